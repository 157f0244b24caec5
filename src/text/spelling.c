/* SPDX-License-Identifier: MIT */
#include "text/spelling.h"

#include "base/array.h"
#include "base/map.h"
#include "text/guess.h"
#include "text/lexicon.h"

#include <assert.h>
#include <stdlib.h>

enum {
    SHORTEST_CORRECTED = 3,
    /* A shorter stem would vouch for half the dictionary, or, when no word of the
     * language begins so, may be a misspelling itself. */
    SHORTEST_COMMON_STEM = 5,
    SHORTEST_RARE_STEM = 8,
};

struct stems {
    struct str *items;
    size_t count, capacity;
};

/* What was found for a word: a struct str, empty where nothing was. */
struct memory {
    struct map found;
    struct arena arena;
};

struct spelling {
    struct arena *arena;
    struct spelling_draft draft;
    struct spelling_words words; /* when it is frozen */
    struct stems stems;
    struct memory *memory; /* NULL: nothing is kept */
    bool is_frozen;
};

bool spelling_is_common(struct str word)
{
    return lexicon_rank(word) != LEXICON_UNKNOWN;
}

struct spelling *spelling_create(struct arena *arena)
{
    struct spelling *spelling = ARENA_NEW(arena, struct spelling);

    spelling->arena = arena;
    return spelling;
}

struct spelling *spelling_of(struct arena *arena, const struct spelling_words *words)
{
    struct spelling *spelling = spelling_create(arena);

    spelling->words = *words;
    spelling->is_frozen = true;
    return spelling;
}

void spelling_add(struct spelling *spelling, struct str word, enum spelling_kind kind)
{
    spelling_add_often(spelling, word, kind, 1);
}

void spelling_add_often(struct spelling *spelling, struct str word,
                        enum spelling_kind kind, unsigned times)
{
    assert(!spelling->is_frozen);
    spelling_words_add(&spelling->draft, word, kind, times);
}

void spelling_add_stem(struct spelling *spelling, struct str stem,
                       enum spelling_kind kind)
{
    bool is_rare = true;

    assert(!spelling->is_frozen);
    if (!spelling_is_plain(stem))
        return;
    for (size_t length = stem.len; length <= LEXICON_LETTERS_MAX; length++) {
        struct lexicon_run run = lexicon_run(length, stem);
        for (size_t i = 0; i < run.count; i++)
            if (lexicon_word_rank(run, i) <= LEXICON_RARE) {
                spelling_words_add(&spelling->draft, lexicon_word(run, i), kind, 1);
                is_rare = false;
            }
    }
    if (is_rare)
        spelling_words_add(&spelling->draft, stem, kind, 1);
    if (stem.len >= (is_rare ? SHORTEST_RARE_STEM : SHORTEST_COMMON_STEM))
        *ARRAY_ADD_IN(spelling->arena, &spelling->stems) =
            arena_copy(spelling->arena, stem);
}

void spelling_freeze(struct spelling *spelling)
{
    assert(!spelling->is_frozen);
    spelling_words_freeze(&spelling->draft, spelling->arena, &spelling->words);
    spelling->is_frozen = true;
}

static bool has_stem(const struct spelling *spelling, struct str word)
{
    for (size_t i = 0; i < spelling->stems.count; i++)
        if (word.ptr[0] == spelling->stems.items[i].ptr[0]
            && str_starts_with(word, spelling->stems.items[i]))
            return true;
    return false;
}

bool spelling_has(const struct spelling *spelling, struct str word)
{
    assert(spelling->is_frozen);
    return spelling_words_find(&spelling->words, word) != NULL;
}

bool spelling_is_known(const struct spelling *spelling, struct str word)
{
    return word.len > 0 && (spelling_has(spelling, word) || has_stem(spelling, word));
}

static bool is_correctable(const struct spelling *spelling, struct str word)
{
    assert(spelling->is_frozen);
    return word.len >= SHORTEST_CORRECTED && word.len <= SLIP_WORD_MAX
           && spelling_is_plain(word) && !spelling_words_find(&spelling->words, word)
           && lexicon_rank(word) == LEXICON_UNKNOWN;
}

bool spelling_has_close(const struct spelling *spelling, struct str word, unsigned edits)
{
    return is_correctable(spelling, word)
           && guess_is_close(&spelling->words, word, edits);
}

void spelling_remember(struct spelling *spelling)
{
    assert(spelling->is_frozen && !spelling->memory);
    spelling->memory = ALLOC(struct memory);
    map_init(&spelling->memory->found, 0);
    arena_init(&spelling->memory->arena);
}

void spelling_forget(struct spelling *spelling)
{
    map_clear(&spelling->memory->found);
    arena_clear(&spelling->memory->arena);
    free(spelling->memory);
    spelling->memory = NULL;
}

static bool find(const struct spelling *spelling, struct str word, struct str *meant)
{
    return guess_find(&spelling->words, word, has_stem(spelling, word), meant);
}

static bool recall(const struct spelling *spelling, struct str word, struct str *meant)
{
    void **place = map_put(&spelling->memory->found, word);

    if (!*place) {
        struct str *found = ARENA_NEW(&spelling->memory->arena, struct str);
        if (!find(spelling, word, found))
            *found = (struct str){0};
        *place = found;
    }
    const struct str *found = *place;
    if (found->len > 0)
        *meant = *found;
    return found->len > 0;
}

bool spelling_correct(const struct spelling *spelling, struct str word, struct str *meant)
{
    if (!is_correctable(spelling, word))
        return false;
    return spelling->memory ? recall(spelling, word, meant) : find(spelling, word, meant);
}

bool spelling_find_either(const struct spelling *spelling, struct str word,
                          struct str *meant)
{
    return is_correctable(spelling, word)
           && guess_find_either(&spelling->words, word, has_stem(spelling, word), meant);
}
