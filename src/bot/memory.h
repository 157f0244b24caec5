/* SPDX-License-Identifier: MIT */
/*
 * bot memory: what is remembered about somebody for a while, by a name. Bounded in
 * number and age, so that no crowd of strangers can make the bot grow: when it is full,
 * what was not needed for longest goes out.
 *
 *     struct visits { struct memory_item item; unsigned count; };
 *     memory_init(&memory, seed, sizeof(struct visits), 1000, hour_ms);
 *     struct visits *visits = memory_get(&memory, name, now_ms);    zeroed when new
 *
 * An item is plain bytes and owns nothing but one text (memory_set_text). Items may have
 * kin, such as all that are of one person. Pointers live until the next get or forget.
 */
#ifndef BOT_MEMORY_H
#define BOT_MEMORY_H

#include "base/map.h"

/* The first member of every item; memory.c's but for used_ms and what is to be read. */
struct memory_item {
    int64_t used_ms;
    struct memory_item *older, *newer; /* by when they were needed last */
    struct memory_item *next_kin;
    uint64_t kin;
    uint32_t name_at, name_len; /* behind the item's own members */
    char *text;                 /* NULL: none */
};

struct memory {
    struct map items;
    struct memory_item *oldest, *newest;
    struct memory_item **kins; /* by hash; NULL until there are some */
    size_t item_bytes, max;
    int64_t keep_ms;
};

void memory_init(struct memory *memory, uint64_t seed, size_t item_bytes, size_t max,
                 int64_t keep_ms);
void memory_clear(struct memory *memory);

/* NULL when there is none; does not make it younger. */
void *memory_find(const struct memory *memory, struct str name);
/* Finds or makes it. */
void *memory_get(struct memory *memory, struct str name, int64_t now_ms);
/* Drops what was not needed for keep_ms. */
void memory_forget(struct memory *memory, int64_t now_ms);

/* Lives as long as the item. */
struct str memory_name(const void *item);
/* Copies; empty: none. */
void memory_set_text(void *item, struct str text);
struct str memory_text(const void *item);

/* An item says once whose kin it is. */
void memory_set_kin(struct memory *memory, void *item, struct str kin);
/* All of one kin, in no order: the first (before is NULL), then the others. */
void *memory_next_kin(const struct memory *memory, struct str kin, const void *before);

#endif
