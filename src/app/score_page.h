/* SPDX-License-Identifier: MIT */
/*
 * score page: the pictures of score_print_page, as SVG without scripts. Only for the
 * files that draw it.
 */
#ifndef APP_SCORE_PAGE_H
#define APP_SCORE_PAGE_H

#include "app/score.h"

/* What was expected against what was said. */
void score_print_matrix(const struct score *score, FILE *out);
/* What other bounds would have done; nothing where there is nothing to show. */
void score_print_curves(const struct score *score, FILE *out);

#endif
