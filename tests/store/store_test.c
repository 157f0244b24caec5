/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "folder.h"
#include "store/store.h"

static const struct str NET = STR_INIT("example");

static struct str get(struct folder *folder, struct store *store, const char *key)
{
    struct error err;
    struct str value;

    assert_true(store_get(store, NET, str_from_c(key), &folder->arena, &value, &err));
    return value;
}

static void set(struct store *store, const char *key, const char *value)
{
    struct error err;
    assert_true(store_set(store, NET, str_from_c(key), str_from_c(value), &err));
}

static void values_outlive_the_process(void **state)
{
    struct folder *folder = *state;
    struct store *store = folder_store(folder);

    assert_true(store_is_kept(store));
    set(store, "since", "s1");
    set(store, "since", "s2");
    store_close(store);
    store = folder_store(folder);
    assert_true(str_equal(get(folder, store, "since"), STR("s2")));
    assert_null(get(folder, store, "device").ptr);
    store_close(store);
}

static void networks_do_not_see_each_other(void **state)
{
    struct folder *folder = *state;
    struct store *store = folder_store(folder);
    struct str value;
    struct error err;

    set(store, "token", "secret");
    assert_true(
        store_get(store, STR("other"), STR("token"), &folder->arena, &value, &err));
    assert_null(value.ptr);
    store_close(store);
}

static void empty_value_is_not_a_missing_one(void **state)
{
    struct folder *folder = *state;
    struct store *store = folder_store(folder);
    struct error err;

    set(store, "note", "");
    assert_non_null(get(folder, store, "note").ptr);
    assert_true(store_remove(store, NET, STR("note"), &err));
    assert_null(get(folder, store, "note").ptr);
    store_close(store);
}

static int crash_in_a_transaction(struct folder *folder)
{
    struct error err;
    struct store *store = store_open(folder_file(folder, "state"), &err);

    if (!store || !store_begin(store, &err)
        || !store_set(store, NET, STR("since"), STR("kept"), &err)
        || !store_commit(store, &err) || !store_begin(store, &err)
        || !store_set(store, NET, STR("since"), STR("lost"), &err))
        return 1;
    raise(SIGKILL);
    return 2;
}

static void killed_process_leaves_the_last_commit(void **state)
{
    struct folder *folder = *state;
    int status = folder_fork(folder, crash_in_a_transaction);

    assert_true(WIFSIGNALED(status));
    struct store *store = folder_store(folder);
    assert_true(str_equal(get(folder, store, "since"), STR("kept")));
    store_close(store);
}

static int crash_after_a_brief_commit(struct folder *folder)
{
    struct error err;
    struct store *store = store_open(folder_file(folder, "state"), &err);

    if (!store || !store_begin_brief(store, &err)
        || !store_set(store, NET, STR("since"), STR("kept"), &err)
        || !store_commit(store, &err))
        return 1;
    raise(SIGKILL);
    return 2;
}

static void killed_process_leaves_a_brief_commit_too(void **state)
{
    struct folder *folder = *state;
    int status = folder_fork(folder, crash_after_a_brief_commit);

    assert_true(WIFSIGNALED(status));
    struct store *store = folder_store(folder);
    assert_true(str_equal(get(folder, store, "since"), STR("kept")));
    store_close(store);
}

static void rollback_takes_all_of_a_turn_back(void **state)
{
    struct folder *folder = *state;
    struct store *store = folder_store(folder);
    struct error err;
    bool has_seen = true;

    assert_true(store_begin(store, &err));
    set(store, "since", "s9");
    assert_true(store_add_seen(store, NET, STR("$event"), 1, &err));
    store_rollback(store);
    assert_false(store_is_in_transaction(store));
    assert_null(get(folder, store, "since").ptr);
    assert_true(store_has_seen(store, NET, STR("$event"), &has_seen, &err));
    assert_false(has_seen);
    store_close(store);
}

static void put(struct store *store, const char *txn, const char *body)
{
    struct error err;
    struct store_outbox_row row = {.room = STR("!room:example.org"),
                                   .txn = str_from_c(txn),
                                   .body = str_from_c(body),
                                   .created_ms = 7};
    assert_true(store_put_outbox(store, NET, &row, &err));
}

