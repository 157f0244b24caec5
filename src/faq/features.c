/* SPDX-License-Identifier: MIT */
#include "faq/features.h"

#include <math.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/sorted.h"
#include "faq/census.h"
#include "faq/letters.h"

/* How long each kind's part of a vector is. */
static const struct {
    float concepts, words, letters;
} shares = {.concepts = 0.7F, .words = 0.5F, .letters = 0.8F};

static void keep_words(struct features *features, const struct census *census)
{
    const struct census_words *words = &census->words;
    size_t size_bytes = 0;

    for (size_t i = 0; i < words->count; i++)
        size_bytes += words->items[i].text.len;
    features->word_count = words->count;
    features->word_texts = ARENA_ARRAY(features->arena, char, size_bytes + 1);
    features->word_starts = ARENA_ARRAY(features->arena, uint32_t, words->count + 1);
    for (size_t i = 0; i < words->count; i++) {
        struct str text = words->items[i].text;
        uint32_t start = features->word_starts[i];
        memcpy(features->word_texts + start, text.ptr, text.len);
        features->word_starts[i + 1] = start + (uint32_t)text.len;
    }
}

static void keep_letters(struct features *features, const struct census *census)
{
    features->letter_count = census->letters.count;
    features->letters =
        ARENA_ARRAY(features->arena, uint32_t, features->letter_count + 1);
    for (size_t i = 0; i < features->letter_count; i++)
        features->letters[i] = census->letters.items[i].run;
}

static struct str word_at(const struct features *features, size_t at)
{
    uint32_t start = features->word_starts[at];

    return str_make(features->word_texts + start, features->word_starts[at + 1] - start);
}

static size_t find_word(const struct features *features, struct str word)
{
    size_t low = 0, high = features->word_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (str_compare(word_at(features, middle), word) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < features->word_count && str_equal(word_at(features, low), word))
        return low;
    return STR_NOT_FOUND;
}

static size_t find_letters(const struct features *features, uint32_t letters)
{
    size_t at = sorted_find(features->letters, features->letter_count, letters);

    return at < features->letter_count && features->letters[at] == letters
               ? at
               : STR_NOT_FOUND;
}

void feature_text_list(struct feature_text *text, const uint64_t *masks, size_t count,
                       struct arena *arena)
{
    struct {
        struct found_concept *items;
        size_t count, capacity;
    } list = {0};

    for (size_t i = 0; i < count; i++) {
        while (i + 3 < count && !(masks[i] | masks[i + 1] | masks[i + 2] | masks[i + 3]))
            i += 4; /* hardly any concept is there */
        if (i < count && masks[i])
            *ARRAY_ADD_IN(arena, &list) = (struct found_concept){(uint32_t)i, masks[i]};
    }
    text->found = list.items;
    text->found_count = list.count;
}

/* In steps that become smaller: most are in place, and few. */
static void sort_features(struct feature_vector *vector)
{
    static const size_t steps[] = {301, 132, 57, 23, 10, 4, 1};

    for (size_t s = 0; s < COUNT_OF(steps); s++)
        for (size_t i = steps[s]; i < vector->count; i++) {
            struct feature moved = vector->items[i];
            size_t at = i;
            for (; at >= steps[s] && vector->items[at - steps[s]].index > moved.index;
                 at -= steps[s])
                vector->items[at] = vector->items[at - steps[s]];
            vector->items[at] = moved;
        }
}

static void add(struct feature_vector *vector, size_t index)
{
    vector->items[vector->count++] = (struct feature){(uint32_t)index, 1.0F};
}

void features_count(const struct features *features, const struct feature_text *text,
                    size_t room, struct arena *arena, struct feature_vector *out)
{
    size_t letters_at = features->concept_count + features->word_count, kept = 0;
    struct letters runs = {0};

    if (features->letter_count > 0)
        runs = letters_read(text->words.text, arena);
    size_t capacity = text->found_count + text->words.count + runs.count + room;
    *out = (struct feature_vector){ARENA_ARRAY(arena, struct feature, capacity + 1), 0};
    for (size_t i = 0; i < text->found_count; i++)
        add(out, text->found[i].concept);
    for (size_t i = 0; i < text->words.count; i++) {
        size_t word = find_word(features, text->words.items[i].text);
        if (word != STR_NOT_FOUND)
            add(out, features->concept_count + word);
    }
    for (size_t i = 0; i < runs.count; i++) {
        size_t letters = find_letters(features, runs.items[i]);
        if (letters != STR_NOT_FOUND)
            add(out, letters_at + letters);
    }
    sort_features(out);
    for (size_t i = 0; i < out->count; i++)
        if (kept && out->items[kept - 1].index == out->items[i].index)
            out->items[kept - 1].weight += 1.0F;
        else
            out->items[kept++] = out->items[i];
    out->count = kept;
}

