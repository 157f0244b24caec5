/* SPDX-License-Identifier: MIT */
/*
 * openings: the bytes that every match of a regular expression begins with, read off the
 * expression. "\b(?:eat|food) or drink" can only match where "eat " or "food" stands, and a
 * text has few such places: looking there first spares most searches.
 *
 *     openings_read(STR("\\b(?:eat|food)s? or"), &openings);
 *     openings_may_begin(&openings, text, at)
 *     openings_clear(&openings);
 *
 * Of each way to begin the first eight bytes at most, fewer where the ways are many. What
 * is not understood (classes, options, repeats, anything but ASCII) ends an opening
 * early, which is always true and only less telling; an empty one, or too many, leave no
 * openings: then any place may be a beginning.
 */
#ifndef TEXT_OPENINGS_H
#define TEXT_OPENINGS_H

#include <stdint.h>

#include "base/str.h"

enum { OPENINGS_MAX = 320, OPENING_BYTES_MAX = 8, OPENING_BYTES_LEAST = 4 };

struct openings {
    struct opening_range {
        uint64_t low, high; /* eight bytes as a number, the first byte highest */
    } * items;              /* rising, apart from each other; on the heap */
    size_t count;           /* 0: anything */
};

/* The expression must be one that PCRE2 took, without PCRE2_CASELESS or PCRE2_EXTENDED. */
void openings_read(struct str regex, struct openings *out);
void openings_clear(struct openings *openings);
/* False only where no match begins. */
bool openings_may_begin(const struct openings *openings, struct str text, size_t at);

/* Behind the last byte but one of a class "[...]" that begins at i: at its "]". */
size_t openings_skip_class(struct str regex, size_t i);
/* Behind a lookaround "(?<!...)" that begins at i; i where none does. */
size_t openings_skip_look(struct str regex, size_t i);

#endif
