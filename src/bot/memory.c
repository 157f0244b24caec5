/* SPDX-License-Identifier: MIT */
#include "bot/memory.h"

#include <assert.h>
#include <stdlib.h>

#include "base/alloc.h"

void memory_init(struct memory *memory, uint64_t seed, size_t item_bytes, size_t max,
                 int64_t keep_ms)
{
    assert(item_bytes >= sizeof(struct memory_item) && max > 0);
    *memory = (struct memory){.item_bytes = item_bytes, .max = max, .keep_ms = keep_ms};
    map_init(&memory->items, seed);
}

void memory_clear(struct memory *memory)
{
    struct str name;
    void *item;

    for (size_t at = 0; map_next(&memory->items, &at, &name, &item);)
        free(item);
    map_clear(&memory->items);
}

void *memory_find(const struct memory *memory, struct str name)
{
    return map_find(&memory->items, name);
}

static void drop_oldest(struct memory *memory)
{
    struct str name, oldest_name = STR("");
    struct memory_item *oldest = NULL;
    void *item;

    for (size_t at = 0; map_next(&memory->items, &at, &name, &item);) {
        struct memory_item *one = item;
        if (oldest && one->used_ms >= oldest->used_ms)
            continue;
        oldest = one;
        oldest_name = name;
    }
    map_remove(&memory->items, oldest_name);
    free(oldest);
}

void *memory_get(struct memory *memory, struct str name, int64_t now_ms)
{
    struct memory_item *item = map_find(&memory->items, name);

    if (!item) {
        if (memory->items.count >= memory->max)
            drop_oldest(memory);
        item = alloc_zeroed(1, memory->item_bytes);
        *map_put(&memory->items, name) = item;
    }
    item->used_ms = now_ms;
    return item;
}

void memory_forget(struct memory *memory, int64_t now_ms)
{
    struct str name;
    void *item;

    for (size_t at = 0; map_next(&memory->items, &at, &name, &item);) {
        struct memory_item *one = item;
        if (now_ms - one->used_ms <= memory->keep_ms)
            continue;
        map_remove(&memory->items, name);
        free(item);
    }
}
