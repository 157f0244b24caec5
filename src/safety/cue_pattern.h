/* SPDX-License-Identifier: MIT */
/*
 * cue pattern: the regular expression of one cue, compiled when a message first needs it.
 *
 * A PCRE2 may refuse what ours accepts. Then wherever the key stands is a match: too many
 * of them, but nobody in danger is missed and nothing ends. Ours refuses none (a test
 * compiles them all).
 */
#ifndef SAFETY_CUE_PATTERN_H
#define SAFETY_CUE_PATTERN_H

#include "text/pattern.h"

struct cue_pattern;

/* As in struct cue; both outlive it. */
struct cue_pattern *cue_pattern_create(const char *key, const char *regex);
void cue_pattern_destroy(struct cue_pattern *pattern);

/* Is one of the keys in the text? Without, nothing matches. */
bool cue_pattern_has_key(const struct cue_pattern *pattern, struct str text);

/* The next place from byte *at on; *at is set behind it. */
bool cue_pattern_next(struct cue_pattern *pattern, struct str text, size_t *at,
                      struct pattern_budget *budget, struct str *match);

/* Compiles it now; false: it is refused. */
bool cue_pattern_compiles(struct cue_pattern *pattern);

#endif
