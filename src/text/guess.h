/* SPDX-License-Identifier: MIT */
/*
 * guess: what a word that nobody knows was meant to be: the cheapest word among those
 * of a FAQ and of the language. A slip has a cost (text/slip.h), a word a price:
 * low for what the FAQ is about, high for what is rare. Words are of a to z and at most
 * SLIP_WORD_MAX long.
 */
#ifndef TEXT_GUESS_H
#define TEXT_GUESS_H

#include "text/spelling_words.h"

/* False when nothing is near enough, or what is nearest is no word to be sure of. A stem of
 * the FAQ may vouch for the word: it is an inflection then, unless a single slip explains
 * it. */
bool guess_find(const struct spelling_words *words, struct str word, bool is_vouched,
                struct str *meant);

/* The same, but any word of the FAQ comes before those of the language. */
bool guess_find_either(const struct spelling_words *words, struct str word,
                       bool is_vouched, struct str *meant);

/* Is a word that is known or of the language so few edits away? */
bool guess_is_close(const struct spelling_words *words, struct str word, unsigned edits);

#endif
