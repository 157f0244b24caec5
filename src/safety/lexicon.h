/* SPDX-License-Identifier: MIT */
/*
 * lexicon: words by what they mean. A class such as @die or @everyone holds all words
 * that say so, in all their forms; phrases (phrase.h) are written in classes, so that a
 * wording nobody thought of is understood when its words are.
 *
 *     struct lexicon *lexicon = lexicon_create(&arena);
 *     id = lexicon_symbol(lexicon, STR("@die"));        a class, or a word of its own
 *     lexicon_freeze(lexicon);
 *     const struct meaning *meaning = lexicon_find(lexicon, word);
 *     if (meaning && meaning_has(meaning, id)) ...
 *
 * A class is written as words between spaces. "walk~" is also walks, walked, walking;
 * "stop~~" doubles its last letter in them; "depress*" is every word that begins so; "@x"
 * takes the words of a class that stands before. Numbers in digits belong to @number, from
 * five on to @many too.
 */
#ifndef SAFETY_LEXICON_H
#define SAFETY_LEXICON_H

#include "base/arena.h"
#include "base/str.h"

enum {
    LEXICON_CLASSES_MAX = 192,
    LEXICON_SYMBOLS_MAX = 4096 /* classes, then words that stand for themselves */
};

struct meaning {
    uint64_t classes[LEXICON_CLASSES_MAX / 64];
    unsigned word; /* the symbol of the word itself; 0: none */
};

struct lexicon_class {
    const char *name; /* without "@" */
    const char *words;
};

struct lexicon;

/* The built-in classes; aborts when one is broken. Everything is the arena's, but for
 * what lexicon_destroy releases. */
struct lexicon *lexicon_create(struct arena *arena);
void lexicon_destroy(struct lexicon *lexicon);

/* The id of a class ("@die") or of a word ("walk~" and "depress*" too); a word is added
 * when it is new. Aborts for a
 * class that is not there. */
unsigned lexicon_symbol(struct lexicon *lexicon, struct str name);

/* After the last symbol, before the first look: a word that is written out belongs to the
 * stems it begins with, too. */
void lexicon_freeze(struct lexicon *lexicon);

/* What a folded word belongs to; NULL when to nothing. Lives as long as the lexicon. */
const struct meaning *lexicon_find(const struct lexicon *lexicon, struct str word);

/* All whole words, in no order; begin with *at = 0. For the spelling. */
bool lexicon_next(const struct lexicon *lexicon, size_t *at, struct str *word);

static inline bool meaning_has(const struct meaning *meaning, unsigned symbol)
{
    if (symbol >= LEXICON_CLASSES_MAX)
        return meaning->word == symbol;
    return meaning->classes[symbol / 64] >> (symbol % 64) & 1;
}

/* The tables: lexicon_words.c. */
struct lexicon_table {
    const struct lexicon_class *rows;
    size_t count;
};
struct lexicon_table lexicon_words(void);

#endif
