/* SPDX-License-Identifier: MIT */
/*
 * wording: what kinds of words a text has. A content word is no stop word; a foreign one is
 * a content word that no concept covers and no example has; a strange one is foreign and
 * no English word either: the name of a medicine, as a rule.
 */
#ifndef FAQ_WORDING_H
#define FAQ_WORDING_H

#include "faq/features.h"

struct wording {
    uint64_t all, content; /* bits of the words */
    unsigned content_count, foreign_count, strange_count;
};

/* A word that fewer than least_texts of the learned texts have is foreign: 1 for a
 * question, 2 for an example, which must not vouch for its own words. */
void wording_look(const struct features *features, const struct feature_text *text,
                  unsigned least_texts, struct wording *out);

#endif
