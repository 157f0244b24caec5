/* SPDX-License-Identifier: MIT */
#include "faq/weights.h"

#include <math.h>

static const struct {
    size_t feature_topics; /* a feature of more topics says nothing */
    double many;           /* a share of the topics: what so many have is kept as a row */
} numbers = {.feature_topics = 256, .many = 0.3};

static const struct classifier_sample **sort_by_topic(
    const struct weights *weights, const struct classifier_sample *const *samples,
    size_t count, struct arena *scratch)
{
    size_t *ends = ARENA_ARRAY(scratch, size_t, weights->topic_count + 1);
    const struct classifier_sample **sorted =
        ARENA_ARRAY(scratch, const struct classifier_sample *, count + 1);

    for (size_t i = 0; i < count; i++)
        ends[samples[i]->topic + 1]++;
    for (size_t topic = 0; topic < weights->topic_count; topic++)
        ends[topic + 1] += ends[topic];
    for (size_t i = 0; i < count; i++)
        sorted[ends[samples[i]->topic]++] = samples[i];
    return sorted;
}

/* Moves the end of a feature's topics on for each topic that has it, and writes it there,
 * rising, where topics is not NULL. The samples are sorted by topic; NULL ends them. */
static void list_topics(const struct weights *weights,
                        const struct classifier_sample **sorted, uint32_t *ends,
                        uint16_t *topics, struct arena *scratch)
{
    uint32_t *last = ARENA_ARRAY(scratch, uint32_t, weights->feature_count + 1);

    for (; *sorted; sorted++) {
        const struct classifier_sample *sample = *sorted;
        for (size_t k = 0; k < sample->vector->count; k++) {
            uint32_t feature = sample->vector->items[k].index;
            if (last[feature] == sample->topic + 1)
                continue;
            last[feature] = (uint32_t)sample->topic + 1;
            if (topics)
                topics[ends[feature]] = (uint16_t)sample->topic;
            ends[feature]++;
        }
    }
}

/* How many weights a feature of so many topics has. */
static uint32_t count_weights(const struct weights *weights, uint32_t topics,
                              bool is_whole)
{
    bool is_many = (double)topics >= numbers.many * (double)weights->topic_count;

    if (topics > 0 && weights->topic_count <= CLASSIFIER_WHOLE_TOPICS_MAX
        && (is_whole || is_many))
        return (uint32_t)weights->row;
    return topics <= numbers.feature_topics ? topics : 0;
}

static void close_row(float *squares, size_t row, const uint16_t *topics, uint32_t count)
{
    for (size_t i = 0; i < row; i++)
        squares[i] = INFINITY;
    for (uint32_t k = 0; k < count; k++)
        squares[topics[k]] = 0;
}

/* counts: by feature, how many topics it has; listed: these, feature after feature. */
static void fill(struct weights *weights, size_t whole, const uint16_t *listed,
                 const uint32_t *counts)
{
    for (size_t i = 0; i < weights->feature_count; listed += counts[i++]) {
        uint32_t first = weights->first[i], count = (uint32_t)weights_of(weights, i);
        if (!weights_is_row(weights, i))
            memcpy(&weights->topics[first], listed, count * sizeof(*listed));
        else if (i >= whole)
            close_row(&weights->squares[first], weights->row, listed, counts[i]);
    }
}

void weights_make(struct weights *weights, const struct classifier_sample *const *samples,
                  size_t count, size_t whole, struct arena *scratch)
{
    size_t features = weights->feature_count, total = 0;
    const struct classifier_sample **sorted =
        sort_by_topic(weights, samples, count, scratch);
    uint32_t *counts = ARENA_ARRAY(scratch, uint32_t, features + 1);
    uint32_t *ends = ARENA_ARRAY(scratch, uint32_t, features + 1);

    weights->row =
        (weights->topic_count + WEIGHTS_LANES - 1) / WEIGHTS_LANES * WEIGHTS_LANES;
    list_topics(weights, sorted, counts, NULL, scratch);
    weights->first = ARENA_ARRAY(scratch, uint32_t, features + 1);
    for (size_t i = 0; i < features; total += counts[i++]) {
        ends[i] = (uint32_t)total;
        weights->first[i + 1] =
            weights->first[i] + count_weights(weights, counts[i], i < whole);
    }
    uint16_t *listed = ARENA_ARRAY(scratch, uint16_t, total + 1);
    list_topics(weights, sorted, ends, listed, scratch);
    size_t used = weights->first[features];
    weights->topics = ARENA_ARRAY(scratch, uint16_t, used + 1);
    weights->values = ARENA_ARRAY(scratch, float, used + 1);
    weights->squares = ARENA_ARRAY(scratch, float, used + 1);
    fill(weights, whole, listed, counts);
}

WIDE static void add_row(double *restrict scores, const float *restrict values,
                         size_t len, double by)
{
    for (size_t i = 0; i < len; i++)
        scores[i] += (double)values[i] * by;
}

void weights_ask(const struct weights *weights, const struct feature_vector *vector,
                 double *scores)
{
    memset(scores, 0, weights->row * sizeof(*scores));
    for (size_t i = 0; i < vector->count; i++) {
        size_t feature = vector->items[i].index;
        double by = (double)vector->items[i].weight;
        uint32_t first = weights->first[feature], end = weights->first[feature + 1];
        if (weights_is_row(weights, feature))
            add_row(scores, &weights->values[first], weights->row, by);
        else
            for (uint32_t k = first; k < end; k++)
                scores[weights->topics[k]] += (double)weights->values[k] * by;
    }
}
