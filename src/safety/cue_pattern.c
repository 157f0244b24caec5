/* SPDX-License-Identifier: MIT */
#include "safety/cue_pattern.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/arena.h"

struct cue_pattern {
    const char *key, *regex;
    struct pattern *pattern; /* NULL until it is needed */
    bool is_refused;
};

struct cue_pattern *cue_pattern_create(const char *key, const char *regex)
{
    struct cue_pattern *pattern = ALLOC(struct cue_pattern);
    pattern->key = key;
    pattern->regex = regex;
    return pattern;
}

void cue_pattern_destroy(struct cue_pattern *pattern)
{
    if (!pattern)
        return;
    pattern_destroy(pattern->pattern);
    free(pattern);
}

bool cue_pattern_compiles(struct cue_pattern *pattern)
{
    struct arena arena;
    struct error err;
    if (pattern->pattern || pattern->is_refused)
        return !pattern->is_refused;
    arena_init(&arena);
    struct str regex = arena_format(&arena, " (?:%s)(?= )", pattern->regex);
    pattern->pattern = pattern_compile(regex, &err);
    pattern->is_refused = !pattern->pattern;
    arena_clear(&arena);
    return !pattern->is_refused;
}

/* The first key behind a place, whichever it is of. */
static bool find_key(const struct cue_pattern *pattern, struct str text, size_t at,
                     struct pattern_span *out)
{
    struct str keys = str_from_c(pattern->key), key;
    struct str rest = str_skip(text, at);
    size_t first = STR_NOT_FOUND;
    while (str_cut(keys, '|', &key, &keys)) {
        size_t found = str_find(rest, key);
        if (found == STR_NOT_FOUND || (first != STR_NOT_FOUND && found >= first))
            continue;
        first = found;
        *out = (struct pattern_span){at + found, at + found + key.len};
    }
    return first != STR_NOT_FOUND;
}

bool cue_pattern_has_key(const struct cue_pattern *pattern, struct str text)
{
    struct pattern_span span;
    return find_key(pattern, text, 0, &span);
}

/* Matches begin with the space before a word and end with a word. */
static void widen(struct str text, struct pattern_span *span)
{
    while (span->start > 0 && text.ptr[span->start] != ' ')
        span->start--;
    while (span->end < text.len && text.ptr[span->end] != ' ')
        span->end++;
}

bool cue_pattern_next(struct cue_pattern *pattern, struct str text, size_t *at,
                      struct pattern_budget *budget, struct str *match)
{
    struct pattern_span span;
    if (!cue_pattern_compiles(pattern)) {
        if (!find_key(pattern, text, *at, &span))
            return false;
        widen(text, &span);
    } else if (pattern_find(pattern->pattern, text, *at, budget, &span)
               != PATTERN_FOUND) {
        return false;
    }
    *match = str_slice(text, span.start, span.end);
    *at = span.end;
    return true;
}
