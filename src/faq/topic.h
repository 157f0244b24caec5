/* SPDX-License-Identifier: MIT */
/*
 * topic: one thing that an article explains, as it is shown: what authors wrote about how it
 * is asked for is in faq/article.h, and what became of it in faq/loaded.h.
 */
#ifndef FAQ_TOPIC_H
#define FAQ_TOPIC_H

#include "text/rich.h"

enum {
    FAQ_TOPICS_MAX = 20000,
    FAQ_EXAMPLES_MAX = 2000,    /* of one topic */
    FAQ_SHORT_ANSWER_MAX = 320, /* characters; longer is a warning */
    FAQ_PARAGRAPH_MAX = 480,    /* of what follows it; the same */
};

enum faq_priority { FAQ_FALLBACK, FAQ_BROAD, FAQ_NORMAL, FAQ_SPECIFIC };

struct faq_source {
    struct str id, title, publisher, url;
    int year; /* 0: none */
};

struct faq_topic {
    struct str id;
    uint64_t key; /* faq_topic_key of it */
    struct str title;
    struct str file; /* of its article */
    unsigned line;
    size_t index; /* its place in the snapshot */
    enum faq_priority priority;
    bool has_caution;
    bool has_crisis_line; /* always goes under it */
    bool is_calm;        /* never about how somebody is just now: prices, rules, places */
    bool is_medical;     /* its answers end in the see-a-doctor line */
    struct rich passage; /* blocks[0] is the short answer */
    struct faq_source *sources;
    size_t source_count;
    unsigned aspects; /* bits: short questions that it answers (faq/aspect.h) */
    uint64_t *after;  /* ... and behind which topics but itself, by faq_topic_key */
    size_t after_count;
    int reviewed; /* 20261120; 0: not said */
    bool is_review_old;
    uint64_t revision; /* hash of all that an asker could notice */
};

/* An id as a number, for who remembers many: the same for every snapshot, never 0. */
static inline uint64_t faq_topic_key(struct str id)
{
    uint64_t hash = str_hash(id, 0);

    return hash ? hash : 1;
}

#endif
