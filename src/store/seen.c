/* SPDX-License-Identifier: MIT */
/*
 * Nearly all that is asked for was never seen. A Bloom filter says so without the database:
 * two bits for each id, where one is missing the id is not there. It only grows until the
 * next purge, which makes it anew; when it is full of bits the database is asked, as it is
 * where there is no filter.
 */
#include <stdlib.h>

#include "base/alloc.h"
#include "store/statement.h"

enum { BITS = 1 << 19, WORD = 64, MARKS = 2 };

static uint64_t hash_of(struct str network, struct str id)
{
    return str_hash(id, str_hash(network, 0));
}

static size_t place_of(uint64_t hash, unsigned mark)
{
    return (size_t)(hash >> (32 * mark)) % BITS;
}

static void mark(struct store *store, uint64_t hash)
{
    for (unsigned i = 0; store->seen && i < MARKS; i++) {
        size_t at = place_of(hash, i);
        store->seen[at / WORD] |= UINT64_C(1) << at % WORD;
    }
}

static bool may_be_there(const struct store *store, uint64_t hash)
{
    for (unsigned i = 0; store->seen && i < MARKS; i++) {
        size_t at = place_of(hash, i);
        if (!(store->seen[at / WORD] >> at % WORD & 1))
            return false;
    }
    return true;
}

static struct str text_of(sqlite3_stmt *statement, int column)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);

    return str_make(text, text ? (size_t)sqlite3_column_bytes(statement, column) : 0);
}

void store_learn_seen(struct store *store)
{
    struct error err;
    bool is_done = false;
    sqlite3_stmt *statement = store_prepare(store, QUERY_LIST_SEEN, &err);

    free(store->seen);
    store->seen = alloc_zeroed(BITS / WORD, sizeof(*store->seen));
    while (statement && store_step(store, statement, &is_done, &err))
        mark(store, hash_of(text_of(statement, 0), text_of(statement, 1)));
    if (is_done)
        return;
    free(store->seen);
    store->seen = NULL;
}

bool store_add_seen(struct store *store, struct str network, struct str id,
                    int64_t now_ms, struct error *err)
{
    sqlite3_stmt *statement =
        store_prepare_named(store, QUERY_ADD_SEEN, network, id, err);

    if (!statement)
        return false;
    mark(store, hash_of(network, id));
    sqlite3_bind_int64(statement, 3, now_ms);
    return store_run(store, statement, err);
}

bool store_has_seen(struct store *store, struct str network, struct str id, bool *out,
                    struct error *err)
{
    bool is_done = false;

    *out = false;
    if (!may_be_there(store, hash_of(network, id)))
        return true;
    sqlite3_stmt *statement =
        store_prepare_named(store, QUERY_HAS_SEEN, network, id, err);
    if (!statement)
        return false;
    *out = store_step(store, statement, &is_done, err);
    if (*out)
        sqlite3_reset(statement);
    return *out || is_done;
}

bool store_purge_seen(struct store *store, int64_t before_ms, struct error *err)
{
    sqlite3_stmt *statement = store_prepare(store, QUERY_PURGE_SEEN, err);

    if (!statement)
        return false;
    sqlite3_bind_int64(statement, 1, before_ms);
    if (!store_run(store, statement, err))
        return false;
    store_learn_seen(store);
    return true;
}
