/* SPDX-License-Identifier: MIT */
#include "faq/examples.h"

#include <math.h>
#include <stdlib.h>

#include "base/array.h"

/* What a difference of cosines is worth: 0.1 makes one topic 3 times as likely. */
static const double sharpness = 12.0;

void examples_add(struct examples *examples, const struct example *example)
{
    *ARRAY_ADD_IN(examples->arena, examples) = *example;
}

static int compare_words(const void *left, const void *right)
{
    return str_compare(*(const struct str *)left, *(const struct str *)right);
}

static void list_words(struct examples *examples)
{
    size_t total = 0, kept = 0;

    for (size_t i = 0; i < examples->count; i++)
        total += examples->items[i].words.count;
    struct str *words = ARENA_ARRAY(examples->arena, struct str, total + 1);
    total = 0;
    for (size_t i = 0; i < examples->count; i++)
        for (size_t k = 0; k < examples->items[i].words.count; k++)
            words[total++] = examples->items[i].words.items[k].text;
    qsort(words, total, sizeof(*words), compare_words);
    for (size_t i = 0; i < total; i++)
        if (!kept || !str_equal(words[kept - 1], words[i]))
            words[kept++] = words[i];
    for (size_t i = 0; i < kept; i++)
        words[i] = arena_copy(examples->arena, words[i]);
    examples->words = words;
    examples->word_count = kept;
}

static size_t find_word(const struct examples *examples, struct str word)
{
    size_t low = 0, high = examples->word_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (str_compare(examples->words[middle], word) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < examples->word_count && str_equal(examples->words[low], word))
        return low;
    return STR_NOT_FOUND;
}

static int compare_features(const void *left, const void *right)
{
    const struct example_feature *a = left, *b = right;

    return a->feature < b->feature ? -1 : a->feature > b->feature;
}

/* Features with their counts as weights. */
static struct example_vector count_features(const struct examples *examples,
                                            const struct words *words,
                                            const uint64_t *masks, struct arena *arena)
{
    size_t capacity = words->count + examples->concept_count, count = 0, kept = 0;
    struct example_feature *items =
        ARENA_ARRAY(arena, struct example_feature, capacity + 1);

    for (size_t i = 0; i < examples->concept_count; i++)
        if (masks[i])
            items[count++] = (struct example_feature){(uint32_t)i, 1.0F};
    for (size_t i = 0; i < words->count; i++) {
        size_t word = find_word(examples, words->items[i].text);
        if (word != STR_NOT_FOUND)
            items[count++] = (struct example_feature){
                (uint32_t)(examples->concept_count + word), 1.0F};
    }
    qsort(items, count, sizeof(*items), compare_features);
    for (size_t i = 0; i < count; i++)
        if (kept && items[kept - 1].feature == items[i].feature)
            items[kept - 1].weight += 1.0F;
        else
            items[kept++] = items[i];
    return (struct example_vector){.items = items, .count = kept};
}

static void weigh(const struct examples *examples, struct example_vector *vector)
{
    double square = 0;

    for (size_t i = 0; i < vector->count; i++) {
        struct example_feature *item = &vector->items[i];
        item->weight = (1.0F + logf(item->weight)) * examples->idf[item->feature];
        square += (double)item->weight * (double)item->weight;
    }
    for (size_t i = 0; i < vector->count; i++)
        vector->items[i].weight /= (float)sqrt(square);
}

static void fill_idf(struct examples *examples, size_t features)
{
    examples->idf = ARENA_ARRAY(examples->arena, float, features + 1);
    for (size_t i = 0; i < examples->count; i++)
        for (size_t k = 0; k < examples->items[i].vector.count; k++)
            examples->idf[examples->items[i].vector.items[k].feature] += 1.0F;
    for (size_t i = 0; i < features; i++)
        examples->idf[i] =
            1.0F + logf((1.0F + (float)examples->count) / (1.0F + examples->idf[i]));
}

/* The sum of a topic's examples, as a dense row. */
static void sum_topic(struct examples *examples, size_t topic, float *row)
{
    for (size_t i = examples->first[topic]; i < examples->first[topic + 1]; i++)
        for (size_t k = 0; k < examples->items[i].vector.count; k++) {
            const struct example_feature *item = &examples->items[i].vector.items[k];
            row[item->feature] += item->weight;
        }
}

/* Each feature of the row to the postings; clears the row. */
static void post_topic(struct examples *examples, size_t topic, float *row)
{
    double square = 0;

    for (size_t i = examples->first[topic]; i < examples->first[topic + 1]; i++)
        for (size_t k = 0; k < examples->items[i].vector.count; k++) {
            uint32_t feature = examples->items[i].vector.items[k].feature;
            struct example_postings *list = &examples->postings[feature];
            if (row[feature] <= 0)
                continue;
            square += (double)row[feature] * (double)row[feature];
            list->items[list->count++] =
                (struct example_posting){(uint32_t)topic, row[feature]};
            if (feature >= examples->concept_count)
                examples->topic_counts[feature - examples->concept_count]++;
            row[feature] = 0;
        }
    examples->norms[topic] = sqrt(square);
}

