/* SPDX-License-Identifier: MIT */
/*
 * bot changes: what a reload did, in one line for an admin.
 *
 *     Reloaded: 50 topics (1 added: cost; 2 changed: pain, history).
 *     Not reloaded, the old FAQ stays: faq/x.md:12:3: error: ... (and 3 more)
 */
#ifndef BOT_CHANGES_H
#define BOT_CHANGES_H

#include "faq/diagnostic.h"
#include "faq/snapshot.h"

enum { CHANGES_NAMED_MAX = 10 /* ids of a kind */ };

/* faq: the one that is used now; NULL: none. found may be NULL. */
struct str changes_describe(struct arena *arena, const struct faq_changes *changes,
                            const struct diagnostics *found,
                            const struct faq_snapshot *faq);
struct str changes_refuse(struct arena *arena, const struct diagnostics *found,
                          const struct faq_snapshot *faq);

#endif
