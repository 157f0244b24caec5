/* SPDX-License-Identifier: MIT */
#include "base/array.h"
#include "store/statement.h"

static sqlite3_stmt *prepare_list(struct store *store, enum store_query query,
                                  struct str network, struct error *err)
{
    sqlite3_stmt *statement = store_prepare_for(store, query, network, err);

    if (statement)
        sqlite3_bind_int64(statement, 2, STORE_ROWS_MAX);
    return statement;
}

static bool run_named(struct store *store, enum store_query query, struct str network,
                      struct str name, struct error *err)
{
    sqlite3_stmt *statement = store_prepare_named(store, query, network, name, err);

    return statement && store_run(store, statement, err);
}

/* For tables of network, name, bytes. */
static bool put_bytes(struct store *store, enum store_query query,
                      const struct str names[2], struct str bytes, struct error *err)
{
    if (!store_check_size(bytes, err))
        return false;
    sqlite3_stmt *statement = store_prepare_named(store, query, names[0], names[1], err);
    if (!statement)
        return false;
    statement_bind_bytes(statement, 3, bytes);
    return store_run(store, statement, err);
}

bool store_get(struct store *store, struct str network, struct str key,
               struct arena *arena, struct str *out, struct error *err)
{
    sqlite3_stmt *statement = store_prepare_named(store, QUERY_GET, network, key, err);

    return statement && store_take_one(store, statement, arena, out, err);
}

bool store_set(struct store *store, struct str network, struct str key, struct str value,
               struct error *err)
{
    return put_bytes(store, QUERY_SET, (struct str[2]){network, key}, value, err);
}

bool store_remove(struct store *store, struct str network, struct str key,
                  struct error *err)
{
    return run_named(store, QUERY_REMOVE, network, key, err);
}

bool store_list_values(struct store *store, struct str network, struct arena *arena,
                       struct store_values *out, struct error *err)
{
    sqlite3_stmt *statement = prepare_list(store, QUERY_LIST_VALUES, network, err);
    bool is_done = false;

    if (!statement)
        return false;
    while (store_step(store, statement, &is_done, err))
        *ARRAY_ADD_IN(arena, out) = (struct store_value){
            .key = statement_column(statement, 0, arena),
            .value = statement_column(statement, 1, arena),
        };
    return is_done;
}

bool store_put_outbox(struct store *store, struct str network,
                      const struct store_outbox_row *row, struct error *err)
{
    if (!store_check_size(row->body, err))
        return false;
    sqlite3_stmt *statement =
        store_prepare_named(store, QUERY_PUT_OUTBOX, network, row->txn, err);
    if (!statement)
        return false;
    statement_bind_text(statement, 3, row->room);
    statement_bind_bytes(statement, 4, row->body);
    sqlite3_bind_int64(statement, 5, row->created_ms);
    return store_run(store, statement, err);
}

bool store_remove_outbox(struct store *store, struct str network, struct str txn,
                         struct error *err)
{
    store->must_forget = true;
    return run_named(store, QUERY_REMOVE_OUTBOX, network, txn, err);
}

bool store_list_outbox(struct store *store, struct str network, struct arena *arena,
                       struct store_outbox_rows *out, struct error *err)
{
    sqlite3_stmt *statement = prepare_list(store, QUERY_LIST_OUTBOX, network, err);
    bool is_done = false;

    if (!statement)
        return false;
    while (store_step(store, statement, &is_done, err))
        *ARRAY_ADD_IN(arena, out) = (struct store_outbox_row){
            .room = statement_column(statement, 0, arena),
            .txn = statement_column(statement, 1, arena),
            .body = statement_column(statement, 2, arena),
            .created_ms = sqlite3_column_int64(statement, 3),
        };
    return is_done;
}

bool store_put_room(struct store *store, struct str network, struct str room,
                    struct str body, struct error *err)
{
    return put_bytes(store, QUERY_PUT_ROOM, (struct str[2]){network, room}, body, err);
}

bool store_remove_room(struct store *store, struct str network, struct str room,
                       struct error *err)
{
    return run_named(store, QUERY_REMOVE_ROOM, network, room, err);
}

bool store_list_rooms(struct store *store, struct str network, struct arena *arena,
                      struct store_rooms *out, struct error *err)
{
    sqlite3_stmt *statement = prepare_list(store, QUERY_LIST_ROOMS, network, err);
    bool is_done = false;

    if (!statement)
        return false;
    while (store_step(store, statement, &is_done, err))
        *ARRAY_ADD_IN(arena, out) = (struct store_room){
            .room = statement_column(statement, 0, arena),
            .body = statement_column(statement, 1, arena),
        };
    return is_done;
}

bool store_put_answered(struct store *store, struct str network,
                        const struct store_answered *row, struct error *err)
{
    if (!store_check_size(row->body, err))
        return false;
    sqlite3_stmt *statement =
        store_prepare_named(store, QUERY_PUT_ANSWERED, network, row->id, err);
    if (!statement)
        return false;
    statement_bind_bytes(statement, 3, row->body);
    sqlite3_bind_int64(statement, 4, row->time_ms);
    return store_run(store, statement, err);
}

bool store_remove_answered(struct store *store, struct str network, struct str id,
                           int64_t time_ms, struct error *err)
{
    sqlite3_stmt *statement =
        store_prepare_named(store, QUERY_REMOVE_ANSWERED, network, id, err);

    if (!statement)
        return false;
    sqlite3_bind_int64(statement, 3, time_ms);
    return store_run(store, statement, err);
}

bool store_list_answered(struct store *store, struct str network, struct arena *arena,
                         struct store_answered_list *out, struct error *err)
{
    sqlite3_stmt *statement = prepare_list(store, QUERY_LIST_ANSWERED, network, err);
    bool is_done = false;

    if (!statement)
        return false;
    while (store_step(store, statement, &is_done, err))
        *ARRAY_ADD_IN(arena, out) = (struct store_answered){
            .id = statement_column(statement, 0, arena),
            .body = statement_column(statement, 1, arena),
            .time_ms = sqlite3_column_int64(statement, 2),
        };
    return is_done;
}

bool store_set_quiet(struct store *store, struct str network, struct str room,
                     bool is_quiet, struct error *err)
{
    return run_named(store, is_quiet ? QUERY_ADD_QUIET : QUERY_REMOVE_QUIET, network,
                     room, err);
}

bool store_list_quiet(struct store *store, struct str network, struct arena *arena,
                      struct store_names *out, struct error *err)
{
    sqlite3_stmt *statement = prepare_list(store, QUERY_LIST_QUIET, network, err);
    bool is_done = false;

    if (!statement)
        return false;
    while (store_step(store, statement, &is_done, err))
        *ARRAY_ADD_IN(arena, out) = statement_column(statement, 0, arena);
    return is_done;
}
