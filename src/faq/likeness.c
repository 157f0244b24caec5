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
}

static void keep_texts(struct examples *examples)
{
    struct likeness *out = &examples->likeness;
    size_t total = 0, at = 0, topic = 0;

    for (size_t i = 0; i < examples->count; i++)
        total += examples->items[i].text.len + 1;
    out->texts = ARENA_ARRAY(examples->arena, char, total);
    out->texts_first = ARENA_ARRAY(examples->arena, size_t, examples->topic_count + 1);
    for (size_t i = 0; i < examples->count; i++) {
        struct str text = examples->items[i].text;
        while (topic <= examples->items[i].topic)
            out->texts_first[topic++] = at;
        if (text.len > 0)
            memcpy(out->texts + at, text.ptr, text.len);
        at += text.len + 1;
    }
    while (topic <= examples->topic_count)
        out->texts_first[topic++] = at;
}

void likeness_learn(struct examples *examples, const struct feature_vector *counts)
{
    keep_parts(examples, counts);
    keep_texts(examples);
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
                            const struct feature_vector *vector, double *likeness)
{
    const struct likeness *all = &examples->likeness;
    const char *text = all->texts + all->texts_first[topic];
    const char *end = all->texts + all->texts_first[topic + 1];
    const uint8_t *at = all->parts + all->parts_first[topic];
    struct str best = {0};

    *likeness = 0;
    while (text < end) {
        double like = 0;
        struct str own = str_from_c(text);
        at = weigh_example(&examples->features, at, vector, &like);
        text += own.len + 1;
        if (like <= *likeness)
            continue;
        *likeness = like;
        best = own;
    }
    return best;
}
