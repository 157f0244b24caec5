/* SPDX-License-Identifier: MIT */
/*
 * aspect topic: which topic answers a short question (faq/aspect.h) behind another's answer.
 */
#ifndef FAQ_ASPECT_TOPIC_H
#define FAQ_ASPECT_TOPIC_H

#include "faq/aspect.h"
#include "faq/snapshot.h"

/* The topic that answers it behind an answer of before: that one, else the first that
 * says so of it. NULL: none does. */
const struct faq_topic *faq_aspect_topic(const struct faq_snapshot *faq,
                                         enum faq_aspect aspect,
                                         const struct faq_topic *before);
/* The topics that name it, in the order of the files; how many, up to max. */
size_t faq_aspect_topics(const struct faq_snapshot *faq, enum faq_aspect aspect,
                         const struct faq_topic **out, size_t max);

#endif
