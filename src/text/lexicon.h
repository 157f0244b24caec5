/* SPDX-License-Identifier: MIT */
/*
 * lexicon: the English words that the program knows by itself, built into its read-only
 * part by scripts/make-words: about 125,000, British and American, with names,
 * abbreviations and contractions, and how usual each is.
 *
 *     lexicon_rank(STR("bladder"))                2
 *     struct lexicon_run run = lexicon_run(7, STR("bl"));
 *     for (size_t i = 0; i < run.count; i++)      of seven letters that begin so
 *         use(lexicon_word(run, i), lexicon_word_rank(run, i));
 *
 * Inflected forms are words of their own; possessives are not in it.
 */
#ifndef TEXT_LEXICON_H
#define TEXT_LEXICON_H

#include "base/str.h"

enum { LEXICON_LETTERS_MAX = 24 };

enum {
    LEXICON_UNKNOWN = 0,
    LEXICON_USUAL = 1, /* and so on to ... */
    LEXICON_RARE = 7,
    LEXICON_NAME = 9 /* of a person, a place, a program; or an abbreviation */
};

/* Words of one length in the order of the alphabet. */
struct lexicon_run {
    const char *first;
    size_t length, count;
};

unsigned lexicon_rank(struct str word);
/* Those that begin so; at least one letter, no more than length. */
struct lexicon_run lexicon_run(size_t length, struct str beginning);
/* The letters, a bit for each from "a" on, of which one makes a word of a text when it
 * stands in that place, instead of what is there. */
uint32_t lexicon_letters(struct str text, size_t at);

static inline struct str lexicon_word(struct lexicon_run run, size_t index)
{
    return str_make(run.first + index * (run.length + 2), run.length);
}

static inline unsigned lexicon_word_rank(struct lexicon_run run, size_t index)
{
    return (unsigned)(run.first[index * (run.length + 2) + run.length] - '0');
}

#endif
