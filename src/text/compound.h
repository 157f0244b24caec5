/* SPDX-License-Identifier: MIT */
/*
 * compound: two words that were written as one, and one that was written as two, judged
 * by the words that a FAQ knows.
 *
 *     compound_joins(spelling, STR("keta"), STR("mine"))      true
 *     compound_split(spelling, STR("sideeffects"))            4
 */
#ifndef TEXT_COMPOUND_H
#define TEXT_COMPOUND_H

#include "text/spelling.h"

enum { COMPOUND_MAX = 40 };

/* The FAQ knows the two together, and one of them is none by itself: a fragment, or
 * something that only stands before others. */
bool compound_joins(const struct spelling *spelling, struct str first, struct str second);
/* The letters of the first of two known words, or 0 when it is not made of two. */
size_t compound_split(const struct spelling *spelling, struct str word);

#endif
