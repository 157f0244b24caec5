/* SPDX-License-Identifier: MIT */
#include "base/offsets.h"

#include <stdlib.h>

struct offsets offsets_make(const uint32_t *starts, size_t count, struct arena *arena)
{
    struct offsets offsets = {
        .bases = ARENA_ARRAY(arena, uint32_t, count / OFFSETS_SHARED + 1),
        .rests = ARENA_ARRAY(arena, uint16_t, count),
    };

    for (size_t i = 0; i < count; i++) {
        uint32_t *base = &offsets.bases[i / OFFSETS_SHARED];
        if (i % OFFSETS_SHARED == 0)
            *base = starts[i];
        if (starts[i] - *base > OFFSETS_APART_MAX)
            abort();
        offsets.rests[i] = (uint16_t)(starts[i] - *base);
    }
    return offsets;
}
