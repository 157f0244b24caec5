/* SPDX-License-Identifier: MIT */
#include "safety/cues.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/array.h"
#include "text/pattern.h"

enum { HITS_PER_ROW_MAX = 3 };

struct compiled_cue {
    const struct cue *cue;
    struct str key;
    struct pattern *pattern;
};

struct cues {
    struct compiled_cue *items;
    size_t count, capacity;
};

static void add_row(struct cues *cues, struct arena *arena, const struct cue *cue)
{
    struct error err;
    struct compiled_cue *row = ARRAY_ADD(cues);
    row->cue = cue;
    row->key = str_from_c(cue->key);
    row->pattern = pattern_compile(arena_format(arena, " (?:%s)(?= )", cue->regex), &err);
    if (!row->pattern)
        abort();
}

static void add_table(struct cues *cues, struct arena *arena, struct cue_table table)
{
    for (size_t i = 0; i < table.count; i++)
        add_row(cues, arena, &table.rows[i]);
}

struct cues *cues_create(void)
{
    struct cues *cues = ALLOC(struct cues);
    struct arena arena;
    arena_init(&arena);
    add_table(cues, &arena, cues_of_sign());
    add_table(cues, &arena, cues_of_intake());
    add_table(cues, &arena, cues_of_wish());
    add_table(cues, &arena, cues_of_end());
    add_table(cues, &arena, cues_of_harm());
    add_table(cues, &arena, cues_of_mood());
    add_table(cues, &arena, cues_of_refusal());
    arena_clear(&arena);
    return cues;
}

void cues_destroy(struct cues *cues)
{
    if (!cues)
        return;
    for (size_t i = 0; i < cues->count; i++)
        pattern_destroy(cues->items[i].pattern);
    free(cues->items);
    free(cues);
}

static bool has_key(struct str text, struct str keys)
{
    struct str key;
    while (str_cut(keys, '|', &key, &keys))
        if (str_find(text, key) != STR_NOT_FOUND)
            return true;
    return false;
}

static void find_row(const struct compiled_cue *row, struct str text,
                     struct pattern_budget *budget, struct arena *arena, struct hits *out)
{
    struct pattern_span span;
    size_t start = 0;
    for (int i = 0; i < HITS_PER_ROW_MAX; i++) {
        if (pattern_find(row->pattern, text, start, budget, &span) != PATTERN_FOUND)
            return;
        *ARRAY_ADD_IN(arena, out) = (struct hit){
            .sense = row->cue->sense,
            .flags = row->cue->flags,
            .match = str_slice(text, span.start, span.end),
        };
        start = span.end;
    }
}

void cues_find(const struct cues *cues, const struct reading *reading,
               struct arena *arena, struct hits *out)
{
    struct pattern_budget budget = {PATTERN_BUDGET};
    *out = (struct hits){0};
    for (size_t i = 0; i < cues->count; i++)
        if (has_key(reading->text, cues->items[i].key))
            find_row(&cues->items[i], reading->text, &budget, arena, out);
}
