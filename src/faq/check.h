/* SPDX-License-Identifier: MIT */
/*
 * check: what an author should know about a FAQ that can be loaded.
 *
 * Every load: the files against the content rules and each other (check_files), and all
 * examples as tests (check_examples_load): each ask must rank its topic first, no not_ask
 * may be answered by it. The command "check" also leaves each example out once
 * (faq_check_examples): how many would have been understood without themselves.
 */
#ifndef FAQ_CHECK_H
#define FAQ_CHECK_H

#include "faq/snapshot.h"

/* For faq_snapshot_create only. */
void check_files(struct faq_snapshot *faq, const struct faq_options *options,
                 struct diagnostics *found);
void check_examples_load(struct faq_snapshot *faq, const struct faq_options *options,
                         struct diagnostics *found);

struct faq_example_counts {
    size_t ask_count, ask_right; /* as every load tests them */
    size_t not_ask_count, not_ask_right;
    size_t alone_right; /* of ask_count: without themselves */
};

/* Says in found (as warnings) which examples are not understood without themselves, with
 * the topic that they go to. */
void faq_check_examples(const struct faq_snapshot *faq, struct diagnostics *found,
                        struct faq_example_counts *out);

#endif
