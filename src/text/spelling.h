/* SPDX-License-Identifier: MIT */
/*
 * spelling: what a misspelled word was meant to be, judged by the words that the FAQ
 * knows and by those of the language. A word that is right is never changed: it is left
 * alone when the FAQ knows it, or the language does (text/lexicon.h).
 *
 *     struct spelling *spelling = spelling_create(arena);
 *     spelling_add(spelling, STR("ketamine"), SPELLING_SUBJECT);
 *     spelling_freeze(spelling);
 *     if (spelling_correct(spelling, STR("ketmaine"), &meant))
 *         ...
 *
 * Candidates are the FAQ's words that begin with the same letter or sound alike, and all
 * words that are one edit away. Each has a price: what the slip costs (text/slip.h), more
 * than in proportion when it takes several, and how unlikely the word is: rare ones, and
 * those that the FAQ does not use, are dear, those that its examples use often are cheap.
 * The cheapest is meant, unless it is too dear for a word of so few letters, or a word
 * that hardly anybody uses; ties are decided by the alphabet.
 *
 * All memory is the arena's. Frozen, it is read by any number of readers.
 */
#ifndef TEXT_SPELLING_H
#define TEXT_SPELLING_H

#include "base/arena.h"
#include "base/str.h"

struct spelling;

/* A word of an example or a title, of the vocabulary, of the subject's own concept. */
enum spelling_kind { SPELLING_MENTIONED, SPELLING_ORDINARY, SPELLING_SUBJECT };

struct spelling *spelling_create(struct arena *arena);
/* Of words that were frozen before; they outlive it. Frozen, without stems. */
struct spelling_words;
struct spelling *spelling_of(struct arena *arena, const struct spelling_words *words);
/* A folded word that is right; each time that it is added makes it likelier. For a term
 * such as "addict*" spelling_add_stem takes all words of the language that begin so, or
 * the stem itself when there is none; and with five letters or more (eight when no word
 * begins so) every word that begins so counts as known. */
void spelling_add(struct spelling *spelling, struct str word, enum spelling_kind kind);
void spelling_add_often(struct spelling *spelling, struct str word,
                        enum spelling_kind kind, unsigned times);
void spelling_add_stem(struct spelling *spelling, struct str stem,
                       enum spelling_kind kind);
/* Must come, once, after the last addition. */
void spelling_freeze(struct spelling *spelling);

/* True and the meant word (a view into the arena or a constant) when word is misspelled
 * and something near is known. */
bool spelling_correct(const struct spelling *spelling, struct str word,
                      struct str *meant);
/* From here on what was found for a word is kept, and given again at once, until
 * spelling_forget: for who reads many texts, alone. */
void spelling_remember(struct spelling *spelling);
void spelling_forget(struct spelling *spelling);
/* As spelling_correct, but an added word comes first: for finding cues, where a word of the language
 * that lies nearer is of no use. */
bool spelling_find_either(const struct spelling *spelling, struct str word,
                          struct str *meant);
/* Was it added, alone or with a stem? */
bool spelling_has(const struct spelling *spelling, struct str word);
/* Or does it begin as an added stem does? */
bool spelling_is_known(const struct spelling *spelling, struct str word);
/* In the built-in list of English words, names and abbreviations? */
bool spelling_is_common(struct str word);

/* Could either of these two correct the word to one with the same first letter, so many
 * edits away at most (1 or 2)? False is sure, and cheap to know. */
bool spelling_has_close(const struct spelling *spelling, struct str word, unsigned edits);

#endif
