/* SPDX-License-Identifier: MIT */
/*
 * irc self: what we are called, what other names we would take, and how long our lines
 * may be. The mask ("nick!user@host") stands before each of our lines when others get
 * them; until a server shows it, the longest that it could be is assumed.
 */
#ifndef IRC_SELF_H
#define IRC_SELF_H

#include "irc/isupport.h"
#include "irc/options.h"

enum { IRC_SELF_NAME_MAX = 256, IRC_SELF_DIGITS = 9, IRC_SELF_SPARE_BYTES = 10 };

struct irc_self {
    char nick[IRC_SELF_NAME_MAX];
    char user[IRC_SELF_NAME_MAX]; /* empty: not known */
    char host[IRC_SELF_NAME_MAX]; /* empty: not known */
    size_t tries;                 /* names tried since the connection was made */
    bool is_asked;                /* the server was asked for user and host (USERHOST) */
    size_t spare;                 /* bytes that are left free beside the usual ones */
};

/* The first nick of the options; nothing else is known. */
void irc_self_reset(struct irc_self *self, const struct irc_options *options);
/* The next name after a refusal: the alternatives, then the base with a digit, cut to
 * what the server takes. False when there is none left. */
bool irc_self_next_nick(struct irc_self *self, const struct irc_options *options,
                        const struct irc_isupport *isupport);
/* The first of our names in a text, as it is written there: what we are called now, the
 * nick and the alternatives of the options. Without one, what we are called now. */
struct str irc_self_name_in(const struct irc_self *self,
                            const struct irc_options *options,
                            const struct irc_isupport *isupport, struct str text);
void irc_self_set_nick(struct irc_self *self, struct str nick);
/* Empty parts are passed over. */
void irc_self_set_host(struct irc_self *self, struct str user, struct str host);
/* The server found a line too long: leave so many more bytes free, within bounds. */
void irc_self_spare(struct irc_self *self, size_t bytes);
/* Bytes for the text of one PRIVMSG to target. */
size_t irc_self_line_bytes(const struct irc_self *self,
                           const struct irc_isupport *isupport, struct str target);

#endif
