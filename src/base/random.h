/* SPDX-License-Identifier: MIT */
/*
 * random: jitter, transaction ids and hash seeds for minds, which take it as an
 * argument. The same seed gives the same numbers, so tests repeat. Not for keys.
 */
#ifndef BASE_RANDOM_H
#define BASE_RANDOM_H

#include <stdint.h>

struct random {
    uint64_t state[4];
};

void random_init(struct random *random, uint64_t seed);
uint64_t random_next(struct random *random);
/* From 0 to limit - 1; limit must not be 0. */
uint64_t random_below(struct random *random, uint64_t limit);
/* value, moved by up to percent of itself in either direction. */
int64_t random_jitter(struct random *random, int64_t value, unsigned percent);

#endif
