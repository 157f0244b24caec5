/* SPDX-License-Identifier: MIT */
/*
 * softmax: scores to probabilities, e^score each, against the sum of all. A score less the
 * logarithm of that sum is the logarithm of its probability.
 */
#ifndef FAQ_SOFTMAX_H
#define FAQ_SOFTMAX_H

#include <stddef.h>

/* In place. */
void softmax(double *scores, size_t count);
/* ln of the sum. Beside those listed there are rest_count that all have the score "rest". */
double softmax_log_sum(const double *scores, size_t count, double rest,
                       size_t rest_count);
/* The highest. */
float softmax_most(const float *scores, size_t count);
/* Scores to e^(score - most), in place; gives their sum. None is above most; single
 * precision, and the same on every machine. */
float softmax_powers(float *scores, size_t count, float most);

#endif
