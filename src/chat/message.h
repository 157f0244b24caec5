/* SPDX-License-Identifier: MIT */
/*
 * chat message: one message that somebody wrote, in the form that the bot hears,
 * whatever network it came from. A bridge fills it in; all views live until bot_hear
 * returns.
 */
#ifndef CHAT_MESSAGE_H
#define CHAT_MESSAGE_H

#include "base/str.h"

/* What a reply may look like where the message came from. */
struct chat_shape {
    unsigned lines_max;         /* of one reply */
    unsigned line_bytes;        /* of one line, names and prefixes subtracted */
    unsigned private_lines_max; /* of the rest of an answer, where that goes to the asker
                                 * alone; 0: it is said where the message came from */
    /* the whole passage in one message (Matrix); lines do not count */
    bool takes_passage;
};

struct chat_message {
    struct str network;    /* name from the configuration */
    struct str room;       /* folded channel or room id; in a direct message the sender */
    struct str sender;     /* folded nick or MXID: whom a dialogue belongs to */
    struct str limited_as; /* whom limits belong to ("*!user@host"); empty: the sender */
    struct str name;       /* how to address the sender in a room */
    struct str mask;       /* "nick!user@host", for the log of admins; may be empty */
    struct str account;    /* "account:x", MXID or "mask:n!u@h"; empty: not known */
    struct str id;         /* event or message id, for replies; may be empty */
    struct str text;       /* raw, as it came, without the bridge's own markup */
    struct str bot_name;   /* what the bot is called here, as the text spells it */
    struct str region;     /* of the room's configuration; empty: the default */
    int64_t time_ms;       /* when it was sent (Unix time) */
    bool is_direct;
    bool is_mention; /* the network says that it is for the bot (pill, m.mentions) */
    bool is_reply_to_bot;
    bool is_bot;     /* the sender is marked as a bot */
    bool is_notice;  /* must never be answered */
    bool is_ignored; /* on the operator's list: safety replies only */
    /* may not write in private here: safety replies, and one word why */
    bool is_stranger;
    bool is_ambient; /* the room's ambient mode is on */
    bool is_quiet;   /* the room is configured quiet */
    bool is_late;    /* sent while the bot was away */
    bool is_stale;   /* late in a room where the talk has moved on: safety alone */
    bool is_action;  /* "ann sighs": text, but no question; safety alone */
    /* an edit of a question that was answered: no new one to limits */
    bool is_correction;
    bool is_operator;    /* of the room, where operators may quiet it */
    bool takes_settings; /* the room's settings can be changed by CHAT_SET */
    bool takes_raw;      /* admins may send lines as they are */
    bool is_admin;       /* the bridge has checked the account against the admins */
    struct chat_shape shape;
};

#endif
