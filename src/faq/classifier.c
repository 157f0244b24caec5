/* SPDX-License-Identifier: MIT */
#include "faq/classifier.h"

#include <math.h>
#include <stdlib.h>

#include "base/random.h"
#include "base/varint.h"

static const struct {
    double step;   /* of the first gradient */
    float miss;    /* a probability as near as this to what it should be is right */
    double budget; /* of weights looked at; large FAQs get fewer passes */
    size_t feature_topics; /* a feature of more topics says nothing */
    uint64_t seed;
    float unit, most; /* of a kept weight; larger ones do not occur */
    float faintest;   /* weights below are not kept */
    double nothing;   /* a score so far below the best adds nothing to a sum */
} numbers = {
    .step = 0.5,
    .miss = 0.01F,
    .budget = 2e8,
    .feature_topics = 256,
    .seed = 1,
    .unit = 256,
    .most = 32,
    .faintest = 0.02F,
    .nothing = -40,
};

/* While it is fitted; weights and squares by posting. */
struct fitting {
    const struct classifier_sample *samples;
    size_t count;
    size_t *order; /* of the samples that are not left out */
    size_t order_count;
    uint32_t *first;
    uint16_t *topics;
    float *weights, *squares, *sums; /* sums: of the weights of all runs */
    float *decays;                   /* by feature, of one step */
    double *scores;                  /* by topic */
    float *misses;                   /* the same; 0: near enough */
    size_t feature_count, topic_count;
};

struct feature_topic {
    uint32_t feature;
    uint16_t topic;
};

static int compare_pairs(const void *left, const void *right)
{
    const struct feature_topic *a = left, *b = right;

    if (a->feature != b->feature)
        return a->feature < b->feature ? -1 : 1;
    return a->topic < b->topic ? -1 : a->topic > b->topic;
}

static struct feature_topic *list_pairs(const struct fitting *fitting, size_t *count,
                                        struct arena *scratch)
{
    size_t total = 0, kept = 0;

    for (size_t i = 0; i < fitting->count; i++)
        total += fitting->samples[i].vector->count;
    struct feature_topic *pairs = ARENA_ARRAY(scratch, struct feature_topic, total + 1);
    total = 0;
    for (size_t i = 0; i < fitting->order_count; i++) {
        const struct classifier_sample *sample = &fitting->samples[fitting->order[i]];
        for (size_t k = 0; k < sample->vector->count; k++)
            pairs[total++] = (struct feature_topic){sample->vector->items[k].index,
                                                    (uint16_t)sample->topic};
    }
    qsort(pairs, total, sizeof(*pairs), compare_pairs);
    for (size_t i = 0; i < total; i++)
        if (!kept || compare_pairs(&pairs[kept - 1], &pairs[i]) != 0)
            pairs[kept++] = pairs[i];
    *count = kept;
    return pairs;
}

/* Postings of each feature, all weights zero; none where too many topics have it. The first
 * "whole" have one of each topic. */
static void make_postings(struct fitting *fitting, size_t whole, struct arena *scratch)
{
    size_t count, used = 0, i = 0;
    struct feature_topic *pairs = list_pairs(fitting, &count, scratch);

    if (fitting->topic_count > CLASSIFIER_WHOLE_TOPICS_MAX)
        whole = 0;
    fitting->first = ARENA_ARRAY(scratch, uint32_t, fitting->feature_count + 1);
    fitting->topics =
        ARENA_ARRAY(scratch, uint16_t, count + whole * fitting->topic_count + 1);
    for (size_t feature = 0; feature < fitting->feature_count; feature++) {
        size_t end = i;
        while (end < count && pairs[end].feature == feature)
            end++;
        if (feature < whole && end > i)
            for (size_t topic = 0; topic < fitting->topic_count; topic++)
                fitting->topics[used++] = (uint16_t)topic;
        else if (end - i <= numbers.feature_topics)
            for (size_t k = i; k < end; k++)
                fitting->topics[used++] = pairs[k].topic;
        i = end;
        fitting->first[feature + 1] = (uint32_t)used;
    }
    fitting->weights = ARENA_ARRAY(scratch, float, used + 1);
    fitting->squares = ARENA_ARRAY(scratch, float, used + 1);
    fitting->sums = ARENA_ARRAY(scratch, float, used + 1);
}

static void list_samples(struct fitting *fitting, struct arena *scratch)
{
    fitting->order = ARENA_ARRAY(scratch, size_t, fitting->count + 1);
    for (size_t i = 0; i < fitting->count; i++)
        if (!fitting->samples[i].is_left_out)
            fitting->order[fitting->order_count++] = i;
}

/* Shared among the samples with the feature, so that each pass decays all alike. */
static void share_decay(struct fitting *fitting, double decay, struct arena *scratch)
{
    fitting->decays = ARENA_ARRAY(scratch, float, fitting->feature_count + 1);
    for (size_t i = 0; i < fitting->order_count; i++) {
        const struct feature_vector *vector = fitting->samples[fitting->order[i]].vector;
        for (size_t k = 0; k < vector->count; k++)
            fitting->decays[vector->items[k].index] += 1.0F;
    }
    for (size_t i = 0; i < fitting->feature_count; i++)
        if (fitting->decays[i] > 0)
            fitting->decays[i] = (float)decay / fitting->decays[i];
}

