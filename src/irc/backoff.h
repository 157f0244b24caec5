/* SPDX-License-Identifier: MIT */
/*
 * irc backoff: when to connect again, and to which server of the list.
 *
 *     irc_backoff_init(&backoff, server_count, seed);
 *     connect to servers[irc_backoff_server(&backoff)]
 *     irc_backoff_online(&backoff, now_ms);                     on IRC_ONLINE
 *     at_ms = irc_backoff_failed(&backoff, severity, now_ms);   however it ended
 *
 * Every end of a link and every failed try enters here: name not found, TLS refused,
 * ERROR, silence. 2 s, doubling to 10 min, 25 % jitter either way; back to 2 s after
 * 5 min online. A ban starts at 10 min and doubles to 2 h, a refused login waits 30 min. Only
 * a change over to TLS (STS) does not wait: what it leads to ends here like all others.
 */
#ifndef IRC_BACKOFF_H
#define IRC_BACKOFF_H

#include "base/random.h"
#include "irc/event.h"

struct irc_backoff {
    struct random random;
    size_t server, server_count;
    int64_t delay_ms;     /* of the next failure, before jitter */
    int64_t online_at_ms; /* 0: was not online since the last failure */
};

void irc_backoff_init(struct irc_backoff *backoff, size_t server_count, uint64_t seed);
/* Index into the list of servers. */
size_t irc_backoff_server(const struct irc_backoff *backoff);
void irc_backoff_online(struct irc_backoff *backoff, int64_t now_ms);
/* Moves on to the next server of the list unless this one served for 5 min; returns
 * when to connect. */
int64_t irc_backoff_failed(struct irc_backoff *backoff, enum irc_severity severity,
                           int64_t now_ms);

#endif
