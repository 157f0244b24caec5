/* SPDX-License-Identifier: MIT */
/*
 * slip: how easily a hand or an ear makes one word of another. An edit distance (letters
 * added, left out, changed, neighbours swapped) in which likely slips cost less: a swap,
 * a letter doubled or not, a vowel, letters that sound alike, keys that lie side by side.
 *
 *     slip_cost(STR("secion"), STR("session"), 30)       10: one edit's worth
 *
 * Measured in tenths of an edit.
 */
#ifndef TEXT_SLIP_H
#define TEXT_SLIP_H

#include "base/str.h"

enum {
    SLIP_WORD_MAX = 40,
    SLIP_EDIT = 10, /* the cost of an edit that nothing explains */
    SLIP_CHEAPEST = 4,
    SLIP_STRANGE_LETTER = 6, /* at least, for each letter that the other word lacks */
    SLIP_SHIFT_MAX = 3       /* so many letters may a word grow or shrink */
};

/* What it costs to write word for meant, or more than limit when it is more than that,
 * or a word is too long. Both of the letters a to z. */
unsigned slip_cost(struct str word, struct str meant, unsigned limit);

#endif
