/* SPDX-License-Identifier: MIT */
/*
 * lint: the rules that a FAQ's files are held to, one function a rule or two. Each says
 * what it finds as a warning with its place; an expression that is too slow is an error.
 */
#ifndef FAQ_LINT_H
#define FAQ_LINT_H

#include "faq/snapshot.h"

/* No short answer, or one that is too long for a chat room; words that a passage must not
 * have: doses, promises. */
void lint_passages(const struct faq_snapshot *faq, struct diagnostics *found);
/* Sources that no topic uses. */
void lint_sources(const struct faq_snapshot *faq, struct diagnostics *found);
void lint_reviews(const struct faq_snapshot *faq, const struct faq_options *options,
                  struct diagnostics *found);
/* Concepts that no pattern uses. */
void lint_concepts(struct faq_snapshot *faq, struct diagnostics *found);
/* Patterns that can never match or never win; examples that two topics claim. */
void lint_patterns(const struct faq_snapshot *faq, struct diagnostics *found);
/* Expressions that hit their bounds on a short text. */
void lint_speed(const struct faq_snapshot *faq, struct diagnostics *found);

#endif
