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
        .decay = 0.05, .passes = 5, .runs = 3, .whole = features->concept_count};
}

/* How many features stand before the letters, each as often as it is there. */
static size_t count_parts(const struct examples *examples,
                          const struct feature_vector *counts)
{
    size_t end = examples->features.count - examples->features.letter_count, count = 0;

    for (size_t i = 0; i < counts->count && counts->items[i].index < end; i++)
        count += (size_t)counts->items[i].weight;
    return count;
}

static void keep_parts(struct examples *examples, const struct feature_vector *counts)
{
    size_t total = 0, at = 0;

    for (size_t i = 0; i < examples->count; i++)
        total += count_parts(examples, &counts[i]);
    examples->parts = ARENA_ARRAY(examples->arena, uint32_t, total + 1);
    examples->parts_first = ARENA_ARRAY(examples->arena, uint32_t, examples->count + 1);
    for (size_t i = 0; i < examples->count; i++) {
        size_t end = at + count_parts(examples, &counts[i]);
        for (size_t k = 0; at < end; k++)
            for (float left = counts[i].items[k].weight; left > 0; left--)
                examples->parts[at++] = counts[i].items[k].index;
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
    for (size_t i = 0; i < examples->count; i++)
        features_count(&examples->features, &texts[i], scratch, &vectors[i]);
    keep_parts(examples, vectors);
    examples->scales =
        ARENA_ARRAY(examples->arena, struct feature_scales, examples->count);
    for (size_t i = 0; i < examples->count; i++) {
        examples->scales[i] = features_finish(&examples->features, &vectors[i]);
        samples[i] =
            (struct classifier_sample){&vectors[i], examples->items[i].topic, false};
    }
    examples->classifier.arena = examples->arena;
    classifier_fit(&examples->classifier, samples, examples->count,
                   examples->features.count, topic_count,
                   examples_fitting(&examples->features), scratch);
}

/* Of an example's vector, which is made again where it meets the other, and that. */
static double product_with(const struct examples *examples, size_t example,
                           const struct feature_vector *vector)
{
    size_t at = examples->parts_first[example], end = examples->parts_first[example + 1];
    double sum = 0;

    for (size_t k = 0; at < end && k < vector->count;) {
        uint32_t part = examples->parts[at], wanted = vector->items[k].index;
        if (part < wanted) {
            at++;
        } else if (part > wanted) {
            k++;
        } else {
            float count = 0;
            for (; at < end && examples->parts[at] == part; at++)
                count++;
            float weight = features_weight(&examples->features, part, count,
                                           examples->scales[example]);
            sum += (double)weight * (double)vector->items[k++].weight;
        }
    }
    return sum;
}

const struct example *examples_nearest(const struct examples *examples, size_t topic,
                                       const struct feature_vector *vector,
                                       double *likeness)
{
    const struct example *best = NULL;

    *likeness = 0;

    for (size_t i = examples->first[topic]; i < examples->first[topic + 1]; i++) {
        double product = product_with(examples, i, vector);
        if (product <= *likeness)
            continue;
        *likeness = product;
        best = &examples->items[i];
    }
    return best;
}
