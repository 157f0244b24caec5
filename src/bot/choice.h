/* SPDX-License-Identifier: MIT */
/*
 * bot choice: which of the topics that were offered does somebody mean?
 *
 *     "2"  "#2"  "(2)."  "the 2nd one"  "number two please"  "the last"  "1 and 3"
 *     "insurance"                  words of one title, and nothing else
 *     "yes"                        to a single offer
 */
#ifndef BOT_CHOICE_H
#define BOT_CHOICE_H

#include "bot/dialogue.h"

enum choice_kind {
    CHOICE_NONE,     /* says something else */
    CHOICE_TOPICS,   /* these */
    CHOICE_TOO_HIGH, /* a number, but not so many were offered; or none */
    CHOICE_UNCLEAR,  /* "yes" to several, "the other one" */
};

struct choice {
    enum choice_kind kind;
    uint64_t topics[FAQ_SUGGESTIONS_MAX]; /* by faq_topic_key */
    size_t count;
};

/* dialogue and faq may be NULL. */
struct choice choice_of(struct arena *arena, const struct dialogue *dialogue,
                        const struct faq_snapshot *faq, struct str text);

#endif
