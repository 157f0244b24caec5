/* SPDX-License-Identifier: MIT */
/*
 * irc saying: one answer on its way to a target, and how a copy is kept for later.
 */
#ifndef IRC_SAYING_H
#define IRC_SAYING_H

#include "base/arena.h"
#include "irc/format.h"

/* Who goes first when the server lets us send. */
enum irc_priority {
    IRC_PRIORITY_URGENT,  /* safety */
    IRC_PRIORITY_CONTROL, /* registration, joins, lookups */
    IRC_PRIORITY_DIRECT,
    IRC_PRIORITY_CHANNEL,
    IRC_PRIORITY_LEISURE, /* the rest of a long answer */
};
enum { IRC_PRIORITY_COUNT = IRC_PRIORITY_LEISURE + 1 };

/* One answer, and whose it is. */
struct irc_saying {
    struct str target;
    struct irc_text text;
    struct str nick;     /* who asked; empty: nobody waits for it */
    struct str mask;     /* the same, "nick!user@host"; may be empty */
    struct str account;  /* the same, "account:NAME"; may be empty */
    struct str room;     /* where it was asked; empty: in private */
    struct str reply_to; /* msgid of the question; may be empty */
    enum irc_priority priority;
    bool is_notice;   /* by NOTICE */
    bool must_arrive; /* all of it, if need be on the next link (promises.h) */
    uint32_t promise; /* its number there, or that of what it is a part of; 0: none yet */
};

/* With all that it points to, in the arena. */
struct irc_saying irc_saying_copy(struct arena *arena, const struct irc_saying *saying);
/* To its asker alone, without the name that was put before it for a room. */
void irc_saying_turn_private(struct irc_saying *saying);

#endif
