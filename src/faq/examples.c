/* SPDX-License-Identifier: MIT */
#include "faq/examples.h"

#include "base/array.h"

void examples_add(struct examples *examples, const struct example *example)
{
    *ARRAY_ADD_IN(examples->arena, examples) = *example;
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
}

/* Few examples are all there are, so each is believed. Concepts are few and shared by all
 * topics: there, to be without one tells as much as to have it. */
struct classifier_fitting examples_fitting(const struct features *features)
{
    return (struct classifier_fitting){
        .decay = 0.05, .passes = 6, .whole = features->concept_count};
}

/* Concepts and words stand before the letters. */
static size_t count_parts(const struct examples *examples,
                          const struct feature_vector *vector)
{
    size_t end = examples->features.count - examples->features.letter_count, count = 0;

    while (count < vector->count && vector->items[count].index < end)
        count++;
    return count;
}

static void keep_parts(struct examples *examples, const struct feature_vector *vectors)
{
    size_t total = 0, at = 0;

    for (size_t i = 0; i < examples->count; i++)
        total += count_parts(examples, &vectors[i]);
    examples->parts = ARENA_ARRAY(examples->arena, struct feature, total + 1);
    examples->parts_first = ARENA_ARRAY(examples->arena, uint32_t, examples->count + 1);
    for (size_t i = 0; i < examples->count; i++) {
        size_t count = count_parts(examples, &vectors[i]);
        memcpy(&examples->parts[at], vectors[i].items, count * sizeof(*examples->parts));
        at += count;
        examples->parts_first[i + 1] = (uint32_t)at;
    }
}

void examples_learn(struct examples *examples, const struct feature_text *texts,
                    size_t topic_count, struct arena *scratch)
{
    struct feature_vector *vectors =
        ARENA_ARRAY(scratch, struct feature_vector, examples->count + 1);
    struct classifier_sample *samples =
        ARENA_ARRAY(scratch, struct classifier_sample, examples->count + 1);

    list_topics(examples, topic_count);
    examples->features.arena = examples->arena;
    features_learn(&examples->features, texts, examples->count, true, scratch);
    for (size_t i = 0; i < examples->count; i++) {
        features_vector(&examples->features, &texts[i], scratch, &vectors[i]);
        samples[i] =
            (struct classifier_sample){&vectors[i], examples->items[i].topic, false};
    }
    keep_parts(examples, vectors);
    examples->classifier.arena = examples->arena;
    classifier_fit(&examples->classifier, samples, examples->count,
                   examples->features.count, topic_count,
                   examples_fitting(&examples->features), scratch);
}

const struct example *examples_nearest(const struct examples *examples, size_t topic,
                                       const struct feature_vector *vector,
                                       double *likeness)
{
    const struct example *best = NULL;

    *likeness = 0;

    for (size_t i = examples->first[topic]; i < examples->first[topic + 1]; i++) {
        size_t first = examples->parts_first[i];
        struct feature_vector own = {&examples->parts[first],
                                     examples->parts_first[i + 1] - first};
        double product = features_product(&own, vector);
        if (product <= *likeness)
            continue;
        *likeness = product;
        best = &examples->items[i];
    }
    return best;
}
