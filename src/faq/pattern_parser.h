/* SPDX-License-Identifier: MIT */
/*
 * pattern parser: the text of a pattern to its groups and its regular expression. The
 * grammar stands in faq/intent.h.
 */
#ifndef FAQ_PATTERN_PARSER_H
#define FAQ_PATTERN_PARSER_H

#include "faq/intent.h"

/* Fills groups, is_regex, wanted_count and, of a regex, compiled of out, whose source and place are
 * set. False when something was wrong; it is in found, with its column. */
bool pattern_parse(struct intent_pattern *out, struct vocabulary *vocabulary,
                   struct diagnostics *found);

#endif
