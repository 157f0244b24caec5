/* SPDX-License-Identifier: MIT */
/*
 * matrix seen: the last MATRIX_SEEN_MAX event ids that were heard, so that what arrives
 * by two ways (a gap that was filled, a response that was repeated) is heard once.
 */
#ifndef MATRIX_SEEN_H
#define MATRIX_SEEN_H

#include "base/map.h"

struct matrix_seen {
    struct map map;
    char **ring; /* heap; the ids in the order of their coming */
    size_t at;
};

void matrix_seen_init(struct matrix_seen *seen, uint64_t seed);
void matrix_seen_clear(struct matrix_seen *seen);
/* False when it was there already. */
bool matrix_seen_add(struct matrix_seen *seen, struct str event_id);

#endif
