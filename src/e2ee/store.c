/* SPDX-License-Identifier: MIT */
#include "e2ee/store.h"

#include "base/array.h"

enum { VALUE_BYTES_MAX = 4 * 1024 * 1024 };

static struct json *parse(struct str value)
{
    struct error err = {0};
    struct json *json = json_parse(value, VALUE_BYTES_MAX, &err);

    if (json_is_object(json))
        return json;
    json_destroy(json);
    return NULL;
}

struct json *e2ee_row_read(const struct e2ee_row *row)
{
    return parse(row->value);
}

struct json *e2ee_store_read(const struct e2ee_store *store, enum e2ee_table table,
                             struct str owner, struct str name)
{
    struct str value = {0};
    struct json *json = NULL;
    struct arena arena;

    arena_init(&arena);
    if (store->get(store->context, table, owner, name, &arena, &value) && value.ptr)
        json = parse(value);
    arena_clear(&arena);
    return json;
}

void e2ee_store_write(const struct e2ee_store *store, enum e2ee_table table,
                      struct str owner, struct str name, const struct json *value)
{
    struct buf text;

    buf_init(&text, VALUE_BYTES_MAX);
    json_format(value, &text);
    store->put(store->context, table, owner, name, buf_view(&text));
    buf_clear(&text);
}

bool e2ee_store_has(const struct e2ee_store *store, enum e2ee_table table,
                    struct str owner, struct str name)
{
    struct str value = {0};
    struct arena arena;

    arena_init(&arena);
    bool is_there = store->get(store->context, table, owner, name, &arena, &value)
                    && value.ptr != NULL;
    arena_clear(&arena);
    return is_there;
}

void e2ee_store_mark(const struct e2ee_store *store, enum e2ee_table table,
                     struct str owner, struct str name)
{
    store->put(store->context, table, owner, name, STR("{}"));
}

void e2ee_store_remove(const struct e2ee_store *store, enum e2ee_table table,
                       struct str owner, struct str name)
{
    store->remove(store->context, table, owner, name.ptr ? name : STR(""));
}

void e2ee_store_remove_all(const struct e2ee_store *store, enum e2ee_table table,
                           struct str owner)
{
    store->remove(store->context, table, owner, (struct str){0});
}

void e2ee_store_list(const struct e2ee_store *store, enum e2ee_table table,
                     struct str owner, struct arena *arena, struct e2ee_rows *out)
{
    *out = (struct e2ee_rows){0};
    store->list(store->context, table, owner.ptr ? owner : STR(""), arena, out);
}

void e2ee_store_list_all(const struct e2ee_store *store, enum e2ee_table table,
                         struct arena *arena, struct e2ee_rows *out)
{
    *out = (struct e2ee_rows){0};
    store->list(store->context, table, (struct str){0}, arena, out);
}
