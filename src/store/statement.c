/* SPDX-License-Identifier: MIT */
#include "store/statement.h"

#include "base/failpoint.h"

static const char PUT_OUTBOX[] =
    "INSERT INTO outbox (id, network, txn, room, body, created_ms)"
    " VALUES ((SELECT id FROM outbox WHERE network = ?1 AND txn = ?2),"
    " ?1, ?2, ?3, ?4, ?5) ON CONFLICT (id) DO UPDATE SET"
    " room = excluded.room, body = excluded.body, created_ms = excluded.created_ms";

static const char *const SQL[QUERY_COUNT] = {
    [QUERY_BEGIN] = "BEGIN IMMEDIATE",
    [QUERY_COMMIT] = "COMMIT",
    [QUERY_GET] = "SELECT value FROM value WHERE network = ?1 AND key = ?2",
    [QUERY_SET] =
        "INSERT OR REPLACE INTO value (network, key, value) VALUES (?1, ?2, ?3)",
    [QUERY_REMOVE] = "DELETE FROM value WHERE network = ?1 AND key = ?2",
    [QUERY_LIST_VALUES] =
        "SELECT key, value FROM value WHERE network = ?1 ORDER BY key LIMIT ?2",
    [QUERY_PUT_OUTBOX] = PUT_OUTBOX,
    [QUERY_REMOVE_OUTBOX] = "DELETE FROM outbox WHERE network = ?1 AND txn = ?2",
    [QUERY_LIST_OUTBOX] = "SELECT room, txn, body, created_ms FROM outbox"
                          " WHERE network = ?1 ORDER BY id LIMIT ?2",
    [QUERY_ADD_SEEN] =
        "INSERT OR REPLACE INTO seen (network, id, time_ms) VALUES (?1, ?2, ?3)",
    [QUERY_HAS_SEEN] = "SELECT 1 FROM seen WHERE network = ?1 AND id = ?2",
    [QUERY_LIST_SEEN] = "SELECT network, id FROM seen",
    [QUERY_PURGE_SEEN] = "DELETE FROM seen WHERE time_ms < ?1",
    [QUERY_PUT_ROOM] =
        "INSERT OR REPLACE INTO room (network, room, body) VALUES (?1, ?2, ?3)",
    [QUERY_REMOVE_ROOM] = "DELETE FROM room WHERE network = ?1 AND room = ?2",
    [QUERY_LIST_ROOMS] =
        "SELECT room, body FROM room WHERE network = ?1 ORDER BY room LIMIT ?2",
    [QUERY_ADD_QUIET] = "INSERT OR IGNORE INTO quiet (network, room) VALUES (?1, ?2)",
    [QUERY_REMOVE_QUIET] = "DELETE FROM quiet WHERE network = ?1 AND room = ?2",
    [QUERY_LIST_QUIET] =
        "SELECT room FROM quiet WHERE network = ?1 ORDER BY room LIMIT ?2",
    [QUERY_PUT_ANSWERED] = "INSERT OR REPLACE INTO answered (network, id, body, time_ms)"
                           " VALUES (?1, ?2, ?3, ?4)",
    [QUERY_REMOVE_ANSWERED] =
        "DELETE FROM answered WHERE network = ?1 AND id = ?2 AND time_ms = ?3",
    [QUERY_LIST_ANSWERED] = "SELECT id, body, time_ms FROM answered"
                            " WHERE network = ?1 ORDER BY time_ms, id LIMIT ?2",
    [QUERY_GET_CRYPTO] = "SELECT value FROM crypto"
                         " WHERE network = ?1 AND kind = ?2 AND owner = ?3 AND name = ?4",
    [QUERY_PUT_CRYPTO] =
        "INSERT OR REPLACE INTO crypto"
        " (network, kind, owner, name, value) VALUES (?1, ?2, ?3, ?4, ?5)",
    [QUERY_REMOVE_CRYPTO] =
        "DELETE FROM crypto WHERE network = ?1 AND kind = ?2 AND owner = ?3 AND name = ?4",
    [QUERY_LIST_CRYPTO] =
        "SELECT owner, name, value FROM crypto"
        " WHERE network = ?1 AND kind = ?2 ORDER BY owner, name LIMIT ?3",
    [QUERY_LIST_CRYPTO_OF_OWNER] =
        "SELECT owner, name, value FROM crypto"
        " WHERE network = ?1 AND kind = ?2 AND owner = ?3 ORDER BY name LIMIT ?4",
    [QUERY_CLEAR_CRYPTO] = "DELETE FROM crypto WHERE network = ?1",
};

