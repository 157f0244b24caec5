/* SPDX-License-Identifier: MIT */
#include "matrix/seen.h"

#include <stdlib.h>

#include "base/alloc.h"

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
    uint64_t mark = str_hash(event_id, seen->seed);

    if (!seen->marks)
        seen->marks = alloc_zeroed(MATRIX_SEEN_MAX, sizeof(*seen->marks));
    for (size_t i = 0; i < seen->count; i++)
        if (seen->marks[i] == mark)
            return false;
    seen->marks[seen->at] = mark;
    seen->at = (seen->at + 1) % MATRIX_SEEN_MAX;
    if (seen->count < MATRIX_SEEN_MAX)
        seen->count++;
    return true;
}
