/* SPDX-License-Identifier: MIT */
/* Open addressing with linear steps; a removed entry stays as a marker until the table
 * is laid out anew. */
#include "base/map.h"

#include <stdlib.h>

#include "base/alloc.h"

struct map_entry {
    const char *name; /* NULL: never used; the map's own, unless it borrows */
    void *value;
    uint32_t len;
    bool is_removed;
};

void map_init(struct map *map, uint64_t seed)
{
    *map = (struct map){.seed = seed};
}

void map_init_borrowing(struct map *map, uint64_t seed)
{
    map_init(map, seed);
    map->is_borrowing = true;
}

static void free_name(const struct map *map, struct map_entry *entry)
{
    if (!map->is_borrowing)
        free((char *)(uintptr_t)entry->name);
}

void map_clear(struct map *map)
{
    for (size_t i = 0; i < map->capacity; i++)
        free_name(map, &map->entries[i]);
    free(map->entries);
    *map = (struct map){.seed = map->seed, .is_borrowing = map->is_borrowing};
}

static struct map_entry *find_entry(const struct map *map, struct str name)
{
    if (map->capacity == 0)
        return NULL;
    size_t mask = map->capacity - 1;
    size_t at = (size_t)str_hash(name, map->seed) & mask;
    for (; map->entries[at].name; at = (at + 1) & mask) {
        struct map_entry *entry = &map->entries[at];
        if (!entry->is_removed && str_equal(str_make(entry->name, entry->len), name))
            return entry;
    }
    return NULL;
}

void *map_find(const struct map *map, struct str name)
{
    struct map_entry *entry = find_entry(map, name);
    return entry ? entry->value : NULL;
}

bool map_has(const struct map *map, struct str name)
{
    return find_entry(map, name) != NULL;
}

static struct map_entry *place_entry(struct map *map, struct map_entry moved)
{
    size_t mask = map->capacity - 1;
    size_t at = (size_t)str_hash(str_make(moved.name, moved.len), map->seed) & mask;

    while (map->entries[at].name)
        at = (at + 1) & mask;
    map->entries[at] = moved;
    map->used++;
    return &map->entries[at];
}

static void lay_out(struct map *map, size_t capacity)
{
    struct map_entry *old = map->entries;
    size_t old_capacity = map->capacity;

    map->entries = alloc_zeroed(capacity, sizeof(*map->entries));
    map->capacity = capacity;
    map->used = 0;
    for (size_t i = 0; i < old_capacity; i++) {
        if (old[i].name && !old[i].is_removed)
            place_entry(map, old[i]);
        else
            free_name(map, &old[i]);
    }
    free(old);
}

void **map_put(struct map *map, struct str name)
{
    struct map_entry *entry = find_entry(map, name);

    if (entry)
        return &entry->value;
    if ((map->used + 1) * 4 > map->capacity * 3)
        lay_out(map, map->capacity == 0                ? 16
                     : map->count * 2 >= map->capacity ? map->capacity * 2
                                                       : map->capacity);
    map->count++;
    struct map_entry added = {.name = map->is_borrowing ? name.ptr
                                                        : alloc_copy(name.ptr, name.len),
                              .len = (uint32_t)name.len};
    return &place_entry(map, added)->value;
}

struct str map_kept(const struct map *map, struct str name)
{
    const struct map_entry *entry = find_entry(map, name);
    return entry ? str_make(entry->name, entry->len) : (struct str){0};
}

void *map_remove(struct map *map, struct str name)
{
    struct map_entry *entry = find_entry(map, name);

    if (!entry)
        return NULL;
    entry->is_removed = true;
    map->count--;
    return entry->value;
}

bool map_next(const struct map *map, size_t *at, struct str *name, void **value)
{
    for (; *at < map->capacity; (*at)++) {
        const struct map_entry *entry = &map->entries[*at];
        if (!entry->name || entry->is_removed)
            continue;
        *name = str_make(entry->name, entry->len);
        *value = entry->value;
        (*at)++;
        return true;
    }
    return false;
}
