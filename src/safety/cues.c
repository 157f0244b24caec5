/* SPDX-License-Identifier: MIT */
#include "safety/cues.h"

#include <limits.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/array.h"
#include "safety/phrase.h"
#include "text/pattern.h"

enum { HITS_PER_ROW_MAX = 3 };

struct compiled_cue {
    const struct cue *cue;
    struct str key;
    struct pattern *pattern; /* one of these two */
    struct phrase *phrase;
};

struct cues {
    struct compiled_cue *items;
    size_t count, capacity;
    struct arena arena; /* of lexicon and phrases */
    struct lexicon *lexicon;
};

static void add_phrase(struct cues *cues, const struct cue *cue)
{
    struct compiled_cue *row = ARRAY_ADD(cues);
    *row = (struct compiled_cue){.cue = cue};
    row->phrase = phrase_create(&cues->arena, cues->lexicon, cue->text);
}

static void add_regex(struct cues *cues, struct arena *arena, const struct cue *cue)
{
    struct error err;
    struct compiled_cue *row = ARRAY_ADD(cues);
    *row = (struct compiled_cue){.cue = cue};
    row->key = str_from_c(cue->key);
    row->pattern = pattern_compile(arena_format(arena, " (?:%s)(?= )", cue->text), &err);
    if (!row->pattern)
        abort();
}

static void add_table(struct cues *cues, struct arena *arena, struct cue_table table)
{
    for (size_t i = 0; i < table.count; i++)
        if (table.rows[i].key)
            add_regex(cues, arena, &table.rows[i]);
        else
            add_phrase(cues, &table.rows[i]);
}

struct cues *cues_create(void)
{
    struct cues *cues = ALLOC(struct cues);
    struct arena arena;
    arena_init(&arena);
    arena_init(&cues->arena);
    cues->lexicon = lexicon_create(&cues->arena);
    add_table(cues, &arena, cues_of_sign());
    add_table(cues, &arena, cues_of_intake());
    add_table(cues, &arena, cues_of_wish());
    add_table(cues, &arena, cues_of_end());
    add_table(cues, &arena, cues_of_harm());
    add_table(cues, &arena, cues_of_mood());
    add_table(cues, &arena, cues_of_refusal());
    add_table(cues, &arena, speak_of_death());
    add_table(cues, &arena, speak_of_leaving());
    add_table(cues, &arena, speak_of_harm());
    add_table(cues, &arena, speak_of_body());
    add_table(cues, &arena, speak_of_others());
    add_table(cues, &arena, speak_in_tongues());
    arena_clear(&arena);
    lexicon_freeze(cues->lexicon);
    return cues;
}

void cues_destroy(struct cues *cues)
{
    if (!cues)
        return;
    for (size_t i = 0; i < cues->count; i++)
        pattern_destroy(cues->items[i].pattern);
    free(cues->items);
    lexicon_destroy(cues->lexicon);
    arena_clear(&cues->arena);
    free(cues);
}

const struct lexicon *cues_lexicon(const struct cues *cues)
{
    return cues->lexicon;
}

/* Which two bytes stand beside each other somewhere: most keys fail here already. */
struct pairs {
    uint64_t bits[65536 / 64];
};

static size_t pair_at(struct str text, size_t at)
{
    return (size_t)(unsigned char)text.ptr[at] << 8 | (unsigned char)text.ptr[at + 1];
}

static void note_pairs(struct pairs *pairs, struct str text)
{
    for (size_t i = 0; i + 1 < text.len; i++) {
        size_t pair = pair_at(text, i);
        pairs->bits[pair / 64] |= (uint64_t)1 << (pair % 64);
    }
}

static bool has_pairs(const struct pairs *pairs, struct str key)
{
    for (size_t i = 0; i + 1 < key.len; i++) {
        size_t pair = pair_at(key, i);
        if (!(pairs->bits[pair / 64] >> (pair % 64) & 1))
            return false;
    }
    return true;
}

static bool has_key(const struct pairs *pairs, struct str text, struct str keys)
{
    struct str key;
    while (str_cut(keys, '|', &key, &keys))
        if (has_pairs(pairs, key) && str_find(text, key) != STR_NOT_FOUND)
            return true;
    return false;
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

static void find_regex(const struct compiled_cue *row, struct str text,
                       struct pattern_budget *budget, struct arena *arena,
                       struct hits *out)
{
    struct pattern_span span;
    size_t start = 0;
    for (int i = 0; i < HITS_PER_ROW_MAX; i++) {
        if (pattern_find(row->pattern, text, start, budget, &span) != PATTERN_FOUND)
            return;
        add_hit(row->cue, str_slice(text, span.start, span.end), arena, out);
        start = span.end;
    }
}

void cues_find(const struct cues *cues, const struct reading *reading,
               struct tokens *tokens, struct arena *arena, struct hits *out)
{
    struct pattern_budget budget = {PATTERN_BUDGET};
    struct pairs *pairs = ARENA_NEW(arena, struct pairs);
    note_pairs(pairs, reading->text);
    *out = (struct hits){0};
    for (size_t i = 0; i < cues->count; i++) {
        const struct compiled_cue *row = &cues->items[i];
        if (row->phrase)
            find_phrase(row, tokens, arena, out);
        else if (has_key(pairs, reading->text, row->key))
            find_regex(row, reading->text, &budget, arena, out);
    }
}

const struct cue *cues_find_keyless(const struct cues *cues,
                                    const struct reading *reading)
{
    struct pairs all;
    struct pattern_budget budget = {UINT_MAX};
    memset(&all, 0xff, sizeof(all));
    for (size_t i = 0; i < cues->count; i++) {
        const struct compiled_cue *row = &cues->items[i];
        if (row->pattern && !has_key(&all, reading->text, row->key)
            && pattern_matches(row->pattern, reading->text, &budget))
            return row->cue;
    }
    return NULL;
}
