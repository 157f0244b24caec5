/* SPDX-License-Identifier: MIT */
#include "faq/fitting.h"

#include <assert.h>
#include <math.h>

#include "base/random.h"
#include "faq/softmax.h"

static const struct {
    float step;    /* of the first gradient, were it large */
    float start;   /* of the sums of squared gradients: a faint one takes a faint step */
    float miss;    /* a probability as near as this to what it should be is right */
    double budget; /* of weights looked at; large FAQs get fewer passes */
    unsigned row;  /* so many weights of a row cost what one of a list does */
    uint64_t seed;
} numbers = {
    .step = 0.5F, .start = 0.001F, .miss = 0.02F, .budget = 1e8, .row = 8, .seed = 1};

enum { NOWHERE = UINT16_MAX, ALL_TOPICS_MAX = 2048 };
/* Rows stand in the topics' order, so with them every topic has its own place. */
static_assert((int)CLASSIFIER_WHOLE_TOPICS_MAX <= (int)ALL_TOPICS_MAX,
              "rows need all places");

/* Where topics are many, only those of a sample are looked at that its features have weights
 * for: the others say nothing and could not learn. Each has a place; where topics are few,
 * every one has its own, which is faster. */
struct fitting {
    struct weights *weights;
    const struct classifier_sample **samples; /* those that are not left out */
    size_t count;
    bool has_all;     /* topics a place */
    float *decays;    /* by feature, of one step */
    float *sums;      /* by weight: of the last passes' ends */
    uint16_t *places; /* by topic; NOWHERE: none */
    uint16_t *topics; /* by place */
    size_t place_count;
    float *scores;    /* by place */
    float *misses;    /* by topic; 0: near enough */
    uint16_t *missed; /* topics whose miss is not 0 */
    size_t missed_count;
    float *nothing; /* a row of zeros */
};

/* Shared among the samples with the feature, so that each pass decays all alike. */
static void share_decay(struct fitting *fitting, double decay, struct arena *scratch)
{
    size_t features = fitting->weights->feature_count;

    fitting->decays = ARENA_ARRAY(scratch, float, features + 1);
    for (size_t i = 0; i < fitting->count; i++) {
        const struct feature_vector *vector = fitting->samples[i]->vector;
        for (size_t k = 0; k < vector->count; k++)
            fitting->decays[vector->items[k].index] += 1.0F;
    }
    for (size_t i = 0; i < features; i++)
        if (fitting->decays[i] > 0)
            fitting->decays[i] = (float)decay / fitting->decays[i];
}

static void shuffle(struct fitting *fitting, struct random *random)
{
    const struct classifier_sample **samples = fitting->samples;

    for (size_t i = fitting->count; i > 1; i--) {
        size_t k = random_below(random, i);
        const struct classifier_sample *kept = samples[k];
        samples[k] = samples[i - 1];
        samples[i - 1] = kept;
    }
}

static void forget_places(struct fitting *fitting)
{
    for (size_t i = 0; i < fitting->place_count; i++)
        fitting->places[fitting->topics[i]] = NOWHERE;
    fitting->place_count = 0;
}

static size_t take_place(struct fitting *fitting, uint16_t topic)
{
    size_t place = fitting->place_count++;

    fitting->places[topic] = (uint16_t)place;
    fitting->topics[place] = topic;
    fitting->scores[place] = 0;
    return place;
}

enum {
    ROWS = 4,    /* added at a time */
    BUNDLE = 16, /* scores, looked at together */
};

WIDE static void add_rows(float *restrict scores, size_t len,
                          const float *const rows[ROWS], const float by[ROWS])
{
    const float *restrict a = rows[0], *restrict b = rows[1];
    const float *restrict c = rows[2], *restrict d = rows[3];
    float by_a = by[0], by_b = by[1], by_c = by[2], by_d = by[3];

    for (size_t i = 0; i < len; i++)
        scores[i] += (a[i] * by_a + b[i] * by_b) + (c[i] * by_c + d[i] * by_d);
}

/* Where not every topic has a place. */
static void add_to_places(struct fitting *fitting, size_t feature, float by)
{
    const struct weights *weights = fitting->weights;

    for (uint32_t k = weights->first[feature]; k < weights->first[feature + 1]; k++) {
        size_t place = fitting->places[weights->topics[k]];
        if (place == NOWHERE)
            place = take_place(fitting, weights->topics[k]);
        fitting->scores[place] += weights->values[k] * by;
    }
}

