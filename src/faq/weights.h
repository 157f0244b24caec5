/* SPDX-License-Identifier: MIT */
/*
 * weights: those of a classifier while it is fitted (faq/fitting.h), feature after feature.
 * A feature that few topics have keeps a list: a weight for each of these. One that many
 * have keeps a row: a weight for every topic, in their order, which is quicker; those of
 * topics that may have none are closed, which never move from zero. Where topics are many
 * (CLASSIFIER_WHOLE_TOPICS_MAX) there are only lists.
 *
 *     weights_make(&weights, samples, count, how.whole, &scratch);
 *     weights_ask(&weights, &vector, scores);              once they are fitted
 */
#ifndef FAQ_WEIGHTS_H
#define FAQ_WEIGHTS_H

#include "faq/classifier.h"

enum { WEIGHTS_LANES = 4 }; /* rows are as long as a multiple of this */

struct weights {
    size_t feature_count, topic_count;
    size_t row;       /* how long rows are: the topics, and what is closed behind them */
    uint32_t *first;  /* by feature: its first weight; feature_count + 1 of them */
    uint16_t *topics; /* by weight of a list; those of a feature rise */
    float *values;    /* by weight; all zero at first */
    float *squares;   /* sums of squared steps; infinite where a weight is closed */
};

/* feature_count and topic_count are set; the first "whole" features have open rows. */
void weights_make(struct weights *weights, const struct classifier_sample *const *samples,
                  size_t count, size_t whole, struct arena *scratch);

/* As classifier_ask; scores has places for a row. */
void weights_ask(const struct weights *weights, const struct feature_vector *vector,
                 double *scores);

static inline size_t weights_of(const struct weights *weights, size_t feature)
{
    return weights->first[feature + 1] - weights->first[feature];
}

static inline bool weights_is_row(const struct weights *weights, size_t feature)
{
    return weights_of(weights, feature) == weights->row;
}

#endif
