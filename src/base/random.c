/* SPDX-License-Identifier: MIT */
/* xoshiro256** by Blackman and Vigna, https://prng.di.unimi.it/, seeded by splitmix64. */
#include "base/random.h"

#include <assert.h>

static uint64_t splitmix(uint64_t *state)
{
    uint64_t z = (*state += 0x9e3779b97f4a7c15U);

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
}

void random_init(struct random *random, uint64_t seed)
{
    for (int i = 0; i < 4; i++)
        random->state[i] = splitmix(&seed);
}

static uint64_t rotate_left(uint64_t x, int bits)
{
    return (x << bits) | (x >> (64 - bits));
}

uint64_t random_next(struct random *random)
{
    uint64_t *s = random->state;
    uint64_t result = rotate_left(s[1] * 5, 7) * 9;
    uint64_t shifted = s[1] << 17;

    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = rotate_left(s[3], 45);
    return result;
}

uint64_t random_below(struct random *random, uint64_t limit)
{
    assert(limit > 0);
    uint64_t ceiling = UINT64_MAX - UINT64_MAX % limit, number;
    do
        number = random_next(random);
    while (number >= ceiling);
    return number % limit;
}

int64_t random_jitter(struct random *random, int64_t value, unsigned percent)
{
    int64_t reach = value * (int64_t)percent / 100;

    if (reach <= 0)
        return value;
    return value - reach + (int64_t)random_below(random, (uint64_t)(2 * reach + 1));
}
