/* SPDX-License-Identifier: MIT */
/*
 * saying: a short message that is made of a known phrase and of small words alone, so that
 * nothing in it says more than the phrase does.
 *
 *     phrases "do not understand|too long", others " i that it is for me "
 *     "I don't understand that"           is one
 *     "I don't understand the leaflet"    is none: what about the leaflet?
 *
 * Phrases are words as words.h keeps them, parted by '|'; others stand between spaces.
 */
#ifndef TEXT_SAYING_H
#define TEXT_SAYING_H

#include <stdint.h>

#include "text/words.h"

enum { SAYING_WORDS_MAX = 14 }; /* longer is none */

bool saying_is(const struct words *words, const char *phrases, const char *others);
/* Does one of the phrases stand in it, whatever stands around? */
bool saying_has(const struct words *words, const char *phrases);

/* Which of up to 64 sayings a message could be, by its words: for many of them, so that
 * hardly one needs to be read through.
 *
 *     struct sayings sayings = {0};
 *     sayings_add(&sayings, row, phrases, others);         each row
 *     if (sayings_possible(&sayings, words) >> row & 1)    saying_is may be true
 */
enum { SAYINGS_MAX = 64, SAYINGS_PLACES = 1024 };

struct sayings {
    uint64_t rows[SAYINGS_PLACES]; /* by the hash of a word: a bit for each that has it */
};

void sayings_add(struct sayings *sayings, size_t row, const char *phrases,
                 const char *others);
uint64_t sayings_possible(const struct sayings *sayings, const struct words *words);

#endif
