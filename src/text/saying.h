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

#include "text/words.h"

enum { SAYING_WORDS_MAX = 14 }; /* longer is none */

bool saying_is(const struct words *words, const char *phrases, const char *others);

#endif
