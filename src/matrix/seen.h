/* SPDX-License-Identifier: MIT */
/*
 * matrix seen: about the last MATRIX_SEEN_MAX event ids that were heard, so that what
 * arrives by two ways (a gap that was filled, a response that was repeated) is heard once.
 * Of an id a hash is kept: that two of so many are alike happens once in a million years.
 */
#ifndef MATRIX_SEEN_H
#define MATRIX_SEEN_H

#include "matrix/options.h"

struct matrix_seen {
    uint64_t seed;
    uint64_t *marks; /* heap, in buckets: hashes of the ids, in each the newest first */
};

void matrix_seen_init(struct matrix_seen *seen, uint64_t seed);
void matrix_seen_clear(struct matrix_seen *seen);
/* False when it was there already. */
bool matrix_seen_add(struct matrix_seen *seen, struct str event_id);

#endif
