/* SPDX-License-Identifier: MIT */
/*
 * names: a frozen map from names to small numbers, in little more room than the names
 * themselves; base/map.h is for those that come and go.
 *
 *     names_make(&names, list, count, &arena);           copies the names
 *     if (names_find(&names, name, &number)) ...
 *     for (size_t at = 0; names_next(&names, &at, &name, &number);)
 */
#ifndef BASE_NAMES_H
#define BASE_NAMES_H

#include "base/arena.h"

enum { NAMES_BYTES_MAX = 255 };

struct name_number {
    struct str name; /* not empty, at most NAMES_BYTES_MAX bytes, each once */
    uint16_t number;
};

struct names {
    const uint32_t *places; /* in bytes, by hash; 0: none */
    size_t capacity;        /* a power of two */
    const char
        *bytes; /* of each: its number, its length, itself; after one that is spare */
    size_t size_bytes;
};

void names_make(struct names *names, const struct name_number *list, size_t count,
                struct arena *arena);
bool names_find(const struct names *names, struct str name, uint16_t *number);
/* In the order of the list; start with *at = 0. */
bool names_next(const struct names *names, size_t *at, struct str *name,
                uint16_t *number);

#endif
