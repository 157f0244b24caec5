/* SPDX-License-Identifier: MIT */
/*
 * classifier: the second witness. From the authors' examples it learns what each feature
 * says for and against a topic: multinomial logistic regression (softmax over all topics),
 * fitted by gradient descent with AdaGrad steps [Duchi, Hazan, Singer 2011,
 * https://jmlr.org/papers/v12/duchi11a.html].
 *
 *     classifier_fit(&classifier, samples, count, features, topics, how, &scratch);
 *     classifier_ask(&classifier, &vector, scores);
 *     classifier_soften(scores, topic_count);              now probabilities
 *
 * A topic has a weight for a feature only if one of its own examples has the feature, so
 * that the model is an inverted index and grows with the text, not with topics times
 * features. The first "whole" features are excepted while topics are few: what speaks
 * against a topic is often what its examples never have. The orders of the samples are
 * shuffled by a fixed seed: the same files give the same model.
 */
#ifndef FAQ_CLASSIFIER_H
#define FAQ_CLASSIFIER_H

#include "base/offsets.h"
#include "faq/features.h"

enum { CLASSIFIER_WHOLE_TOPICS_MAX = 256 };

struct classifier_sample {
    const struct feature_vector *vector;
    size_t topic;
    bool is_left_out; /* as if it had not been written */
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
    unsigned passes; /* over all samples; large FAQs get fewer, and fewer runs */
    unsigned runs;   /* from nothing, each in other orders; the mean of them is kept */
    size_t whole; /* features before this have a weight for every topic, where there are
                      * at most CLASSIFIER_WHOLE_TOPICS_MAX */
};

/* arena is set. */
void classifier_fit(struct classifier *classifier,
                    const struct classifier_sample *samples, size_t count,
                    size_t feature_count, size_t topic_count,
                    struct classifier_fitting how, struct arena *scratch);
/* Scores by topic, topic_count of them: 0 where nothing speaks for or against it. */
void classifier_ask(const struct classifier *classifier,
                    const struct feature_vector *vector, double *scores);
/* ln of the sum of all e^score: a score less that is the logarithm of its probability.
 * Beside those listed there are rest_count topics that all have the score "rest". */
double classifier_log_sum(const double *scores, size_t count, double rest,
                          size_t rest_count);
/* Scores to probabilities, in place. */
void classifier_soften(double *values, size_t count);

#endif
