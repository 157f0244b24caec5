/* SPDX-License-Identifier: MIT */
/*
 * examples: the authors' example questions and titles, and what is learned from them:
 * the features of texts (faq/features.h) and a classifier of topics (faq/classifier.h).
 *
 *     examples_add(&examples, &example);                       each, topics rising
 *     examples_learn(&examples, texts, topic_count, &scratch); their texts, in that order
 *     likeness_nearest(...);                                   faq/likeness.h
 */
#ifndef FAQ_EXAMPLES_H
#define FAQ_EXAMPLES_H

#include "faq/article.h"
#include "faq/classifier.h"
#include "faq/likeness.h"

struct example {
    struct article_line line; /* as its author wrote it */
    uint32_t topic;
    bool is_title;
};

struct examples {
    struct arena *arena;
    /* As they were written, until examples_forget: in an arena of their own. */
    struct arena *written;
    struct example *items; /* those of a topic stand together */
    size_t count, capacity;
    size_t *first;  /* by topic: its first example; topic_count + 1 of them */
    float *margins; /* the same: by example, how clearly it is of its topic, by the
                     * classifier alone (classifier_fitting) */
    const struct weights
        *weights; /* of the classifier, in scratch; while they are learned */
    size_t topic_count;
    struct likeness likeness;
    struct features features;
    struct classifier classifier;
};

/* How the classifier is fitted to so many examples with these features. */
struct classifier_fitting examples_fitting(const struct examples *examples);

void examples_add(struct examples *examples, const struct example *example);
/* arena, written and features.concept_count are set; texts has one for each example. */
void examples_learn(struct examples *examples, const struct feature_text *texts,
                    size_t topic_count, struct arena *scratch);

/* What was learned stays; what was written can go. */
void examples_forget(struct examples *examples);

#endif
