/* SPDX-License-Identifier: MIT */
#include "app/key_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>

#include "base/array.h"
#include "base/map.h"
#include "e2ee/crypto.h"
#include "store/crypto.h"
#include "store/files.h"

enum { KEY_FILE_BYTES_MIN = 32, KEY_FILE_BYTES_MAX = 4096, GRAIN_MAX = 256 };

/* A row that waits to be committed. */
struct change {
    int kind;
    char *owner, *name, *value;
    size_t value_len;
    bool is_removed;
};

struct key_store {
    struct store *store;
    struct str network;
    struct map changes; /* by kind, owner and name */
};

struct key_store *key_store_create(struct store *store, struct str network)
{
    struct key_store *keys = ALLOC(struct key_store);
    uint64_t seed = 0;

    keys->store = store;
    keys->network = network;
    key_store_chance().fill(NULL, (unsigned char *)&seed, sizeof(seed));
    map_init(&keys->changes, seed);
    return keys;
}

static void free_change(struct change *change)
{
    if (!change)
        return;
    if (change->value)
        crypto_wipe(change->value, change->value_len);
    free(change->owner);
    free(change->name);
    free(change->value);
    free(change);
}

static void forget_changes(struct key_store *keys)
{
    struct str name;
    void *change;

    for (size_t at = 0; map_next(&keys->changes, &at, &name, &change);)
        free_change(change);
    uint64_t seed = keys->changes.seed;
    map_clear(&keys->changes);
    map_init(&keys->changes, seed);
}

void key_store_destroy(struct key_store *keys)
{
    if (!keys)
        return;
    forget_changes(keys);
    map_clear(&keys->changes);
    free(keys);
}

/* Owners and names are ids and keys: no line ends in them. */
static struct str key_of(struct arena *arena, int kind, struct str owner, struct str name)
{
    return arena_format(arena, "%d\n%.*s\n%.*s", kind, STR_ARG(owner), STR_ARG(name));
}

static void put_change(struct key_store *keys, int kind,
                       const struct store_crypto_row *row, bool is_removed)
{
    struct change *change = ALLOC(struct change);
    struct arena arena;

    *change = (struct change){
        .kind = kind,
        .owner = alloc_copy(row->owner.ptr, row->owner.len),
        .name = alloc_copy(row->name.ptr, row->name.len),
        .value = alloc_copy(row->value.ptr, row->value.len),
        .value_len = row->value.len,
        .is_removed = is_removed,
    };
    arena_init(&arena);
    void **place = map_put(&keys->changes, key_of(&arena, kind, row->owner, row->name));
    free_change(*place);
    *place = change;
    arena_clear(&arena);
}

static bool get(void *context, enum e2ee_table table, struct str owner, struct str name,
                struct arena *arena, struct str *out)
{
    struct key_store *keys = context;
    struct store_crypto_row names = {.owner = owner, .name = name};
    const struct change *change =
        map_find(&keys->changes, key_of(arena, (int)table, owner, name));
    struct error err;

    *out = (struct str){0};
    if (!change)
        return store_get_crypto(keys->store, keys->network, (int)table, &names, arena,
                                out, &err);
    if (!change->is_removed)
        *out = arena_copy(arena, str_make(change->value, change->value_len));
    return true;
}

static bool is_of(const struct change *change, int kind, struct str owner)
{
    return change->kind == kind
           && (!owner.ptr || str_equal(str_from_c(change->owner), owner));
}

/* The kept rows that wait for no change, then the changes. */
static void list(void *context, enum e2ee_table table, struct str owner,
                 struct arena *arena, struct e2ee_rows *out)
{
    struct key_store *keys = context;
    struct store_crypto_rows rows = {0};
    struct error err;
    struct str name;
    void *value;

    if (!store_list_crypto(keys->store, keys->network, (int)table, owner, arena, &rows,
                           &err))
        return;
    for (size_t i = 0; i < rows.count; i++)
        if (keys->changes.count == 0
            || !map_has(&keys->changes, key_of(arena, (int)table, rows.items[i].owner,
                                               rows.items[i].name)))
            *ARRAY_ADD_IN(arena, out) = (struct e2ee_row){
                rows.items[i].owner, rows.items[i].name, rows.items[i].value};
    for (size_t at = 0; map_next(&keys->changes, &at, &name, &value);) {
        const struct change *change = value;
        if (is_of(change, (int)table, owner) && !change->is_removed)
            *ARRAY_ADD_IN(arena, out) = (struct e2ee_row){
                arena_copy(arena, str_from_c(change->owner)),
                arena_copy(arena, str_from_c(change->name)),
                arena_copy(arena, str_make(change->value, change->value_len))};
    }
}

static void put(void *context, enum e2ee_table table, struct str owner, struct str name,
                struct str value)
{
    put_change(context, (int)table, &(struct store_crypto_row){owner, name, value},
               false);
}

