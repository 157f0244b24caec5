/* SPDX-License-Identifier: MIT */
#include "faq/examples.h"

#include "base/array.h"

static const struct {
    double decay; /* of weights, where examples are many */
    double many;
} numbers = {.decay = 0.05, .many = 5000};

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

/* Few examples are all there are, so each is believed: a feature's decay is shared among
 * the examples that have it, and where they are one or two it would outweigh them.
 * Concepts are few and shared by all topics: there, to be without one tells as much as to
 * have it. */
struct classifier_fitting examples_fitting(const struct examples *examples)
{
    double share = (double)examples->count / numbers.many;

    return (struct classifier_fitting){
        .decay = numbers.decay * (share < 1 ? share : 1),
        .passes = 6,
        .whole = examples->features.concept_count,
    };
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
    examples->features.has_letters = true;
    features_learn(&examples->features, texts, examples->count, 0, scratch, vectors);
    likeness_learn(examples, vectors, scratch);
    for (size_t i = 0; i < examples->count; i++) {
        features_finish(&examples->features, &vectors[i]);
        samples[i] =
            (struct classifier_sample){&vectors[i], examples->items[i].topic, false};
    }
    examples->classifier.arena = examples->arena;
    struct classifier_samples all = {
        .items = samples,
        .count = examples->count,
        .feature_count = examples->features.count,
        .topic_count = topic_count,
    };
    struct classifier_fitting how = examples_fitting(examples);
    examples->margins = ARENA_ARRAY(examples->written, float, examples->count + 1);
    how.margins = examples->margins;
    examples->weights = classifier_fit(&examples->classifier, &all, how, scratch);
}

void examples_forget(struct examples *examples)
{
    examples->items = NULL;
    examples->first = NULL;
    examples->margins = NULL;
    examples->count = examples->capacity = 0;
}
