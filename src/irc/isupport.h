/* SPDX-License-Identifier: MIT */
/*
 * irc isupport: what a server says about itself in 005, and the rules that follow from
 * it: which names are equal, what is a channel, how long things may be.
 *
 *     irc_isupport_init(&isupport);                      the defaults of RFC 1459
 *     irc_isupport_apply(&isupport, STR("NICKLEN=30"));
 *     irc_isupport_apply(&isupport, STR("-NICKLEN"));    back to the default
 *
 * Tokens that the bot has no use for and values out of range are passed over.
 *
 * https://modern.ircdocs.horse/#rplisupport-parameter-types
 */
#ifndef IRC_ISUPPORT_H
#define IRC_ISUPPORT_H

#include "base/arena.h"
#include "base/str.h"

enum irc_casemapping {
    IRC_CASEMAPPING_RFC1459,        /* A-Z [ ] \ ~ to a-z { } | ^ */
    IRC_CASEMAPPING_RFC1459_STRICT, /* the same without ~ */
    IRC_CASEMAPPING_ASCII,          /* what is unknown too */
    IRC_CASEMAPPING_RFC7613,        /* lower case of all scripts, composed */
};

/* What MODE letters do, in the order of CHANMODES. */
enum irc_mode_kind {
    IRC_MODE_LIST,    /* a list: always a parameter */
    IRC_MODE_ALWAYS,  /* a parameter to set and to unset */
    IRC_MODE_SETTING, /* a parameter to set alone */
    IRC_MODE_FLAG,    /* none */
    IRC_MODE_KINDS,
};

enum { IRC_ISUPPORT_TEXT_MAX = 64 };

struct irc_isupport {
    enum irc_casemapping casemapping;
    char chantypes[IRC_ISUPPORT_TEXT_MAX];
    char statusmsg[IRC_ISUPPORT_TEXT_MAX];
    char prefix_modes[IRC_ISUPPORT_TEXT_MAX];              /* "ov" */
    char prefix_symbols[IRC_ISUPPORT_TEXT_MAX];            /* "@+" */
    char chanmodes[IRC_MODE_KINDS][IRC_ISUPPORT_TEXT_MAX]; /* PREFIX is not among them */
    char
        clienttagdeny[IRC_ISUPPORT_TEXT_MAX]; /* as sent: "*,-typing"; "": all may pass */
    char msgreftypes[IRC_ISUPPORT_TEXT_MAX];  /* "msgid,timestamp" */
    char bot_mode;                            /* 0: none */
    size_t nick_len, user_len, host_len;
    size_t line_len;    /* bytes of a line with CRLF, without tags */
    size_t chathistory; /* messages at once; 0: there is none */
    size_t monitor;     /* names in the list; 0: there is none */
    bool has_whox;
};

void irc_isupport_init(struct irc_isupport *isupport);
void irc_isupport_apply(struct irc_isupport *isupport, struct str token);

/* In the arena. */
struct str irc_isupport_fold(const struct irc_isupport *isupport, struct arena *arena,
                             struct str name);
/* Are these two the same name? */
bool irc_isupport_same(const struct irc_isupport *isupport, struct str a, struct str b);
bool irc_isupport_is_channel(const struct irc_isupport *isupport, struct str name);
/* Takes the status prefix off "@#faq"; true when there was one. */
bool irc_isupport_cut_status(const struct irc_isupport *isupport, struct str *target);
/* Does CLIENTTAGDENY let a client tag pass? The name is without "+". */
bool irc_isupport_allows_tag(const struct irc_isupport *isupport, struct str name);

#endif