static void outbox_keeps_the_order_of_the_first_put(void **state)
{
    struct folder *folder = *state;
    struct store *store = folder_store(folder);
    struct store_outbox_rows rows = {0};
    struct error err;

    put(store, "t2", "first");
    put(store, "t1", "second");
    put(store, "t3", "third");
    put(store, "t2", "first again");
    assert_true(store_remove_outbox(store, NET, STR("t1"), &err));
    assert_true(store_remove_outbox(store, NET, STR("unknown"), &err));
    store_close(store);
    store = folder_store(folder);
    assert_true(store_list_outbox(store, NET, &folder->arena, &rows, &err));
    assert_int_equal(rows.count, 2);
    assert_true(str_equal(rows.items[0].body, STR("first again")));
    assert_true(str_equal(rows.items[1].txn, STR("t3")));
    assert_true(str_equal(rows.items[1].room, STR("!room:example.org")));
    store_close(store);
}

static void seen_ids_are_forgotten_by_age(void **state)
{
    struct store *store = folder_store(*state);
    struct error err;
    bool old = true, young = false;

    assert_true(store_add_seen(store, NET, STR("$old"), 1000, &err));
    assert_true(store_add_seen(store, NET, STR("$young"), 2000, &err));
    assert_true(store_add_seen(store, NET, STR("$young"), 2000, &err));
    assert_true(store_purge_seen(store, 2000, &err));
    assert_true(store_has_seen(store, NET, STR("$old"), &old, &err));
    assert_true(store_has_seen(store, NET, STR("$young"), &young, &err));
    assert_false(old);
    assert_true(young);
    store_close(store);
}

static void ids_that_were_seen_are_known_after_a_restart(void **state)
{
    struct folder *folder = *state;
    struct store *store = folder_store(folder);
    char id[32];
    struct error err;
    bool is_seen;

    for (unsigned i = 0; i < 3000; i++) {
        snprintf(id, sizeof(id), "$event%u", i);
        assert_true(store_add_seen(store, NET, str_from_c(id), 1, &err));
    }
    store_close(store);
    store = folder_store(folder);
    for (unsigned i = 0; i < 6000; i++) {
        snprintf(id, sizeof(id), "$event%u", i);
        assert_true(store_has_seen(store, NET, str_from_c(id), &is_seen, &err));
        assert_int_equal(is_seen, i < 3000);
        assert_true(store_has_seen(store, STR("other"), str_from_c(id), &is_seen, &err));
        assert_false(is_seen);
    }
    store_close(store);
}

static void rooms_are_put_listed_and_removed(void **state)
{
    struct folder *folder = *state;
    struct store *store = folder_store(folder);
    struct store_rooms rooms = {0};
    struct error err;

    assert_true(store_put_room(store, NET, STR("!b"), STR("{}"), &err));
    assert_true(store_put_room(store, NET, STR("!a"), STR("{\"dm\":true}"), &err));
    assert_true(store_put_room(store, NET, STR("!c"), STR("x"), &err));
    assert_true(store_put_room(store, NET, STR("!b"), STR("a\0b"), &err));
    assert_true(store_remove_room(store, NET, STR("!c"), &err));
    assert_true(store_list_rooms(store, NET, &folder->arena, &rooms, &err));
    assert_int_equal(rooms.count, 2);
    assert_true(str_equal(rooms.items[0].body, STR("{\"dm\":true}")));
    assert_true(str_equal(rooms.items[1].body, STR("a\0b")));
    store_close(store);
}

static void quiet_rooms_stay_quiet_until_resumed(void **state)
{
    struct folder *folder = *state;
    struct store *store = folder_store(folder);
    struct store_names names = {0};
    struct error err;

    assert_true(store_set_quiet(store, NET, STR("#a"), true, &err));
    assert_true(store_set_quiet(store, NET, STR("#b"), true, &err));
    assert_true(store_set_quiet(store, NET, STR("#b"), true, &err));
    assert_true(store_set_quiet(store, NET, STR("#a"), false, &err));
    store_close(store);
    store = folder_store(folder);
    assert_true(store_list_quiet(store, NET, &folder->arena, &names, &err));
    assert_int_equal(names.count, 1);
    assert_true(str_equal(names.items[0], STR("#b")));
    store_close(store);
}

