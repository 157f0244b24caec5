/* SPDX-License-Identifier: MIT */
#include "faq/gate.h"

#include <math.h>

/* Features behind those of words and concepts. */
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
    struct classifier_fitting fitting; /* one line says little about what is elsewhere */
} numbers = {.mark = 3.4F, .fitting = {.decay = 1.0, .passes = 30, .runs = 1}};

static void mark(struct feature_vector *vector, size_t index)
{
    vector->items[vector->count++] = (struct feature){(uint32_t)index, numbers.mark};
}

static void make_vector(const struct gate *gate, const struct feature_text *text,
                        const struct wording *wording, struct arena *arena,
                        struct feature_vector *out)
{
    size_t marks = gate->features.count, length = text->words.count / LENGTH_STEP;
    float square = 0;

    features_weigh(&gate->features, text, MARKS, arena, out);
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

static bool has_both(const struct gate_text *texts, size_t count)
{
    size_t elsewhere = 0;

    for (size_t i = 0; i < count; i++)
        elsewhere += texts[i].is_elsewhere;
    return elsewhere > 0 && elsewhere < count;
}

void gate_learn(struct gate *gate, const struct gate_text *texts, size_t count,
                size_t concept_count, struct arena *arena, struct arena *scratch)
{
    struct feature_text *plain = ARENA_ARRAY(scratch, struct feature_text, count + 1);
    struct feature_vector *vectors =
        ARENA_ARRAY(scratch, struct feature_vector, count + 1);
    struct classifier_sample *samples =
        ARENA_ARRAY(scratch, struct classifier_sample, count + 1);

    gate->is_fitted = has_both(texts, count);
    if (!gate->is_fitted)
        return;
    for (size_t i = 0; i < count; i++)
        plain[i] = texts[i].text;
    gate->features.arena = arena;
    gate->features.concept_count = concept_count;
    features_learn(&gate->features, plain, count, false, scratch);
    for (size_t i = 0; i < count; i++) {
        make_vector(gate, &plain[i], &texts[i].wording, scratch, &vectors[i]);
        samples[i] = (struct classifier_sample){
            &vectors[i], texts[i].is_elsewhere ? ELSEWHERE : HERE, false};
    }
    gate->classifier.arena = arena;
    classifier_fit(&gate->classifier, samples, count, gate->features.count + MARKS, SIDES,
                   numbers.fitting, scratch);
}

double gate_ask(const struct gate *gate, const struct feature_text *text,
                const struct wording *wording, struct arena *scratch)
{
    struct feature_vector vector;
    double scores[SIDES];

    make_vector(gate, text, wording, scratch, &vector);
    classifier_ask(&gate->classifier, &vector, scores);
    classifier_soften(scores, SIDES);
    return scores[HERE];
}
