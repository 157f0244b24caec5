/* SPDX-License-Identifier: MIT */
/*
 * words: a message as the words it is matched by. One order, everywhere (examples of
 * authors go the same way as questions):
 *
 *     fold -> "i.v." to "iv" -> tokens [letters digits]+('[letters]+)?
 *     -> contractions and chat shorthand by table (what's, whats, cant, u; "im" unless its
 *     neighbours make it a route), and right words in wrong places (were can i)
 *     -> split compounds joined, by table (over dose) or by what the FAQ knows (keta mine)
 *     -> words that ran together parted (sideeffects), others corrected (ketmaine)
 *     -> greetings and politeness at the ends removed, unless nothing is left
 *
 *     words_read(&scratch, STR("Hi! wat's ketamin?"), spelling, &words);
 *     words.text                 "what is ketamine"
 *
 * The forms kept everywhere: "can not" for can't, cannot and cant; "what is", "i am",
 * "do not"; a possessive without its 's (mum's: mum); od'd as it is; a hyphen is a space.
 */
#ifndef TEXT_WORDS_H
#define TEXT_WORDS_H

#include "base/arena.h"
#include "base/str.h"

/* Longer input is cut: it is not a question. */
enum { WORDS_MAX = 64 };

struct spelling;

struct word {
    struct str text;   /* a view into words.text */
    size_t offset;     /* of it, in words.text */
    bool is_corrected; /* spelling changed it */
};

struct words {
    struct str text; /* all words, one space between them, in the arena */
    struct word *items;
    size_t count;
    bool has_correction;
};

/* spelling may be NULL: nothing is corrected. Bad bytes are read as Latin-1. */
void words_read(struct arena *arena, struct str message, const struct spelling *spelling,
                struct words *out);

/* The same in two steps, for who reads a message more than once: what comes before spelling,
 * as words with one space between them, and the rest. */
struct str words_prepare(struct arena *arena, struct str message);
void words_read_prepared(struct arena *arena, struct str prepared,
                         const struct spelling *spelling, struct words *out);

/* Is it one of the words that carry no subject (articles, pronouns, auxiliaries,
 * prepositions, question words ...)? For coverage and for foreign words. */
bool words_is_stop(struct str word);

#endif
