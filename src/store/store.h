/* SPDX-License-Identifier: MIT */
/*
 * store: what must outlive the process, in one SQLite database `faqd.db` (WAL, 0600) in
 * the state folder, which is locked as long as the store is open.
 *
 *     struct store *store = store_open(dir, &err);
 *     if (!store && err.kind == ERROR_STORE)     folder read-only, disk full:
 *         store = store_open_in_memory(&err);    say err and go on without memory
 *
 *     store_begin(store, &err)                   one transaction for a turn of the loop
 *     ... store_set, store_put_outbox ...
 *     store_commit(store, &err)                  or store_rollback(store)
 *
 * Outside a transaction each call is a lasting one of its own. Closing without a commit, like a
 * crash, leaves what the last commit left. No text of a message belongs here, except in
 * the outbox until it is sent; what is deleted is written over (secure_delete and
 * store_forget).
 *
 * Errors: ERROR_STORE is for things that pass (no space, read-only, I/O): the caller says
 * it once and goes on answering where that is safe. ERROR_CONFIG is a state folder that is
 * in use, of a newer version, damaged or somebody else's: not to be run with.
 *
 * All rows belong to a network by its configured name. Views that come out are copied
 * into the caller's arena.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "base/arena.h"
#include "base/error.h"

enum {
    STORE_VALUE_MAX = 16 * 1024 * 1024, /* of one value or body; ERROR_LIMIT beyond */
    STORE_BUSY_MS = 2000,               /* wait for a reader from outside (a backup) */
    STORE_ROWS_MAX = 100000,            /* of one list; the rest is left out */
};

struct store;

/* The folder is made when it is missing (its parent must be there: ERROR_CONFIG). */
struct store *store_open(struct str dir, struct error *err);
/* Forgets all when it is closed; for a state folder that cannot be written, and tests. */
struct store *store_open_in_memory(struct error *err);
/* Beside a daemon that has it open, only to look; an empty one in memory where nothing has
 * been kept yet. */
struct store *store_open_to_read(struct str dir, struct error *err);
/* Accepts NULL. Rolls back what was not committed. */
void store_close(struct store *store);
/* Does it outlive the process? */
bool store_is_kept(const struct store *store);

/* Transactions do not nest. Once a call in one has failed with ERROR_STORE, all others and
 * the commit fail too, so that nothing is kept by halves. */
MUST_CHECK
bool store_begin(struct store *store, struct error *err);
/* One whose commit does not wait for the disk. It outlives the process, however that ends;
 * a power cut may take it back, and with it all that were committed after it (but none in
 * front of a lasting one). For what would be done again alike. */
MUST_CHECK
bool store_begin_brief(struct store *store, struct error *err);
/* On failure it has rolled back. */
MUST_CHECK
bool store_commit(struct store *store, struct error *err);
/* Does nothing outside a transaction. */
void store_rollback(struct store *store);
bool store_is_in_transaction(const struct store *store);

/* Text that was deleted stays in SQLite's log of changes until that is emptied, which
 * costs several waits for the disk: the caller does it soon after, not at each answer. Is
 * there any? Closing empties the log, opening empties one that a crash left. */
bool store_must_forget(const struct store *store);
/* Outside a transaction. */
void store_forget(struct store *store);

/* Single values by name: sync position, access token, device id, filter id. out->ptr is
 * NULL when there is none. */
MUST_CHECK
bool store_get(struct store *store, struct str network, struct str key,
               struct arena *arena, struct str *out, struct error *err);
MUST_CHECK
bool store_set(struct store *store, struct str network, struct str key, struct str value,
               struct error *err);
MUST_CHECK
bool store_remove(struct store *store, struct str network, struct str key,
                  struct error *err);

struct store_value {
    struct str key, value;
};
struct store_values {
    struct store_value *items;
    size_t count, capacity;
};
/* All values of a network, sorted by key; adds to out. */
MUST_CHECK
bool store_list_values(struct store *store, struct str network, struct arena *arena,
                       struct store_values *out, struct error *err);

/* What must still be sent. Rows keep the order in which they were first put. */
struct store_outbox_row {
    struct str room;
    struct str txn; /* names the row within its network */
    struct str body;
    int64_t created_ms;
};
struct store_outbox_rows {
    struct store_outbox_row *items;
    size_t count, capacity;
};
/* Adds the row, or changes the one with this txn without moving it. */
MUST_CHECK
bool store_put_outbox(struct store *store, struct str network,
                      const struct store_outbox_row *row, struct error *err);
/* A row that is not there is no error. */
MUST_CHECK
bool store_remove_outbox(struct store *store, struct str network, struct str txn,
                         struct error *err);
/* Adds to out. */
MUST_CHECK
bool store_list_outbox(struct store *store, struct str network, struct arena *arena,
                       struct store_outbox_rows *out, struct error *err);

/* Ids of events that were handled, so that none is answered twice. */
MUST_CHECK
bool store_add_seen(struct store *store, struct str network, struct str id,
                    int64_t now_ms, struct error *err);
MUST_CHECK
bool store_has_seen(struct store *store, struct str network, struct str id, bool *out,
                    struct error *err);
/* Forgets those added before the time, of all networks. */
MUST_CHECK
bool store_purge_seen(struct store *store, int64_t before_ms, struct error *err);

/* What a network's mind keeps about a room, in its own format. */
struct store_room {
    struct str room;
    struct str body;
};
struct store_rooms {
    struct store_room *items;
    size_t count, capacity;
};
MUST_CHECK
bool store_put_room(struct store *store, struct str network, struct str room,
                    struct str body, struct error *err);
MUST_CHECK
bool store_remove_room(struct store *store, struct str network, struct str room,
                       struct error *err);
/* Adds to out, sorted by room. */
MUST_CHECK
bool store_list_rooms(struct store *store, struct str network, struct arena *arena,
                      struct store_rooms *out, struct error *err);

/* Questions and by which own events they were answered, if any, in the mind's own format:
 * never their text. */
struct store_answered {
    struct str id; /* of the question */
    struct str body;
    int64_t time_ms; /* stays the same as long as the row is there */
};
struct store_answered_list {
    struct store_answered *items;
    size_t count, capacity;
};
MUST_CHECK
bool store_put_answered(struct store *store, struct str network,
                        const struct store_answered *row, struct error *err);
/* A row that is not there is no error. */
MUST_CHECK
bool store_remove_answered(struct store *store, struct str network, struct str id,
                           int64_t time_ms, struct error *err);
/* Adds to out, the oldest first. */
MUST_CHECK
bool store_list_answered(struct store *store, struct str network, struct arena *arena,
                         struct store_answered_list *out, struct error *err);

/* Rooms that an admin has told the bot to be quiet in. */
struct store_names {
    struct str *items;
    size_t count, capacity;
};
MUST_CHECK
bool store_set_quiet(struct store *store, struct str network, struct str room,
                     bool is_quiet, struct error *err);
/* Adds to out, sorted. */
MUST_CHECK
bool store_list_quiet(struct store *store, struct str network, struct arena *arena,
                      struct store_names *out, struct error *err);

#endif