static void answered_questions_come_back_the_oldest_first(void **state)
{
    struct folder *folder = *state;
    struct store *store = folder_store(folder);
    struct store_answered_list list = {0};
    struct error err;
    struct store_answered rows[] = {
        {STR("$b"), STR("old"), 20},
        {STR("$a"), STR("1"), 30},
        {STR("$c"), STR("3"), 10},
        {STR("$b"), STR("2"), 20},
    };

    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_true(store_put_answered(store, NET, &rows[i], &err));
    assert_true(store_remove_answered(store, NET, STR("$c"), 10, &err));
    assert_true(store_remove_answered(store, NET, STR("$none"), 10, &err));
    store_close(store);
    store = folder_store(folder);
    assert_true(store_list_answered(store, NET, &folder->arena, &list, &err));
    assert_int_equal(list.count, 2);
    assert_true(str_equal(list.items[0].id, STR("$b")));
    assert_true(str_equal(list.items[0].body, STR("2")));
    assert_int_equal(list.items[1].time_ms, 30);
    store_close(store);
}

static void second_daemon_is_refused_with_a_cure(void **state)
{
    struct folder *folder = *state;
    struct store *store = folder_store(folder);
    struct error err;

    assert_null(store_open(folder_file(folder, "state"), &err));
    assert_int_equal(err.kind, ERROR_CONFIG);
    assert_non_null(strstr(err.text, "in use by another faqd"));
    store_close(store);
    store_close(folder_store(folder));
}

static void all_files_are_for_their_owner_alone(void **state)
{
    struct folder *folder = *state;
    mode_t old = umask(0);
    struct store *store = folder_store(folder);

    set(store, "token", "secret");
    assert_int_equal(folder_mode(folder, "state"), 0700);
    assert_int_equal(folder_mode(folder, "state/faqd.db"), 0600);
    assert_int_equal(folder_mode(folder, "state/faqd.db-wal"), 0600);
    assert_int_equal(folder_mode(folder, "state/lock"), 0600);
    store_close(store);
    umask(old);
}

static bool file_holds(struct folder *folder, const char *name, struct str needle)
{
    FILE *file = fopen(folder_file(folder, name).ptr, "r");
    char *bytes = arena_alloc(&folder->arena, 1024 * 1024, 1);

    if (!file)
        return false;
    size_t len = fread(bytes, 1, 1024 * 1024, file);
    fclose(file);
    return str_find(str_make(bytes, len), needle) != STR_NOT_FOUND;
}

static bool text_is_kept(struct folder *folder)
{
    return file_holds(folder, "state/faqd.db", STR("a private answer"))
           || file_holds(folder, "state/faqd.db-wal", STR("a private answer"));
}

static void what_was_sent_leaves_no_trace_in_the_files(void **state)
{
    struct folder *folder = *state;
    struct store *store = folder_store(folder);
    struct error err;

    put(store, "t1", "a private answer");
    assert_true(text_is_kept(folder));
    assert_false(store_must_forget(store));
    assert_true(store_remove_outbox(store, NET, STR("t1"), &err));
    assert_true(store_must_forget(store));
    store_forget(store);
    assert_false(text_is_kept(folder));

    put(store, "t2", "a private answer");
    assert_true(store_begin(store, &err));
    assert_true(store_remove_outbox(store, NET, STR("t2"), &err));
    store_forget(store);
    assert_true(text_is_kept(folder));
    assert_true(store_commit(store, &err));
    store_forget(store);
    assert_false(text_is_kept(folder));
    store_close(store);
}

