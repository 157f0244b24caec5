/* SPDX-License-Identifier: MIT */
/*
 * irc sts: a network's promise to be spoken to by TLS alone. On plain text it names the
 * port to change over to, by TLS how long the promise holds; both in the value of the
 * capability "sts", which is read and never asked for.
 *
 *     irc_sts_parse(value, &sts)                         from CAP LS or CAP NEW
 *     plain text, sts.port:     hang up and connect by TLS to that port
 *     TLS, sts.has_duration:    irc_sts_learn(&policy, &sts, port, now_ms); keep it
 *     before connecting:        irc_sts_holds(&policy, now_ms): TLS to policy.port
 *     at the end of a link:     irc_sts_renew(&policy, now_ms); keep it
 *
 * A policy belongs to the host of the configuration, be it a name or an address, and
 * outranks the configuration. What came over plain text is never kept: anybody on the
 * way could have said it.
 *
 * https://ircv3.net/specs/extensions/sts
 */
#ifndef IRC_STS_H
#define IRC_STS_H

#include "base/arena.h"
#include "base/macros.h"
#include "base/str.h"

enum { IRC_STS_DURATION_DAYS_MAX = 10 * 366 }; /* longer ones are cut to this */

struct irc_sts {
    uint16_t port; /* 0: none was named */
    bool has_duration;
    int64_t duration_ms; /* 0: the promise is taken back */
};

/* "port=6697,duration=2592000,preload"; unknown words and broken values are passed over.
 * False when nothing of use is left. */
bool irc_sts_parse(struct str value, struct irc_sts *out);

/* The same from a list of capabilities. */
bool irc_sts_find(struct str caps, struct irc_sts *out);

struct irc_sts_policy {
    uint16_t port; /* 0: there is no policy */
    int64_t duration_ms;
    int64_t expires_ms; /* Unix time */
};

/* What a server said over TLS on this port; a duration of 0 leaves no policy. */
void irc_sts_learn(struct irc_sts_policy *policy, const struct irc_sts *sts,
                   uint16_t port, int64_t now_ms);
/* Its time begins anew, because a link that followed it is over. */
void irc_sts_renew(struct irc_sts_policy *policy, int64_t now_ms);
bool irc_sts_holds(const struct irc_sts_policy *policy, int64_t now_ms);

/* As a row of the store: "6697 2592000000 1798000000000". */
struct str irc_sts_format(struct arena *arena, const struct irc_sts_policy *policy);
/* False for anything else. */
MUST_CHECK
bool irc_sts_policy_parse(struct str row, struct irc_sts_policy *out);

#endif
