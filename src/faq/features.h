/* SPDX-License-Identifier: MIT */
/*
 * features: what a classifier sees of a text: the concepts found in it, its words, and its
 * letters, that is every run of three and of four bytes, over the ends of words too
 * (" dr", "drip", "rip "). Concepts are what the authors know; letters know that "insured"
 * is close to "insurance" where there is no vocabulary.
 *
 *     features_learn(&features, texts, count, 0, &scratch, counts);   to be learned from
 *     features_vector(&features, &text, &arena, &vector);       of any text
 *
 * Weight of a feature: (1 + ln count) * idf, idf = 1 + ln((1 + N) / (1 + n)), N texts, n of
 * them with the feature. Each kind has length 1, then its share (in features.c), then the
 * whole vector has length 1. What no learned text has is no feature.
 */
#ifndef FAQ_FEATURES_H
#define FAQ_FEATURES_H

#include "base/arena.h"
#include "text/words.h"

struct feature {
    uint32_t index;
    float weight;
};

struct feature_vector {
    struct feature *items; /* by index */
    size_t count;
};

/* What makes a plain weight one of a vector. */
struct feature_scales {
    float concepts, words;
};

struct found_concept {
    uint32_t concept;
    uint64_t words; /* a bit for each that it covers */
};

struct feature_text {
    struct words words;
    const struct found_concept *found; /* rising */
    size_t found_count;
};

/* Concepts come first, then words, then letters. */
struct features {
    struct arena *arena;
    size_t concept_count;
    bool has_letters;      /* else words and concepts only */
    char *word_texts;      /* sorted, one behind the other */
    uint32_t *word_starts; /* word_count + 1 of them */
    size_t word_count;
    uint32_t *letters; /* sorted; four bytes each, the first zero for a run of three */
    size_t letter_count;
    size_t count;          /* of all kinds */
    uint16_t *rarities;    /* by feature; those of as many texts have the same: */
    float *idf;            /* by rarity */
    uint32_t *text_counts; /* by rarity */
};

/* What of the concepts is found in a text, by where each stands; in the arena. */
void feature_text_list(struct feature_text *text, const uint64_t *masks, size_t count,
                       struct arena *arena);

/* arena, concept_count and has_letters are set. counts gets what features_count gives, for
 * each text, in scratch. */
void features_learn(struct features *features, const struct feature_text *texts,
                    size_t count, size_t room, struct arena *scratch,
                    struct feature_vector *counts);
void features_vector(const struct features *features, const struct feature_text *text,
                     struct arena *arena, struct feature_vector *out);
/* The same in two steps: how often each stands in the text, with room behind them for
 * more, then their weights. */
void features_count(const struct features *features, const struct feature_text *text,
                    size_t room, struct arena *arena, struct feature_vector *out);
void features_finish(const struct features *features, struct feature_vector *counts);
/* Plain weights instead, without lengths. */
void features_weigh(const struct features *features, struct feature_vector *counts);
/* The plain weight of what stands so often in a text. */
float features_weight(const struct features *features, size_t index, float count);
/* Of a learned text, by the sums of the squares of its concepts' and words' plain weights. */
struct feature_scales features_scales(const struct features *features,
                                      float concept_square, float word_square);

/* In how many of the learned texts a feature, a word stands. */
unsigned features_texts_of(const struct features *features, size_t index);
unsigned features_texts_with(const struct features *features, struct str word);

#endif
