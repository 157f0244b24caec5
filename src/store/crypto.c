/* SPDX-License-Identifier: MIT */
#include "store/crypto.h"

#include "base/array.h"
#include "store/statement.h"

static sqlite3_stmt *prepare(struct store *store, enum store_query query,
                             struct str network, int kind, struct error *err)
{
    sqlite3_stmt *statement = store_prepare_for(store, query, network, err);

    if (statement)
        sqlite3_bind_int(statement, 2, kind);
    return statement;
}

static sqlite3_stmt *prepare_named(struct store *store, enum store_query query,
                                   struct str network, int kind,
                                   const struct store_crypto_row *names,
                                   struct error *err)
{
    sqlite3_stmt *statement = prepare(store, query, network, kind, err);

    if (!statement)
        return NULL;
    statement_bind_text(statement, 3, names->owner);
    statement_bind_text(statement, 4, names->name);
    return statement;
}

bool store_get_crypto(struct store *store, struct str network, int kind,
                      const struct store_crypto_row *names, struct arena *arena,
                      struct str *out, struct error *err)
{
    sqlite3_stmt *statement =
        prepare_named(store, QUERY_GET_CRYPTO, network, kind, names, err);

    return statement && store_take_one(store, statement, arena, out, err);
}

bool store_put_crypto(struct store *store, struct str network, int kind,
                      const struct store_crypto_row *row, struct error *err)
{
    if (!store_check_size(row->value, err))
        return false;
    sqlite3_stmt *statement =
        prepare_named(store, QUERY_PUT_CRYPTO, network, kind, row, err);
    if (!statement)
        return false;
    statement_bind_bytes(statement, 5, row->value);
    return store_run(store, statement, err);
}

bool store_remove_crypto(struct store *store, struct str network, int kind,
                         const struct store_crypto_row *names, struct error *err)
{
    sqlite3_stmt *statement =
        prepare_named(store, QUERY_REMOVE_CRYPTO, network, kind, names, err);

    return statement && store_run(store, statement, err);
}

bool store_list_crypto(struct store *store, struct str network, int kind,
                       struct str owner, struct arena *arena,
                       struct store_crypto_rows *out, struct error *err)
{
    enum store_query query = owner.ptr ? QUERY_LIST_CRYPTO_OF_OWNER : QUERY_LIST_CRYPTO;
    sqlite3_stmt *statement = prepare(store, query, network, kind, err);
    bool is_done = false;

    if (!statement)
        return false;
    if (owner.ptr)
        statement_bind_text(statement, 3, owner);
    sqlite3_bind_int64(statement, owner.ptr ? 4 : 3, STORE_ROWS_MAX);
    while (store_step(store, statement, &is_done, err))
        *ARRAY_ADD_IN(arena, out) = (struct store_crypto_row){
            .owner = statement_column(statement, 0, arena),
            .name = statement_column(statement, 1, arena),
            .value = statement_column(statement, 2, arena),
        };
    return is_done;
}

bool store_clear_crypto(struct store *store, struct str network, struct error *err)
{
    sqlite3_stmt *statement = store_prepare_for(store, QUERY_CLEAR_CRYPTO, network, err);

    return statement && store_run(store, statement, err);
}
