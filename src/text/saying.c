/* SPDX-License-Identifier: MIT */
#include "text/saying.h"

#include <assert.h>

#include "base/macros.h"

/* How many words from this one on the phrase takes; 0 when it does not stand there. */
static size_t phrase_at(const struct words *words, size_t at, struct str phrase)
{
    struct str rest = phrase, word;
    size_t end = at;

    if (phrase.ptr[0] != words->items[at].text.ptr[0]) /* most of them */
        return 0;
    while (end < words->count && str_cut(rest, ' ', &word, &rest)
           && str_equal(words->items[end].text, word)) {
        end++;
        if (rest.len == 0)
            return end - at;
    }
    return 0;
}

/* Marks the words of the phrase where it stands; false when it does not. */
static bool mark_phrase(const struct words *words, struct str phrase, bool *is_marked)
{
    bool is_found = false;

    for (size_t i = 0; i < words->count; i++) {
        size_t count = phrase_at(words, i, phrase);
        for (size_t j = i; j < i + count; j++)
            is_marked[j] = true;
        is_found |= count > 0;
    }
    return is_found;
}

bool saying_has(const struct words *words, const char *phrases)
{
    struct str rest = str_from_c(phrases), phrase;

    while (str_cut(rest, '|', &phrase, &rest))
        for (size_t i = 0; i < words->count; i++)
            if (phrase_at(words, i, phrase) > 0)
                return true;
    return false;
}

bool saying_is(const struct words *words, const char *phrases, const char *others)
{
    struct str rest = str_from_c(phrases), phrase;
    bool is_marked[SAYING_WORDS_MAX] = {false}, has_phrase = false;

    if (words->count == 0 || words->count > SAYING_WORDS_MAX)
        return false;
    for (size_t i = 0; i < words->count; i++) { /* most end at the first or second */
        struct str word = words->items[i].text;
        if (str_find(rest, word) == STR_NOT_FOUND
            && !str_has_word(str_from_c(others), word))
            return false;
    }
    while (str_cut(rest, '|', &phrase, &rest))
        has_phrase |= mark_phrase(words, phrase, is_marked);
    if (!has_phrase)
        return false;
    for (size_t i = 0; i < words->count; i++)
        if (!is_marked[i] && !str_has_word(str_from_c(others), words->items[i].text))
            return false;
    return true;
}

static size_t place_of(struct str word)
{
    return str_hash(word, 0) % SAYINGS_PLACES;
}

void sayings_add(struct sayings *sayings, size_t row, const char *phrases,
                 const char *others)
{
    const char *const texts[] = {phrases, others};
    struct str rest, part, word;

    assert(row < SAYINGS_MAX);
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        for (rest = str_from_c(texts[i]); str_cut(rest, '|', &part, &rest);)
            while (str_cut_word(part, &word, &part))
                sayings->rows[place_of(word)] |= UINT64_C(1) << row;
}

uint64_t sayings_possible(const struct sayings *sayings, const struct words *words)
{
    uint64_t possible = UINT64_MAX;

    for (size_t i = 0; i < words->count && possible; i++)
        possible &= sayings->rows[place_of(words->items[i].text)];
    return possible;
}
