/* SPDX-License-Identifier: MIT */
/*
 * chat action: what the bot wants done. Nothing is sent from inside a handler: bot_hear
 * fills a list, and the bridges carry it out when it has returned. Lists and all their
 * views live in the scratch arena of the message.
 */
#ifndef CHAT_ACTION_H
#define CHAT_ACTION_H

#include "base/arena.h"
#include "chat/message.h"
#include "chat/reply.h"

enum chat_action_kind {
    CHAT_REPLY_HERE,    /* in the room of the message, as an answer to its sender */
    CHAT_REPLY_PRIVATE, /* to the sender alone; fallback is said in the room if refused,
                         * with lead, footer and closing of the reply */
    CHAT_EXCUSE,      /* too many ask at once: the sender is told, together with others */
    CHAT_ASK_ACCOUNT, /* who is the sender really? hear the message again with it */
    CHAT_RELOAD,      /* build a new snapshot; its result is told to the sender */
    CHAT_QUIET,       /* the room has been quieted or resumed: keep that */
    CHAT_JOIN,        /* target: a channel or room; value: its key, or empty */
    CHAT_LEAVE,
    CHAT_SET, /* a setting of the room of the message: target its name, value */
    CHAT_RAW, /* target: a line for the server as it is */
};

enum chat_urgency {
    CHAT_ORDINARY,
    CHAT_URGENT,  /* safety: before all others */
    CHAT_LEISURE, /* the rest of an answer: after all others */
};

struct chat_action {
    enum chat_action_kind kind;
    enum chat_urgency urgency;
    struct chat_reply reply;
    struct rich fallback;  /* private reply: what the room gets instead if it fails */
    struct rich room_note; /* private reply: what the room sees beside it; may be empty */
    struct str to_name; /* reply: who is addressed instead of the sender; may be empty */
    struct str target;  /* join, leave, set, raw */
    struct str value;   /* join, set */
    struct str topic;   /* of an answer: for the log, never text; may be empty */
    const char *kind_name;  /* "answer", "crisis" ...: for the log */
    bool is_quiet;          /* quiet: on or off */
    const char *order;      /* of an admin, to be written down; NULL: it is none */
    struct str order_about; /* the name that it is about ("#faq", "ann"); may be empty */
    bool is_refused;        /* the order: nothing came of it */
    bool is_secret;         /* leaves no trace: no log line that tells it apart */
};

struct chat_actions {
    struct arena *arena;
    struct chat_action *items;
    size_t count, capacity;
};

/* Empties the list; what it gives from now on lives in arena. */
void chat_actions_init(struct chat_actions *actions, struct arena *arena);
/* A new action of a kind at the end; its reply is empty. Lives until the next addition. */
struct chat_action *chat_actions_add(struct chat_actions *actions,
                                     enum chat_action_kind kind);

#endif
