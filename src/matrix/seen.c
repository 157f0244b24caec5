/* SPDX-License-Identifier: MIT */
#include "matrix/seen.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "matrix/client.h"

void matrix_seen_init(struct matrix_seen *seen, uint64_t seed)
{
    *seen = (struct matrix_seen){0};
    map_init(&seen->map, seed);
}

void matrix_seen_clear(struct matrix_seen *seen)
{
    for (size_t i = 0; seen->ring && i < MATRIX_SEEN_MAX; i++)
        free(seen->ring[i]);
    free(seen->ring);
    map_clear(&seen->map);
}

bool matrix_seen_add(struct matrix_seen *seen, struct str event_id)
{
    if (map_has(&seen->map, event_id))
        return false;
    if (!seen->ring)
        seen->ring = alloc_zeroed(MATRIX_SEEN_MAX, sizeof(char *));
    char *oldest = seen->ring[seen->at];
    if (oldest)
        map_remove(&seen->map, str_from_c(oldest));
    free(oldest);
    seen->ring[seen->at] = alloc_copy(event_id.ptr, event_id.len);
    *map_put(&seen->map, event_id) = seen->ring[seen->at];
    seen->at = (seen->at + 1) % MATRIX_SEEN_MAX;
    return true;
}
