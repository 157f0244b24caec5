/* SPDX-License-Identifier: MIT */
/* seeded: chance that repeats, for tests alone. */
#ifndef TESTS_E2EE_SEEDED_H
#define TESTS_E2EE_SEEDED_H

#include "base/random.h"
#include "e2ee/chance.h"

static inline void seeded_fill(void *context, unsigned char *out, size_t count)
{
    for (size_t i = 0; i < count; i++)
        out[i] = (unsigned char)random_below(context, 256);
}

static inline struct e2ee_chance seeded_chance(struct random *random, uint64_t seed)
{
    random_init(random, seed);
    return (struct e2ee_chance){seeded_fill, random};
}

#endif
