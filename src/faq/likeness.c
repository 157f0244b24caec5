/* SPDX-License-Identifier: MIT */
#include "faq/likeness.h"

#include "base/varint.h"
#include "faq/examples.h"

/* Gives how many bytes it takes; out may be NULL. */
static size_t put_example(const struct features *features,
                          const struct feature_vector *counts, uint8_t *out)
{
    size_t end = features->count - features->letter_count, len = 0;
    uint8_t bytes[VARINT_BYTES_MAX];
    uint32_t last = 0;

    for (size_t i = 0; i < counts->count && counts->items[i].index < end; i++)
        for (float left = counts->items[i].weight; left > 0; left--) {
            size_t more = varint_put(bytes, counts->items[i].index - last + 1);
            if (out)
                memcpy(out + len, bytes, more);
            len += more;
            last = counts->items[i].index;
        }
    if (out)
        out[len] = 0;
    return len + 1;
}

static void keep_parts(struct examples *examples, const struct feature_vector *counts)
{
    struct likeness *out = &examples->likeness;
    size_t total = 0, at = 0, topic = 0;

    for (size_t i = 0; i < examples->count; i++)
        total += put_example(&examples->features, &counts[i], NULL);
    out->parts = ARENA_ARRAY(examples->arena, uint8_t, total);
    out->parts_first = ARENA_ARRAY(examples->arena, size_t, examples->topic_count + 1);
    for (size_t i = 0; i < examples->count; i++) {
        while (topic <= examples->items[i].topic)
            out->parts_first[topic++] = at;
        at += put_example(&examples->features, &counts[i], out->parts + at);
    }
    while (topic <= examples->topic_count)
        out->parts_first[topic++] = at;
}

static void keep_texts(struct examples *examples, struct arena *scratch)
{
    struct likeness *out = &examples->likeness;
    struct str *texts = ARENA_ARRAY(scratch, struct str, examples->count + 1);
    const uint8_t *row;

    for (size_t i = 0; i < examples->count; i++)
        texts[i] = examples->items[i].line.text;
    phrasebook_make(&out->texts, texts, examples->count, examples->arena);
    out->texts_first = ARENA_ARRAY(examples->arena, uint32_t, examples->topic_count + 1);
    row = out->texts.rows;
    for (size_t topic = 0; topic < examples->topic_count; topic++) {
        out->texts_first[topic] = (uint32_t)(row - out->texts.rows);
        row = phrasebook_skip(row, examples->first[topic + 1] - examples->first[topic]);
    }
}

void likeness_learn(struct examples *examples, const struct feature_vector *counts,
                    struct arena *scratch)
{
    keep_parts(examples, counts);
    keep_texts(examples, scratch);
}

/* Of the example at this place; gives the place of the next. */
static const uint8_t *weigh_example(const struct features *features, const uint8_t *at,
                                    const struct feature_vector *vector, double *likeness)
{
    double products[2] = {0, 0}; /* of concepts, of words */
    float squares[2] = {0, 0};
    uint32_t number, index = 0;
    size_t k = 0;

    for (at = varint_take(at, &number); number > 0;) {
        float count = 1;
        index += number - 1;
        for (at = varint_take(at, &number); number == 1; at = varint_take(at, &number))
            count++;
        float weight = features_weight(features, index, count);
        size_t kind = index >= features->concept_count;
        squares[kind] += weight * weight;
        while (k < vector->count && vector->items[k].index < index)
            k++;
        if (k < vector->count && vector->items[k].index == index)
            products[kind] += (double)weight * (double)vector->items[k].weight;
    }
    struct feature_scales scales = features_scales(features, squares[0], squares[1]);
    *likeness =
        products[0] * (double)scales.concepts + products[1] * (double)scales.words;
    return at;
}

struct str likeness_nearest(const struct examples *examples, size_t topic,
                            const struct feature_vector *vector, struct arena *arena,
                            double *likeness)
{
    const struct likeness *all = &examples->likeness;
    const uint8_t *at = all->parts + all->parts_first[topic];
    const uint8_t *end = all->parts + all->parts_first[topic + 1];
    size_t best = 0;

    *likeness = 0;
    for (size_t i = 0; at < end; i++) {
        double like = 0;
        at = weigh_example(&examples->features, at, vector, &like);
        if (like <= *likeness)
            continue;
        *likeness = like;
        best = i;
    }
    if (*likeness <= 0)
        return (struct str){0};
    const uint8_t *row = all->texts.rows + all->texts_first[topic];
    return phrasebook_read(&all->texts, phrasebook_skip(row, best), arena);
}