static void shuffle(struct fitting *fitting, struct random *random)
{
    for (size_t i = fitting->order_count; i > 1; i--) {
        size_t k = random_below(random, i), kept = fitting->order[k];
        fitting->order[k] = fitting->order[i - 1];
        fitting->order[i - 1] = kept;
    }
}

/* A feature that has a weight for every topic has them in the topics' order. */
static bool is_whole(const struct fitting *fitting, size_t feature)
{
    return fitting->first[feature + 1] - fitting->first[feature] == fitting->topic_count;
}

static void ask(const struct fitting *fitting, const struct feature_vector *vector)
{
    double *scores = fitting->scores;

    memset(scores, 0, fitting->topic_count * sizeof(*scores));
    for (size_t i = 0; i < vector->count; i++) {
        const struct feature *feature = &vector->items[i];
        uint32_t first = fitting->first[feature->index];
        size_t count = fitting->first[feature->index + 1] - first;
        const float *weights = &fitting->weights[first];
        const uint16_t *topics = &fitting->topics[first];
        if (is_whole(fitting, feature->index))
            for (size_t k = 0; k < count; k++)
                scores[k] += (double)(weights[k] * feature->weight);
        else
            for (size_t k = 0; k < count; k++)
                scores[topics[k]] += (double)(weights[k] * feature->weight);
    }
}

/* Probabilities to how far they miss what they should be; false where none does. */
static bool miss_of(struct fitting *fitting, size_t topic)
{
    bool has_missed = false;

    fitting->scores[topic] -= 1;
    for (size_t i = 0; i < fitting->topic_count; i++) {
        fitting->misses[i] = (float)fitting->scores[i];
        if (fabsf(fitting->misses[i]) < numbers.miss)
            fitting->misses[i] = 0;
        else
            has_missed = true;
    }
    return has_missed;
}

/* One step of one weight, down the gradient; a miss of 0 is none. */
static inline void step(float *weight, float *square, float miss, float value,
                        float decay)
{
    float gradient = miss == 0 ? 0 : miss * value + decay * *weight;

    *square += gradient * gradient;
    *weight -= (float)numbers.step * gradient / sqrtf(*square + 1e-6F);
}

static void learn_from(struct fitting *fitting, const struct classifier_sample *sample)
{
    const float *misses = fitting->misses;

    ask(fitting, sample->vector);
    classifier_soften(fitting->scores, fitting->topic_count);
    if (!miss_of(fitting, sample->topic))
        return;
    for (size_t i = 0; i < sample->vector->count; i++) {
        const struct feature *feature = &sample->vector->items[i];
        uint32_t first = fitting->first[feature->index];
        size_t count = fitting->first[feature->index + 1] - first;
        float *weights = &fitting->weights[first], *squares = &fitting->squares[first];
        const uint16_t *topics = &fitting->topics[first];
        float decay = fitting->decays[feature->index];
        if (is_whole(fitting, feature->index))
            for (size_t k = 0; k < count; k++)
                step(&weights[k], &squares[k], misses[k], feature->weight, decay);
        else
            for (size_t k = 0; k < count; k++)
                if (misses[topics[k]] != 0)
                    step(&weights[k], &squares[k], misses[topics[k]], feature->weight,
                         decay);
    }
}

/* How many passes, of all runs together, the budget allows. */
static unsigned allowed_passes(const struct fitting *fitting)
{
    double cost = 1;

    for (size_t i = 0; i < fitting->order_count; i++) {
        const struct classifier_sample *sample = &fitting->samples[fitting->order[i]];
        cost += (double)fitting->topic_count;
        for (size_t k = 0; k < sample->vector->count; k++) {
            uint32_t index = sample->vector->items[k].index;
            cost += fitting->first[index + 1] - fitting->first[index];
        }
    }
    return (unsigned)(numbers.budget / cost);
}

/* From nothing; adds the weights that it comes to to the sums. */
static void run_once(struct fitting *fitting, unsigned passes, struct random *random)
{
    size_t total = fitting->first[fitting->feature_count];

    memset(fitting->weights, 0, total * sizeof(*fitting->weights));
    memset(fitting->squares, 0, total * sizeof(*fitting->squares));
    for (unsigned pass = 0; pass < passes; pass++) {
        shuffle(fitting, random);
        for (size_t i = 0; i < fitting->order_count; i++)
            learn_from(fitting, &fitting->samples[fitting->order[i]]);
    }
    for (size_t i = 0; i < total; i++)
        fitting->sums[i] += fitting->weights[i];
}

static unsigned limit(unsigned value, unsigned most)
{
    return value < 1 ? 1 : value < most ? value : most;
}

/* What one order of the samples happens to teach, another does not: the mean of several is
 * nearly the same whatever the orders, and with an example more or less. */
