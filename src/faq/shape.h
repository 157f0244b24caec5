/* SPDX-License-Identifier: MIT */
/*
 * shape: the words of a question that tell what it was about and nothing of who asked,
 * for the list of what was not understood.
 *
 *     "Faqd, does Dr Miller in 12 Elm Street take my insurance?"   "insurance take"
 *
 * Kept are words that the FAQ knows or that are usual English, read as for matching,
 * each once and sorted, so that questions about the same thing have the same shape. Left
 * out are words that carry no subject, words with a capital inside a sentence, words with
 * a digit, words that nobody knows, and the names that are given.
 */
#ifndef FAQ_SHAPE_H
#define FAQ_SHAPE_H

#include "faq/snapshot.h"

/* A text of more words is a story, and has no shape. */
enum { SHAPE_WORDS_MAX = 20 };

/* In the arena; empty when nothing is left. names: separated by spaces; may be empty. */
struct str faq_shape(const struct faq_snapshot *faq, struct str question,
                     struct str names, struct arena *arena);

#endif