static void remove_row(void *context, enum e2ee_table table, struct str owner,
                       struct str name)
{
    struct e2ee_rows rows = {0};
    struct arena arena;

    if (name.ptr) {
        put_change(context, (int)table,
                   &(struct store_crypto_row){.owner = owner, .name = name}, true);
        return;
    }
    arena_init(&arena);
    list(context, table, owner, &arena, &rows);
    for (size_t i = 0; i < rows.count; i++)
        put_change(context, (int)table,
                   &(struct store_crypto_row){.owner = owner, .name = rows.items[i].name},
                   true);
    arena_clear(&arena);
}

struct e2ee_store key_store_port(struct key_store *keys)
{
    return (struct e2ee_store){keys, get, list, put, remove_row};
}

bool key_store_has_changes(const struct key_store *keys)
{
    return keys->changes.count > 0;
}

bool key_store_save(struct key_store *keys, struct error *err)
{
    struct str name;
    void *value;

    for (size_t at = 0; map_next(&keys->changes, &at, &name, &value);) {
        const struct change *change = value;
        struct store_crypto_row row = {
            .owner = str_from_c(change->owner),
            .name = str_from_c(change->name),
            .value = str_make(change->value, change->value_len),
        };
        bool works =
            change->is_removed
                ? store_remove_crypto(keys->store, keys->network, change->kind, &row, err)
                : store_put_crypto(keys->store, keys->network, change->kind, &row, err);
        if (!works)
            return false;
    }
    return true;
}

void key_store_saved(struct key_store *keys)
{
    if (keys->changes.count > 0)
        forget_changes(keys);
}

/* Without it no key may be made, and there is nothing else to do: the process ends. */
static void fill(void *context, unsigned char *out, size_t count)
{
    (void)context;
    while (count > 0) {
        size_t part = count < GRAIN_MAX ? count : GRAIN_MAX;
        if (getrandom(out, part, 0) != (ssize_t)part)
            abort();
        out += part;
        count -= part;
    }
}

struct e2ee_chance key_store_chance(void)
{
    return (struct e2ee_chance){fill, NULL};
}

/* The whole content counts, so that any file of chance will do. */
static bool take_key(struct str text, struct str path, struct e2ee_pickle_key *out,
                     struct error *err)
{
    if (text.len < KEY_FILE_BYTES_MIN)
        return error_set(err, ERROR_CONFIG,
                         "%.*s is no pickle key: it needs at least %d bytes of chance",
                         STR_ARG(path), KEY_FILE_BYTES_MIN);
    crypto_sha256(text, out->bytes);
    return true;
}

static bool make_key(struct str path, struct e2ee_pickle_key *out, struct error *err)
{
    unsigned char bytes[E2EE_PICKLE_KEY_BYTES];
    struct arena arena;

    arena_init(&arena);
    fill(NULL, bytes, sizeof(bytes));
    struct str text = crypto_base64(&arena, bytes, sizeof(bytes));
    bool is_made = file_write_private(path, text, err) && take_key(text, path, out, err);
    crypto_wipe(bytes, sizeof(bytes));
    arena_clear(&arena);
    return is_made;
}

static bool has_account(struct store *store, struct str network, struct arena *arena)
{
    struct store_crypto_row names = {0};
    struct error err;
    struct str value;

    return !store_get_crypto(store, network, E2EE_ACCOUNT, &names, arena, &value, &err)
           || value.ptr;
}

static bool own_file(struct store *store, const struct config *config,
                     const struct config_matrix *network, struct e2ee_pickle_key *out,
                     struct error *err)
{
    struct arena arena;
    struct str text;
    bool is_read;

    arena_init(&arena);
    struct str path = arena_format(&arena, "%.*s/%.*s.key", STR_ARG(config->state_dir),
                                   STR_ARG(network->name));
    if (file_read(path, KEY_FILE_BYTES_MAX, &arena, &text, err))
        is_read = take_key(text, path, out, err);
    else if (has_account(store, network->name, &arena))
        is_read = error_set(err, ERROR_CONFIG,
                            "the pickle key %.*s is gone: bring it back from a copy, or "
                            "run faqd matrix logout %.*s and start as a new device",
                            STR_ARG(path), STR_ARG(network->name));
    else
        is_read = make_key(path, out, err);
    arena_clear(&arena);
    return is_read;
}

bool key_store_pickle_key(struct store *store, const struct config *config,
                          const struct config_matrix *network,
                          struct e2ee_pickle_key *out, struct error *err)
{
    if (network->pickle_key.len > 0)
        return take_key(network->pickle_key, STR("pickle_key_file"), out, err);
    if (store_is_kept(store))
        return own_file(store, config, network, out, err);
    fill(NULL, out->bytes, sizeof(out->bytes)); /* nothing outlives the process */
    return true;
}
