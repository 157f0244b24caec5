/* SPDX-License-Identifier: MIT */
/*
 * faq folder: from a folder on disk to a snapshot. Any thread.
 */
#ifndef APP_FAQ_FOLDER_H
#define APP_FAQ_FOLDER_H

#include <stdio.h>

#include "faq/diagnostic.h"
#include "faq/options.h"
#include "faq/snapshot.h"

/* Reads *.md and *.toml of the folder and gives a snapshot, or NULL when there were
 * errors. found is begun anew, lives in the arena and says all that is wrong; where a
 * file could not be read, only that: the others would complain of what it holds. */
struct faq_snapshot *faq_folder_load(struct str dir, const struct faq_options *options,
                                     struct arena *arena, struct diagnostics *found);

/* 20261120, by the local clock: for faq_options.today. */
int faq_folder_today(void);

/* A line for each diagnostic, in their order, and one for those that were not kept. */
void faq_folder_report(FILE *out, const struct diagnostics *found, bool with_warnings);
/* Errors to the log, at most twenty of them; of warnings, how many: they are for authors. */
void faq_folder_log(const struct diagnostics *found, struct arena *arena);

#endif
