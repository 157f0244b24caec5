/* SPDX-License-Identifier: MIT */
/*
 * words tables: what words.c knows by heart: contractions and chat shorthand (in
 * words_shorthand.c), compounds that people split, phrases of greeting and politeness,
 * stop words. All but the closings are sorted by bytes, for the binary search.
 */
#ifndef TEXT_WORDS_TABLES_H
#define TEXT_WORDS_TABLES_H

#include "base/str.h"

struct words_rewrite {
    struct str from; /* one word; in joins: two with a space between */
    struct str to;   /* one word or more with a space between */
};

struct words_rewrites {
    const struct words_rewrite *items;
    size_t count;
};

struct words_phrase {
    struct str text;
    unsigned keep; /* so many words at its end stay */
};

struct words_phrases {
    const struct words_phrase *items;
    size_t count;
};

struct words_tables {
    struct words_rewrites joins;
    struct words_phrases openings, closings;
    const struct str *stops;
    size_t stop_count;
};

extern const struct words_tables words_tables;
extern const struct words_rewrites words_shorthand; /* words_shorthand.c */

/* Empty when there is none. */
struct str words_rewrite_of(struct words_rewrites table, struct str from);

#endif
