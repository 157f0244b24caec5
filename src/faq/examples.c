/* SPDX-License-Identifier: MIT */
#include "faq/examples.h"

#include "base/array.h"

void examples_add(struct examples *examples, const struct example *example)
{
    *ARRAY_ADD_IN(examples->written, examples) = *example;
}

static void list_topics(struct examples *examples, size_t topic_count)
{
    size_t at = 0;

    examples->topic_count = topic_count;
    examples->first = ARENA_ARRAY(examples->written, size_t, topic_count + 1);
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
    likeness_learn(examples, vectors, scratch);
    for (size_t i = 0; i < examples->count; i++) {
        features_finish(&examples->features, &vectors[i]);
        samples[i] =
            (struct classifier_sample){&vectors[i], examples->items[i].topic, false};
    }
    examples->classifier.arena = examples->arena;
    classifier_fit(&examples->classifier, samples, examples->count,
                   examples->features.count, topic_count,
                   examples_fitting(&examples->features), scratch);
}

void examples_forget(struct examples *examples)
{
    examples->items = NULL;
    examples->first = NULL;
    examples->count = examples->capacity = 0;
}
