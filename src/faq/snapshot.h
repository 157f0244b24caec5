/* SPDX-License-Identifier: MIT */
/*
 * snapshot: one loaded, checked, frozen FAQ. Built from files in memory (any thread, no
 * I/O), handed over as one pointer, read by one thread, destroyed when nobody looks.
 *
 *     struct faq_snapshot *faq = faq_snapshot_create(files, count, &options, &found);
 *     if (!faq) ...                              found says why, with places
 *     const struct faq_topic *topic = faq_topic_find(faq, STR("pregnancy"));
 *     faq_snapshot_destroy(faq);
 *
 * All of it lives in one arena, the compiled patterns in a table beside it.
 */
#ifndef FAQ_SNAPSHOT_H
#define FAQ_SNAPSHOT_H

#include "faq/diagnostic.h"
#include "text/rich.h"

enum {
    FAQ_FILE_BYTES_MAX = 4 * 1024 * 1024,
    FAQ_FILES_MAX = 1000,
    FAQ_TOPICS_MAX = 20000,
    FAQ_EXAMPLES_MAX = 2000,    /* of one topic */
    FAQ_SHORT_ANSWER_MAX = 320, /* characters; longer is a warning */
    FAQ_PARAGRAPH_MAX = 480,    /* of what follows it; the same */
};

struct faq_file {
    struct str path; /* as diagnostics name it; .md: article, .toml: vocabulary,
                      * asked.txt: more examples (faq/asked.h); other
                      * .txt: questions about other things (faq/elsewhere.h) */
    struct str text;
};

struct faq_options {
    bool is_strict;         /* a failing example is an error */
    unsigned review_months; /* older articles are said to be old */
    int today;              /* 20261120: a date is an argument, like all outer things */
    bool drops_written; /* the lists of questions are learned from and forgotten: for who
                         * asks only, and neither checks examples nor lists them */
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

struct faq_snapshot;

/* Gives a snapshot, or NULL when there were errors. found gets errors and warnings. */
struct faq_snapshot *faq_snapshot_create(const struct faq_file *files, size_t count,
                                         const struct faq_options *options,
                                         struct diagnostics *found);
/* Accepts NULL. */
void faq_snapshot_destroy(struct faq_snapshot *faq);

size_t faq_topic_count(const struct faq_snapshot *faq);
const struct faq_topic *faq_topic_at(const struct faq_snapshot *faq, size_t index);
const struct faq_topic *faq_topic_find(const struct faq_snapshot *faq, struct str id);
/* An id as a number, for who remembers many: the same for every snapshot, never 0. */
uint64_t faq_topic_key(struct str id);
const struct faq_topic *faq_topic_keyed(const struct faq_snapshot *faq, uint64_t key);
/* The topic that a person means by words of its title or id ("pregnancy"), or NULL. */
const struct faq_topic *faq_topic_named(const struct faq_snapshot *faq, struct str name,
                                        struct arena *scratch);
/* What the article is about, as its title says; for "help" and "topics". */
struct str faq_title(const struct faq_snapshot *faq);
/* Is one of its articles about health? Those are that do not say medical = false. */
bool faq_is_medical(const struct faq_snapshot *faq);

struct faq_change {
    struct str id;
    enum { FAQ_ADDED, FAQ_CHANGED, FAQ_REMOVED } kind;
};
struct faq_changes {
    struct faq_change *items;
    size_t count, capacity;
};
/* What differs between two snapshots, in the arena; old may be NULL. */
void faq_compare(const struct faq_snapshot *old, const struct faq_snapshot *new,
                 struct arena *arena, struct faq_changes *out);

#endif
