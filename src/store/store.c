/* SPDX-License-Identifier: MIT */
#include "store/store.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/failpoint.h"
#include "store/files.h"
#include "store/statement.h"

/* FULL, because what was committed is promised to others (store_begin_brief: but for what
 * can be done again). Nothing goes to temporary files; the log of changes ends at 4 MiB, and
 * where text was deleted, after seconds (store_forget). */
static const char PRAGMAS[] =
    "PRAGMA secure_delete = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
    "PRAGMA wal_autocheckpoint = 1024; PRAGMA journal_size_limit = 0;"
    "PRAGMA cache_size = -256; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;";

static struct str path_in(struct arena *scratch, const char *dir, const char *name)
{
    return arena_format(scratch, "%s/%s", dir, name);
}

static bool not_writable(const struct store *store, int cause, struct error *err)
{
    return error_set(err, ERROR_STORE, "the state folder %s is not writable: %s",
                     store->dir, strerror(cause));
}

/* The kernel drops the lock with the process, so a crash leaves none behind. */
static bool lock(struct store *store, struct arena *scratch, struct error *err)
{
    struct str path = path_in(scratch, store->dir, "lock");

    store->lock_fd = open(path.ptr, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (store->lock_fd < 0)
        return not_writable(store, errno, err);
    if (!flock(store->lock_fd, LOCK_EX | LOCK_NB))
        return true;
    if (errno == EWOULDBLOCK)
        return error_set(
            err, ERROR_CONFIG,
            "the state folder %s is in use by another faqd: stop that one, or"
            " set [state] dir to a folder of its own",
            store->dir);
    return not_writable(store, errno, err);
}

/* Made here and not by SQLite, whose files would be as open as the umask. Its other files
 * take the mode of this one. */
static bool make_file(struct store *store, struct str path, struct error *err)
{
    int fd = open(path.ptr, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

    if (fd < 0 || fchmod(fd, 0600)) {
        not_writable(store, errno, err);
        if (fd >= 0)
            close(fd);
        return false;
    }
    close(fd);
    return true;
}

/* SQLite would take room for twenty pages at the start, of which an IRC bot uses a handful.
 * Nothing happens where SQLite has begun already. */
static int open_file(struct store *store, const char *path, int flags)
{
    sqlite3_config(SQLITE_CONFIG_PAGECACHE, NULL, 0, 0);
    return sqlite3_open_v2(path, &store->db, flags | SQLITE_OPEN_NOMUTEX, NULL);
}

static bool open_database(struct store *store, const char *path, struct error *err)
{
    if (open_file(store, path, SQLITE_OPEN_READWRITE))
        return store_fail(store, err);
    sqlite3_extended_result_codes(store->db, 1);
    sqlite3_busy_timeout(store->db, STORE_BUSY_MS);
    if (!store_execute(store, PRAGMAS, err) || !store_migrate(store, err))
        return false;
    store_learn_seen(store);
    return true;
}

static bool open_in(struct store *store, struct error *err)
{
    struct arena scratch;

    if (!folder_make_private(str_from_c(store->dir), err))
        return false;
    arena_init(&scratch);
    struct str path = path_in(&scratch, store->dir, "faqd.db");
    bool is_open = lock(store, &scratch, err) && make_file(store, path, err)
                   && open_database(store, path.ptr, err);
    arena_clear(&scratch);
    if (is_open) {
        store->must_forget = true;
        store_forget(store);
    }
    return is_open;
}

static struct store *create(struct str dir)
{
    struct store *store = ALLOC(struct store);

    store->dir = alloc_copy(dir.ptr, dir.len);
    store->lock_fd = -1;
    return store;
}

struct store *store_open(struct str dir, struct error *err)
{
    struct store *store = create(dir);

    if (open_in(store, err))
        return store;
    store_close(store);
    return NULL;
}

struct store *store_open_in_memory(struct error *err)
{
    struct store *store = create(STR("(in memory)"));

    if (open_database(store, ":memory:", err))
        return store;
    store_close(store);
    return NULL;
}

struct store *store_open_to_read(struct str dir, struct error *err)
{
    struct store *store = create(dir);
    struct arena scratch;

    arena_init(&scratch);
    struct str path = path_in(&scratch, store->dir, "faqd.db");
    bool is_there = access(path.ptr, F_OK) == 0;
    bool is_open =
        is_there
        && (!open_file(store, path.ptr, SQLITE_OPEN_READONLY) || store_fail(store, err));
    if (is_open)
        sqlite3_busy_timeout(store->db, STORE_BUSY_MS);
    is_open = is_open && store_migrate(store, err);
    arena_clear(&scratch);
    if (is_open)
        return store;
    store_close(store);
    return is_there ? NULL : store_open_in_memory(err);
}

void store_close(struct store *store)
{
    if (!store)
        return;
    for (size_t i = 0; i < COUNT_OF(store->statements); i++)
        sqlite3_finalize(store->statements[i]);
    sqlite3_close(store->db);
    if (store->lock_fd >= 0)
        close(store->lock_fd);
    free(store->seen);
    free(store->dir);
    free(store);
}

bool store_is_kept(const struct store *store)
{
    return store->lock_fd >= 0;
}

bool store_set_lasting(struct store *store, bool is_lasting, struct error *err)
{
    if (store->is_brief == !is_lasting)
        return true;
    if (sqlite3_exec(store->db,
                     is_lasting ? "PRAGMA synchronous = FULL"
                                : "PRAGMA synchronous = NORMAL",
                     NULL, NULL, NULL))
        return store_fail(store, err);
    store->is_brief = !is_lasting;
    return true;
}

static bool run(struct store *store, enum store_query query, struct error *err)
{
    sqlite3_stmt *statement = store_prepare(store, query, err);

    FAILPOINT();
    return statement && store_run(store, statement, err);
}

static bool begin(struct store *store, bool is_lasting, struct error *err)
{
    assert(!store->is_in_transaction);
    store->has_failed = false;
    if (!store_set_lasting(store, is_lasting, err))
        return false;
    store->is_in_transaction = true; /* for store_prepare */
    store->is_in_transaction = run(store, QUERY_BEGIN, err);
    return store->is_in_transaction;
}

bool store_begin(struct store *store, struct error *err)
{
    return begin(store, true, err);
}

bool store_begin_brief(struct store *store, struct error *err)
{
    return begin(store, false, err);
}

bool store_commit(struct store *store, struct error *err)
{
    assert(store->is_in_transaction);
    bool is_kept = store->has_failed ? error_set(err, ERROR_STORE,
                                                 "an earlier change could not be kept")
                                     : run(store, QUERY_COMMIT, err);
    if (!is_kept) {
        store_rollback(store);
        return false;
    }
    store->is_in_transaction = false;
    return true;
}

void store_rollback(struct store *store)
{
    /* SQLite rolls back by itself after some failures. */
    if (!sqlite3_get_autocommit(store->db))
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    store->is_in_transaction = false;
}

bool store_must_forget(const struct store *store)
{
    return store->must_forget;
}

void store_forget(struct store *store)
{
    if (!store->must_forget || store->is_in_transaction)
        return;
    /* A reader from outside may prevent it; the next time will do. */
    store->must_forget = false;
    sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
}

bool store_is_in_transaction(const struct store *store)
{
    return store->is_in_transaction;
}
