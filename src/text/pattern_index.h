/* SPDX-License-Identifier: MIT */
/*
 * pattern index: which of many patterns could match a text, by how their matches begin
 * (openings.h). Asking hundreds of patterns one by one costs hundreds of walks along the
 * text; this is one.
 *
 *     pattern_index_make(&index, patterns, count, &arena);
 *     uint64_t *possible = ARENA_ARRAY(&scratch, uint64_t, pattern_index_words(&index));
 *     pattern_index_look(&index, text, possible);
 *     if (pattern_index_has(possible, i)) ...      else patterns[i] matches nowhere
 */
#ifndef TEXT_PATTERN_INDEX_H
#define TEXT_PATTERN_INDEX_H

#include "base/arena.h"
#include "text/pattern.h"

enum { PATTERN_INDEX_MAX = UINT16_MAX /* patterns; those beyond are always possible */ };

struct pattern_beginnings {
    uint64_t *items; /* in the arena, rising: by bytes */
    size_t count;
    uint32_t starts[256 + 1]; /* the first with each first byte */
};

struct pattern_index {
    struct pattern_beginnings at_borders; /* of words, and only there: nearly all */
    struct pattern_beginnings anywhere;
    uint64_t *always; /* a bit for each pattern that may begin with anything */
    size_t pattern_count;
};

/* A pattern may be NULL: it is never possible. */
void pattern_index_make(struct pattern_index *index, struct pattern *const *patterns,
                        size_t count, struct arena *arena);
void pattern_index_look(const struct pattern_index *index, struct str text,
                        uint64_t *possible);

/* How many words the bits of all patterns take. */
static inline size_t pattern_index_words(const struct pattern_index *index)
{
    return index->pattern_count / 64 + 1;
}

static inline bool pattern_index_has(const uint64_t *possible, size_t pattern)
{
    return possible[pattern / 64] >> (pattern % 64) & 1;
}

#endif
