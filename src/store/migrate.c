/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "store/statement.h"

/* Row n brings a database of version n to version n + 1. Rows are never changed once they
 * were released, only added. */
static const char *const STEPS[] = {
    "CREATE TABLE value (network TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL,"
    "    PRIMARY KEY (network, key)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE outbox (id INTEGER PRIMARY KEY AUTOINCREMENT, network TEXT NOT NULL,"
    "    txn TEXT NOT NULL, room TEXT NOT NULL, body BLOB NOT NULL,"
    "    state INTEGER NOT NULL, next_try_ms INTEGER NOT NULL,"
    "    created_ms INTEGER NOT NULL, UNIQUE (network, txn)) STRICT;"
    "CREATE TABLE seen (network TEXT NOT NULL, id TEXT NOT NULL, time_ms INTEGER NOT NULL,"
    "    PRIMARY KEY (network, id)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX seen_by_time ON seen (time_ms);"
    "CREATE TABLE room (network TEXT NOT NULL, room TEXT NOT NULL, body BLOB NOT NULL,"
    "    PRIMARY KEY (network, room)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE quiet (network TEXT NOT NULL, room TEXT NOT NULL,"
    "    PRIMARY KEY (network, room)) STRICT, WITHOUT ROWID;",
    "CREATE TABLE answered (network TEXT NOT NULL, id TEXT NOT NULL, body BLOB NOT NULL,"
    "    time_ms INTEGER NOT NULL, PRIMARY KEY (network, id)) STRICT, WITHOUT ROWID;",
    "CREATE TABLE crypto (network TEXT NOT NULL, kind INTEGER NOT NULL,"
    "    owner TEXT NOT NULL, name TEXT NOT NULL, value BLOB NOT NULL,"
    "    PRIMARY KEY (network, kind, owner, name)) STRICT, WITHOUT ROWID;",
    /* An answer touches as few pages as may be: no counter beside the outbox, no second
     * tree for what was seen, and answered questions lie in the order of their times. */
    "DROP INDEX seen_by_time;"
    "CREATE TABLE waiting (id INTEGER PRIMARY KEY, network TEXT NOT NULL,"
    "    txn TEXT NOT NULL, room TEXT NOT NULL, body BLOB NOT NULL,"
    "    created_ms INTEGER NOT NULL, UNIQUE (network, txn)) STRICT;"
    "INSERT INTO waiting SELECT id, network, txn, room, body, created_ms FROM outbox;"
    "DROP TABLE outbox; ALTER TABLE waiting RENAME TO outbox;"
    "CREATE TABLE followed (network TEXT NOT NULL, time_ms INTEGER NOT NULL,"
    "    id TEXT NOT NULL, body BLOB NOT NULL,"
    "    PRIMARY KEY (network, time_ms, id)) STRICT, WITHOUT ROWID;"
    "INSERT INTO followed SELECT network, time_ms, id, body FROM answered;"
    "DROP TABLE answered; ALTER TABLE followed RENAME TO answered;",
    /* Few rows wait, and for moments: to look through them costs less than a second tree. */
    "CREATE TABLE waiting (id INTEGER PRIMARY KEY, network TEXT NOT NULL,"
    "    txn TEXT NOT NULL, room TEXT NOT NULL, body BLOB NOT NULL,"
    "    created_ms INTEGER NOT NULL) STRICT;"
    "INSERT INTO waiting SELECT id, network, txn, room, body, created_ms FROM outbox;"
    "DROP TABLE outbox; ALTER TABLE waiting RENAME TO outbox;",
};

static bool read_version(struct store *store, size_t *out, struct error *err)
{
    sqlite3_stmt *statement = NULL;

    if (sqlite3_prepare_v2(store->db, "PRAGMA user_version", -1, &statement, NULL)
        || sqlite3_step(statement) != SQLITE_ROW) {
        store_fail(store, err);
        sqlite3_finalize(statement);
        return false;
    }
    *out = (size_t)sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return true;
}

static bool take_step(struct store *store, size_t version, struct error *err)
{
    char pragma[64];

    snprintf(pragma, sizeof(pragma), "PRAGMA user_version = %zu", version + 1);
    if (!store_begin(store, err))
        return false;
    if (store_execute(store, STEPS[version], err) && store_execute(store, pragma, err))
        return store_commit(store, err);
    store_rollback(store);
    return false;
}

bool store_migrate(struct store *store, struct error *err)
{
    size_t version = 0;

    if (!read_version(store, &version, err))
        return false;
    if (version > COUNT_OF(STEPS))
        return error_set(err, ERROR_CONFIG,
                         "the database in the state folder %s has version %zu, this faqd"
                         " knows versions up to %zu: use a newer faqd",
                         store->dir, version, COUNT_OF(STEPS));
    for (; version < COUNT_OF(STEPS); version++)
        if (!take_step(store, version, err))
            return false;
    return true;
}
