/* SPDX-License-Identifier: MIT */
/*
 * fitting: finds the weights of a classifier. Gradient descent, one sample at a time, with
 * AdaGrad steps [Duchi, Hazan, Singer 2011, https://jmlr.org/papers/v12/duchi11a.html]. What
 * one order of the samples happens to teach, another does not: the samples are shuffled for
 * each pass, by a fixed seed, and the mean of what the last passes end with is kept. That
 * is nearly the same with an example more or less, as a mean of several fits would be.
 *
 *     fitting_run(&samples, how, &scratch, &weights);
 */
#ifndef FAQ_FITTING_H
#define FAQ_FITTING_H

#include "faq/weights.h"

/* All of it lives in scratch. */
void fitting_run(const struct classifier_samples *samples, struct classifier_fitting how,
                 struct arena *scratch, struct weights *out);

#endif
