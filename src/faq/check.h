/* SPDX-License-Identifier: MIT */
/*
 * check: what an author should know about a FAQ that can be loaded.
 *
 * Every load: the files against the content rules and each other (check_files), and the
 * examples as tests (check_examples_load): each ask must rank its topic first, no not_ask
 * may be answered by it. Most are so clearly their topic's by the classifier alone that
 * only a strict load tests them. The command "check" tests these, too, and leaves each
 * example out once (faq_check_examples): how many would have been understood without
 * themselves, and which topics claim each other's.
 */
#ifndef FAQ_CHECK_H
#define FAQ_CHECK_H

#include "faq/features.h"
#include "faq/diagnostic.h"
#include "faq/options.h"
#include "faq/snapshot.h"

/* For faq_load only. */
void check_files(struct faq_snapshot *faq, const struct faq_options *options,
                 struct diagnostics *found);
void check_examples_load(struct faq_snapshot *faq, const struct feature_text *texts,
                         const struct faq_options *options, struct diagnostics *found);

struct faq_topic_figures {
    const struct faq_topic *topic;
    size_t ask_count, not_ask_count;
    size_t alone_right;
    double short_grade, grade; /* of the short answer and of the whole passage */
};

/* An example that would be misunderstood without itself. */
struct faq_stray {
    const struct faq_topic *topic; /* its own */
    const struct faq_topic *other; /* where it would go; NULL: nowhere */
    struct str file, text;
    unsigned line, column;
};

struct faq_strays {
    struct faq_stray *items;
    size_t count, capacity;
};

struct faq_example_counts {
    size_t ask_count, ask_right;
    size_t not_ask_count, not_ask_right;
    size_t alone_right;               /* of ask_count: without themselves */
    struct faq_topic_figures *topics; /* in the order of the snapshot */
    struct faq_strays strays;         /* in the order of the files */
};

/* Says in found which examples fail that the load did not test, and which topics fight. What out points to lives in found's arena. */
void faq_check_examples(const struct faq_snapshot *faq, struct diagnostics *found,
                        struct faq_example_counts *out);

/* Says in found which words of medical passages a second person should look at. */
void faq_check_words(const struct faq_snapshot *faq, struct diagnostics *found);
/* Says in found which patterns are the best of their topic for none of its examples: not
 * wrong, but nobody has shown what they are for. */
void faq_check_patterns(const struct faq_snapshot *faq, struct diagnostics *found);

#endif
