/* SPDX-License-Identifier: MIT */
/*
 * pairs: two words in one text, wherever they stand. "how long" is asked of everything and
 * so is "feel", "how long ... feel" is not: what neither word says alone, both do.
 *
 *     pairs_learn(&pairs, words, count, word_count, &scratch);   the texts to learn from
 *     count = pairs_find(&pairs, &text, found);                  those that are known
 *
 * Words are numbers below word_count, rising in a text and each once. A pair is known that
 * PAIRS_TEXTS_MIN of the learned texts have. The pairs of a word stand together, rising: an
 * inverted index, as long as there is text for.
 */
#ifndef FAQ_PAIRS_H
#define FAQ_PAIRS_H

#include "base/arena.h"

enum {
    PAIRS_TEXTS_MIN = 4,
    PAIRS_WORDS_MAX = 64, /* of a text; more are not looked at */
    PAIRS_FOUND_MAX = 512 /* in one text, the first of them */
};

struct pair_text {
    const uint32_t *words;
    size_t count;
};

struct pairs {
    struct arena *arena;
    uint32_t *first;  /* by word: its first pair; word_count + 1 of them */
    uint32_t *others; /* by pair: the larger word */
    uint8_t *rarity;  /* by pair: as features.h weighs a feature, in PAIRS_RARITY_UNIT */
    size_t word_count, count;
};

enum { PAIRS_RARITY_UNIT = 16 };

/* arena is set. */
void pairs_learn(struct pairs *pairs, const struct pair_text *texts, size_t count,
                 size_t word_count, struct arena *scratch);
/* Gives how many of the pairs are known; out has PAIRS_FOUND_MAX places and gets their
 * numbers, rising. */
size_t pairs_find(const struct pairs *pairs, const struct pair_text *text, uint32_t *out);

#endif
