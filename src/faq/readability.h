/* SPDX-License-Identifier: MIT */
/*
 * readability: how hard a text is to read, as a school grade (Flesch and Kincaid, 1975): 6
 * is read by somebody of eleven or twelve, 10 by one of sixteen.
 *
 *     grade = 0.39 * words / sentences + 11.8 * syllables / words - 15.59
 *
 *     struct readability readability = {0};
 *     readability_add(&readability, &passage.blocks[0]);      each block
 *     readability_grade(&readability)
 *
 * A rule of thumb for English: long sentences and long words are hard. Syllables are
 * counted as groups of vowels, less a silent e at the end; a number is one. Links count
 * by their text. The end of a block ends a sentence.
 */
#ifndef FAQ_READABILITY_H
#define FAQ_READABILITY_H

#include "text/rich.h"

struct readability {
    size_t words, sentences, syllables;
};

void readability_add(struct readability *readability, const struct rich_block *block);
/* 0 for a text without words. */
double readability_grade(const struct readability *readability);

#endif
