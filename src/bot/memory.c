/* SPDX-License-Identifier: MIT */
#include "bot/memory.h"

#include <assert.h>
#include <stdlib.h>

#include "base/alloc.h"

enum { KINS = 256 /* chains, a power of two */ };

void memory_init(struct memory *memory, uint64_t seed, size_t item_bytes, size_t max,
                 int64_t keep_ms)
{
    assert(item_bytes >= sizeof(struct memory_item) && max > 0);
    *memory = (struct memory){.item_bytes = item_bytes, .max = max, .keep_ms = keep_ms};
    map_init_borrowing(&memory->items, seed);
}

static void unlink_item(struct memory *memory, struct memory_item *item)
{
    *(item->older ? &item->older->newer : &memory->oldest) = item->newer;
    *(item->newer ? &item->newer->older : &memory->newest) = item->older;
}

/* Mostly at the newest end: what is loaded from a file may be older. */
static void link_item(struct memory *memory, struct memory_item *item, int64_t used_ms)
{
    item->used_ms = used_ms;
    item->older = memory->newest;
    item->newer = NULL;
    while (item->older && item->older->used_ms > used_ms) {
        item->newer = item->older;
        item->older = item->older->older;
    }
    *(item->older ? &item->older->newer : &memory->oldest) = item;
    *(item->newer ? &item->newer->older : &memory->newest) = item;
}

static struct memory_item **chain_of(const struct memory *memory, uint64_t kin)
{
    return &memory->kins[kin & (KINS - 1)];
}

static void leave_kin(struct memory *memory, struct memory_item *item)
{
    if (!item->kin)
        return;
    struct memory_item **place = chain_of(memory, item->kin);
    while (*place != item)
        place = &(*place)->next_kin;
    *place = item->next_kin;
}

static void drop(struct memory *memory, struct memory_item *item)
{
    unlink_item(memory, item);
    leave_kin(memory, item);
    map_remove(&memory->items, memory_name(item));
    free(item->text);
    free(item);
}

void memory_clear(struct memory *memory)
{
    while (memory->oldest)
        drop(memory, memory->oldest);
    map_clear(&memory->items);
    free(memory->kins);
    memory->kins = NULL;
}

void *memory_find(const struct memory *memory, struct str name)
{
    return map_find(&memory->items, name);
}

void *memory_get(struct memory *memory, struct str name, int64_t now_ms)
{
    struct memory_item *item = map_find(&memory->items, name);

    if (item) {
        unlink_item(memory, item);
    } else {
        if (memory->items.count >= memory->max)
            drop(memory, memory->oldest);
        item = alloc_zeroed(1, memory->item_bytes + name.len);
        item->name_at = (uint32_t)memory->item_bytes;
        item->name_len = (uint32_t)name.len;
        if (name.len > 0)
            memcpy((char *)item + item->name_at, name.ptr, name.len);
        *map_put(&memory->items, memory_name(item)) = item;
    }
    link_item(memory, item, now_ms);
    return item;
}

void memory_forget(struct memory *memory, int64_t now_ms)
{
    while (memory->oldest && now_ms - memory->oldest->used_ms > memory->keep_ms)
        drop(memory, memory->oldest);
}

struct str memory_name(const void *item_pointer)
{
    const struct memory_item *item = item_pointer;

    return str_make((const char *)item + item->name_at, item->name_len);
}

void memory_set_text(void *item_pointer, struct str text)
{
    struct memory_item *item = item_pointer;
    char *copy = text.len > 0 ? alloc_copy(text.ptr, text.len) : NULL;

    free(item->text);
    item->text = copy;
}

struct str memory_text(const void *item_pointer)
{
    const struct memory_item *item = item_pointer;

    return str_from_c(item->text);
}

static uint64_t hash_of(const struct memory *memory, struct str kin)
{
    uint64_t hash = str_hash(kin, memory->items.seed);

    return hash ? hash : 1;
}

void memory_set_kin(struct memory *memory, void *item_pointer, struct str kin)
{
    struct memory_item *item = item_pointer;

    if (item->kin)
        return;
    if (!memory->kins)
        memory->kins = alloc_zeroed(KINS, sizeof(struct memory_item *));
    item->kin = hash_of(memory, kin);
    struct memory_item **chain = chain_of(memory, item->kin);
    item->next_kin = *chain;
    *chain = item;
}

void *memory_next_kin(const struct memory *memory, struct str kin, const void *before)
{
    const struct memory_item *last = before;
    uint64_t hash = hash_of(memory, kin);

    if (!memory->kins)
        return NULL;
    struct memory_item *item = last ? last->next_kin : *chain_of(memory, hash);
    while (item && item->kin != hash)
        item = item->next_kin;
    return item;
}