/* In how many of the texts each stands. */
static uint32_t *count_texts(const struct features *features,
                             const struct feature_vector *vectors, size_t count,
                             struct arena *scratch)
{
    uint32_t *counts = ARENA_ARRAY(scratch, uint32_t, features->count + 1);

    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < vectors[i].count; k++)
            counts[vectors[i].items[k].index]++;
    return counts;
}

/* Most features stand in one of a few hundred numbers of texts. */
static void keep_rarities(struct features *features, const uint32_t *counts,
                          size_t text_count, struct arena *scratch)
{
    uint16_t *rarities = ARENA_ARRAY(scratch, uint16_t, text_count + 1);
    size_t kinds = 0;

    for (size_t i = 0; i < features->count; i++)
        rarities[counts[i]] = 1;
    for (size_t i = 0; i <= text_count; i++)
        if (rarities[i] && kinds < UINT16_MAX)
            rarities[i] = (uint16_t)kinds++;
    features->rarities = ARENA_ARRAY(features->arena, uint16_t, features->count + 1);
    features->idf = ARENA_ARRAY(features->arena, float, kinds + 1);
    features->text_counts = ARENA_ARRAY(features->arena, uint32_t, kinds + 1);
    for (size_t i = 0; i < features->count; i++) {
        uint16_t rarity = rarities[counts[i]];
        features->rarities[i] = rarity;
        features->text_counts[rarity] = counts[i];
        features->idf[rarity] =
            1.0F + logf((1.0F + (float)text_count) / (1.0F + (float)counts[i]));
    }
}

void features_learn(struct features *features, const struct feature_text *texts,
                    size_t count, size_t room, struct arena *scratch,
                    struct feature_vector *counts)
{
    struct census census;

    census_take(&census, texts, count, features->has_letters);
    keep_words(features, &census);
    keep_letters(features, &census);
    features->count =
        features->concept_count + features->word_count + features->letter_count;
    census_count(&census, features->concept_count, room, scratch, counts);
    census_end(&census);
    keep_rarities(features, count_texts(features, counts, count, scratch), count,
                  scratch);
}

float features_weight(const struct features *features, size_t index, float count)
{
    float idf = features->idf[features->rarities[index]];

    return count > 1 ? (1.0F + logf(count)) * idf : idf;
}

void features_weigh(const struct features *features, struct feature_vector *counts)
{
    for (size_t i = 0; i < counts->count; i++)
        counts->items[i].weight =
            features_weight(features, counts->items[i].index, counts->items[i].weight);
}

/* Gives items from *at to where the index reaches end the length; *at is that place then. */
static void scale(struct feature_vector *vector, size_t *at, size_t end, float length)
{
    float square = 0;
    size_t start = *at;

    for (; *at < vector->count && vector->items[*at].index < end; (*at)++)
        square += vector->items[*at].weight * vector->items[*at].weight;
    float factor = length / sqrtf(square);
    for (size_t i = start; i < *at; i++)
        vector->items[i].weight *= factor;
}

void features_finish(const struct features *features, struct feature_vector *counts)
{
    size_t at = 0, start = 0;

    features_weigh(features, counts);
    scale(counts, &at, features->concept_count, shares.concepts);
    scale(counts, &at, features->concept_count + features->word_count, shares.words);
    scale(counts, &at, features->count, shares.letters);
    scale(counts, &start, features->count, 1.0F);
}

/* A learned text with words has letters, too. */
struct feature_scales features_scales(const struct features *features,
                                      float concept_square, float word_square)
{
    bool has_letters = word_square > 0 && features->letter_count > 0;
    float square = (concept_square > 0 ? shares.concepts * shares.concepts : 0)
                   + (word_square > 0 ? shares.words * shares.words : 0)
                   + (has_letters ? shares.letters * shares.letters : 0);

    return (struct feature_scales){
        .concepts =
            concept_square > 0 ? shares.concepts / sqrtf(concept_square * square) : 0,
        .words = word_square > 0 ? shares.words / sqrtf(word_square * square) : 0,
    };
}

void features_vector(const struct features *features, const struct feature_text *text,
                     struct arena *arena, struct feature_vector *out)
{
    features_count(features, text, 0, arena, out);
    features_finish(features, out);
}

unsigned features_texts_of(const struct features *features, size_t index)
{
    return features->text_counts[features->rarities[index]];
}

unsigned features_texts_with(const struct features *features, struct str word)
{
    size_t at = find_word(features, word);

    return at == STR_NOT_FOUND
               ? 0
               : features_texts_of(features, features->concept_count + at);
}
