/* SPDX-License-Identifier: MIT */
/*
 * memory: the machine's rows in memory, for tests.
 *
 *     struct memory memory;
 *     memory_open(&memory);
 *     options.store = memory_port(&memory);
 *     memory_keep(&memory);              from here on changes can be lost:
 *     memory_lose(&memory);              back to what was kept, as after a kill
 *     memory_close(&memory);
 */
#ifndef TESTS_E2EE_MEMORY_H
#define TESTS_E2EE_MEMORY_H

#include <stdlib.h>

#include "base/array.h"
#include "base/map.h"
#include "e2ee/store.h"

struct memory_owner { /* the rows of one owner in one table */
    enum e2ee_table table;
    char *owner;
    struct map values; /* name -> value */
};

struct memory_change {
    enum e2ee_table table;
    char *owner, *name;
    char *before; /* NULL: there was none */
};

struct memory {
    struct map owners; /* "table owner" -> struct memory_owner */
    bool has_kept;
    struct {
        struct memory_change *items;
        size_t count, capacity;
    } changes; /* since what was kept */
    size_t writes, reads;
};

static inline struct memory_owner *memory_find(const struct memory *memory,
                                               enum e2ee_table table, struct str owner)
{
    struct arena arena;

    arena_init(&arena);
    struct memory_owner *found = map_find(
        &memory->owners, arena_format(&arena, "%d %.*s", (int)table, STR_ARG(owner)));
    arena_clear(&arena);
    return found;
}

static inline struct memory_owner *memory_add(struct memory *memory,
                                              enum e2ee_table table, struct str owner)
{
    struct memory_owner *found = memory_find(memory, table, owner);
    struct arena arena;

    if (found)
        return found;
    arena_init(&arena);
    found = ALLOC(struct memory_owner);
    found->table = table;
    found->owner = alloc_copy(owner.ptr, owner.len);
    map_init(&found->values, 1);
    *map_put(&memory->owners,
             arena_format(&arena, "%d %.*s", (int)table, STR_ARG(owner))) = found;
    arena_clear(&arena);
    return found;
}

/* Takes value; NULL removes. */
static inline void memory_set(struct memory *memory, struct memory_owner *owner,
                              struct str name, char *value)
{
    char *before = map_find(&owner->values, name);

    memory->writes++;
    if (memory->has_kept)
        *ARRAY_ADD(&memory->changes) = (struct memory_change){
            .table = owner->table,
            .owner = alloc_copy(owner->owner, strlen(owner->owner)),
            .name = alloc_copy(name.ptr, name.len),
            .before = before,
        };
    else
        free(before);
    if (value)
        *map_put(&owner->values, name) = value;
    else
        map_remove(&owner->values, name);
}

static inline bool memory_get(void *context, enum e2ee_table table, struct str owner,
                              struct str name, struct arena *arena, struct str *out)
{
    struct memory *memory = context;
    const struct memory_owner *found = memory_find(memory, table, owner);
    const char *value = found ? map_find(&found->values, name) : NULL;

    memory->reads++;
    *out = value ? arena_copy(arena, str_from_c(value)) : (struct str){0};
    return true;
}

static inline int memory_by_name(const void *a, const void *b)
{
    const struct e2ee_row *one = a, *other = b;
    int order = str_compare(one->owner, other->owner);

    return order ? order : str_compare(one->name, other->name);
}

static inline void memory_list_owner(const struct memory_owner *owner,
                                     struct arena *arena, struct e2ee_rows *out)
{
    struct str name;
    void *value;

    for (size_t at = 0; map_next(&owner->values, &at, &name, &value);)
        *ARRAY_ADD_IN(arena, out) = (struct e2ee_row){
            .owner = arena_copy(arena, str_from_c(owner->owner)),
            .name = arena_copy(arena, name),
            .value = arena_copy(arena, str_from_c(value)),
        };
}

static inline void memory_list(void *context, enum e2ee_table table, struct str owner,
                               struct arena *arena, struct e2ee_rows *out)
{
    struct memory *memory = context;
    const struct memory_owner *one = owner.ptr ? memory_find(memory, table, owner) : NULL;
    struct str key;
    void *value;

    memory->reads++;
    if (one)
        memory_list_owner(one, arena, out);
    for (size_t at = 0; !owner.ptr && map_next(&memory->owners, &at, &key, &value);)
        if (((struct memory_owner *)value)->table == table)
            memory_list_owner(value, arena, out);
    if (out->count > 1)
        qsort(out->items, out->count, sizeof(*out->items), memory_by_name);
}

static inline void memory_put(void *context, enum e2ee_table table, struct str owner,
                              struct str name, struct str value)
{
    memory_set(context, memory_add(context, table, owner), name,
               alloc_copy(value.ptr, value.len));
}

static inline void memory_remove(void *context, enum e2ee_table table, struct str owner,
                                 struct str name)
{
    struct memory_owner *found = memory_find(context, table, owner);
    struct str each;
    void *value;

    if (found && name.ptr && map_has(&found->values, name))
        memory_set(context, found, name, NULL);
    for (size_t at = 0;
         found && !name.ptr && map_next(&found->values, &at, &each, &value);)
        memory_set(context, found, each, NULL);
}

static inline void memory_forget_changes(struct memory *memory)
{
    for (size_t i = 0; i < memory->changes.count; i++) {
        free(memory->changes.items[i].owner);
        free(memory->changes.items[i].name);
        free(memory->changes.items[i].before);
    }
    memory->changes.count = 0;
}

static inline void memory_keep(struct memory *memory)
{
    memory_forget_changes(memory);
    memory->has_kept = true;
}

static inline void memory_lose(struct memory *memory)
{
    memory->has_kept = false;
    while (memory->changes.count > 0) {
        struct memory_change *change = &memory->changes.items[--memory->changes.count];
        memory_set(memory, memory_add(memory, change->table, str_from_c(change->owner)),
                   str_from_c(change->name), change->before);
        free(change->owner);
        free(change->name);
    }
    memory->has_kept = true;
}

static inline void memory_open(struct memory *memory)
{
    *memory = (struct memory){0};
    map_init(&memory->owners, 1);
}

static inline void memory_close(struct memory *memory)
{
    struct str key;
    void *place, *value;

    memory_forget_changes(memory);
    free(memory->changes.items);
    for (size_t at = 0; map_next(&memory->owners, &at, &key, &place);) {
        struct memory_owner *owner = place;
        for (size_t i = 0; map_next(&owner->values, &i, &key, &value);)
            free(value);
        map_clear(&owner->values);
        free(owner->owner);
        free(owner);
    }
    map_clear(&memory->owners);
}

static inline struct e2ee_store memory_port(struct memory *memory)
{
    return (struct e2ee_store){memory, memory_get, memory_list, memory_put,
                               memory_remove};
}

/* How many rows a table has. */
static inline size_t memory_count(struct memory *memory, enum e2ee_table table)
{
    struct e2ee_rows rows = {0};
    struct arena arena;

    arena_init(&arena);
    memory_list(memory, table, (struct str){0}, &arena, &rows);
    arena_clear(&arena);
    return rows.count;
}

#endif
