/* SPDX-License-Identifier: MIT */
/*
 * bot careful: what is remembered of people who were in danger, so that for an hour they
 * are spoken to with care: a question about amounts is no mere refusal then, and an
 * ordinary answer has the crisis line under it.
 *
 * Who names their country gets its lines for that hour. Hints that are too weak alone add up
 * over ten minutes. Remembered are times, flags, how much a hint weighs and that country,
 * in memory, never what somebody wrote.
 */
#ifndef BOT_CAREFUL_H
#define BOT_CAREFUL_H

#include "bot/hearing.h"
#include "safety/recent.h"

enum {
    CAREFUL_PEOPLE_MAX = 2000,
    CAREFUL_MS = 60 * 60 * 1000,
    CAREFUL_FULL_MS = 10 * 60 * 1000, /* between two full texts of one class */
    CAREFUL_RECENT_MS = 10 * 60 * 1000,
    CAREFUL_WATCH_MS = 20 * 60 * 1000,
};

enum careful_class { CAREFUL_EMERGENCY, CAREFUL_CRISIS, CAREFUL_CLASS_COUNT };

struct careful_person {
    struct memory_item item;
    int64_t full_ms[CAREFUL_CLASS_COUNT]; /* when the full text was said last; 0: never */
    int64_t urgent_ms;                    /* the last reply of either class; 0: never */
    int64_t emergency_ms; /* the last to an emergency by a cue; 0: never */
    int64_t means_ms;     /* the last text for means at hand; 0: never */
    int64_t footer_ms;    /* the last crisis line under an answer since; 0: none */
    uint64_t text_hash;   /* of the last emergency: the same again is no new sign */
    enum triage_subject subject;        /* of the last emergency */
    enum triage_subject crisis_subject; /* of the last crisis */
    unsigned turn;                      /* short ones so far */
    bool was_crisis;
    bool has_stopped;   /* asked not to be sent numbers, and no cue since */
    bool is_over;       /* the last emergency, as they said */
    bool is_called_off; /* it was none, they say */
    struct recent recent;
    int64_t recent_ms;                /* the last of it */
    const struct safety_lines *lines; /* of the country they named; NULL: none */
};

struct careful {
    struct memory people;
};

void careful_init(struct careful *careful, uint64_t seed);
void careful_clear(struct careful *careful);
void careful_forget(struct careful *careful, int64_t now_ms);

/* For urgent.c. The sender, made when not known; as known, or NULL; NULL too when there was
 * no urgent reply within the hour. Views, until the next of these calls. */
struct careful_person *careful_person(struct careful *careful,
                                      const struct hearing *hearing);
struct careful_person *careful_known(const struct careful *careful,
                                     const struct hearing *hearing);
struct careful_person *careful_find(const struct careful *careful,
                                    const struct hearing *hearing);

/* The lines of the country that this person is in, as they said now or before; fallback
 * when they did not, or when it is the fallback's own. */
const struct safety_lines *careful_lines(const struct careful *careful,
                                         const struct hearing *hearing,
                                         const struct safety_lines *fallback);

/* Who tells where they are, in calm, has those lines for an hour, too. True when that is
 * all the message says; then hearing->lines are those. */
bool careful_hears_country(struct careful *careful, struct hearing *hearing);
/* Did they, within the hour? */
bool careful_knows_country(const struct careful *careful, const struct hearing *hearing);

/* What the sender said in the last minutes changes the verdict (safety/recent.h). What is
 * stale and no alarm is not remembered: it may come twice. */
void careful_add_up(struct careful *careful, struct hearing *hearing);

/* Does the crisis line go under this answer, because the hour is careful? Who spoke of
 * their own crisis has it under each answer for ten minutes, and later once in ten; others
 * have it once. Never in a room, which is to learn nothing of it. */
bool careful_takes_footer(struct careful *careful, const struct hearing *hearing);

/* Was this person answered urgently a moment ago? What they say next is to the bot. */
bool careful_is_open(const struct careful *careful, const struct hearing *hearing);

/* Was this person in danger within the hour? */
bool careful_is_careful(const struct careful *careful, const struct hearing *hearing);

/* And said to be thinking of suicide or self-harm, themselves or of somebody else? */
bool careful_is_after_crisis(const struct careful *careful,
                             const struct hearing *hearing);

/* Is what this person says next likely about an emergency that they told of? */
bool careful_is_watchful(const struct careful *careful, const struct hearing *hearing);

/* Was the last urgent reply, of these ten minutes, to an emergency, if only a weighed one? */
bool careful_is_of_emergency(const struct careful *careful,
                             const struct hearing *hearing);

/* Was it about a child or an animal that swallowed something? Which: careful_subject. */
bool careful_is_of_no_adult(const struct careful *careful, const struct hearing *hearing);
enum triage_subject careful_subject(const struct careful *careful,
                                    const struct hearing *hearing);

/* The emergency is over, they say: what is asked next may be answered. */
void careful_set_over(struct careful *careful, const struct hearing *hearing);
bool careful_is_over(const struct careful *careful, const struct hearing *hearing);

/* It was no danger at all, they say: nothing is open, nothing is watched, until a new cue.
 * Amounts stay refused, and the crisis line under the next answer. */
void careful_call_off(struct careful *careful, const struct hearing *hearing);
bool careful_is_called_off(const struct careful *careful, const struct hearing *hearing);

/* Did they ask, within the hour, not to be sent numbers, and showed no new sign since? */
bool careful_has_stopped(const struct careful *careful, const struct hearing *hearing);
/* Was the last thing this person was told, within the hour, an urgent reply? */
bool careful_was_last(const struct careful *careful, const struct hearing *hearing);

#endif
