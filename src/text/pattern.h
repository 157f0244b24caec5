/* SPDX-License-Identifier: MIT */
/*
 * pattern: one regular expression. The only door to PCRE2.
 *
 * Matching is bounded by counts, never by a clock, so that an answer does not depend on
 * load: match limit, heap limit, and a budget of start positions that all patterns of
 * one message share.
 *
 *     struct pattern *pattern = pattern_compile(STR("\\bhow long\\b"), &err);
 *     struct pattern_budget budget = { PATTERN_BUDGET };
 *     switch (pattern_find(pattern, text, &budget, &span)) ...
 *     pattern_destroy(pattern);
 *
 * PCRE2 allocates on its own, so patterns do not live in an arena: they stand in a table
 * with an explicit destroy beside the snapshot.
 * Options: UTF, UCP, NEVER_BACKSLASH_C, no start-of-pattern settings such as (*UTF) and
 * no callouts of the author's.
 * https://www.pcre.org/current/doc/html/pcre2api.html
 */
#ifndef TEXT_PATTERN_H
#define TEXT_PATTERN_H

#include "base/error.h"
#include "base/macros.h"
#include "base/str.h"

struct pattern;
struct openings;

enum {
    PATTERN_BYTES_MAX = 16 * 1024, /* of a pattern; a longer one is refused */
    PATTERN_MATCH_LIMIT = 10000,
    PATTERN_HEAP_LIMIT_KIB = 1024,
    PATTERN_BUDGET = 200000 /* start positions a message */
};

enum pattern_result { PATTERN_NONE, PATTERN_FOUND, PATTERN_LIMIT };

struct pattern_budget {
    unsigned left;
};

struct pattern_span {
    size_t start, end; /* bytes */
};

/* Gives a pattern for pattern_destroy, or NULL and err with kind ERROR_INPUT, the column
 * (in characters of the regex, from 1) and the reason. A control character in the regex
 * is refused with a word about single quotes. */
MUST_CHECK
struct pattern *pattern_compile(struct str regex, struct error *err);
/* Accepts NULL. */
void pattern_destroy(struct pattern *pattern);

/* The first match from offset start on. text must be valid UTF-8. span may be NULL.
 * PATTERN_LIMIT: a bound was hit, nothing is known. */
enum pattern_result pattern_find(const struct pattern *pattern, struct str text,
                                 size_t start, struct pattern_budget *budget,
                                 struct pattern_span *span);

/* Is the text matched at all? A limit counts as no. */
bool pattern_matches(const struct pattern *pattern, struct str text,
                     struct pattern_budget *budget);

/* How its matches begin, for text/pattern_index.h; lives as long as the pattern. */
const struct openings *pattern_openings(const struct pattern *pattern);
/* Do they all begin at a "\b"? Then at no place where that cannot be. */
bool pattern_is_at_border(const struct pattern *pattern);
bool pattern_may_be_border(struct str text, size_t at);

/* Bytes that PCRE2 holds for it. */
size_t pattern_size_bytes(const struct pattern *pattern);

#endif