/* Room in each list for as many topics as there are examples with the feature. */
static void reserve_postings(struct examples *examples, size_t features)
{
    size_t total = 0;

    examples->postings =
        ARENA_ARRAY(examples->arena, struct example_postings, features + 1);
    for (size_t i = 0; i < examples->count; i++) {
        total += examples->items[i].vector.count;
        for (size_t k = 0; k < examples->items[i].vector.count; k++)
            examples->postings[examples->items[i].vector.items[k].feature].count++;
    }
    struct example_posting *next =
        ARENA_ARRAY(examples->arena, struct example_posting, total + 1);
    for (size_t i = 0; i < features; i++) {
        examples->postings[i].items = next;
        next += examples->postings[i].count;
        examples->postings[i].count = 0;
    }
}

static void list_topics(struct examples *examples, size_t topic_count)
{
    size_t at = 0;

    examples->topic_count = topic_count;
    examples->first = ARENA_ARRAY(examples->arena, size_t, topic_count + 1);
    for (size_t i = 0; i <= topic_count; i++) {
        while (at < examples->count && examples->items[at].topic < i)
            at++;
        examples->first[i] = at;
    }
    examples->norms = ARENA_ARRAY(examples->arena, double, topic_count + 1);
}

void examples_freeze(struct examples *examples, size_t topic_count, struct arena *scratch)
{
    list_words(examples);
    list_topics(examples, topic_count);
    size_t features = examples->concept_count + examples->word_count;
    for (size_t i = 0; i < examples->count; i++) {
        struct example *example = &examples->items[i];
        struct example_vector counted =
            count_features(examples, &example->words, example->masks, scratch);
        example->vector.count = counted.count;
        example->vector.items = arena_grow(examples->arena, counted.items, counted.count,
                                           counted.count + 1, sizeof(*counted.items));
        example->words = (struct words){0};
        example->masks = NULL;
    }
    fill_idf(examples, features);
    for (size_t i = 0; i < examples->count; i++)
        weigh(examples, &examples->items[i].vector);
    examples->topic_counts =
        ARENA_ARRAY(examples->arena, unsigned, examples->word_count + 1);
    reserve_postings(examples, features);
    float *row = ARENA_ARRAY(scratch, float, features + 1);
    for (size_t i = 0; i < topic_count; i++) {
        sum_topic(examples, i, row);
        post_topic(examples, i, row);
    }
}

void examples_vector(const struct examples *examples, const struct words *words,
                     const uint64_t *masks, struct arena *arena,
                     struct example_vector *out)
{
    *out = count_features(examples, words, masks, arena);
    weigh(examples, out);
}

static double product(const struct example_vector *a, const struct example_vector *b)
{
    double sum = 0;
    size_t i = 0, k = 0;

    while (i < a->count && k < b->count) {
        if (a->items[i].feature < b->items[k].feature)
            i++;
        else if (a->items[i].feature > b->items[k].feature)
            k++;
        else
            sum += (double)a->items[i++].weight * (double)b->items[k++].weight;
    }
    return sum;
}

/* What the example adds to its topic's sum, seen from the vector and in the length. */
static void leave_out(const struct examples *examples,
                      const struct example_vector *vector, const struct example *example,
                      double *dots, double *norm)
{
    double own = 0;

    for (size_t i = examples->first[example->topic];
         i < examples->first[example->topic + 1]; i++)
        own += product(&examples->items[i].vector, &example->vector);
    double square = *norm * *norm - 2 * own + product(&example->vector, &example->vector);
    *norm = square > 1e-9 ? sqrt(square) : 0;
    dots[example->topic] -= product(vector, &example->vector);
}

void examples_cosines(const struct examples *examples,
                      const struct example_vector *vector, size_t left_out,
                      double *cosines)
{
    memset(cosines, 0, examples->topic_count * sizeof(*cosines));
    for (size_t i = 0; i < vector->count; i++) {
        const struct example_postings *list =
            &examples->postings[vector->items[i].feature];
        for (size_t k = 0; k < list->count; k++)
            cosines[list->items[k].topic] +=
                (double)vector->items[i].weight * (double)list->items[k].weight;
    }
    for (size_t i = 0; i < examples->topic_count; i++) {
        double norm = examples->norms[i];
        if (left_out != EXAMPLES_ALL && examples->items[left_out].topic == i)
            leave_out(examples, vector, &examples->items[left_out], cosines, &norm);
        /* Taking out leaves what rounding leaves. */
        cosines[i] = norm > 0 && cosines[i] > 1e-6 ? cosines[i] / norm : 0;
    }
}

void examples_soften(double *values, size_t count)
{
    double sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += exp(sharpness * values[i]);
    for (size_t i = 0; i < count; i++)
        values[i] = exp(sharpness * values[i]) / sum;
}

const struct example *examples_nearest(const struct examples *examples, size_t topic,
                                       const struct example_vector *vector,
                                       size_t left_out)
{
    const struct example *best = NULL;
    double highest = 0;

    for (size_t i = examples->first[topic]; i < examples->first[topic + 1]; i++) {
        double cosine = product(&examples->items[i].vector, vector);
        if (i == left_out || cosine <= highest)
            continue;
        highest = cosine;
        best = &examples->items[i];
    }
    return best;
}

unsigned examples_topics_with(const struct examples *examples, struct str word)
{
    size_t at = find_word(examples, word);

    return at == STR_NOT_FOUND ? 0 : examples->topic_counts[at];
}
