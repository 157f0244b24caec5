/* SPDX-License-Identifier: MIT */
#include "faq/gate.h"

#include <math.h>

#include "faq/softmax.h"

/* Features behind those of words and concepts, and before those of pairs. */
enum {
    FOREIGN_MAX = 5, /* one for each foreign word */
    LENGTH_MAX = 6,  /* one for each five words, the last open */
    LENGTH_STEP = 5,
    STRANGE_MAX = 2, /* one for each strange word */
    MOSTLY_FOREIGN = FOREIGN_MAX,
    LENGTHS = FOREIGN_MAX + 1,
    STRANGE = LENGTHS + LENGTH_MAX,
    MARKS = STRANGE + STRANGE_MAX,
};

enum { HERE, ELSEWHERE, SIDES };

static const struct {
    float mark;                        /* weight of those, beside words' idf */
    float pairs;                       /* length of their part; the rest has 1 */
    struct classifier_fitting fitting; /* one line says little about what is elsewhere */
} numbers = {.mark = 3.4F, .pairs = 1.2F, .fitting = {.decay = 1, .passes = 6}};

static void mark(struct feature_vector *vector, size_t index)
{
    vector->items[vector->count++] = (struct feature){(uint32_t)index, numbers.mark};
}

/* Counts to words, concepts and marks, as long as 1; there is room for the marks. */
static void make_plain(const struct gate *gate, const struct gate_text *text,
                       struct feature_vector *out)
{
    const struct wording *wording = &text->wording;
    size_t marks = gate->features.count, length = text->text.words.count / LENGTH_STEP;
    float square = 0;

    features_weigh(&gate->features, out);
    for (size_t i = 0; i < wording->foreign_count && i < FOREIGN_MAX; i++)
        mark(out, marks + i);
    if (2 * wording->foreign_count > wording->content_count)
        mark(out, marks + MOSTLY_FOREIGN);
    for (size_t i = 0; i < wording->strange_count && i < STRANGE_MAX; i++)
        mark(out, marks + STRANGE + i);
    mark(out, marks + LENGTHS + (length < LENGTH_MAX ? length : LENGTH_MAX - 1));
    for (size_t i = 0; i < out->count; i++)
        square += out->items[i].weight * out->items[i].weight;
    for (size_t i = 0; i < out->count; i++)
        out->items[i].weight /= sqrtf(square);
}

/* The concepts and words of a vector, and the topic, as they are numbered for pairs. */
static struct pair_text numbers_of(const struct gate *gate,
                                   const struct feature_vector *vector, size_t topic,
                                   struct arena *arena)
{
    uint32_t end = (uint32_t)gate->features.count;
    uint32_t *items = ARENA_ARRAY(arena, uint32_t, vector->count + 1);
    struct pair_text text = {items, 0};

    for (size_t i = 0; i < vector->count; i++)
        if (vector->items[i].index < end)
            items[text.count++] = vector->items[i].index;
    items[text.count++] = end + (uint32_t)topic;
    return text;
}

/* A plain vector, and its pairs behind it. */
static void add_pairs(const struct gate *gate, const struct pair_text *text,
                      struct arena *arena, struct feature_vector *vector)
{
    uint32_t found[PAIRS_FOUND_MAX];
    size_t count = pairs_find(&gate->pairs, text, found), first = vector->count;
    float square = 0;

    vector->items =
        arena_grow(arena, vector->items, first, first + count, sizeof(*vector->items));
    for (size_t i = 0; i < count; i++) {
        float weight = gate->pairs.rarity[found[i]];
        size_t index = gate->features.count + MARKS + found[i];
        vector->items[vector->count++] = (struct feature){(uint32_t)index, weight};
        square += weight * weight;
    }
    for (size_t i = first; i < vector->count; i++)
        vector->items[i].weight *= numbers.pairs / sqrtf(square);
}

static bool has_both(const struct gate_texts *texts)
{
    size_t elsewhere = 0;

    for (size_t i = 0; i < texts->count; i++)
        elsewhere += texts->items[i].is_elsewhere;
    return elsewhere > 0 && elsewhere < texts->count;
}

/* Words and concepts are learned from all texts, then each becomes a plain vector. */
static void learn_plain(struct gate *gate, const struct gate_texts *texts,
                        struct arena *scratch, struct feature_vector *vectors)
{
    struct feature_text *plain =
        ARENA_ARRAY(scratch, struct feature_text, texts->count + 1);

    for (size_t i = 0; i < texts->count; i++)
        plain[i] = texts->items[i].text;
    gate->features.concept_count = texts->concept_count;
    features_learn(&gate->features, plain, texts->count, MARKS, scratch, vectors);
    for (size_t i = 0; i < texts->count; i++)
        make_plain(gate, &texts->items[i], &vectors[i]);
}

static void learn_pairs(struct gate *gate, const struct gate_texts *texts,
                        struct arena *scratch, struct feature_vector *vectors)
{
    struct pair_text *numbered = ARENA_ARRAY(scratch, struct pair_text, texts->count + 1);
    struct pair_sizes sizes = {gate->features.concept_count, gate->features.word_count,
                               texts->topic_count};

    for (size_t i = 0; i < texts->count; i++)
        numbered[i] = numbers_of(gate, &vectors[i], texts->items[i].topic, scratch);
    pairs_learn(&gate->pairs, numbered, texts->count, sizes, scratch);
    for (size_t i = 0; i < texts->count; i++)
        add_pairs(gate, &numbered[i], scratch, &vectors[i]);
}

void gate_learn(struct gate *gate, const struct gate_texts *texts, struct arena *arena,
                struct arena *scratch)
{
    struct feature_vector *vectors =
        ARENA_ARRAY(scratch, struct feature_vector, texts->count + 1);
    struct classifier_sample *samples =
        ARENA_ARRAY(scratch, struct classifier_sample, texts->count + 1);

    gate->is_fitted = has_both(texts);
    if (!gate->is_fitted)
        return;
    gate->features.arena = gate->pairs.arena = gate->classifier.arena = arena;
    learn_plain(gate, texts, scratch, vectors);
    learn_pairs(gate, texts, scratch, vectors);
    for (size_t i = 0; i < texts->count; i++)
        samples[i] = (struct classifier_sample){
            &vectors[i], texts->items[i].is_elsewhere ? ELSEWHERE : HERE, false};
    struct classifier_samples all = {
        .items = samples,
        .count = texts->count,
        .feature_count = gate->features.count + MARKS + gate->pairs.count,
        .topic_count = SIDES,
    };
    classifier_fit(&gate->classifier, &all, numbers.fitting, scratch);
}

double gate_ask(const struct gate *gate, const struct gate_text *text,
                struct arena *scratch)
{
    struct feature_vector vector;
    double scores[SIDES];

    features_count(&gate->features, &text->text, MARKS, scratch, &vector);
    make_plain(gate, text, &vector);
    struct pair_text numbered = numbers_of(gate, &vector, text->topic, scratch);
    add_pairs(gate, &numbered, scratch, &vector);
    classifier_ask(&gate->classifier, &vector, scores);
    softmax(scores, SIDES);
    return scores[HERE];
}