static void add_list(struct fitting *fitting, size_t feature, float by)
{
    const struct weights *weights = fitting->weights;
    const uint16_t *topics = &weights->topics[weights->first[feature]];
    const float *values = &weights->values[weights->first[feature]];
    size_t count = weights_of(weights, feature);

    if (!fitting->has_all)
        add_to_places(fitting, feature, by);
    else
        for (size_t k = 0; k < count; k++)
            fitting->scores[topics[k]] += values[k] * by;
}

/* Scores of what the features of a sample speak of. */
static void ask(struct fitting *fitting, const struct feature_vector *vector)
{
    const struct weights *weights = fitting->weights;
    const float *rows[ROWS];
    float by[ROWS];
    size_t count = 0;

    if (fitting->has_all)
        memset(fitting->scores, 0, weights->row * sizeof(*fitting->scores));
    else
        forget_places(fitting);
    for (size_t i = 0; i < vector->count; i++) {
        const struct feature *feature = &vector->items[i];
        if (!weights_is_row(weights, feature->index)) {
            add_list(fitting, feature->index, feature->weight);
            continue;
        }
        rows[count] = &weights->values[weights->first[feature->index]];
        by[count++] = feature->weight;
        if (count == ROWS) {
            add_rows(fitting->scores, weights->row, rows, by);
            count = 0;
        }
    }
    if (!count)
        return;
    for (; count < ROWS; by[count++] = 0)
        rows[count] = fitting->nothing;
    add_rows(fitting->scores, weights->row, rows, by);
}

/* Scores to probabilities. Many topics say nothing: they have the score 0, too. */
static void soften(struct fitting *fitting)
{
    size_t count = fitting->place_count, others = fitting->weights->topic_count - count;
    float most = softmax_most(fitting->scores, count);

    if (others && most < 0)
        most = 0;
    float sum = others ? (float)others * expf(-most) : 0;
    sum += softmax_powers(fitting->scores, count, most);
    for (size_t i = 0; i < count; i++)
        fitting->scores[i] *= 1 / sum;
}

static void miss(struct fitting *fitting, size_t topic, float by)
{
    fitting->misses[topic] = by;
    fitting->missed[fitting->missed_count++] = (uint16_t)topic;
}

static bool has_miss(const float *scores)
{
    unsigned misses = 0;

    for (size_t i = 0; i < BUNDLE; i++)
        misses |= scores[i] >= numbers.miss;
    return misses;
}

/* The topics whose probabilities are not what they should be, in bundles: most are. */
static void find_misses(struct fitting *fitting, size_t own)
{
    size_t count = fitting->place_count;

    for (size_t start = 0; start < count; start += BUNDLE) {
        size_t end = count - start < BUNDLE ? count : start + BUNDLE;
        if (!has_miss(fitting->scores + start))
            continue;
        for (size_t i = start; i < end; i++)
            if (i != own && fitting->scores[i] >= numbers.miss)
                miss(fitting, fitting->topics[i], fitting->scores[i]);
    }
}

static void forget_misses(struct fitting *fitting)
{
    for (size_t i = 0; i < fitting->missed_count; i++)
        fitting->misses[fitting->missed[i]] = 0;
    fitting->missed_count = 0;
}

/* One step of one weight, down the gradient. */
static inline void step(float *weight, float *square, float miss, float value,
                        float decay)
{
    float gradient = miss * value + decay * *weight;

    *square += gradient * gradient;
    *weight -= numbers.step * gradient / sqrtf(*square + numbers.start);
}

static void step_row(const struct fitting *fitting, const struct feature *feature)
{
    const struct weights *weights = fitting->weights;
    float *values = &weights->values[weights->first[feature->index]];
    float *squares = &weights->squares[weights->first[feature->index]];
    float decay = fitting->decays[feature->index];

    for (size_t k = 0; k < fitting->missed_count; k++) {
        size_t topic = fitting->missed[k];
        step(&values[topic], &squares[topic], fitting->misses[topic], feature->weight,
             decay);
    }
}

static void step_list(const struct fitting *fitting, const struct feature *feature)
{
    const struct weights *weights = fitting->weights;
    const uint16_t *topics = weights->topics;
    const float *misses = fitting->misses;
    uint32_t end = weights->first[feature->index + 1];

    for (uint32_t k = weights->first[feature->index]; k < end; k++)
        if (misses[topics[k]] != 0)
            step(&weights->values[k], &weights->squares[k], misses[topics[k]],
                 feature->weight, fitting->decays[feature->index]);
}

