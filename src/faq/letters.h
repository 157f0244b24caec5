/* SPDX-License-Identifier: MIT */
/*
 * letters: a text's runs of three and of four bytes, over the ends of words too, with one
 * space before and behind it: " dr", " dri", "dri", "drip", "rip", "rip ", ...
 *
 * A run is a number: its bytes, the first one highest, zero before a run of three.
 */
#ifndef FAQ_LETTERS_H
#define FAQ_LETTERS_H

#include "base/arena.h"

struct letters {
    uint32_t *items; /* as they stand in the text */
    size_t count;
};

struct letters letters_read(struct str text, struct arena *arena);

#endif
