/* SPDX-License-Identifier: MIT */
/*
 * distance: how many edits lie between two short words (optimal string alignment: a
 * letter added, left out, changed, or two neighbours swapped).
 */
#ifndef TEXT_DISTANCE_H
#define TEXT_DISTANCE_H

#include "base/str.h"

enum { DISTANCE_WORD_MAX = 64 };

/* The distance in bytes of folded text, or limit + 1 when it is more than limit or a
 * word is longer than DISTANCE_WORD_MAX. */
unsigned distance_between(struct str a, struct str b, unsigned limit);

#endif
