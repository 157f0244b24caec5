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
 * For an hour afterwards the conversation is careful: a question about amounts is no mere
 * refusal then.
 *
 * Who names their country gets its lines, in this reply and for that hour; "I'm in
 * Ireland" after a reply says them again.
 *
 * Hints that are too weak alone add up over ten minutes. Of the people it remembers times,
 * flags, how much a hint weighs and that country, in memory, never what they wrote.
 */
#ifndef BOT_URGENT_H
#define BOT_URGENT_H

#include "bot/hearing.h"

enum {
    URGENT_PEOPLE_MAX = 2000,
    URGENT_ROOMS_MAX = 1000,
    URGENT_FULL_MS = 10 * 60 * 1000,
    URGENT_SIGN_MS = 60 * 1000,
    URGENT_MEANS_MS = 2 * 60 * 1000,
    URGENT_CAREFUL_MS = 60 * 60 * 1000,
    URGENT_RECENT_MS = 10 * 60 * 1000,
    URGENT_WATCH_MS = 20 * 60 * 1000,
    URGENT_LATE_MS = 10 * 60 * 1000, /* older ones are answered privately */
    URGENT_ROOM_COUNT = 5,
    URGENT_ROOM_MS = 60 * 1000,
};

struct urgent {
    struct memory people, rooms;
};

void urgent_init(struct urgent *urgent, uint64_t seed);
void urgent_clear(struct urgent *urgent);
void urgent_forget(struct urgent *urgent, int64_t now_ms);

/* The lines of the country that this person is in, as they said now or before; fallback
 * when they did not, or when it is the fallback's own. */
const struct safety_lines *urgent_lines(const struct urgent *urgent,
                                        const struct hearing *hearing,
                                        const struct safety_lines *fallback);

/* Who tells where they are, in calm, has those lines for an hour, too. True when that is
 * all the message says; then hearing->lines are those. */
bool urgent_hears_country(struct urgent *urgent, struct hearing *hearing);
/* Did they, within the hour? */
bool urgent_knows_country(const struct urgent *urgent, const struct hearing *hearing);

/* What the sender said in the last minutes changes the verdict (safety/recent.h). What is
 * stale and no alarm is not remembered: it may come twice. */
void urgent_add_up(struct urgent *urgent, struct hearing *hearing);

/* Answers an emergency, a crisis, or a wish not to be sent numbers; false when the
 * verdict is none of them. */
bool urgent_answer(struct urgent *urgent, struct hearing *hearing);

/* After a crisis, what would be refused or not understood is answered as one. True when
 * that was done. */
bool urgent_answer_carefully(struct urgent *urgent, struct hearing *hearing);

/* The same for a goodbye of somebody who spoke of themselves. */
bool urgent_answer_goodbye(struct urgent *urgent, struct hearing *hearing);

/* Does the crisis line go under this answer, because the hour is careful? Who spoke of
 * their own crisis has it under each answer for ten minutes, and later once in ten; others
 * have it once. Never in a room, which is to learn nothing of it. */
bool urgent_takes_footer(struct urgent *urgent, const struct hearing *hearing);

/* Was this person answered urgently a moment ago? What they say next is to the bot. */
bool urgent_is_open(const struct urgent *urgent, const struct hearing *hearing);

/* Was this person in danger within the hour? */
bool urgent_is_careful(const struct urgent *urgent, const struct hearing *hearing);

/* And said to be thinking of suicide or self-harm, themselves or of somebody else? */
bool urgent_is_after_crisis(const struct urgent *urgent, const struct hearing *hearing);

/* Is what this person says next likely about an emergency that they told of? */
bool urgent_is_watchful(const struct urgent *urgent, const struct hearing *hearing);

/* Was it about a child or an animal that swallowed something? Which: urgent_subject. */
bool urgent_is_of_no_adult(const struct urgent *urgent, const struct hearing *hearing);
enum triage_subject urgent_subject(const struct urgent *urgent,
                                   const struct hearing *hearing);

/* The emergency is over, they say: what is asked next may be answered. */
void urgent_set_over(struct urgent *urgent, const struct hearing *hearing);
bool urgent_is_over(const struct urgent *urgent, const struct hearing *hearing);

/* Did they ask, within the hour, not to be sent numbers, and showed no new sign since? */
bool urgent_has_stopped(const struct urgent *urgent, const struct hearing *hearing);
/* Was the last thing this person was told, within the hour, an urgent reply? */
bool urgent_was_last(const struct urgent *urgent, const struct hearing *hearing);

#endif
