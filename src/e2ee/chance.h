/* SPDX-License-Identifier: MIT */
/*
 * chance: where random bytes for keys come from: the operating system, or a seed in
 * tests. A mind is given it, as it is given the time.
 */
#ifndef E2EE_CHANCE_H
#define E2EE_CHANCE_H

#include <stddef.h>

struct e2ee_chance {
    /* Fills all of out with bytes that nobody can guess, or does not return. */
    void (*fill)(void *context, unsigned char *out, size_t count);
    void *context;
};

static inline void e2ee_chance_fill(const struct e2ee_chance *chance, void *out,
                                    size_t count)
{
    chance->fill(chance->context, out, count);
}

#endif
