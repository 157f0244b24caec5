/* SPDX-License-Identifier: MIT */
/*
 * statement: what the files of store/ share of SQLite. Inside store/ only.
 *
 *     sqlite3_stmt *statement = store_prepare(store, QUERY_GET, err);
 *     if (!statement)
 *         return false;
 *     statement_bind_text(statement, 1, network);
 *     return store_run(store, statement, err);
 *
 * A statement is compiled once and kept. Views that are bound must live until store_run,
 * or until the last store_step.
 */
#ifndef STORE_STATEMENT_H
#define STORE_STATEMENT_H

#include <sqlite3.h>

#include "store/store.h"

enum store_query {
    QUERY_BEGIN,
    QUERY_COMMIT,
    QUERY_GET,
    QUERY_SET,
    QUERY_REMOVE,
    QUERY_LIST_VALUES,
    QUERY_PUT_OUTBOX,
    QUERY_REMOVE_OUTBOX,
    QUERY_LIST_OUTBOX,
    QUERY_ADD_SEEN,
    QUERY_HAS_SEEN,
    QUERY_LIST_SEEN,
    QUERY_PURGE_SEEN,
    QUERY_PUT_ROOM,
    QUERY_REMOVE_ROOM,
    QUERY_LIST_ROOMS,
    QUERY_ADD_QUIET,
    QUERY_REMOVE_QUIET,
    QUERY_LIST_QUIET,
    QUERY_PUT_ANSWERED,
    QUERY_REMOVE_ANSWERED,
    QUERY_LIST_ANSWERED,
    QUERY_GET_CRYPTO,
    QUERY_PUT_CRYPTO,
    QUERY_REMOVE_CRYPTO,
    QUERY_LIST_CRYPTO,
    QUERY_LIST_CRYPTO_OF_OWNER,
    QUERY_CLEAR_CRYPTO,
    QUERY_COUNT,
};

struct store {
    sqlite3 *db;
    int lock_fd; /* -1: in memory */
    char *dir;
    bool is_in_transaction;
    bool is_brief;    /* commits do not wait for the disk */
    bool has_failed;  /* within the transaction, which cannot be kept as a whole now */
    bool must_forget; /* text was deleted that the log still holds */
    uint64_t *seen;   /* heap, a filter of what was (seen.c); NULL: none */
    sqlite3_stmt *statements[QUERY_COUNT];
};

/* Brings the tables to this program's version. */
MUST_CHECK
bool store_migrate(struct store *store, struct error *err);
MUST_CHECK
bool store_execute(struct store *store, const char *sql, struct error *err);
/* Do commits wait for the disk? Outside a transaction. */
MUST_CHECK
bool store_set_lasting(struct store *store, bool is_lasting, struct error *err);
/* Fills the filter from the rows; where that fails there is none. */
void store_learn_seen(struct store *store);
/* Fills err from what SQLite said last. Gives false. */
bool store_fail(struct store *store, struct error *err);

/* Gives nothing away: the store keeps it. NULL with err. */
sqlite3_stmt *store_prepare(struct store *store, enum store_query query,
                            struct error *err);
/* With the network as its first value. */
sqlite3_stmt *store_prepare_for(struct store *store, enum store_query query,
                                struct str network, struct error *err);
/* With the two names that most statements begin with. */
sqlite3_stmt *store_prepare_named(struct store *store, enum store_query query,
                                  struct str network, struct str name, struct error *err);
/* Is it small enough for a row? */
MUST_CHECK
bool store_check_size(struct str bytes, struct error *err);
void statement_bind_text(sqlite3_stmt *statement, int place, struct str text);
void statement_bind_bytes(sqlite3_stmt *statement, int place, struct str bytes);
/* For statements without rows. */
MUST_CHECK
bool store_run(struct store *store, sqlite3_stmt *statement, struct error *err);
/* The next row. False: at the end with *is_done, or with err. Ends the statement then. */
MUST_CHECK
bool store_step(struct store *store, sqlite3_stmt *statement, bool *is_done,
                struct error *err);
/* The first column of the only row, copied; out->ptr is NULL when there is none. */
MUST_CHECK
bool store_take_one(struct store *store, sqlite3_stmt *statement, struct arena *arena,
                    struct str *out, struct error *err);
/* Copies. */
struct str statement_column(sqlite3_stmt *statement, int column, struct arena *arena);

#endif
