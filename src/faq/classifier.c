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
    double many;           /* a share of the topics: what so many have is kept as a row */
    unsigned row;          /* so many weights of a row cost what one of a list does */
    uint64_t seed;
    float unit, most; /* of a kept weight; larger ones do not occur */
    float faintest;   /* weights below are not kept */
    float nothing;    /* a score so far below the best adds nothing to a sum */
} numbers = {
    .step = 0.5,
    .miss = 0.01F,
    .budget = 2e8,
    .feature_topics = 256,
    .many = 0.3,
    .row = 8,
    .seed = 1,
    .unit = 32,
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
    float *said;                     /* by topic: what a sample's features say for it */
    double *scores;                  /* the same, then the probability that it makes */
    float *misses;                   /* by topic; 0: near enough */
    uint16_t *missed;                /* the topics whose miss is not 0 */
    size_t missed_count;
    bool *
        is_spoken; /* by topic, where they are many: features of the sample have weights ... */
    uint16_t *spoken; /* ... for these */
    size_t spoken_count;
    size_t feature_count, topic_count;
};

static void list_samples(struct fitting *fitting, struct arena *scratch)
{
    fitting->order = ARENA_ARRAY(scratch, size_t, fitting->count + 1);
    for (size_t i = 0; i < fitting->count; i++)
        if (!fitting->samples[i].is_left_out)
            fitting->order[fitting->order_count++] = i;
}

static size_t *sort_by_topic(const struct fitting *fitting, struct arena *scratch)
{
    size_t *ends = ARENA_ARRAY(scratch, size_t, fitting->topic_count + 1);
    size_t *sorted = ARENA_ARRAY(scratch, size_t, fitting->order_count + 1);

    for (size_t i = 0; i < fitting->order_count; i++)
        ends[fitting->samples[fitting->order[i]].topic + 1]++;
    for (size_t topic = 0; topic < fitting->topic_count; topic++)
        ends[topic + 1] += ends[topic];
    for (size_t i = 0; i < fitting->order_count; i++)
        sorted[ends[fitting->samples[fitting->order[i]].topic]++] = fitting->order[i];
    return sorted;
}

/* Moves the end of a feature's topics on for each topic that has it, and writes it there,
 * rising, where topics is not NULL. */
