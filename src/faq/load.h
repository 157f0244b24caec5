/* SPDX-License-Identifier: MIT */
/*
 * load: makes a snapshot of a FAQ from its files. They are in memory: it runs in any thread,
 * without input or output.
 *
 *     struct faq_snapshot *faq = faq_load(files, count, &options, &found);
 *     if (!faq) ...                              found says why, with places
 *
 * All of a snapshot lives in one arena, the compiled patterns in a table beside it.
 */
#ifndef FAQ_LOAD_H
#define FAQ_LOAD_H

#include "faq/diagnostic.h"
#include "faq/file.h"
#include "faq/options.h"

struct faq_snapshot;

/* Gives a snapshot, or NULL when there were errors. found gets errors and warnings. */
struct faq_snapshot *faq_load(const struct faq_file *files, size_t count,
                              const struct faq_options *options,
                              struct diagnostics *found);

#endif
