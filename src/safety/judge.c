/* SPDX-License-Identifier: MIT */
#include "safety/judge.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

/* weights.S */
extern const char weights_bytes[], weights_end[];

static const char LETTERS[] = "cbdomeispru";
static_assert(sizeof(LETTERS) == JUDGE_COUNT + 1, "a letter for each");

/* Where a line begins, by the hash of its trait; 0: no line (the first has no trait). */
struct judge {
    uint32_t *places;
    size_t capacity; /* a power of two */
    struct weights start;
};

static struct str all_lines(void)
{
    return str_make(weights_bytes, (size_t)(weights_end - weights_bytes));
}

/* "c31 b-4" */
static void read_weights(struct str text, struct weights *out)
{
    *out = (struct weights){0};
    for (size_t at = 0; at < text.len; at++) {
        const char *letter = strchr(LETTERS, text.ptr[at++]);
        bool is_negative = at < text.len && text.ptr[at] == '-';
        int value = 0;
        for (at += is_negative; at < text.len && char_is_digit(text.ptr[at]); at++)
            value = value * 10 + (text.ptr[at] - '0');
        assert(letter && letter < LETTERS + JUDGE_COUNT);
        out->of[letter - LETTERS] = is_negative ? -value : value;
    }
}

/* The place of a trait, or the free one where it would stand; weights are its text. */
static uint32_t *find_place(const struct judge *judge, struct str trait, uint64_t hash,
                            struct str *weights)
{
    for (size_t i = hash;; i++) {
        uint32_t *place = &judge->places[i & (judge->capacity - 1)];
        struct str line, known;
        if (*place == 0)
            return place;
        struct str rest = str_skip(all_lines(), *place);
        if (!str_starts_with(rest, trait) || rest.ptr[trait.len] != '\t')
            continue;
        str_cut_line(rest, &line, &rest);
        str_cut(line, '\t', &known, weights);
        return place;
    }
}

static size_t count_lines(struct str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += text.ptr[i] == '\n';
    return count;
}

struct judge *judge_create(void)
{
    struct judge *judge = ALLOC(struct judge);
    struct str text = all_lines(), rest = text, line, trait, weights;
    size_t count = count_lines(text);
    for (judge->capacity = 64; judge->capacity < 2 * count;)
        judge->capacity *= 2;
    judge->places = alloc_zeroed(judge->capacity, sizeof(*judge->places));
    str_cut_line(rest, &line, &rest);
    str_cut(line, '\t', &trait, &weights);
    assert(trait.len == 0);
    read_weights(weights, &judge->start);
    while (str_cut_line(rest, &line, &rest)) {
        str_cut(line, '\t', &trait, &weights);
        *find_place(judge, trait, str_hash(trait, 0), &weights) =
            (uint32_t)(line.ptr - text.ptr);
    }
    return judge;
}

void judge_destroy(struct judge *judge)
{
    if (!judge)
        return;
    free(judge->places);
    free(judge);
}

static bool weigh_one(const struct judge *judge, const struct trait *trait,
                      struct weights *out)
{
    struct str weights;
    if (*find_place(judge, trait->text, trait->hash, &weights) == 0)
        return false;
    read_weights(weights, out);
    return true;
}

bool judge_find(const struct judge *judge, struct str trait, struct weights *out)
{
    struct trait one = {trait, str_hash(trait, 0)};
    return weigh_one(judge, &one, out);
}

void judge_weigh(const struct judge *judge, const struct traits *traits,
                 struct weights *out)
{
    struct weights sum = {0}, one;
    for (size_t i = 0; i < traits->count; i++)
        if (weigh_one(judge, &traits->items[i], &one))
            for (int j = 0; j < JUDGE_COUNT; j++)
                sum.of[j] += one.of[j];
    double share = traits->count > 0 ? 1 / sqrt((double)traits->count) : 0;
    for (int j = 0; j < JUDGE_COUNT; j++)
        out->of[j] = judge->start.of[j] + (int)lround(sum.of[j] * share);
}

bool judge_is_near(const struct weights *weights)
{
    return weights->of[JUDGE_DANGER] >= JUDGE_NEAR
           || weights->of[JUDGE_REFUSED] >= JUDGE_REFUSED_NEAR
           || weights->of[JUDGE_DISTRESS] >= JUDGE_REFUSED_NEAR;
}
