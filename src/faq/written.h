/* SPDX-License-Identifier: MIT */
/*
 * written: the example questions of a FAQ one after the other, in the order of topics, as
 * their authors wrote them: to ask them again elsewhere.
 *
 *     struct faq_written_at at = { 0 };
 *     while (faq_written_next(faq, &at, &example))
 *         ... example.text
 */
#ifndef FAQ_WRITTEN_H
#define FAQ_WRITTEN_H

#include "faq/snapshot.h"

struct faq_written {
    const struct faq_topic *topic;
    struct str text;
    bool is_not_ask; /* the topic must not answer it */
};

struct faq_written_at { /* starts as zero */
    size_t topic, item;
};

/* False behind the last. Views of the snapshot. */
bool faq_written_next(const struct faq_snapshot *faq, struct faq_written_at *at,
                      struct faq_written *out);

#endif
