/* SPDX-License-Identifier: MIT */
/*
 * irc saying: one answer that is kept for later (session.h says what it consists of).
 */
#ifndef IRC_SAYING_H
#define IRC_SAYING_H

#include "base/arena.h"
#include "irc/session.h"

/* With all that it points to, in the arena. */
struct irc_saying irc_saying_copy(struct arena *arena, const struct irc_saying *saying);
/* To its asker alone, without the name that was put before it for a room. */
void irc_saying_turn_private(struct irc_saying *saying);

#endif
