/* SPDX-License-Identifier: MIT */
#include "irc/turns.h"

#include <stddef.h>

/* IRC_TURNS_MAX: it has none. */
static size_t place_of(const struct irc_turns *turns, uint64_t who)
{
    size_t at = 0;
    while (at < IRC_TURNS_MAX
           && (turns->served[at].turn == 0 || turns->served[at].who != who))
        at++;
    return at;
}

static size_t oldest(const struct irc_turns *turns)
{
    size_t found = 0;
    for (size_t i = 1; i < IRC_TURNS_MAX; i++) {
        if (turns->served[i].turn < turns->served[found].turn)
            found = i;
    }
    return found;
}

void irc_turns_serve(struct irc_turns *turns, uint64_t who)
{
    size_t at = place_of(turns, who);
    if (at == IRC_TURNS_MAX)
        at = oldest(turns);
    turns->served[at].who = who;
    turns->served[at].turn = ++turns->count;
}

uint64_t irc_turns_last(const struct irc_turns *turns, uint64_t who)
{
    size_t at = place_of(turns, who);
    return at == IRC_TURNS_MAX ? 0 : turns->served[at].turn;
}
