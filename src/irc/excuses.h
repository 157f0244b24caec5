/* SPDX-License-Identifier: MIT */
/*
 * irc excuses: who was left without an answer because too many asked at once. One line for
 * a room names all of them; who asked in private is told there.
 *
 *     irc_excuses_add(&excuses, room, nick, now_ms);
 *     while (irc_excuses_take(&excuses, now_ms, &excuse))   a line is due
 *         ... excuse.target, excuse.text
 *     wake_at_ms = irc_excuses_due_ms(&excuses);
 *
 * A room's line waits IRC_EXCUSES_GATHER_MS, so that it names everybody; nobody is named
 * again within IRC_EXCUSES_AGAIN_MS. Bounded: who does not fit is not named, and "others"
 * stands for them.
 */
#ifndef IRC_EXCUSES_H
#define IRC_EXCUSES_H

#include "base/arena.h"
#include "base/str.h"

enum {
    IRC_EXCUSES_MAX = 64,
    IRC_EXCUSES_NAME_MAX = 64,
    IRC_EXCUSES_ROOM_MAX = 256,
    IRC_EXCUSES_TEXT_MAX = 300,
    IRC_EXCUSES_GATHER_MS = 2000,
    IRC_EXCUSES_AGAIN_MS = 60 * 1000,
};

struct irc_excused {
    char nick[IRC_EXCUSES_NAME_MAX]; /* as it is to be written */
    char room[IRC_EXCUSES_ROOM_MAX]; /* empty: in private */
    int64_t since_ms;
    bool is_told;
};

struct irc_excuses {
    struct irc_excused *items; /* on the heap while there are any */
    size_t count;
    uint64_t unnamed; /* did not fit */
};

struct irc_excuse {
    struct str target, text; /* in the arena */
};

void irc_excuses_clear(struct irc_excuses *excuses);
/* Copies; room empty: in private. */
void irc_excuses_add(struct irc_excuses *excuses, struct str room, struct str nick,
                     int64_t now_ms);
bool irc_excuses_take(struct irc_excuses *excuses, int64_t now_ms, struct arena *arena,
                      struct irc_excuse *out);
/* INT64_MAX: none waits. */
int64_t irc_excuses_due_ms(const struct irc_excuses *excuses);

#endif
