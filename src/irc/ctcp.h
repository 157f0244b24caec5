/* SPDX-License-Identifier: MIT */
/*
 * irc ctcp: questions between clients inside a PRIVMSG, marked by \x01. Answered by
 * NOTICE, to the asker alone, four times a minute at most; DCC never.
 *
 * https://modern.ircdocs.horse/ctcp.html
 */
#ifndef IRC_CTCP_H
#define IRC_CTCP_H

#include "base/arena.h"
#include "irc/options.h"

enum { IRC_CTCP_PER_MINUTE = 4, IRC_CTCP_PING_BYTES_MAX = 64 };

struct irc_ctcp {
    struct str command; /* "VERSION", "ACTION" ... */
    struct str params;
};

struct irc_ctcp_limit {
    int64_t since_ms;
    unsigned count;
};

/* False when the text is not CTCP. Views of the text. */
bool irc_ctcp_parse(struct str text, struct irc_ctcp *out);
/* The text of the NOTICE; false for what is not answered. */
bool irc_ctcp_reply(const struct irc_ctcp *ctcp, const struct irc_options *options,
                    int64_t now_ms, struct arena *arena, struct str *out);
/* May one more be answered now? Counts it. */
bool irc_ctcp_allows(struct irc_ctcp_limit *limit, int64_t now_ms);

#endif
