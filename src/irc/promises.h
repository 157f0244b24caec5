/* SPDX-License-Identifier: MIT */
/*
 * irc promises: what is urgent must arrive. Each such reply is kept until the server has
 * acknowledged all of it. Where the link is lost before, or there is none just now, it is
 * said again on the next one, in private and to the same person.
 *
 *     number = irc_promises_make(&promises, &saying, now_ms);
 *     irc_promises_expect(&promises, number, parts);       it is on its way
 *     irc_promises_part_taken(&promises, number);          an echo, ACK or PONG
 *     irc_promises_part_again(&promises, number, parts);   refused, and said otherwise
 *     irc_promises_link_lost(&promises);
 *
 *     OPEN --all parts taken--> (forgotten)
 *       ^  \--link lost, 401--> WAITING --online: WHOIS--> ASKED --the same person--> OPEN
 *                             ^                        |  \--somebody else--> (forgotten)
 *                             +--nobody, no answer-----+   again after 30 s
 *
 * Who refuses it (+g, +R) is asked again after 30 s, then 1 min, 2 and 4.
 *
 * The same person: WHOIS shows the account of the question, or its user and host. After
 * IRC_PROMISE_MS nothing is said any more: by then help was found elsewhere, or the
 * question is asked again. Bounded; the oldest gives way.
 */
#ifndef IRC_PROMISES_H
#define IRC_PROMISES_H

#include "base/arena.h"
#include "irc/isupport.h"
#include "irc/saying.h"

enum {
    IRC_PROMISES_MAX = 32,
    IRC_PROMISE_MS = 10 * 60 * 1000,
    IRC_PROMISE_AGAIN_MS = 30 * 1000,
    IRC_PROMISE_ANSWER_MS = 10 * 1000, /* for WHOIS */
};

enum irc_promise_state {
    IRC_PROMISE_NONE, /* this place is free */
    IRC_PROMISE_OPEN,
    IRC_PROMISE_WAITING,
    IRC_PROMISE_ASKED,
};

struct irc_promise {
    struct arena arena; /* holds the texts */
    struct irc_saying saying;
    enum irc_promise_state state;
    uint32_t number;
    size_t parts_left;
    unsigned refusals; /* of the whole; the next wait is twice as long each time */
    int64_t made_ms;
    int64_t due_ms; /* WAITING: ask then; ASKED: no longer wait then */
    bool is_there, is_same;
};

struct irc_promises {
    struct irc_promise items[IRC_PROMISES_MAX];
    uint32_t numbers; /* given so far */
};

void irc_promises_clear(struct irc_promises *promises);
/* Copies; of what has a number already, the whole is said again. */
uint32_t irc_promises_make(struct irc_promises *promises, const struct irc_saying *saying,
                           int64_t now_ms);
void irc_promises_expect(struct irc_promises *promises, uint32_t number, size_t parts);
void irc_promises_part_taken(struct irc_promises *promises, uint32_t number);
/* One part was refused and is said in another way, in so many. */
void irc_promises_part_again(struct irc_promises *promises, uint32_t number,
                             size_t parts);
/* The reader is not there, or takes nothing from us. All is to be said again; what is still
 * on its way does not count any more. */
void irc_promises_refused(struct irc_promises *promises, uint32_t number, int64_t now_ms);
void irc_promises_link_lost(struct irc_promises *promises);

/* One whose nick is to be asked about now (WHOIS), marked as asked; NULL when none is. */
const struct irc_promise *irc_promises_take_due(struct irc_promises *promises,
                                                int64_t now_ms);
int64_t irc_promises_due_ms(const struct irc_promises *promises);

/* 311: somebody has the nick. */
void irc_promises_host(struct irc_promises *promises, const struct irc_isupport *isupport,
                       struct str nick, struct str user, struct str host);
/* 330, 307. */
void irc_promises_account(struct irc_promises *promises,
                          const struct irc_isupport *isupport, struct str nick,
                          struct str account);
/* 318, 401: one to the nick that may be said now, or NULL; to be called until then. */
const struct irc_promise *irc_promises_end(struct irc_promises *promises,
                                           const struct irc_isupport *isupport,
                                           struct str nick, int64_t now_ms);

#endif
