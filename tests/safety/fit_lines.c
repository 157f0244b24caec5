/* SPDX-License-Identifier: MIT */
/*
 * fit_lines: one logistic regression by AdaGrad, for scripts/fit-judge. What comes out is the
 * mean of the last epochs of several fits, each in an order of its own, so that a few lines
 * more do not move all of it.
 *
 *     fit_lines TRAITS <lines
 *
 * A line in for each message: "1" or "0" for what is true of it, how much it counts, the
 * share of the sum that counts, the numbers of its traits, from 0 to TRAITS - 1. Out: the
 * start, then the weight of each trait, one a line. Everything is done in a fixed order: the
 * same lines give the same weights.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/array.h"

enum { FITS = 4, EPOCHS = 20, EPOCHS_AVERAGED = 10 };

static const double DECAY = 3e-4, SLOPE_MIN = 0.01;

struct line {
    bool is_true;
    double worth, share;
    size_t first, count;
};

struct lines {
    struct line *items;
    size_t count, capacity;
};

struct numbers {
    unsigned *items;
    size_t count, capacity;
};

struct fit {
    struct lines lines;
    struct numbers traits;
    size_t trait_count;
    double *weights, *squares, *sums; /* sums: over the epochs that are averaged */
    double start, start_square, start_sum;
};

static void read_line(struct fit *fit, char *text)
{
    char *at, *end;
    struct line line = {.is_true = text[0] == '1', .first = fit->traits.count};
    line.worth = strtod(text + 1, &at);
    line.share = strtod(at, &at);
    for (;; at = end) {
        unsigned long trait = strtoul(at, &end, 10);
        if (end == at)
            break;
        if (trait < fit->trait_count)
            *ARRAY_ADD(&fit->traits) = (unsigned)trait;
    }
    line.count = fit->traits.count - line.first;
    *ARRAY_ADD(&fit->lines) = line;
}

/* splitmix64 */
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

static void shuffle(struct lines *lines, uint64_t *state)
{
    for (size_t i = lines->count; i > 1; i--) {
        size_t other = next_random(state) % i;
        struct line kept = lines->items[i - 1];
        lines->items[i - 1] = lines->items[other];
        lines->items[other] = kept;
    }
}

static void learn(struct fit *fit, const struct line *line)
{
    const unsigned *traits = fit->traits.items + line->first;
    double sum = 0;
    for (size_t i = 0; i < line->count; i++)
        sum += fit->weights[traits[i]];
    double slope = 1 / (1 + exp(-(fit->start + line->share * sum))) - line->is_true;
    if (fabs(slope) < SLOPE_MIN)
        return;
    slope *= line->worth;
    for (size_t i = 0; i < line->count; i++) {
        double *weight = &fit->weights[traits[i]], *square = &fit->squares[traits[i]];
        double step = slope * line->share + DECAY * *weight;
        *square += step * step;
        *weight -= step / sqrt(*square);
    }
    fit->start_square += slope * slope;
    fit->start -= slope / sqrt(fit->start_square) / 4;
}

static void add_up(struct fit *fit)
{
    for (size_t i = 0; i < fit->trait_count; i++)
        fit->sums[i] += fit->weights[i] / (FITS * EPOCHS_AVERAGED);
    fit->start_sum += fit->start / (FITS * EPOCHS_AVERAGED);
}

static void begin(struct fit *fit)
{
    for (size_t i = 0; i < fit->trait_count; i++) {
        fit->weights[i] = 0;
        fit->squares[i] = 0.5;
    }
    fit->start = -1;
    fit->start_square = 1;
}

static void run(struct fit *fit, uint64_t *random)
{
    begin(fit);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
        shuffle(&fit->lines, random);
        for (size_t i = 0; i < fit->lines.count; i++)
            learn(fit, &fit->lines.items[i]);
        if (epoch >= EPOCHS - EPOCHS_AVERAGED)
            add_up(fit);
    }
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        (void)fprintf(stderr, "usage: fit_lines TRAITS <lines\n");
        return 2;
    }
    struct fit fit = {0};
    uint64_t random = 7;
    fit.trait_count = strtoul(argv[1], NULL, 10);
    fit.weights = alloc_zeroed(fit.trait_count, sizeof(*fit.weights));
    fit.squares = alloc_zeroed(fit.trait_count, sizeof(*fit.squares));
    fit.sums = alloc_zeroed(fit.trait_count, sizeof(*fit.sums));
    char *text = NULL;
    size_t capacity = 0;
    while (getline(&text, &capacity, stdin) > 0)
        read_line(&fit, text);
    for (int i = 0; i < FITS; i++)
        run(&fit, &random);
    printf("%.6f\n", fit.start_sum);
    for (size_t i = 0; i < fit.trait_count; i++)
        printf("%.6f\n", fit.sums[i]);
    free(text);
    free(fit.lines.items);
    free(fit.traits.items);
    free(fit.weights);
    free(fit.squares);
    free(fit.sums);
    return 0;
}
