/* SPDX-License-Identifier: MIT */
/*
 * sorted: where a number stands, or would stand, in a rising list.
 *
 *     size_t at = sorted_find(items, count, number);
 *     if (at < count && items[at] == number) ...
 *
 * Halving has no branch that depends on the numbers: a processor guesses every second of
 * those wrong, which takes longer than to look.
 */
#ifndef BASE_SORTED_H
#define BASE_SORTED_H

#include <stddef.h>
#include <stdint.h>

/* The first that is not less; count where all are. */
static inline size_t sorted_find(const uint32_t *items, size_t count, uint32_t number)
{
    const uint32_t *first = items;

    while (count > 1) {
        size_t half = count / 2;
        first += (size_t)(first[half - 1] < number) * half;
        count -= half;
    }
    return (size_t)(first - items) + (count == 1 && *first < number);
}

#endif
