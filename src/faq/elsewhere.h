/* SPDX-License-Identifier: MIT */
/*
 * elsewhere: elsewhere.txt of a FAQ, questions that it does not answer: other medicines,
 * other illnesses, the weather. One a line (faq/listing.h). They teach the gate
 * (faq/gate.h) what is not about the subject.
 */
#ifndef FAQ_ELSEWHERE_H
#define FAQ_ELSEWHERE_H

#include "faq/article.h"

enum { ELSEWHERE_LINES_MAX = 50000 };

struct elsewhere {
    struct arena *arena;
    struct article_line *items;
    size_t count, capacity;
};

/* More lines, and too long ones, are errors. */
void elsewhere_read(struct elsewhere *elsewhere, const struct faq_file *file,
                    struct diagnostics *found);

#endif
