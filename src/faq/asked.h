/* SPDX-License-Identifier: MIT */
/*
 * asked: asked.txt of a FAQ, questions that people asked, by topic. They are examples like
 * those of "ask" in an article, which stays short while their number grows.
 *
 *     [pregnancy]
 *     im 8 weeks, can i carry on
 *     # a comment
 *     is it ok while nursing
 *
 * One a line (faq/listing.h) below the id of their topic. An id may come again.
 */
#ifndef FAQ_ASKED_H
#define FAQ_ASKED_H

#include "faq/article.h"

struct asked_topic {
    struct article_line id;
    struct article_lines ask;
};

struct asked {
    struct arena *arena;
    struct asked_topic *items;
    size_t count, capacity;
};

/* Says lines above the first id, and too long ones, in found, as errors. */
void asked_read(struct asked *asked, const struct faq_file *file,
                struct diagnostics *found);

#endif
