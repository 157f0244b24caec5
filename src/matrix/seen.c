/* SPDX-License-Identifier: MIT */
#include "matrix/seen.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

/* A bucket is what a processor fetches at once: nothing is looked through but that. */
enum { BUCKET = 8, BUCKETS = MATRIX_SEEN_MAX / BUCKET };

void matrix_seen_init(struct matrix_seen *seen, uint64_t seed)
{
    *seen = (struct matrix_seen){.seed = seed};
}

void matrix_seen_clear(struct matrix_seen *seen)
{
    free(seen->marks);
    *seen = (struct matrix_seen){.seed = seen->seed};
}

bool matrix_seen_add(struct matrix_seen *seen, struct str event_id)
{
    uint64_t mark = str_hash(event_id, seen->seed) | 1; /* 0: nothing is there yet */

    if (!seen->marks)
        seen->marks = alloc_zeroed(BUCKETS * BUCKET, sizeof(*seen->marks));
    uint64_t *bucket = &seen->marks[(mark >> 32) % BUCKETS * BUCKET];
    for (size_t i = 0; i < BUCKET; i++)
        if (bucket[i] == mark)
            return false;
    memmove(&bucket[1], &bucket[0], (BUCKET - 1) * sizeof(*bucket));
    bucket[0] = mark;
    return true;
}
