/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sqlite3.h>

#include "folder.h"
#include "store/store.h"

static const struct str NET = STR_INIT("example");

static void execute(struct folder *folder, const char *sql)
{
    sqlite3 *db = NULL;

    assert_int_equal(sqlite3_open(folder_file(folder, "state/faqd.db").ptr, &db), 0);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), 0);
    assert_int_equal(sqlite3_close(db), 0);
}

static void database_of_a_newer_version_is_left_alone(void **state)
{
    struct folder *folder = *state;
    struct error err;

    store_close(folder_store(folder));
    execute(folder, "PRAGMA user_version = 1000");
    assert_null(store_open(folder_file(folder, "state"), &err));
    assert_int_equal(err.kind, ERROR_CONFIG);
    assert_non_null(strstr(err.text, "use a newer faqd"));
}

static void empty_database_gets_its_tables(void **state)
{
    struct folder *folder = *state;
    struct error err;

    assert_int_equal(mkdir(folder_file(folder, "state").ptr, 0700), 0);
    execute(folder, "PRAGMA user_version = 0");
    struct store *store = folder_store(folder);
    assert_true(store_set(store, NET, STR("since"), STR("s1"), &err));
    store_close(store);
    execute(folder, "SELECT network, key FROM value");
}

/* The tables as they were before the fourth step. */
static const char VERSION_3[] =
    "CREATE TABLE outbox (id INTEGER PRIMARY KEY AUTOINCREMENT, network TEXT NOT NULL,"
    "    txn TEXT NOT NULL, room TEXT NOT NULL, body BLOB NOT NULL,"
    "    state INTEGER NOT NULL, next_try_ms INTEGER NOT NULL,"
    "    created_ms INTEGER NOT NULL, UNIQUE (network, txn)) STRICT;"
    "CREATE TABLE seen (network TEXT NOT NULL, id TEXT NOT NULL, time_ms INTEGER NOT NULL,"
    "    PRIMARY KEY (network, id)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX seen_by_time ON seen (time_ms);"
    "CREATE TABLE answered (network TEXT NOT NULL, id TEXT NOT NULL, body BLOB NOT NULL,"
    "    time_ms INTEGER NOT NULL, PRIMARY KEY (network, id)) STRICT, WITHOUT ROWID;"
    "INSERT INTO outbox VALUES (7, 'example', 'b', '!r', X'31', 0, 0, 5),"
    "    (9, 'example', 'a', '!r', X'32', 0, 0, 6);"
    "INSERT INTO seen VALUES ('example', '$a', 4);"
    "INSERT INTO answered VALUES ('example', '$a', X'61', 3), ('example', '$b', X'62', 2);"
    "PRAGMA user_version = 3";

static void rows_of_an_older_version_come_along(void **state)
{
    struct folder *folder = *state;
    struct store_outbox_rows rows = {0};
    struct store_answered_list answered = {0};
    struct error err;
    bool has_seen = false;

    assert_int_equal(mkdir(folder_file(folder, "state").ptr, 0700), 0);
    execute(folder, VERSION_3);
    struct store *store = folder_store(folder);
    assert_true(store_list_outbox(store, NET, &folder->arena, &rows, &err));
    assert_int_equal(rows.count, 2);
    assert_true(str_equal(rows.items[0].txn, STR("b")));
    assert_int_equal(rows.items[1].created_ms, 6);
    assert_true(store_list_answered(store, NET, &folder->arena, &answered, &err));
    assert_int_equal(answered.count, 2);
    assert_true(str_equal(answered.items[0].id, STR("$b")));
    assert_true(store_remove_answered(store, NET, STR("$b"), 2, &err));
    assert_true(store_has_seen(store, NET, STR("$a"), &has_seen, &err));
    assert_true(has_seen);
    store_close(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(database_of_a_newer_version_is_left_alone),
        FOLDER_TEST(rows_of_an_older_version_come_along),
        FOLDER_TEST(empty_database_gets_its_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
