/* SPDX-License-Identifier: MIT */
/*
 * pairs: two words in one text, wherever they stand. "how long" is asked of everything and
 * so is "feel", "how long ... feel" is not: what neither word says alone, both do. And a
 * word or a concept with the topic of the text: another medicine is named where it is asked
 * what may be mixed, and hardly where it is asked how soon it works.
 *
 *     pairs_learn(&pairs, texts, count, sizes, &scratch);   the texts to learn from
 *     count = pairs_find(&pairs, &text, found);             those that are known
 *
 * All are numbers, rising in a text and each once: concepts, then words, then topics. Words
 * pair with words and with topics, concepts with topics alone. A pair is known that
 * PAIRS_TEXTS_MIN of the learned texts have. The pairs of a number stand together, rising:
 * an inverted index, as long as there is text for.
 */
#ifndef FAQ_PAIRS_H
#define FAQ_PAIRS_H

#include "base/arena.h"

enum {
    PAIRS_TEXTS_MIN = 4,
    PAIRS_WORDS_MAX = 128, /* numbers of a text; more are not looked at */
    PAIRS_FOUND_MAX = 512  /* in one text, the first of them */
};

struct pair_text {
    const uint32_t *words;
    size_t count;
};

/* How many numbers there are of each kind. */
struct pair_sizes {
    size_t concepts, words, topics;
};

struct pairs {
    struct arena *arena;
    struct pair_sizes sizes;
    uint32_t *first;  /* by number: its first pair, and behind the last */
    uint32_t *others; /* by pair: the larger number */
    uint8_t *rarity;  /* by pair: as features.h weighs a feature, in PAIRS_RARITY_UNIT */
    size_t count;
};

enum { PAIRS_RARITY_UNIT = 16 };

/* arena is set. */
void pairs_learn(struct pairs *pairs, const struct pair_text *texts, size_t count,
                 struct pair_sizes sizes, struct arena *scratch);
/* Gives how many of the pairs are known; out has PAIRS_FOUND_MAX places and gets their
 * numbers, rising. */
size_t pairs_find(const struct pairs *pairs, const struct pair_text *text, uint32_t *out);

#endif
