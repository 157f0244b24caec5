/* SPDX-License-Identifier: MIT */
#include "faq/census.h"

#include <stdlib.h>

#include "base/array.h"
#include "faq/letters.h"

/* Numbers of runs, by open addressing; 0 is no run. */
struct table {
    struct census_run *items;
    size_t capacity; /* a power of two */
};

static struct census_run *place_of(const struct table *table, uint32_t run)
{
    size_t mask = table->capacity - 1;
    size_t at = (size_t)(run * UINT64_C(0x9e3779b97f4a7c15) >> 32) & mask;

    while (table->items[at].run && table->items[at].run != run)
        at = (at + 1) & mask;
    return &table->items[at];
}

static void grow(struct table *table)
{
    struct table old = *table;

    table->capacity = old.capacity ? 2 * old.capacity : 1024;
    table->items = alloc_zeroed(table->capacity, sizeof(*table->items));
    for (size_t i = 0; i < old.capacity; i++)
        if (old.items[i].run)
            *place_of(table, old.items[i].run) = old.items[i];
    free(old.items);
}

static void add_found(struct census *census, uint32_t number)
{
    *ARRAY_ADD_IN(&census->arena, &census->found) = number;
}

static void read_words(struct census *census, struct map *numbers,
                       const struct words *words)
{
    for (size_t i = 0; i < words->count; i++) {
        struct str text = words->items[i].text;
        void **place = map_put(numbers, text);
        if (!*place) {
            uint32_t number = (uint32_t)census->words.count;
            *ARRAY_ADD_IN(&census->arena, &census->words) =
                (struct census_word){text, number};
            *place = (void *)((uintptr_t)number + 1);
        }
        add_found(census, (uint32_t)((uintptr_t)*place - 1));
    }
}

static void read_letters(struct census *census, struct table *numbers, struct str text,
                         struct arena *scratch)
{
    struct letters letters = letters_read(text, scratch);

    for (size_t i = 0; i < letters.count; i++) {
        if (2 * census->letters.count >= numbers->capacity)
            grow(numbers);
        struct census_run *place = place_of(numbers, letters.items[i]);
        if (!place->run) {
            uint32_t number = (uint32_t)census->letters.count;
            *place = (struct census_run){letters.items[i], number};
            *ARRAY_ADD_IN(&census->arena, &census->letters) = *place;
        }
        add_found(census, place->number);
    }
}

static int compare_words(const void *left, const void *right)
{
    return str_compare(((const struct census_word *)left)->text,
                       ((const struct census_word *)right)->text);
}

static int compare_runs(const void *left, const void *right)
{
    uint32_t a = ((const struct census_run *)left)->run;
    uint32_t b = ((const struct census_run *)right)->run;

    return a < b ? -1 : a > b;
}

static void sort(struct census *census)
{
    struct census_words *words = &census->words;
    struct census_letters *letters = &census->letters;

    if (words->count > 1)
        qsort(words->items, words->count, sizeof(*words->items), compare_words);
    if (letters->count > 1)
        qsort(letters->items, letters->count, sizeof(*letters->items), compare_runs);
    census->word_places = ARENA_ROOM(&census->arena, uint32_t, words->count + 1);
    census->letter_places = ARENA_ROOM(&census->arena, uint32_t, letters->count + 1);
    for (size_t i = 0; i < words->count; i++)
        census->word_places[words->items[i].number] = (uint32_t)i;
    for (size_t i = 0; i < letters->count; i++)
        census->letter_places[letters->items[i].number] = (uint32_t)i;
}

void census_take(struct census *census, const struct feature_text *texts, size_t count,
                 bool has_letters)
{
    struct table letters = {0};
    struct arena scratch;
    struct map words;

    *census = (struct census){.texts = texts, .count = count};
    arena_init(&census->arena);
    arena_init(&scratch);
    map_init_borrowing(&words, 0);
    census->ends = ARENA_ARRAY(&census->arena, size_t, count + 1);
    for (size_t i = 0; i < count; i++) {
        read_words(census, &words, &texts[i].words);
        if (has_letters)
            read_letters(census, &letters, texts[i].words.text, &scratch);
        census->ends[i] = census->found.count;
        arena_reset(&scratch);
    }
    sort(census);
    map_clear(&words);
    free(letters.items);
    arena_clear(&scratch);
}

void census_end(struct census *census)
{
    arena_clear(&census->arena);
}

/* Which feature each is that was found, text after text; words come before letters. */
static uint32_t *name_features(const struct census *census, size_t concept_count,
                               struct arena *arena)
{
    uint32_t *features = ARENA_ROOM(arena, uint32_t, census->found.count + 1);
    size_t letters = concept_count + census->words.count, at = 0;

    for (size_t i = 0; i < census->count; i++) {
        size_t words_end = at + census->texts[i].words.count;
        for (; at < words_end; at++)
            features[at] =
                (uint32_t)concept_count + census->word_places[census->found.items[at]];
        for (; at < census->ends[i]; at++)
            features[at] =
                (uint32_t)letters + census->letter_places[census->found.items[at]];
    }
    return features;
}

/* The texts that have each feature, as often as they have it: those of feature f stand
 * from ends[f - 1] to ends[f]. */
static uint32_t *list_texts(const struct census *census, const uint32_t *features,
                            size_t feature_count, size_t *ends, struct arena *arena)
{
    uint32_t *texts = ARENA_ROOM(arena, uint32_t, census->found.count + 1);
    size_t at = 0;

    for (size_t i = 0; i < census->found.count; i++)
        ends[features[i] + 1]++;
    for (size_t i = 0; i < feature_count; i++)
        ends[i + 1] += ends[i];
    for (size_t i = 0; i < census->count; i++)
        for (; at < census->ends[i]; at++)
            texts[ends[features[at]]++] = (uint32_t)i;
    return texts;
}

static void begin_vectors(const struct census *census, size_t room, struct arena *arena,
                          struct feature_vector *vectors)
{
    size_t start = 0;

    for (size_t i = 0; i < census->count; start = census->ends[i++]) {
        const struct feature_text *text = &census->texts[i];
        size_t most = text->found_count + census->ends[i] - start + room;
        vectors[i] = (struct feature_vector){ARENA_ROOM(arena, struct feature, most), 0};
        for (size_t k = 0; k < text->found_count; k++)
            vectors[i].items[vectors[i].count++] =
                (struct feature){text->found[k].concept, 1.0F};
    }
}

/* Feature after feature, so that those of a text come sorted. */
void census_count(const struct census *census, size_t concept_count, size_t room,
                  struct arena *arena, struct feature_vector *vectors)
{
    size_t feature_count = concept_count + census->words.count + census->letters.count;
    struct arena scratch;
    size_t at = 0;

    arena_init(&scratch);
    size_t *ends = ARENA_ARRAY(&scratch, size_t, feature_count + 1);
    uint32_t *features = name_features(census, concept_count, &scratch);
    uint32_t *texts = list_texts(census, features, feature_count, ends, &scratch);
    begin_vectors(census, room, arena, vectors);
    for (size_t i = concept_count; i < feature_count; i++)
        for (; at < ends[i]; at++) {
            struct feature_vector *vector = &vectors[texts[at]];
            bool is_again =
                vector->count > 0 && vector->items[vector->count - 1].index == i;
            if (is_again)
                vector->items[vector->count - 1].weight += 1.0F;
            else
                vector->items[vector->count++] = (struct feature){(uint32_t)i, 1.0F};
        }
    arena_clear(&scratch);
}
