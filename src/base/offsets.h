/* SPDX-License-Identifier: MIT */
/*
 * offsets: where things begin that stand one behind the other, in little more than two bytes
 * each: sixteen neighbours share a base, and may take OFFSETS_APART_MAX together.
 *
 *     struct offsets first = offsets_make(starts, count, &arena);      starts rise
 *     offsets_at(&first, i) ... offsets_at(&first, i + 1)
 */
#ifndef BASE_OFFSETS_H
#define BASE_OFFSETS_H

#include "base/arena.h"

enum { OFFSETS_SHARED = 16, OFFSETS_APART_MAX = UINT16_MAX };

struct offsets {
    uint32_t *bases;
    uint16_t *rests;
};

/* Lives in the arena. Aborts where neighbours are too far apart. */
struct offsets offsets_make(const uint32_t *starts, size_t count, struct arena *arena);

static inline uint32_t offsets_at(const struct offsets *offsets, size_t i)
{
    return offsets->bases[i / OFFSETS_SHARED] + offsets->rests[i];
}

#endif