static void list_topics(const struct fitting *fitting, const size_t *sorted,
                        uint32_t *ends, uint16_t *topics, struct arena *scratch)
{
    uint32_t *last = ARENA_ARRAY(scratch, uint32_t, fitting->feature_count + 1);

    for (size_t i = 0; i < fitting->order_count; i++) {
        const struct classifier_sample *sample = &fitting->samples[sorted[i]];
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

/* How many postings a feature has: where many topics have it, a row of one for each, which
 * is quicker than a list; none where too many do. */
static uint32_t count_postings(const struct fitting *fitting, uint32_t count)
{
    if (fitting->topic_count <= CLASSIFIER_WHOLE_TOPICS_MAX
        && (double)count >= numbers.many * (double)fitting->topic_count)
        return (uint32_t)fitting->topic_count;
    return count <= numbers.feature_topics ? count : 0;
}

/* A weight whose square is infinite never moves. */
static void close_row(float *squares, size_t topic_count, const uint16_t *topics,
                      uint32_t count)
{
    for (size_t i = 0; i < topic_count; i++)
        squares[i] = INFINITY;
    for (uint32_t k = 0; k < count; k++)
        squares[topics[k]] = 0;
}

/* The first "whole" features have open rows: a weight of each topic. */
static void fill_postings(struct fitting *fitting, size_t whole, const uint16_t *listed,
                          const uint32_t *counts)
{
    for (size_t i = 0; i < fitting->feature_count; listed += counts[i++]) {
        uint32_t first = fitting->first[i], count = fitting->first[i + 1] - first;
        bool is_row = count == fitting->topic_count;
        for (uint32_t k = 0; k < count; k++)
            fitting->topics[first + k] = is_row ? (uint16_t)k : listed[k];
        if (is_row && i >= whole)
            close_row(&fitting->squares[first], count, listed, counts[i]);
    }
}

/* Postings of each feature, all weights zero. */
static void make_postings(struct fitting *fitting, size_t whole, struct arena *scratch)
{
    size_t features = fitting->feature_count, total = 0;
    size_t *sorted = sort_by_topic(fitting, scratch);
    uint32_t *counts = ARENA_ARRAY(scratch, uint32_t, features + 1);
    uint32_t *ends = ARENA_ARRAY(scratch, uint32_t, features + 1);

    list_topics(fitting, sorted, counts, NULL, scratch);
    fitting->first = ARENA_ARRAY(scratch, uint32_t, features + 1);
    for (size_t i = 0; i < features; total += counts[i++]) {
        bool is_whole = i < whole && counts[i] > 0
                        && fitting->topic_count <= CLASSIFIER_WHOLE_TOPICS_MAX;
        ends[i] = (uint32_t)total;
        fitting->first[i + 1] = fitting->first[i]
                                + (is_whole ? (uint32_t)fitting->topic_count
                                            : count_postings(fitting, counts[i]));
    }
    uint16_t *listed = ARENA_ARRAY(scratch, uint16_t, total + 1);
    list_topics(fitting, sorted, ends, listed, scratch);
    size_t used = fitting->first[features];
    fitting->topics = ARENA_ARRAY(scratch, uint16_t, used + 1);
    fitting->weights = ARENA_ARRAY(scratch, float, used + 1);
    fitting->squares = ARENA_ARRAY(scratch, float, used + 1);
    fitting->sums = ARENA_ARRAY(scratch, float, used + 1);
    fill_postings(fitting, whole, listed, counts);
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

/* A row has a weight for every topic, in the topics' order. */
static bool is_row(const struct fitting *fitting, size_t feature)
{
    return fitting->first[feature + 1] - fitting->first[feature] == fitting->topic_count;
}

static void ask(const struct fitting *fitting, const struct feature_vector *vector)
{
    float *said = fitting->said;

    memset(said, 0, fitting->topic_count * sizeof(*said));
    for (size_t i = 0; i < vector->count; i++) {
        const struct feature *feature = &vector->items[i];
        uint32_t first = fitting->first[feature->index];
        size_t count = fitting->first[feature->index + 1] - first;
        const float *weights = &fitting->weights[first];
        const uint16_t *topics = &fitting->topics[first];
        if (is_row(fitting, feature->index))
            for (size_t k = 0; k < count; k++)
                said[k] += weights[k] * feature->weight;
        else
            for (size_t k = 0; k < count; k++)
                said[topics[k]] += weights[k] * feature->weight;
    }
    for (size_t i = 0; i < fitting->topic_count; i++)
        fitting->scores[i] = (double)said[i];
}

static void forget_spoken(struct fitting *fitting)
{
    for (size_t i = 0; i < fitting->spoken_count; i++) {
        size_t topic = fitting->spoken[i];
        fitting->is_spoken[topic] = false;
        fitting->said[topic] = fitting->misses[topic] = 0;
    }
    fitting->spoken_count = 0;
}

static void ask_spoken(struct fitting *fitting, const struct feature_vector *vector)
{
    forget_spoken(fitting);
    for (size_t i = 0; i < vector->count; i++) {
        const struct feature *feature = &vector->items[i];
        uint32_t end = fitting->first[feature->index + 1];
        for (uint32_t k = fitting->first[feature->index]; k < end; k++) {
            uint16_t topic = fitting->topics[k];
            if (!fitting->is_spoken[topic])
                fitting->spoken[fitting->spoken_count++] = topic;
            fitting->is_spoken[topic] = true;
            fitting->said[topic] += fitting->weights[k] * feature->weight;
        }
    }
}

/* The scores of the topics that are spoken of to their probabilities among all topics, of
 * which the others have the score 0. Many of those have it, too. */
static void soften_spoken(struct fitting *fitting)
{
    double most = 0;

    for (size_t i = 0; i < fitting->spoken_count; i++) {
        double said = (double)fitting->said[fitting->spoken[i]];
        most = said > most ? said : most;
    }
    double nothing = exp(-most);
    double sum = (double)(fitting->topic_count - fitting->spoken_count) * nothing;
    for (size_t i = 0; i < fitting->spoken_count; i++) {
        float said = fitting->said[fitting->spoken[i]];
        fitting->scores[i] = fabsf(said) > 0 ? exp((double)said - most) : nothing;
        sum += fitting->scores[i];
    }
    for (size_t i = 0; i < fitting->spoken_count; i++)
        fitting->scores[i] /= sum;
}

/* Where topics are many only those are looked at that a feature of the sample speaks of:
 * the others have no weight that could be moved. */
static bool find_spoken_misses(struct fitting *fitting,
                               const struct classifier_sample *sample)
{
    bool is_any = false;

    ask_spoken(fitting, sample->vector);
    soften_spoken(fitting);
    for (size_t i = 0; i < fitting->spoken_count; i++) {
        size_t topic = fitting->spoken[i];
        float miss = (float)(fitting->scores[i] - (topic == sample->topic));
        fitting->misses[topic] = fabsf(miss) < numbers.miss ? 0 : miss;
        is_any = is_any || fabsf(miss) >= numbers.miss;
    }
    return is_any;
}

/* Probabilities to how far they miss what they should be; false where none does. */
static bool find_misses(struct fitting *fitting, const struct classifier_sample *sample)
{
    ask(fitting, sample->vector);
    classifier_soften(fitting->scores, fitting->topic_count);
    fitting->scores[sample->topic] -= 1;
    fitting->missed_count = 0;
    for (size_t i = 0; i < fitting->topic_count; i++) {
        fitting->misses[i] = (float)fitting->scores[i];
        if (fabsf(fitting->misses[i]) < numbers.miss)
            fitting->misses[i] = 0;
        else
            fitting->missed[fitting->missed_count++] = (uint16_t)i;
    }
    return fitting->missed_count > 0;
}

/* One step of one weight, down the gradient. */
static inline void step(float *weight, float *square, float miss, float value,
                        float decay)
{
    float gradient = miss * value + decay * *weight;

    *square += gradient * gradient;
    *weight -= (float)numbers.step * gradient / sqrtf(*square + 1e-6F);
}

static void learn_from(struct fitting *fitting, const struct classifier_sample *sample)
{
    const float *misses = fitting->misses;

    bool are_many = fitting->topic_count > CLASSIFIER_WHOLE_TOPICS_MAX;

    if (are_many ? !find_spoken_misses(fitting, sample) : !find_misses(fitting, sample))
        return;
    for (size_t i = 0; i < sample->vector->count; i++) {
        const struct feature *feature = &sample->vector->items[i];
        uint32_t first = fitting->first[feature->index];
        size_t count = fitting->first[feature->index + 1] - first;
        float *weights = &fitting->weights[first], *squares = &fitting->squares[first];
        const uint16_t *topics = &fitting->topics[first];
        float decay = fitting->decays[feature->index];
        if (is_row(fitting, feature->index)) {
            for (size_t k = 0; k < fitting->missed_count; k++) {
                size_t topic = fitting->missed[k];
                step(&weights[topic], &squares[topic], misses[topic], feature->weight,
                     decay);
            }
            continue;
        }
        for (size_t k = 0; k < count; k++)
            if (misses[topics[k]] != 0)
                step(&weights[k], &squares[k], misses[topics[k]], feature->weight, decay);
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
            uint32_t weights = fitting->first[index + 1] - fitting->first[index];
            cost += is_row(fitting, index) ? weights / numbers.row : weights;
        }
    }
    return (unsigned)(numbers.budget / cost);
}

/* From nothing; adds the weights that it comes to to the sums. */
static void run_once(struct fitting *fitting, unsigned passes, struct random *random)
{
    size_t total = fitting->first[fitting->feature_count];

    memset(fitting->weights, 0, total * sizeof(*fitting->weights));
    for (size_t i = 0; i < total; i++)
        if (!isinf(fitting->squares[i]))
            fitting->squares[i] = 0;
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
    uint32_t next = 0;

    for (uint32_t k = fitting->first[feature]; k < fitting->first[feature + 1]; k++) {
        float weight = fabsf(fitting->weights[k]);
        if (weight < numbers.faintest)
            continue;
        uint32_t size = (uint32_t)lroundf(fminf(weight, numbers.most) * numbers.unit);
        uint32_t skipped = fitting->topics[k] - next;
        uint32_t signed_size = 2 * size + (fitting->weights[k] < 0);
        len += varint_put(out + len, 2 * signed_size + (skipped > 0));
        if (skipped > 0)
            len += varint_put(out + len, skipped);
        next = fitting->topics[k] + 1U;
    }
    return len;
}

static void keep(struct classifier *classifier, const struct fitting *fitting,
                 struct arena *scratch)
{
    enum { POSTING_BYTES_MAX = 2 * VARINT_BYTES_MAX };
    size_t total = fitting->first[classifier->feature_count], len = 0;
    uint8_t *bytes = ARENA_ARRAY(scratch, uint8_t, total * POSTING_BYTES_MAX + 1);
    uint32_t *first = ARENA_ARRAY(scratch, uint32_t, classifier->feature_count + 1);

    for (size_t feature = 0; feature < classifier->feature_count; feature++) {
        len += put_postings(fitting, feature, bytes + len);
        first[feature + 1] = (uint32_t)len;
    }
    classifier->first =
        offsets_make(first, classifier->feature_count + 1, classifier->arena);
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
        .said = ARENA_ARRAY(scratch, float, topic_count + 1),
        .misses = ARENA_ARRAY(scratch, float, topic_count + 1),
        .missed = ARENA_ARRAY(scratch, uint16_t, topic_count + 1),
        .is_spoken = ARENA_ARRAY(scratch, bool, topic_count + 1),
        .spoken = ARENA_ARRAY(scratch, uint16_t, topic_count + 1),
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

/* e^x for x from -87 to 0, as good as single precision can be and several at a time, where
 * expf takes one: two to a whole power, and the rest by its series. */
static inline float power_of(float x)
{
    float doublings = x * 1.44269504F;
    int32_t whole = (int32_t)(doublings - 0.5F);
    float rest = (doublings - (float)whole) * 0.693147181F;
    uint32_t bits = (uint32_t)(whole + 127) << 23;
    float power;

    memcpy(&power, &bits, sizeof(power));
    return power
           * (1
              + rest
                    * (1
                       + rest
                             * (1 / 2.F
                                + rest
                                      * (1 / 6.F
                                         + rest
                                               * (1 / 24.F
                                                  + rest * (1 / 120.F + rest / 720))))));
}

/* Single precision is enough for what is a part of a sum of such parts. */
static double sum_powers(const double *scores, size_t count, double most)
{
    enum { SOME = 64 };
    float powers[SOME];
    double sum = 0;

    for (size_t start = 0; start < count; start += SOME) {
        size_t some = count - start < SOME ? count - start : SOME;
        for (size_t i = 0; i < some; i++) {
            float score = (float)(scores[start + i] - most);
            powers[i] = power_of(score > numbers.nothing ? score : numbers.nothing);
        }
        for (size_t i = 0; i < some; i++)
            sum += (double)powers[i];
    }
    return sum;
}

double classifier_log_sum(const double *scores, size_t count, double rest,
                          size_t rest_count)
{
    double most = rest_count ? rest : -INFINITY, sum = 0;

    for (size_t i = 0; i < count; i++)
        most = scores[i] > most ? scores[i] : most;
    if (rest_count)
        sum = (double)rest_count * exp(rest - most);
    return most + log(sum + sum_powers(scores, count, most));
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
