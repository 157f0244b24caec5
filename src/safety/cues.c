/* SPDX-License-Identifier: MIT */
#include "safety/cues.h"

#include <limits.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/array.h"
#include "base/macros.h"
#include "safety/cue_index.h"
#include "safety/cue_pattern.h"
#include "safety/key_index.h"
#include "safety/phrase.h"

enum { HITS_PER_ROW_MAX = 3 };

struct compiled_cue {
    const struct cue *cue;
    union {
        const struct phrase *phrase; /* of a row without a key */
        struct cue_pattern pattern;  /* of one with a key */
    };
};

struct cues {
    struct compiled_cue *items;
    size_t count;
    struct arena arena; /* of rows, lexicon, phrases and indexes */
    struct lexicon *lexicon;
    struct cue_index symbols; /* of rows with phrases */
    struct key_index keys;    /* of rows with keys */
};

static struct cue_table (*const TABLES[])(void) = {
    cues_of_sign,     cues_of_intake, cues_of_wish,    cues_of_end,     cues_of_harm,
    cues_of_mood,     cues_of_sorrow, cues_of_refusal, speak_of_death,  speak_of_ending,
    speak_of_leaving, speak_of_harm,  speak_of_body,   speak_of_others, speak_in_tongues,
    cues_of_abroad,   speak_of_peril, speak_of_needs,  speak_of_hints,
};

static void add_table(struct cues *cues, struct cue_table table)
{
    for (size_t i = 0; i < table.count; i++) {
        struct compiled_cue *row = &cues->items[cues->count++];
        row->cue = &table.rows[i];
        if (row->cue->key)
            row->pattern =
                (struct cue_pattern){.key = row->cue->key, .regex = row->cue->text};
        else
            row->phrase = phrase_create(&cues->arena, cues->lexicon, row->cue->text);
    }
}

static void add_tables(struct cues *cues)
{
    size_t count = 0;
    for (size_t i = 0; i < COUNT_OF(TABLES); i++)
        count += TABLES[i]().count;
    cues->items = ARENA_ARRAY(&cues->arena, struct compiled_cue, count);
    for (size_t i = 0; i < COUNT_OF(TABLES); i++)
        add_table(cues, TABLES[i]());
}

static void index_phrase(struct cues *cues, size_t row, bool is_counting)
{
    const struct compiled_cue *compiled = &cues->items[row];
    const struct phrase *phrase = compiled->cue->key ? NULL : compiled->phrase;
    for (; phrase; phrase = phrase_other(phrase)) {
        struct arena arena;
        arena_init(&arena);
        size_t count = phrase_need_count(phrase);
        struct cue_marks *needs = ARENA_ARRAY(&arena, struct cue_marks, count);
        for (size_t i = 0; i < count; i++) {
            needs[i] = phrase_need(phrase, i);
            if (is_counting)
                cue_index_count(&cues->symbols, needs[i]);
        }
        if (!is_counting)
            cue_index_add(&cues->symbols, row, needs, count);
        arena_clear(&arena);
    }
}

static void index_phrases(struct cues *cues)
{
    for (int is_counting = 1; is_counting >= 0; is_counting--)
        for (size_t i = 0; i < cues->count; i++)
            index_phrase(cues, i, is_counting);
    cue_index_freeze(&cues->symbols, &cues->arena);
}

static void index_keys(struct cues *cues)
{
    struct arena arena;
    arena_init(&arena);
    const char **keys = ARENA_ARRAY(&arena, const char *, cues->count);
    for (size_t i = 0; i < cues->count; i++)
        keys[i] = cues->items[i].cue->key;
    key_index_make(&cues->keys, keys, cues->count, &cues->arena);
    arena_clear(&arena);
}

struct cues *cues_create(void)
{
    struct cues *cues = ALLOC(struct cues);
    arena_init(&cues->arena);
    cues->lexicon = lexicon_create(&cues->arena);
    add_tables(cues);
    lexicon_freeze(cues->lexicon);
    index_phrases(cues);
    index_keys(cues);
    return cues;
}

void cues_destroy(struct cues *cues)
{
    if (!cues)
        return;
    for (size_t i = 0; i < cues->count; i++)
        if (cues->items[i].cue->key)
            cue_pattern_clear(&cues->items[i].pattern);
    lexicon_destroy(cues->lexicon);
    arena_clear(&cues->arena);
    free(cues);
}

const struct lexicon *cues_lexicon(const struct cues *cues)
{
    return cues->lexicon;
}

static void add_hit(const struct cue *cue, struct str match, struct arena *arena,
                    struct hits *out)
{
    *ARRAY_ADD_IN(arena, out) =
        (struct hit){.sense = cue->sense, .flags = cue->flags, .match = match};
}

static void find_phrase(const struct compiled_cue *row, struct tokens *tokens,
                        struct arena *arena, struct hits *out)
{
    const struct phrase *phrase = row->phrase;
    struct str match;
    for (; phrase; phrase = phrase_other(phrase)) {
        size_t at = 0;
        for (int i = 0; i < HITS_PER_ROW_MAX; i++)
            if (phrase_next(phrase, tokens, &at, &match))
                add_hit(row->cue, match, arena, out);
            else
                break;
    }
}

static void find_regex(struct compiled_cue *row, struct str text,
                       struct pattern_budget *budget, struct arena *arena,
                       struct hits *out)
{
    struct str match;
    size_t at = 0;
    for (int i = 0; i < HITS_PER_ROW_MAX; i++) {
        if (!cue_pattern_next(&row->pattern, text, &at, budget, &match))
            return;
        add_hit(row->cue, match, arena, out);
    }
}

/* A bit for each row that could match. */
static void find_rows(const struct cues *cues, struct str text,
                      const struct tokens *tokens, uint64_t *rows)
{
    cue_index_begin(&cues->symbols, rows);
    for (size_t i = 0; i < COUNT_OF(tokens->present); i++)
        for (uint64_t bits = tokens->present[i]; bits; bits &= bits - 1)
            cue_index_look(&cues->symbols, 64 * i + (size_t)__builtin_ctzll(bits), rows);
    key_index_look(&cues->keys, text, rows);
}

void cues_find(const struct cues *cues, const struct reading *reading,
               struct tokens *tokens, struct arena *arena, struct hits *out)
{
    struct pattern_budget budget = {PATTERN_BUDGET};
    uint64_t rows[CUE_ROWS_MAX / 64];
    find_rows(cues, reading->text, tokens, rows);
    *out = (struct hits){0};
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        for (uint64_t bits = rows[i]; bits; bits &= bits - 1) {
            struct compiled_cue *row =
                &cues->items[64 * i + (size_t)__builtin_ctzll(bits)];
            if (row->cue->key)
                find_regex(row, reading->text, &budget, arena, out);
            else
                find_phrase(row, tokens, arena, out);
        }
}

const struct cue *cues_find_keyless(const struct cues *cues,
                                    const struct reading *reading)
{
    struct pattern_budget budget = {UINT_MAX};
    struct str match;
    for (size_t i = 0; i < cues->count; i++) {
        struct compiled_cue *row = &cues->items[i];
        size_t at = 0;
        if (row->cue->key && !cue_pattern_has_key(&row->pattern, reading->text)
            && cue_pattern_next(&row->pattern, reading->text, &at, &budget, &match))
            return row->cue;
    }
    return NULL;
}

const struct cue *cues_find_refused(const struct cues *cues)
{
    for (size_t i = 0; i < cues->count; i++)
        if (cues->items[i].cue->key && !cue_pattern_compiles(&cues->items[i].pattern))
            return cues->items[i].cue;
    return NULL;
}