/* As after a crash: the log outlives the one who wrote it. */
static void a_log_that_was_left_is_emptied_at_the_next_start(void **state)
{
    struct folder *folder = *state;
    struct store *store = folder_store(folder);
    struct error err;
    int status = 0;

    store_close(store);
    pid_t child = fork();
    if (child == 0) {
        store = folder_store(folder);
        put(store, "t1", "a private answer");
        _exit(!store_remove_outbox(store, NET, STR("t1"), &err));
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_true(text_is_kept(folder));
    store = folder_store(folder);
    assert_false(text_is_kept(folder));
    store_close(store);
}

static void damaged_database_is_named_as_such(void **state)
{
    struct folder *folder = *state;
    struct error err;

    assert_int_equal(mkdir(folder_file(folder, "state").ptr, 0700), 0);
    folder_write(folder, "state/faqd.db",
                 STR("This is a letter, and a rather long one, "
                     "not the first page of a database at all."));
    assert_null(store_open(folder_file(folder, "state"), &err));
    assert_int_equal(err.kind, ERROR_CONFIG);
    assert_non_null(strstr(err.text, "damaged"));
}

static int open_without_rights(struct folder *folder)
{
    struct error err;

    folder_drop_rights();
    struct store *store = store_open(folder_file(folder, "state"), &err);
    if (store || err.kind != ERROR_STORE || !strstr(err.text, "is not writable"))
        return 1;
    store = store_open_in_memory(&err);
    if (!store || store_is_kept(store)
        || !store_set(store, NET, STR("since"), STR("s1"), &err))
        return 2;
    store_close(store);
    return 0;
}

static void folder_that_cannot_be_written_leaves_memory(void **state)
{
    struct folder *folder = *state;
    const char *path = folder_file(folder, "state").ptr;

    assert_int_equal(chmod(folder->path.ptr, 0755), 0);
    assert_int_equal(mkdir(path, 0700), 0);
    if (geteuid() == 0)
        assert_int_equal(chown(path, 65534, 65534), 0);
    assert_int_equal(chmod(path, 0500), 0);
    assert_int_equal(folder_fork(folder, open_without_rights), 0);
    assert_int_equal(chmod(path, 0700), 0);
}

static void folder_of_another_user_is_refused(void **state)
{
    struct error err;

    (void)state;
    if (geteuid() != 0) {
        assert_null(store_open(STR("/"), &err));
    } else {
        struct folder *folder = *state;
        assert_int_equal(mkdir(folder_file(folder, "state").ptr, 0700), 0);
        assert_int_equal(chown(folder_file(folder, "state").ptr, 65534, 65534), 0);
        assert_null(store_open(folder_file(folder, "state"), &err));
    }
    assert_int_equal(err.kind, ERROR_CONFIG);
    assert_non_null(strstr(err.text, "belongs to another user"));
}

/* As on a full disk: no file may grow beyond what is there. */
static void limit_files(rlim_t size_bytes)
{
    struct rlimit limit = {.rlim_cur = size_bytes, .rlim_max = RLIM_INFINITY};
    setrlimit(RLIMIT_FSIZE, &limit);
}

static int fill_the_disk(struct folder *folder)
{
    struct error err = {0};
    struct store *store = store_open(folder_file(folder, "state"), &err);
    struct str large = str_make(arena_alloc(&folder->arena, 200000, 1), 200000);

    signal(SIGXFSZ, SIG_IGN);
    limit_files(100000);
    if (!store || !store_begin(store, &err)
        || !store_set(store, NET, STR("a"), STR("1"), &err))
        return 1;
    if (store_set(store, NET, STR("b"), large, &err) && store_commit(store, &err))
        return 2;
    if (err.kind != ERROR_STORE)
        return 3;
    store_rollback(store);
    limit_files(RLIM_INFINITY);
    if (!store_begin(store, &err) || !store_set(store, NET, STR("c"), large, &err)
        || !store_commit(store, &err))
        return 4;
    store_close(store);
    return 0;
}

static void full_disk_keeps_nothing_by_halves_and_may_pass(void **state)
{
    struct folder *folder = *state;

    assert_int_equal(folder_fork(folder, fill_the_disk), 0);
    struct store *store = folder_store(folder);
    assert_null(get(folder, store, "a").ptr);
    assert_null(get(folder, store, "b").ptr);
    assert_int_equal(get(folder, store, "c").len, 200000);
    store_close(store);
}

static void who_only_looks_needs_no_lock_and_changes_nothing(void **state)
{
    struct folder *folder = *state;
    struct store *store = folder_store(folder);
    struct error err = {0};

    assert_true(store_set(store, NET, STR("a"), STR("1"), &err));
    struct store *view = store_open_to_read(folder_file(folder, "state"), &err);
    assert_non_null(view);
    assert_string_equal(get(folder, view, "a").ptr, "1");
    assert_false(store_set(view, NET, STR("a"), STR("2"), &err));
    store_close(view);
    assert_string_equal(get(folder, store, "a").ptr, "1");
    store_close(store);
}

static void who_looks_where_nothing_was_kept_sees_nothing(void **state)
{
    struct folder *folder = *state;
    struct error err = {0};
    struct store *view = store_open_to_read(folder_file(folder, "state"), &err);

    assert_non_null(view);
    assert_null(get(folder, view, "a").ptr);
    store_close(view);
    assert_int_equal(access(folder_file(folder, "state").ptr, F_OK), -1);
}

static int commit_after_a_failure(struct folder *folder)
{
    struct error err = {0};
    struct store *store = store_open(folder_file(folder, "state"), &err);
    struct str large = str_make(arena_alloc(&folder->arena, 4000000, 1), 4000000);

    signal(SIGXFSZ, SIG_IGN);
    limit_files(100000);
    if (!store || !store_begin(store, &err)
        || store_set(store, NET, STR("a"), large, &err))
        return 1;
    limit_files(RLIM_INFINITY);
    if (store_set(store, NET, STR("b"), STR("1"), &err) || store_commit(store, &err))
        return 2;
    store_close(store);
    return 0;
}

static void commit_after_an_overlooked_failure_keeps_nothing(void **state)
{
    struct folder *folder = *state;

    assert_int_equal(folder_fork(folder, commit_after_a_failure), 0);
    struct store *store = folder_store(folder);
    assert_null(get(folder, store, "b").ptr);
    store_close(store);
}

static void value_beyond_the_limit_is_refused(void **state)
{
    struct folder *folder = *state;
    struct store *store = folder_store(folder);
    struct str large = {arena_alloc(&folder->arena, STORE_VALUE_MAX + 1, 1),
                        STORE_VALUE_MAX + 1};
    struct error err;

    assert_false(store_set(store, NET, STR("a"), large, &err));
    assert_int_equal(err.kind, ERROR_LIMIT);
    store_close(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(values_outlive_the_process),
        FOLDER_TEST(networks_do_not_see_each_other),
        FOLDER_TEST(empty_value_is_not_a_missing_one),
        FOLDER_TEST(killed_process_leaves_the_last_commit),
        FOLDER_TEST(rollback_takes_all_of_a_turn_back),
        FOLDER_TEST(outbox_keeps_the_order_of_the_first_put),
        FOLDER_TEST(seen_ids_are_forgotten_by_age),
        FOLDER_TEST(ids_that_were_seen_are_known_after_a_restart),
        FOLDER_TEST(rooms_are_put_listed_and_removed),
        FOLDER_TEST(quiet_rooms_stay_quiet_until_resumed),
        FOLDER_TEST(answered_questions_come_back_the_oldest_first),
        FOLDER_TEST(second_daemon_is_refused_with_a_cure),
        FOLDER_TEST(who_only_looks_needs_no_lock_and_changes_nothing),
        FOLDER_TEST(who_looks_where_nothing_was_kept_sees_nothing),
        FOLDER_TEST(all_files_are_for_their_owner_alone),
        FOLDER_TEST(what_was_sent_leaves_no_trace_in_the_files),
        FOLDER_TEST(a_log_that_was_left_is_emptied_at_the_next_start),
        FOLDER_TEST(killed_process_leaves_a_brief_commit_too),
        FOLDER_TEST(damaged_database_is_named_as_such),
        FOLDER_TEST(folder_that_cannot_be_written_leaves_memory),
        FOLDER_TEST(folder_of_another_user_is_refused),
        FOLDER_TEST(full_disk_keeps_nothing_by_halves_and_may_pass),
        FOLDER_TEST(commit_after_an_overlooked_failure_keeps_nothing),
        FOLDER_TEST(value_beyond_the_limit_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
