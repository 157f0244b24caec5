/* SPDX-License-Identifier: MIT */
#include "safety/cues.h"

#include <limits.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/array.h"
#include "base/macros.h"
#include "safety/cue_book.h"
#include "safety/cue_pattern.h"
#include "text/spelling.h"

enum { HITS_PER_ROW_MAX = 3 };

struct cues {
    struct cue_pattern **patterns; /* of the book's rows with keys; NULL until needed */
};

struct cues *cues_create(void)
{
    struct cues *cues = ALLOC(struct cues);
    cues->patterns = alloc_zeroed(CUE_BOOK.pattern_count, sizeof(struct cue_pattern *));
    return cues;
}

void cues_destroy(struct cues *cues)
{
    if (!cues)
        return;
    for (size_t i = 0; i < CUE_BOOK.pattern_count; i++)
        cue_pattern_destroy(cues->patterns[i]);
    free(cues->patterns);
    free(cues);
}

const struct lexicon *cues_lexicon(void)
{
    return &CUE_BOOK.lexicon;
}

struct spelling *cues_spelling(struct arena *arena)
{
    return spelling_of(arena, &CUE_BOOK.spelling);
}

static void add_hit(const struct cue_row *row, struct str match, struct arena *arena,
                    struct hits *out)
{
    *ARRAY_ADD_IN(arena, out) =
        (struct hit){.sense = row->sense, .flags = row->flags, .match = match};
}

static void find_phrase(const struct cue_row *row, struct tokens *tokens,
                        struct arena *arena, struct hits *out)
{
    const struct phrase *phrase = phrase_at(CUE_BOOK.phrases, row->what);
    struct str match;
    for (; phrase; phrase = phrase_other(phrase)) {
        size_t at = 0;
        for (int i = 0; i < HITS_PER_ROW_MAX; i++)
            if (phrase_next(phrase, tokens, &at, &match))
                add_hit(row, match, arena, out);
            else
                break;
    }
}

static struct cue_pattern *pattern_of(const struct cues *cues, const struct cue_row *row)
{
    struct cue_pattern **place = &cues->patterns[row->pattern];
    if (!*place)
        *place =
            cue_pattern_create(CUE_BOOK.texts + row->key, CUE_BOOK.texts + row->what);
    return *place;
}

static void find_regex(const struct cues *cues, const struct cue_row *row,
                       struct str text, struct pattern_budget *budget,
                       struct arena *arena, struct hits *out)
{
    struct cue_pattern *pattern = pattern_of(cues, row);
    struct str match;
    size_t at = 0;
    for (int i = 0; i < HITS_PER_ROW_MAX; i++) {
        if (!cue_pattern_next(pattern, text, &at, budget, &match))
            return;
        add_hit(row, match, arena, out);
    }
}

/* A bit for each row that could match. */
static void find_rows(struct str text, const struct tokens *tokens, uint64_t *rows)
{
    cue_index_begin(&CUE_BOOK.symbols, rows);
    for (size_t i = 0; i < COUNT_OF(tokens->present); i++)
        for (uint64_t bits = tokens->present[i]; bits; bits &= bits - 1)
            cue_index_look(&CUE_BOOK.symbols, 64 * i + (size_t)__builtin_ctzll(bits),
                           rows);
    key_index_look(&CUE_BOOK.keys, text, rows);
}

void cues_find(const struct cues *cues, const struct reading *reading,
               struct tokens *tokens, struct arena *arena, struct hits *out)
{
    struct pattern_budget budget = {PATTERN_BUDGET};
    uint64_t rows[CUE_ROWS_MAX / 64];
    find_rows(reading->text, tokens, rows);
    *out = (struct hits){0};
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        for (uint64_t bits = rows[i]; bits; bits &= bits - 1) {
            const struct cue_row *row =
                &CUE_BOOK.rows[64 * i + (size_t)__builtin_ctzll(bits)];
            if (row->key)
                find_regex(cues, row, reading->text, &budget, arena, out);
            else
                find_phrase(row, tokens, arena, out);
        }
}

bool cues_find_keyless(const struct cues *cues, const struct reading *reading,
                       struct cue *out)
{
    struct pattern_budget budget = {UINT_MAX};
    struct str match;
    for (size_t i = 0; i < CUE_BOOK.row_count; i++) {
        const struct cue_row *row = &CUE_BOOK.rows[i];
        size_t at = 0;
        if (!row->key || cue_pattern_has_key(pattern_of(cues, row), reading->text)
            || !cue_pattern_next(pattern_of(cues, row), reading->text, &at, &budget,
                                 &match))
            continue;
        *out = (struct cue){.key = CUE_BOOK.texts + row->key,
                            .text = CUE_BOOK.texts + row->what};
        return true;
    }
    return false;
}

bool cues_find_refused(const struct cues *cues, struct cue *out)
{
    for (size_t i = 0; i < CUE_BOOK.row_count; i++) {
        const struct cue_row *row = &CUE_BOOK.rows[i];
        if (!row->key || cue_pattern_compiles(pattern_of(cues, row)))
            continue;
        *out = (struct cue){.key = CUE_BOOK.texts + row->key,
                            .text = CUE_BOOK.texts + row->what};
        return true;
    }
    return false;
}