static void run(struct fitting *fitting, struct classifier_fitting how)
{
    unsigned allowed = allowed_passes(fitting);
    unsigned passes = limit(allowed, how.passes);
    unsigned runs = limit(allowed / passes, how.runs);
    size_t total = fitting->first[fitting->feature_count];
    struct random random;

    random_init(&random, numbers.seed);
    for (unsigned i = 0; i < runs; i++)
        run_once(fitting, passes, &random);
    for (size_t i = 0; i < total; i++)
        fitting->weights[i] = fitting->sums[i] / (float)runs;
}

/* Gives how many bytes the postings of a feature take. */
static size_t put_postings(const struct fitting *fitting, size_t feature, uint8_t *out)
{
    size_t len = 0;
    uint32_t last = 0;

    for (uint32_t k = fitting->first[feature]; k < fitting->first[feature + 1]; k++) {
        float weight = fabsf(fitting->weights[k]);
        if (weight < numbers.faintest)
            continue;
        uint32_t size = (uint32_t)lroundf(fminf(weight, numbers.most) * numbers.unit);
        len += varint_put(out + len, fitting->topics[k] - last);
        len += varint_put(out + len, 2 * size + (fitting->weights[k] < 0));
        last = fitting->topics[k];
    }
    return len;
}

static void keep(struct classifier *classifier, const struct fitting *fitting,
                 struct arena *scratch)
{
    enum { POSTING_BYTES_MAX = 2 * VARINT_BYTES_MAX };
    size_t total = fitting->first[classifier->feature_count], len = 0;
    uint8_t *bytes = ARENA_ARRAY(scratch, uint8_t, total * POSTING_BYTES_MAX + 1);

    classifier->first =
        ARENA_ARRAY(classifier->arena, uint32_t, classifier->feature_count + 1);
    for (size_t feature = 0; feature < classifier->feature_count; feature++) {
        len += put_postings(fitting, feature, bytes + len);
        classifier->first[feature + 1] = (uint32_t)len;
    }
    classifier->postings = ARENA_ARRAY(classifier->arena, uint8_t, len + 1);
    memcpy(classifier->postings, bytes, len);
}

void classifier_fit(struct classifier *classifier,
                    const struct classifier_sample *samples, size_t count,
                    size_t feature_count, size_t topic_count,
                    struct classifier_fitting how, struct arena *scratch)
{
    struct fitting fitting = {
        .samples = samples,
        .count = count,
        .scores = ARENA_ARRAY(scratch, double, topic_count + 1),
        .misses = ARENA_ARRAY(scratch, float, topic_count + 1),
        .feature_count = feature_count,
        .topic_count = topic_count,
    };

    classifier->feature_count = feature_count;
    classifier->topic_count = topic_count;
    list_samples(&fitting, scratch);
    make_postings(&fitting, how.whole, scratch);
    share_decay(&fitting, how.decay, scratch);
    run(&fitting, how);
    keep(classifier, &fitting, scratch);
}

void classifier_ask(const struct classifier *classifier,
                    const struct feature_vector *vector, double *scores)
{
    memset(scores, 0, classifier->topic_count * sizeof(*scores));
    for (size_t i = 0; i < vector->count; i++) {
        const struct feature *feature = &vector->items[i];
        double weight = (double)feature->weight / (double)numbers.unit;
        const uint8_t *at = classifier->postings + classifier->first[feature->index];
        const uint8_t *end = classifier->postings + classifier->first[feature->index + 1];
        for (uint32_t topic = 0, step, doubled; at < end;) {
            at = varint_take(varint_take(at, &step), &doubled);
            topic += step;
            int size = (int)(doubled >> 1);
            scores[topic] += (doubled & 1 ? -size : size) * weight;
        }
    }
}

/* Single precision is enough for what is a part of a sum of such parts. */
double classifier_log_sum(const double *scores, size_t count, double rest,
                          size_t rest_count)
{
    double most = rest_count ? rest : -INFINITY, sum = 0;

    for (size_t i = 0; i < count; i++)
        most = scores[i] > most ? scores[i] : most;
    if (rest_count)
        sum = (double)rest_count * exp(rest - most);
    for (size_t i = 0; i < count; i++)
        if (scores[i] - most > numbers.nothing)
            sum += (double)expf((float)(scores[i] - most));
    return most + log(sum);
}

/* Most topics are alike, as nothing speaks for or against them: a value is computed once
 * where it stands in a row. */
void classifier_soften(double *values, size_t count)
{
    double sum = 0, most = 0, last = NAN, power = 0;

    for (size_t i = 0; i < count; i++)
        most = values[i] > most ? values[i] : most;
    for (size_t i = 0; i < count; i++) {
        if (values[i] != last) {
            last = values[i];
            power = exp(last - most);
        }
        sum += values[i] = power;
    }
    last = NAN;
    for (size_t i = 0; i < count; i++) {
        if (values[i] != last) {
            last = values[i];
            power = last / sum;
        }
        values[i] = power;
    }
}
