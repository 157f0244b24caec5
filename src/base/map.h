/* SPDX-License-Identifier: MIT */
/*
 * map: names to pointers, on the heap. Seed it from a random number where a peer
 * chooses the names, so that nobody can make all of them collide.
 *
 *     struct map rooms;
 *     map_init(&rooms, seed);
 *     *map_put(&rooms, name) = room;      copies the name
 *     room = map_find(&rooms, name);      NULL when there is none
 *     for (size_t i = 0; map_next(&rooms, &i, &name, &value);)
 *         ...
 *     map_clear(&rooms);                  the values are the caller's
 *
 * One that borrows (map_init_borrowing) copies no names: each must live, unchanged, until
 * it is removed or the map is cleared, as a string inside its own value does.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/str.h"

struct map_entry;

struct map {
    struct map_entry *entries;
    size_t count;    /* names in the map */
    size_t used;     /* entries taken, removed ones too */
    size_t capacity; /* power of two, or 0 */
    uint64_t seed;
    bool is_borrowing;
};

void map_init(struct map *map, uint64_t seed);
void map_init_borrowing(struct map *map, uint64_t seed);
void map_clear(struct map *map);

void *map_find(const struct map *map, struct str name);
bool map_has(const struct map *map, struct str name);
/* The value's place, new and NULL when the name is new; valid until the next put. */
void **map_put(struct map *map, struct str name);
/* The map's own copy of a name that is there; valid until it is removed. */
struct str map_kept(const struct map *map, struct str name);
/* Gives the value back; NULL when there is none. */
void *map_remove(struct map *map, struct str name);
/* Walks in no particular order; start with *at = 0. Removing the entry just given is
 * allowed, adding is not. */
bool map_next(const struct map *map, size_t *at, struct str *name, void **value);

#endif
