/* SPDX-License-Identifier: MIT */
/*
 * lint: the rules that a FAQ's files are held to, one function a rule or two. Each says
 * what it finds as a warning with its place; an expression that is too slow is an error.
 */
#ifndef FAQ_LINT_H
#define FAQ_LINT_H

#include "faq/diagnostic.h"
#include "faq/options.h"
#include "faq/snapshot.h"

/* No short answer, or one that is too long for a chat room; walls of text; hard to
 * read; links that lead
 * nowhere. In a medical article: words that a passage must not have (doses, promises), no
 * source, no date of review. */
void lint_passages(const struct faq_snapshot *faq, struct diagnostics *found);
/* Words of medical passages that a second person should look at. No mistakes: only for
 * who asks. */
void lint_delicate(const struct faq_snapshot *faq, struct diagnostics *found);
/* How hard it is to read, as a school grade (faq/readability.h). */
double lint_grade(struct rich passage);
/* Sources that no topic uses, and broken links. */
void lint_sources(const struct faq_snapshot *faq, struct diagnostics *found);
void lint_reviews(const struct faq_snapshot *faq, const struct faq_options *options,
                  struct diagnostics *found);
/* Concepts that no pattern uses. */
void lint_concepts(struct faq_snapshot *faq, struct diagnostics *found);
/* Patterns that can never match or never win, or that match everything. */
void lint_patterns(const struct faq_snapshot *faq, struct diagnostics *found);
/* Examples that two topics claim, that a topic has twice, or asks and not_asks, or that
 * stand in elsewhere.txt, too. */
void lint_claims(const struct faq_snapshot *faq, struct diagnostics *found);
/* Expressions that hit their bounds on a short text. */
void lint_speed(const struct faq_snapshot *faq, struct diagnostics *found);

#endif
