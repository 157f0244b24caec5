/* SPDX-License-Identifier: MIT */
/*
 * spelling: what a misspelled word was meant to be, judged by the words that the FAQ
 * knows. A word that is right is never changed: it is left alone when the FAQ knows it,
 * when it is a common English word (a list built in from Debian's small word lists), or
 * when it is shorter than four letters (a small table has the few that matter: wat, hve).
 *
 *     struct spelling *spelling = spelling_create(arena);
 *     spelling_add(spelling, STR("ketamine"), SPELLING_SUBJECT);
 *     spelling_freeze(spelling);
 *     if (spelling_correct(spelling, STR("ketmaine"), &meant))
 *         ...
 *
 * One edit is forgiven up to 5 letters, two from 6 on; with two edits and 6 or 7 letters
 * the first letter must agree. Order of candidates: edits, +0.6 when the first letter
 * differs, +0.2 when the last does, +0.1 when it is no common English word, -0.3 for an
 * anagram, -0.3 for the subject's name; ties by the alphabet, so that the result depends
 * on nothing else.
 * All memory is the arena's. Frozen, it is read by any number of readers.
 */
#ifndef TEXT_SPELLING_H
#define TEXT_SPELLING_H

#include "base/arena.h"
#include "base/str.h"

struct spelling;

enum spelling_kind { SPELLING_ORDINARY, SPELLING_SUBJECT };

struct spelling *spelling_create(struct arena *arena);
/* A folded word that is right. For a term such as "addict*" spelling_add_stem takes all
 * common words that begin so, or the stem itself when there is none; and with five
 * letters or more (eight when no common word begins so) every word that begins so counts
 * as known. */
void spelling_add(struct spelling *spelling, struct str word, enum spelling_kind kind);
void spelling_add_stem(struct spelling *spelling, struct str stem,
                       enum spelling_kind kind);
void spelling_freeze(struct spelling *spelling);

/* True and the meant word (a view into the arena or a constant) when word is misspelled
 * and something near is known. */
bool spelling_correct(const struct spelling *spelling, struct str word,
                      struct str *meant);
bool spelling_is_known(const struct spelling *spelling, struct str word);
/* In the built-in list of common English words? */
bool spelling_is_common(struct str word);

#endif
