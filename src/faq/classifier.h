/* SPDX-License-Identifier: MIT */
/*
 * classifier: the second witness. From the authors' examples it learns what each feature
 * says for and against a topic: multinomial logistic regression (softmax over all topics),
 * fitted by gradient descent (faq/fitting.h).
 *
 *     classifier_fit(&classifier, &samples, how, &scratch);
 *     classifier_ask(&classifier, &vector, scores);
 *     softmax(scores, topic_count);                        now probabilities
 *
 * A topic has a weight for a feature only if one of its own examples has the feature, so
 * that the model is an inverted index and grows with the text, not with topics times
 * features. The first "whole" features are excepted while topics are few: what speaks
 * against a topic is often what its examples never have. The same files give the same
 * model.
 */
#ifndef FAQ_CLASSIFIER_H
#define FAQ_CLASSIFIER_H

#include "base/offsets.h"
#include "faq/features.h"

enum { CLASSIFIER_WHOLE_TOPICS_MAX = 256 };

struct weights;

struct classifier_sample {
    const struct feature_vector *vector;
    size_t topic;
    bool is_left_out; /* as if it had not been written */
};

struct classifier_samples {
    const struct classifier_sample *items;
    size_t count;
    size_t feature_count, topic_count;
};

struct classifier {
    struct arena *arena;
    struct offsets first; /* by feature: its first byte; feature_count + 1 of them */
    /* Of each topic with a weight, rising: the weight in 1/32, four times that, plus two
     * where it is negative, plus one where topics without a weight are skipped; then how
     * many (base/varint.h). */
    uint8_t *postings;
    size_t feature_count, topic_count;
};

struct classifier_fitting {
    double decay; /* how strongly weights are drawn to zero, against one sample: what few
                      * samples say is believed the less, the larger it is */
    unsigned passes; /* over all samples; large FAQs get fewer */
    size_t whole; /* features before this have a weight for every topic, where there are
                      * at most CLASSIFIER_WHOLE_TOPICS_MAX */
    float
        *margins; /* by sample, those left out too: gets by how much more is said for its
                      * topic than for any other; may be NULL */
};

/* arena is set. Gives the same weights as they were fitted, in scratch: for who has much to
 * ask, and asks weights_ask (faq/weights.h). */
const struct weights *classifier_fit(struct classifier *classifier,
                                     const struct classifier_samples *samples,
                                     struct classifier_fitting how,
                                     struct arena *scratch);
/* Scores by topic, topic_count of them: 0 where nothing speaks for or against it. */
void classifier_ask(const struct classifier *classifier,
                    const struct feature_vector *vector, double *scores);

#endif
