/* SPDX-License-Identifier: MIT */
#include "faq/pairs.h"

#include <math.h>
#include <string.h>

#include "base/macros.h"
#include "base/sorted.h"

/* Of each word the texts that have it: word w's stand from first[w] on. */
struct postings {
    uint32_t *first, *texts;
};

static size_t look_at(const struct pair_text *text)
{
    return text->count < PAIRS_WORDS_MAX ? text->count : PAIRS_WORDS_MAX;
}

static struct postings list_texts(const struct pair_text *texts, size_t count,
                                  size_t word_count, struct arena *scratch)
{
    struct postings out = {.first = ARENA_ARRAY(scratch, uint32_t, word_count + 2)};
    size_t total = 0;

    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < look_at(&texts[i]); k++, total++)
            out.first[texts[i].words[k] + 2]++;
    for (size_t word = 1; word < word_count + 2; word++)
        out.first[word] += out.first[word - 1];
    out.texts = ARENA_ARRAY(scratch, uint32_t, total + 1);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < look_at(&texts[i]); k++)
            out.texts[out.first[texts[i].words[k] + 1]++] = (uint32_t)i;
    return out;
}

static size_t count_numbers(const struct pair_sizes *sizes)
{
    return sizes->concepts + sizes->words + sizes->topics;
}

/* The least that this one may pair with. */
static uint32_t first_partner(const struct pair_sizes *sizes, uint32_t word)
{
    return word < sizes->concepts ? (uint32_t)(sizes->concepts + sizes->words) : word + 1;
}

/* How many texts of this word have each partner, too. */
static void count_beside(const struct pair_text *texts, const struct postings *postings,
                         uint32_t word, uint32_t partner, uint16_t *beside)
{
    for (uint32_t i = postings->first[word]; i < postings->first[word + 1]; i++) {
        const struct pair_text *text = &texts[postings->texts[i]];
        for (size_t k = look_at(text); k > 0 && text->words[k - 1] >= partner; k--)
            if (beside[text->words[k - 1]] < UINT16_MAX)
                beside[text->words[k - 1]]++;
    }
}

static uint8_t rarity(size_t texts, unsigned with)
{
    float idf = 1.0F + logf((1.0F + (float)texts) / (1.0F + (float)with));
    float units = idf * PAIRS_RARITY_UNIT;

    return units < UINT8_MAX ? (uint8_t)lroundf(units) : UINT8_MAX;
}

/* A word that few texts have has no pair: most words are such. */
static bool may_pair(const struct postings *postings, size_t word)
{
    return postings->first[word + 1] - postings->first[word] >= PAIRS_TEXTS_MIN;
}

static size_t count_most(const struct pair_text *texts, size_t count)
{
    size_t most = 0;

    for (size_t i = 0; i < count; i++)
        most += look_at(&texts[i]) * look_at(&texts[i]) / 2;
    return most / PAIRS_TEXTS_MIN;
}

static void keep(struct pairs *pairs, const uint32_t *others, const uint8_t *rarities)
{
    pairs->others = ARENA_ARRAY(pairs->arena, uint32_t, pairs->count + 1);
    pairs->rarity = ARENA_ARRAY(pairs->arena, uint8_t, pairs->count + 1);
    memcpy(pairs->others, others, pairs->count * sizeof(*others));
    memcpy(pairs->rarity, rarities, pairs->count);
}

/* The next that stands beside, from there on: hardly any does. */
static size_t next_beside(const uint16_t *beside, size_t at, size_t numbers)
{
    static const uint16_t none[8] = {0};

    while (at + COUNT_OF(none) <= numbers && memcmp(&beside[at], none, sizeof(none)) == 0)
        at += COUNT_OF(none);
    while (at < numbers && beside[at] == 0)
        at++;
    return at;
}

void pairs_learn(struct pairs *pairs, const struct pair_text *texts, size_t count,
                 struct pair_sizes sizes, struct arena *scratch)
{
    size_t numbers = count_numbers(&sizes), most = count_most(texts, count);
    struct postings postings = list_texts(texts, count, numbers, scratch);
    uint32_t *others = ARENA_ARRAY(scratch, uint32_t, most + 1);
    uint8_t *rarities = ARENA_ARRAY(scratch, uint8_t, most + 1);
    uint16_t *beside = ARENA_ARRAY(scratch, uint16_t, numbers + 1);

    pairs->sizes = sizes;
    pairs->first = ARENA_ARRAY(pairs->arena, uint32_t, numbers + 1);
    for (size_t word = 0; word < numbers; word++) {
        uint32_t partner = first_partner(&sizes, (uint32_t)word);
        pairs->first[word] = (uint32_t)pairs->count;
        if (!may_pair(&postings, word))
            continue;
        count_beside(texts, &postings, (uint32_t)word, partner, beside);
        for (size_t other = next_beside(beside, partner, numbers); other < numbers;
             other = next_beside(beside, other + 1, numbers)) {
            if (beside[other] >= PAIRS_TEXTS_MIN) {
                others[pairs->count] = (uint32_t)other;
                rarities[pairs->count++] = rarity(count, beside[other]);
            }
            beside[other] = 0;
        }
    }
    pairs->first[numbers] = (uint32_t)pairs->count;
    keep(pairs, others, rarities);
}

/* Its number, or the count of pairs. */
static size_t find_pair(const struct pairs *pairs, uint32_t word, uint32_t other)
{
    uint32_t first = pairs->first[word], end = pairs->first[word + 1];
    size_t at = first + sorted_find(pairs->others + first, end - first, other);

    return at < end && pairs->others[at] == other ? at : pairs->count;
}

/* Where the partners of one begin, in a text of which so many are looked at. */
static size_t partners_from(const struct pairs *pairs, const struct pair_text *text,
                            size_t of, size_t looked)
{
    uint32_t partner = first_partner(&pairs->sizes, text->words[of]);
    size_t from = looked;

    while (from > of + 1 && text->words[from - 1] >= partner)
        from--;
    return from;
}

size_t pairs_find(const struct pairs *pairs, const struct pair_text *text, uint32_t *out)
{
    size_t count = 0, looked = look_at(text);

    for (size_t i = 0; i < looked; i++) {
        uint32_t word = text->words[i];
        if (pairs->first[word] == pairs->first[word + 1])
            continue;
        size_t k = partners_from(pairs, text, i, looked);
        for (; k < looked && count < PAIRS_FOUND_MAX; k++) {
            size_t pair = find_pair(pairs, word, text->words[k]);
            if (pair < pairs->count)
                out[count++] = (uint32_t)pair;
        }
    }
    return count;
}
