/* SPDX-License-Identifier: MIT */
#include "safety/judge.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* weights.S: where a trait's row begins, by its hash (0: nowhere); the rows, each its
 * weights, the length of its trait and the trait. The first row has none. */
extern const uint32_t weights_places[], weights_places_end[];
extern const unsigned char weights_rows[];

static_assert(JUDGE_COUNT == 11, "as scripts/make-weights");

enum { WEIGHTS_BYTES = JUDGE_COUNT * (int)sizeof(int16_t) };

static void add_weights(const unsigned char *row, struct weights *sum)
{
    int16_t weights[JUDGE_COUNT];
    memcpy(weights, row, WEIGHTS_BYTES);
    for (int i = 0; i < JUDGE_COUNT; i++)
        sum->of[i] += weights[i];
}

/* Its row, or NULL. */
static const unsigned char *find_row(struct str trait, uint32_t hash)
{
    size_t capacity = (size_t)(weights_places_end - weights_places);
    for (size_t at = hash;; at++) {
        uint32_t place = weights_places[at & (capacity - 1)];
        if (place == 0)
            return NULL;
        const unsigned char *row = &weights_rows[place];
        if (row[WEIGHTS_BYTES] == trait.len
            && memcmp(row + WEIGHTS_BYTES + 1, trait.ptr, trait.len) == 0)
            return row;
    }
}

bool judge_find(struct str trait, struct weights *out)
{
    const unsigned char *row = find_row(trait, trait_hash(trait));
    *out = (struct weights){0};
    if (!row)
        return false;
    add_weights(row, out);
    return true;
}

void judge_weigh(const struct traits *traits, struct weights *out)
{
    struct weights sum = {0};
    for (size_t i = 0; i < traits->count; i++) {
        const struct trait *trait = &traits->items[i];
        const unsigned char *row = find_row(trait->text, trait->hash);
        if (row)
            add_weights(row, &sum);
    }
    double share = traits->count > 0 ? 1 / sqrt((double)traits->count) : 0;
    *out = (struct weights){0};
    add_weights(weights_rows, out);
    for (int j = 0; j < JUDGE_COUNT; j++)
        out->of[j] += (int)lround(sum.of[j] * share);
}

bool judge_is_near(const struct weights *weights)
{
    return weights->of[JUDGE_DANGER] >= JUDGE_NEAR
           || weights->of[JUDGE_REFUSED] >= JUDGE_REFUSED_NEAR
           || weights->of[JUDGE_DISTRESS] >= JUDGE_REFUSED_NEAR;
}
