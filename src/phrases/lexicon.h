/* SPDX-License-Identifier: MIT */
/*
 * lexicon: words by what they mean. A class such as @die or @everyone holds all words
 * that say so, in all their forms; phrases (phrase.h) are written in classes, so that a
 * wording nobody thought of is understood when its words are.
 *
 *     const struct meaning *meaning = lexicon_find(&lexicon, word);
 *     if (meaning && meaning_has(meaning, symbol)) ...
 *
 * A class is written as words between spaces. "walk~" is also walks, walked, walking;
 * "stop~~" doubles its last letter in them; "depress*" is every word that begins so; "@x"
 * takes the words of a class that stands before. Numbers in digits belong to @number, from
 * five on to @many too.
 *
 * lexicon_maker.h makes one.
 */
#ifndef PHRASES_LEXICON_H
#define PHRASES_LEXICON_H

#include "base/names.h"
#include "base/str.h"

enum {
    LEXICON_CLASSES_MAX = 192,
    LEXICON_SYMBOLS_MAX = 4096, /* classes, then words that stand for themselves */
    LEXICON_NAME_BYTES_MAX = 24,
    LEXICON_STEM_BYTES_MIN = 3,
};

struct meaning {
    uint64_t classes[LEXICON_CLASSES_MAX / 64];
    unsigned word; /* the symbol of the word itself; 0: none */
};

struct lexicon_name {
    char text[LEXICON_NAME_BYTES_MAX]; /* "@die" and a NUL */
};

struct lexicon {               /* a view; nothing of it is ever written */
    struct names words, stems; /* with places in meanings */
    const struct meaning *meanings;
    const struct lexicon_name *classes; /* of those that have a name, by symbol */
    size_t meaning_count, class_count;
    struct meaning few, many; /* of numbers in digits */
};

/* What a folded word belongs to; NULL when to nothing. Lives as long as the lexicon. */
const struct meaning *lexicon_find(const struct lexicon *lexicon, struct str word);

/* The same of a number in digits. */
const struct meaning *lexicon_of_number(const struct lexicon *lexicon, uint64_t number);

/* All whole words, in no order; begin with *at = 0. For the spelling. */
bool lexicon_next(const struct lexicon *lexicon, size_t *at, struct str *word);

static inline bool meaning_has(const struct meaning *meaning, unsigned symbol)
{
    if (symbol >= LEXICON_CLASSES_MAX)
        return meaning->word == symbol;
    return meaning->classes[symbol / 64] >> (symbol % 64) & 1;
}

#endif
