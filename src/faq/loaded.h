/* SPDX-License-Identifier: MIT */
/*
 * loaded: what a snapshot is made of, for the files of this folder; others look through
 * the functions of faq/snapshot.h.
 */
#ifndef FAQ_LOADED_H
#define FAQ_LOADED_H

#include "faq/asked.h"
#include "faq/diagnostic.h"
#include "faq/elsewhere.h"
#include "faq/examples.h"
#include "faq/gate.h"
#include "faq/intent.h"
#include "faq/options.h"
#include "text/spelling.h"

struct loaded_topic {
    struct faq_topic topic;
    struct article_topic *written; /* NULL once it is forgotten */
    size_t article;
};

struct loaded_articles {
    struct article *items;
    size_t count, capacity;
};

struct loaded_topics {
    struct loaded_topic *items;
    size_t count, capacity;
};

/* Rising by key. */
struct topic_place {
    uint64_t key;
    size_t topic;
};

struct faq_snapshot {
    struct arena arena;
    struct arena *written; /* of what authors wrote: this one, or one that passes */
    struct loaded_articles articles;
    struct loaded_topics topics;
    size_t *by_id; /* topics in the order of their ids */
    struct topic_place *by_key;
    int *subjects; /* by article: its concept, or VOCABULARY_NONE */
    struct vocabulary vocabulary;
    struct intents intents;
    double *weights; /* by concept, by rarity */
    struct spelling *spelling;
    struct examples examples;
    struct asked asked;         /* while it is loaded */
    struct elsewhere elsewhere; /* the same */
    struct gate gate;
};

/* The steps of loading, in this order. What is wrong is said in found; after errors the
 * next step may follow all the same, to find more. */
void loaded_read_files(struct faq_snapshot *faq, const struct faq_file *files,
                       size_t count, struct diagnostics *found);
void loaded_list_topics(struct faq_snapshot *faq, const struct faq_options *options,
                        struct diagnostics *found);
/* Reads titles, examples and what is about something else, as far as it can be done without
 * their spelling. */
void loaded_prepare(struct faq_snapshot *faq);
void loaded_compile(struct faq_snapshot *faq, struct diagnostics *found);
/* Spelling, examples and gate (learning.c); only for a FAQ without errors. Gives the
 * examples as they are matched, in scratch. */
const struct feature_text *loaded_learn(struct faq_snapshot *faq, struct arena *scratch);

/* By its id; once the topics are listed. NULL: there is none. */
const struct faq_topic *loaded_find(const struct faq_snapshot *faq, struct str id);

/* All examples as they are matched, in their order. */
const struct feature_text *loaded_read_examples(const struct faq_snapshot *faq,
                                                struct arena *arena);

#endif
