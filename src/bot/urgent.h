/* SPDX-License-Identifier: MIT */
/*
 * bot urgent: what is done about an emergency or a crisis. Needs no FAQ, and no limit,
 * ignore list or quiet room reaches it.
 *
 *     emergency   where the message was, at once
 *     crisis      to the sender alone; the room sees that much at most
 *
 * Nobody is nagged: the full text comes once in ten minutes to one person and class, a
 * short one in between; a new emergency sign brings the emergency text again, at most
 * once a minute, and means at hand ("I have a knife") a text of their own, at
 * most once in two minutes. Nobody can make the bot flood a room: more than five such
 * replies a minute become one neutral line a minute there; in a direct message each comes.
 * What is remembered of the people, and how they are spoken to afterwards: careful.h. Who
 * says "I'm in Ireland" after a reply gets the lines of that country, again.
 */
#ifndef BOT_URGENT_H
#define BOT_URGENT_H

#include "bot/careful.h"

enum {
    URGENT_ROOMS_MAX = 1000,
    URGENT_SIGN_MS = 60 * 1000,
    URGENT_MEANS_MS = 2 * 60 * 1000,
    URGENT_LATE_MS = 10 * 60 * 1000, /* older ones are answered privately */
    URGENT_ROOM_COUNT = 5,
    URGENT_ROOM_MS = 60 * 1000,
};

struct urgent {
    struct careful careful;
    struct memory rooms;
};

void urgent_init(struct urgent *urgent, uint64_t seed);
void urgent_clear(struct urgent *urgent);
void urgent_forget(struct urgent *urgent, int64_t now_ms);

/* Answers an emergency, a crisis, or a wish not to be sent numbers; false when the
 * verdict is none of them. */
bool urgent_answer(struct urgent *urgent, struct hearing *hearing);

/* After a crisis, what would be refused or not understood is answered as one. True when
 * that was done. */
bool urgent_answer_carefully(struct urgent *urgent, struct hearing *hearing);

/* The same for a goodbye of somebody who spoke of themselves. */
bool urgent_answer_goodbye(struct urgent *urgent, struct hearing *hearing);

#endif
