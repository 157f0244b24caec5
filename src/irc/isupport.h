/* SPDX-License-Identifier: MIT */
/*
 * irc isupport: what a server says about itself in 005, and the rules that follow from
 * it: which names are equal, what is a channel, how long things may be.
 *
 *     irc_isupport_init(&isupport);                      the defaults of RFC 1459
 *     irc_isupport_apply(&isupport, STR("NICKLEN=30"));
 *     irc_isupport_apply(&isupport, STR("-NICKLEN"));    back to the default
 *
 * Unknown tokens and values out of range are passed over.
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
    IRC_CASEMAPPING_ASCII,          /* rfc7613 too: bytes over 127 are left alone */
};

enum { IRC_ISUPPORT_TEXT_MAX = 64 };

struct irc_isupport {
    enum irc_casemapping casemapping;
    char chantypes[IRC_ISUPPORT_TEXT_MAX];
    char statusmsg[IRC_ISUPPORT_TEXT_MAX];
    char prefix_modes[IRC_ISUPPORT_TEXT_MAX];   /* "ov" */
    char prefix_symbols[IRC_ISUPPORT_TEXT_MAX]; /* "@+" */
    char network[IRC_ISUPPORT_TEXT_MAX];
    char bot_mode; /* 0: none */
    size_t nick_len, channel_len, user_len, host_len;
    size_t line_len; /* bytes of a line with CRLF, without tags */
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

#endif
