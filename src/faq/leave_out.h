/* SPDX-License-Identifier: MIT */
/*
 * leave out: where each example would go had it not been written. One model for each fold,
 * learned without the fold's examples; with each example every LEAVE_OUT_FOLDS-th is left
 * out beside it, so there are as many models as folds, not as examples. Titles stay in: they
 * are not examples that an author would miss.
 */
#ifndef FAQ_LEAVE_OUT_H
#define FAQ_LEAVE_OUT_H

#include "faq/features.h"
#include "faq/snapshot.h"

enum { LEAVE_OUT_FOLDS = 10 };

/* By example of the snapshot, in the arena: the topic that it goes to, NULL for none and
 * for titles. texts: the examples as they are matched. */
const struct faq_topic **leave_out_each(const struct faq_snapshot *faq,
                                        const struct feature_text *texts,
                                        struct arena *arena);

#endif
