/* SPDX-License-Identifier: MIT */
#include "text/spelling.h"

#include "base/array.h"
#include "text/correction.h"
#include "text/lexicon.h"

#include <assert.h>

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

struct spelling {
    struct arena *arena;
    struct spelling_words words;
    struct stems stems;
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

void spelling_add(struct spelling *spelling, struct str word, enum spelling_kind kind)
{
    spelling_add_often(spelling, word, kind, 1);
}

void spelling_add_often(struct spelling *spelling, struct str word,
                        enum spelling_kind kind, unsigned times)
{
    assert(!spelling->is_frozen);
    spelling_words_add(&spelling->words, word, kind, times);
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
                spelling_words_add(&spelling->words, lexicon_word(run, i), kind, 1);
                is_rare = false;
            }
    }
    if (is_rare)
        spelling_words_add(&spelling->words, stem, kind, 1);
    if (stem.len >= (is_rare ? SHORTEST_RARE_STEM : SHORTEST_COMMON_STEM))
        *ARRAY_ADD_IN(spelling->arena, &spelling->stems) =
            arena_copy(spelling->arena, stem);
}

void spelling_freeze(struct spelling *spelling)
{
    assert(!spelling->is_frozen);
    spelling_words_freeze(&spelling->words, spelling->arena);
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
           && spelling_is_plain(word) && lexicon_rank(word) == LEXICON_UNKNOWN
           && !spelling_words_find(&spelling->words, word);
}

bool spelling_has_close(const struct spelling *spelling, struct str word, unsigned edits)
{
    return is_correctable(spelling, word)
           && correction_is_close(&spelling->words, word, edits);
}

bool spelling_correct(const struct spelling *spelling, struct str word, struct str *meant)
{
    return is_correctable(spelling, word)
           && correction_find(&spelling->words, word, has_stem(spelling, word), meant);
}

bool spelling_find_either(const struct spelling *spelling, struct str word,
                          struct str *meant)
{
    return is_correctable(spelling, word)
           && correction_find_either(&spelling->words, word, has_stem(spelling, word),
                                     meant);
}
