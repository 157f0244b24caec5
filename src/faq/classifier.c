/* SPDX-License-Identifier: MIT */
#include "faq/classifier.h"

#include <math.h>

#include "base/varint.h"
#include "faq/fitting.h"

static const struct {
    float unit, most; /* of a kept weight; larger ones do not occur */
    float faintest;   /* weights below are not kept */
} numbers = {.unit = 32, .most = 32, .faintest = 0.02F};

/* To what is kept of them. */
static void round_weights(struct weights *weights)
{
    size_t total = weights->first[weights->feature_count];

    for (size_t i = 0; i < total; i++) {
        float weight = weights->values[i], size = fminf(fabsf(weight), numbers.most);
        if (size < numbers.faintest)
            weights->values[i] = 0;
        else
            weights->values[i] =
                copysignf((float)lroundf(size * numbers.unit) / numbers.unit, weight);
    }
}

/* Gives how many bytes the postings of a feature take. */
static size_t put_postings(const struct weights *weights, size_t feature, uint8_t *out)
{
    bool is_row = weights_is_row(weights, feature);
    uint32_t first = weights->first[feature], next = 0;
    size_t len = 0;

    for (uint32_t k = first; k < weights->first[feature + 1]; k++) {
        uint32_t topic = is_row ? k - first : weights->topics[k];
        uint32_t size = (uint32_t)(fabsf(weights->values[k]) * numbers.unit);
        uint32_t skipped = topic - next;
        if (!size)
            continue;
        uint32_t signed_size = 2 * size + (weights->values[k] < 0);
        len += varint_put(out + len, 2 * signed_size + (skipped > 0));
        if (skipped > 0)
            len += varint_put(out + len, skipped);
        next = topic + 1;
    }
    return len;
}

static void keep(struct classifier *classifier, const struct weights *weights,
                 struct arena *scratch)
{
    enum { POSTING_BYTES_MAX = 2 * VARINT_BYTES_MAX };
    size_t total = weights->first[classifier->feature_count], len = 0;
    uint8_t *bytes = ARENA_ROOM(scratch, uint8_t, total * POSTING_BYTES_MAX + 1);
    uint32_t *first = ARENA_ARRAY(scratch, uint32_t, classifier->feature_count + 1);

    for (size_t feature = 0; feature < classifier->feature_count; feature++) {
        len += put_postings(weights, feature, bytes + len);
        first[feature + 1] = (uint32_t)len;
    }
    classifier->first =
        offsets_make(first, classifier->feature_count + 1, classifier->arena);
    classifier->postings = ARENA_ARRAY(classifier->arena, uint8_t, len + 1);
    memcpy(classifier->postings, bytes, len);
}

const struct weights *classifier_fit(struct classifier *classifier,
                                     const struct classifier_samples *samples,
                                     struct classifier_fitting how, struct arena *scratch)
{
    struct weights *weights = ARENA_NEW(scratch, struct weights);

    classifier->feature_count = samples->feature_count;
    classifier->topic_count = samples->topic_count;
    fitting_run(samples, how, scratch, weights);
    round_weights(weights);
    keep(classifier, weights, scratch);
    return weights;
}

void classifier_ask(const struct classifier *classifier,
                    const struct feature_vector *vector, double *scores)
{
    memset(scores, 0, classifier->topic_count * sizeof(*scores));
    for (size_t i = 0; i < vector->count; i++) {
        const struct feature *feature = &vector->items[i];
        double weight = (double)feature->weight / (double)numbers.unit;
        const uint8_t *at =
            classifier->postings + offsets_at(&classifier->first, feature->index);
        const uint8_t *end =
            classifier->postings + offsets_at(&classifier->first, feature->index + 1);
        for (uint32_t topic = 0, number, skipped; at < end; topic++) {
            at = varint_take(at, &number);
            if (number & 1) {
                at = varint_take(at, &skipped);
                topic += skipped;
            }
            int size = (int)(number >> 2);
            scores[topic] += (number & 2 ? -size : size) * weight;
        }
    }
}
