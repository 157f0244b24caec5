/* SPDX-License-Identifier: MIT */
/*
 * memory: the machine's rows in memory, for tests.
 *
 *     struct memory memory;
 *     memory_open(&memory);
 *     options.store = memory_port(&memory);
 *     memory_close(&memory);
 */
#ifndef TESTS_E2EE_MEMORY_H
#define TESTS_E2EE_MEMORY_H

#include <stdlib.h>

#include "base/array.h"
#include "base/map.h"
#include "e2ee/store.h"

struct memory_row {
    enum e2ee_table table;
    char *owner, *name, *value;
    size_t value_len;
};

struct memory {
    struct map rows; /* "table owner\nname" */
    size_t writes;
};

static inline struct str memory_key(struct arena *arena, enum e2ee_table table,
                                    struct str owner, struct str name)
{
    return arena_format(arena, "%d %.*s\n%.*s", (int)table, STR_ARG(owner),
                        STR_ARG(name));
}

static inline void memory_free(struct memory_row *row)
{
    if (!row)
        return;
    free(row->owner);
    free(row->name);
    free(row->value);
    free(row);
}

static inline bool memory_get(void *context, enum e2ee_table table, struct str owner,
                              struct str name, struct arena *arena, struct str *out)
{
    const struct memory *memory = context;
    struct memory_row *row =
        map_find(&memory->rows, memory_key(arena, table, owner, name));

    *out =
        row ? arena_copy(arena, str_make(row->value, row->value_len)) : (struct str){0};
    return true;
}

static inline int memory_by_name(const void *a, const void *b)
{
    const struct e2ee_row *one = a, *other = b;
    int order = str_compare(one->owner, other->owner);

    return order ? order : str_compare(one->name, other->name);
}

static inline void memory_list(void *context, enum e2ee_table table, struct str owner,
                               struct arena *arena, struct e2ee_rows *out)
{
    const struct memory *memory = context;
    struct str key;
    void *value;

    for (size_t at = 0; map_next(&memory->rows, &at, &key, &value);) {
        struct memory_row *row = value;
        if (row->table != table
            || (owner.ptr && !str_equal(str_from_c(row->owner), owner)))
            continue;
        *ARRAY_ADD_IN(arena, out) = (struct e2ee_row){
            .owner = arena_copy(arena, str_from_c(row->owner)),
            .name = arena_copy(arena, str_from_c(row->name)),
            .value = arena_copy(arena, str_make(row->value, row->value_len)),
        };
    }
    if (out->count > 1)
        qsort(out->items, out->count, sizeof(*out->items), memory_by_name);
}

static inline void memory_put(void *context, enum e2ee_table table, struct str owner,
                              struct str name, struct str value)
{
    struct memory *memory = context;
    struct memory_row *row = ALLOC(struct memory_row);
    struct arena arena;

    arena_init(&arena);
    *row = (struct memory_row){
        .table = table,
        .owner = alloc_copy(owner.ptr, owner.len),
        .name = alloc_copy(name.ptr, name.len),
        .value = alloc_copy(value.ptr, value.len),
        .value_len = value.len,
    };
    void **place = map_put(&memory->rows, memory_key(&arena, table, owner, name));
    memory_free(*place);
    *place = row;
    memory->writes++;
    arena_clear(&arena);
}

static inline void memory_remove(void *context, enum e2ee_table table, struct str owner,
                                 struct str name)
{
    struct memory *memory = context;
    struct str key;
    void *value;

    for (size_t at = 0; map_next(&memory->rows, &at, &key, &value);) {
        struct memory_row *row = value;
        if (row->table != table || !str_equal(str_from_c(row->owner), owner)
            || (name.ptr && !str_equal(str_from_c(row->name), name)))
            continue;
        map_remove(&memory->rows, key);
        memory_free(row);
    }
    memory->writes++;
}

static inline void memory_open(struct memory *memory)
{
    *memory = (struct memory){0};
    map_init(&memory->rows, 1);
}

static inline void memory_close(struct memory *memory)
{
    struct str key;
    void *value;

    for (size_t at = 0; map_next(&memory->rows, &at, &key, &value);)
        memory_free(value);
    map_clear(&memory->rows);
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