static void learn_from(struct fitting *fitting, const struct classifier_sample *sample)
{
    const struct feature_vector *vector = sample->vector;

    ask(fitting, vector);
    soften(fitting);
    size_t own = fitting->places[sample->topic];
    if (own != NOWHERE) {
        if (fitting->scores[own] > 1 - numbers.miss)
            return; /* the others have no more than that together */
        miss(fitting, sample->topic, fitting->scores[own] - 1);
    }
    find_misses(fitting, own);
    for (size_t i = 0; i < vector->count; i++)
        if (weights_is_row(fitting->weights, vector->items[i].index))
            step_row(fitting, &vector->items[i]);
        else
            step_list(fitting, &vector->items[i]);
    forget_misses(fitting);
}

/* How many passes the budget allows. */
static unsigned allowed_passes(const struct fitting *fitting)
{
    const struct weights *weights = fitting->weights;
    double cost = 1;

    for (size_t i = 0; i < fitting->count; i++) {
        const struct feature_vector *vector = fitting->samples[i]->vector;
        cost += (double)weights->topic_count;
        for (size_t k = 0; k < vector->count; k++) {
            size_t count = weights_of(weights, vector->items[k].index);
            cost += (double)(count == weights->row ? count / numbers.row : count);
        }
    }
    return (unsigned)(numbers.budget / cost);
}

/* The first passes only find the way: the second half's ends are averaged. */
static void run(struct fitting *fitting, unsigned passes)
{
    const struct weights *weights = fitting->weights;
    size_t total = weights->first[weights->feature_count];
    unsigned first = passes / 2;
    struct random random;

    random_init(&random, numbers.seed);
    for (unsigned pass = 0; pass < passes; pass++) {
        shuffle(fitting, &random);
        for (size_t i = 0; i < fitting->count; i++)
            learn_from(fitting, fitting->samples[i]);
        for (size_t i = 0; pass >= first && i < total; i++)
            fitting->sums[i] += weights->values[i];
    }
    for (size_t i = 0; i < total; i++)
        weights->values[i] = fitting->sums[i] / (float)(passes - first);
}

static void open_places(struct fitting *fitting, struct arena *scratch)
{
    size_t most = fitting->weights->row;

    fitting->places = ARENA_ARRAY(scratch, uint16_t, most + 1);
    fitting->topics = ARENA_ARRAY(scratch, uint16_t, most + 1);
    fitting->missed = ARENA_ARRAY(scratch, uint16_t, most + 1);
    fitting->scores = ARENA_ARRAY(scratch, float, most + BUNDLE);
    fitting->misses = ARENA_ARRAY(scratch, float, most + 1);
    fitting->nothing = ARENA_ARRAY(scratch, float, most + 1);
    fitting->has_all = fitting->weights->topic_count <= ALL_TOPICS_MAX;
    for (size_t i = 0; i < most; i++)
        fitting->places[i] = NOWHERE;
    for (size_t i = 0; fitting->has_all && i < fitting->weights->topic_count; i++)
        take_place(fitting, (uint16_t)i);
}

static void list_samples(struct fitting *fitting,
                         const struct classifier_samples *samples, struct arena *scratch)
{
    fitting->samples =
        ARENA_ARRAY(scratch, const struct classifier_sample *, samples->count + 1);
    for (size_t i = 0; i < samples->count; i++)
        if (!samples->items[i].is_left_out)
            fitting->samples[fitting->count++] = &samples->items[i];
}

/* By how much more the weights say for its own topic than for any other. */
static float margin_of(struct fitting *fitting, const struct classifier_sample *sample)
{
    ask(fitting, sample->vector);
    size_t own = fitting->places[sample->topic];
    bool are_others =
        fitting->place_count + (own == NOWHERE) < fitting->weights->topic_count;
    float most = are_others ? 0 : -INFINITY;
    for (size_t i = 0; i < fitting->place_count; i++)
        if (i != own && fitting->scores[i] > most)
            most = fitting->scores[i];
    return (own == NOWHERE ? 0 : fitting->scores[own]) - most;
}

void fitting_run(const struct classifier_samples *samples, struct classifier_fitting how,
                 struct arena *scratch, struct weights *out)
{
    struct fitting fitting = {.weights = out};

    *out = (struct weights){.feature_count = samples->feature_count,
                            .topic_count = samples->topic_count};
    list_samples(&fitting, samples, scratch);
    weights_make(out, fitting.samples, fitting.count, how.whole, scratch);
    open_places(&fitting, scratch);
    fitting.sums = ARENA_ARRAY(scratch, float, out->first[out->feature_count] + 1);
    share_decay(&fitting, how.decay, scratch);
    unsigned allowed = allowed_passes(&fitting);
    run(&fitting, allowed < 1 ? 1 : allowed < how.passes ? allowed : how.passes);
    for (size_t i = 0; how.margins && i < samples->count; i++)
        how.margins[i] = margin_of(&fitting, &samples->items[i]);
}
