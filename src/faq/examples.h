/* SPDX-License-Identifier: MIT */
/*
 * examples: the authors' example questions and titles, and what is learned from them:
 * the features of texts (faq/features.h) and a classifier of topics (faq/classifier.h).
 *
 *     examples_add(&examples, &example);                       each, topics rising
 *     examples_learn(&examples, texts, topic_count, &scratch); their texts, in that order
 *     examples_nearest(&examples, topic, &vector)              for explanations
 */
#ifndef FAQ_EXAMPLES_H
#define FAQ_EXAMPLES_H

#include "faq/classifier.h"

struct example {
    struct str text; /* as its author wrote it */
    uint32_t topic;
    unsigned line, column;
    bool is_title;
};

struct examples {
    struct arena *arena;
    struct example *items; /* those of a topic stand together */
    size_t count, capacity;
    size_t topic_count;
    size_t *first; /* by topic: its first example; topic_count + 1 of them */
    /* The features of all examples, each as often as it stands there; without letters,
     * which explain nothing. */
    uint32_t *parts;
    uint32_t *parts_first;         /* by example: its first part; count + 1 of them */
    struct feature_scales *scales; /* by example */
    struct features features;
    struct classifier classifier;
};

/* How the classifier is fitted to examples with these features. */
struct classifier_fitting examples_fitting(const struct features *features);

void examples_add(struct examples *examples, const struct example *example);
/* arena and features.concept_count are set; texts has one for each example. */
void examples_learn(struct examples *examples, const struct feature_text *texts,
                    size_t topic_count, struct arena *scratch);

/* The example of a topic nearest to the vector, and how near (cosine); NULL: it has none
 * like it. */
const struct example *examples_nearest(const struct examples *examples, size_t topic,
                                       const struct feature_vector *vector,
                                       double *likeness);

#endif
