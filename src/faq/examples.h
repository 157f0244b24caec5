/* SPDX-License-Identifier: MIT */
/*
 * examples: the second witness. Every example question of an author is a vector of its
 * words and of the concepts found in it; a topic is the sum of its examples; a question
 * is likely about the topic to which its own vector has the smallest angle.
 *
 * Weight of a feature: (1 + ln count) * idf, idf = 1 + ln((1 + N) / (1 + n)), N examples,
 * n of them with the feature; vectors have length 1. The probability of a topic is
 * softmax(SHARPNESS * cosine) over all topics. Nothing is fitted and nothing is random.
 *
 *     examples_add(examples, &example);                              each
 *     examples_freeze(examples, topic_count, &scratch);
 *     examples_vector(examples, &words, masks, &scratch, &vector);
 *     examples_cosines(examples, &vector, EXAMPLES_ALL, values);
 *     examples_soften(values, topic_count);                          now probabilities
 *
 * Frozen, it is sparse: for each feature the topics that have it.
 */
#ifndef FAQ_EXAMPLES_H
#define FAQ_EXAMPLES_H

#include "base/arena.h"
#include "text/words.h"

struct example_feature {
    uint32_t feature;
    float weight;
};

struct example_vector {
    struct example_feature *items; /* by feature */
    size_t count;
};

struct example {
    size_t topic;
    struct str text; /* as its author wrote it */
    struct str file;
    unsigned line, column;
    bool is_title;
    struct words words;           /* until it is frozen */
    uint64_t *masks;              /* until it is frozen */
    struct example_vector vector; /* once it is */
};

struct example_posting {
    uint32_t topic;
    float weight; /* of the sum of the topic's examples */
};

struct example_postings {
    struct example_posting *items;
    size_t count;
};

struct examples {
    struct arena *arena;
    size_t concept_count;  /* features 0 .. concept_count - 1 are concepts */
    struct example *items; /* those of a topic stand together */
    size_t count, capacity;
    struct str *words; /* sorted; feature concept_count + i */
    size_t word_count;
    unsigned *topic_counts;            /* by word: topics whose examples have it */
    float *idf;                        /* by feature */
    struct example_postings *postings; /* by feature */
    size_t topic_count;
    double *norms; /* by topic: length of the sum */
    size_t *first; /* by topic: its first example; topic_count + 1 of them */
};

/* Leave none out. */
#define EXAMPLES_ALL SIZE_MAX

/* words and masks must live until examples_freeze. Topics come in rising order. */
void examples_add(struct examples *examples, const struct example *example);
void examples_freeze(struct examples *examples, size_t topic_count,
                     struct arena *scratch);

/* Words unknown to the examples have no part in it. */
void examples_vector(const struct examples *examples, const struct words *words,
                     const uint64_t *masks, struct arena *arena,
                     struct example_vector *out);
/* Cosines by topic, topic_count of them, as if example left_out had not been written. */
void examples_cosines(const struct examples *examples,
                      const struct example_vector *vector, size_t left_out,
                      double *cosines);
/* Cosines to probabilities, in place. */
void examples_soften(double *values, size_t count);
/* The example of a topic nearest to the vector, left_out apart; NULL: it has none. */
const struct example *examples_nearest(const struct examples *examples, size_t topic,
                                       const struct example_vector *vector,
                                       size_t left_out);
/* Does any example have the word? In how many topics? */
unsigned examples_topics_with(const struct examples *examples, struct str word);

#endif