bool store_fail(struct store *store, struct error *err)
{
    int code = sqlite3_errcode(store->db) & 0xff;
    const char *cause = sqlite3_errmsg(store->db);

    store->has_failed = true;
    if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
        return error_set(err, ERROR_CONFIG,
                         "the database in the state folder %s is damaged (%s): move"
                         " faqd.db away or bring back a copy",
                         store->dir, cause);
    return error_set(err, ERROR_STORE, "the state folder %s is not writable: %s",
                     store->dir, cause);
}

bool store_execute(struct store *store, const char *sql, struct error *err)
{
    FAILPOINT();
    if (sqlite3_exec(store->db, sql, NULL, NULL, NULL))
        return store_fail(store, err);
    FAILPOINT();
    return true;
}

sqlite3_stmt *store_prepare(struct store *store, enum store_query query,
                            struct error *err)
{
    sqlite3_stmt **kept = &store->statements[query];

    if (store->is_in_transaction && store->has_failed) {
        error_set(err, ERROR_STORE, "an earlier change could not be kept");
        return NULL;
    }
    if (!*kept
        && sqlite3_prepare_v3(store->db, SQL[query], -1, SQLITE_PREPARE_PERSISTENT, kept,
                              NULL)) {
        store_fail(store, err);
        return NULL;
    }
    return *kept;
}

void statement_bind_text(sqlite3_stmt *statement, int place, struct str text)
{
    sqlite3_bind_text64(statement, place, text.len ? text.ptr : "", text.len,
                        SQLITE_STATIC, SQLITE_UTF8);
}

void statement_bind_bytes(sqlite3_stmt *statement, int place, struct str bytes)
{
    sqlite3_bind_blob64(statement, place, bytes.len ? bytes.ptr : "", bytes.len,
                        SQLITE_STATIC);
}

/* The message is read before the reset, which may replace it. */
static bool end_failed(struct store *store, sqlite3_stmt *statement, struct error *err)
{
    store_fail(store, err);
    sqlite3_reset(statement);
    return false;
}

bool store_run(struct store *store, sqlite3_stmt *statement, struct error *err)
{
    if (!store->is_in_transaction && !store_set_lasting(store, true, err))
        return false;
    if (sqlite3_step(statement) != SQLITE_DONE)
        return end_failed(store, statement, err);
    sqlite3_reset(statement);
    FAILPOINT();
    return true;
}

bool store_step(struct store *store, sqlite3_stmt *statement, bool *is_done,
                struct error *err)
{
    int code = sqlite3_step(statement);

    *is_done = code == SQLITE_DONE;
    if (code == SQLITE_ROW)
        return true;
    if (!*is_done)
        return end_failed(store, statement, err);
    sqlite3_reset(statement);
    return false;
}

struct str statement_column(sqlite3_stmt *statement, int column, struct arena *arena)
{
    const char *bytes = sqlite3_column_blob(statement, column);
    int len = sqlite3_column_bytes(statement, column);

    return arena_copy(arena, str_make(bytes, (size_t)len));
}

sqlite3_stmt *store_prepare_for(struct store *store, enum store_query query,
                                struct str network, struct error *err)
{
    sqlite3_stmt *statement = store_prepare(store, query, err);

    if (statement)
        statement_bind_text(statement, 1, network);
    return statement;
}

sqlite3_stmt *store_prepare_named(struct store *store, enum store_query query,
                                  struct str network, struct str name, struct error *err)
{
    sqlite3_stmt *statement = store_prepare_for(store, query, network, err);

    if (statement)
        statement_bind_text(statement, 2, name);
    return statement;
}

bool store_check_size(struct str bytes, struct error *err)
{
    return bytes.len <= STORE_VALUE_MAX
           || error_set(err, ERROR_LIMIT, "a value of %zu bytes is too large to keep",
                        bytes.len);
}

bool store_take_one(struct store *store, sqlite3_stmt *statement, struct arena *arena,
                    struct str *out, struct error *err)
{
    bool is_done = false;

    *out = (struct str){0};
    if (!store_step(store, statement, &is_done, err))
        return is_done;
    *out = statement_column(statement, 0, arena);
    sqlite3_reset(statement);
    return true;
}
