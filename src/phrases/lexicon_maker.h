/* SPDX-License-Identifier: MIT */
/*
 * lexicon maker: from a table of classes, and the symbols that phrases ask for, to a
 * lexicon.
 *
 *     struct lexicon_maker *maker = lexicon_maker_create(table);
 *     symbol = lexicon_maker_symbol(maker, STR("@die"));    a class, or a word of its own
 *     lexicon_maker_freeze(maker, &arena, &lexicon);
 *     lexicon_maker_destroy(maker);
 */
#ifndef PHRASES_LEXICON_MAKER_H
#define PHRASES_LEXICON_MAKER_H

#include "base/arena.h"
#include "phrases/lexicon.h"

struct lexicon_class {
    const char *name; /* without "@" */
    const char *words;
};

struct lexicon_table {
    const struct lexicon_class *rows;
    size_t count;
};

struct lexicon_maker;

/* Aborts when a class is broken. The table outlives it. */
struct lexicon_maker *lexicon_maker_create(struct lexicon_table table);
void lexicon_maker_destroy(struct lexicon_maker *maker);

/* The symbol of a class ("@die") or of a word ("walk~" and "depress*" too); a word is
 * added when it is new. Aborts for a class that is not there. */
unsigned lexicon_maker_symbol(struct lexicon_maker *maker, struct str name);

/* After the last symbol: a view of what is then in the arena. */
void lexicon_maker_freeze(struct lexicon_maker *maker, struct arena *arena,
                          struct lexicon *out);

#endif
