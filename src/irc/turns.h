/* SPDX-License-Identifier: MIT */
/*
 * irc turns: who was served when, so that askers take turns. Of so many as there is room
 * for; who is forgotten, or new, comes first.
 */
#ifndef IRC_TURNS_H
#define IRC_TURNS_H

#include <stdint.h>

enum { IRC_TURNS_MAX = 32 };

struct irc_turns {
    struct {
        uint64_t who, turn; /* a hash; turn 0: this place is free */
    } served[IRC_TURNS_MAX];
    uint64_t count; /* so far */
};

/* It is served now. */
void irc_turns_serve(struct irc_turns *turns, uint64_t who);
/* Its last turn; 0: none that is remembered. A lower one is longer ago. */
uint64_t irc_turns_last(const struct irc_turns *turns, uint64_t who);

#endif
