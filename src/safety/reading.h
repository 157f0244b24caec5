/* SPDX-License-Identifier: MIT */
/*
 * reading: a message in the one form in which cues are looked for. Unlike text/words.h
 * it keeps every word of a long message and its order, marks where a thought ends, and
 * needs no vocabulary: an emergency may stand anywhere.
 *
 *     "Im SO done... he wont wake up!!"   ->   " i am so done . he will not wake up . "
 *
 * Folded; one space around every word; apostrophes, commas and hyphens gone; short forms
 * and the usual misspellings written out; sentence ends, line feeds, "but" and the comma of
 * "no, ..." as " . ".
 */
#ifndef SAFETY_READING_H
#define SAFETY_READING_H

#include "base/arena.h"
#include "base/str.h"

struct lexicon;
struct spelling;

struct reading {
    struct str text;
    bool is_question; /* there was a question mark */
};

/* By which words are understood; both may be NULL. */
struct reader {
    const struct spelling *spelling;
    const struct lexicon *lexicon; /* its words are right, in whatever language */
};

/* In the arena. A message that is mostly not English is not corrected. */
void reading_make(struct arena *arena, struct str message, struct reader reader,
                  struct reading *out);

/* The thought around a part of the text, with the space at both of its ends; part must be
 * a view into the text. */
struct str reading_clause(const struct reading *reading, struct str part);
/* The same, up to where the part begins. */
struct str reading_before(const struct reading *reading, struct str part);
/* The same, from where the part ends. */
struct str reading_after(const struct reading *reading, struct str part);

#endif
