/* SPDX-License-Identifier: MIT */
/*
 * bot misses: what was asked in rooms and not understood, as word shapes (faq/shape.h)
 * with a count, for authors. Kept only where the operator turned it on; never of a direct
 * message, of what triage had a word to say to, or of somebody who was in danger within
 * the hour. No names, rooms or times of single questions.
 *
 *     misses_note(misses, hearing)         after each message was heard
 *     misses_list(misses, arena)           for an admin
 */
#ifndef BOT_MISSES_H
#define BOT_MISSES_H

#include "bot/urgent.h"

enum {
    MISSES_MAX = 300,
    MISSES_SHOWN = 15,
    MISSES_KEEP_DAYS = 60,
    MISSES_BYTES_MAX = 64 * 1024, /* of all of them as text */
};

struct misses {
    struct memory shapes;
    bool has_changed; /* since misses_save */
};

void misses_init(struct misses *misses, uint64_t seed);
void misses_clear(struct misses *misses);
void misses_forget(struct misses *misses, int64_t now_ms);

/* Was the message a question that found nothing? Then its shape is counted. */
void misses_note(struct misses *misses, const struct urgent *urgent,
                 const struct hearing *hearing);

/* "3 x cost dentist; 1 x parking", most often first; empty when there are none. */
struct str misses_list(const struct misses *misses, struct arena *arena);

/* As lines of count, day of the last one and shape, and back; what is too old or does not
 * look like one is left out. */
struct str misses_save(struct misses *misses, struct arena *arena);
void misses_load(struct misses *misses, struct str text, int64_t now_ms);

#endif
