/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <sys/stat.h>

#include "app/starts.h"
#include "e2ee/store.h"
#include "folder.h"
#include "store/crypto.h"

#define NET STR("home")

struct fixture {
    struct folder folder;
    struct config config;
    struct store *store;
    char file[2 * FOLDER_PATH_MAX];
};

static int open_fixture(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    struct error err;

    assert_non_null(fixture);
    folder_make(&fixture->folder);
    fixture->config.state_dir = str_from_c(fixture->folder.path);
    fixture->store = store_open(fixture->config.state_dir, &err);
    assert_non_null(fixture->store);
    snprintf(fixture->file, sizeof fixture->file, "%s/home.starts", fixture->folder.path);
    *state = fixture;
    return 0;
}

static int close_fixture(void **state)
{
    static const char *const names[] = {"faqd.db", "lock", "home.starts"};
    struct fixture *fixture = *state;
    char path[2 * FOLDER_PATH_MAX];

    store_close(fixture->store);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", fixture->folder.path, names[i]);
        unlink(path);
    }
    folder_remove(&fixture->folder);
    free(fixture);
    return 0;
}

static bool starts(struct fixture *fixture)
{
    struct error err;
    bool is_sound = starts_count(fixture->store, &fixture->config, NET, &err);

    if (!is_sound) {
        assert_int_equal(err.kind, ERROR_CONFIG);
        assert_non_null(strstr(err.text, "faqd matrix logout home"));
    }
    return is_sound;
}

static void make_keys(struct fixture *fixture)
{
    struct store_crypto_row row = {STR(""), STR(""), STR("{}")};
    struct error err;

    assert_true(store_put_crypto(fixture->store, NET, E2EE_ACCOUNT, &row, &err));
}

/* What a copy says of that start. */
static void bring_back(struct fixture *fixture, const char *count)
{
    struct error err;
    assert_true(store_set(fixture->store, NET, STR("starts"), str_from_c(count), &err));
}

static void start_after_start_is_sound(void **state)
{
    assert_true(starts(*state));
    make_keys(*state);
    assert_true(starts(*state));
    assert_true(starts(*state));
}

static void database_of_an_earlier_start_is_refused(void **state)
{
    assert_true(starts(*state));
    make_keys(*state);
    assert_true(starts(*state));
    bring_back(*state, "1");
    assert_false(starts(*state));
    assert_false(starts(*state));
}

static void database_without_its_file_is_refused(void **state)
{
    struct fixture *fixture = *state;

    assert_true(starts(fixture));
    make_keys(fixture);
    assert_int_equal(unlink(fixture->file), 0);
    assert_false(starts(fixture));
}

static void without_keys_there_is_nothing_to_be_used_again(void **state)
{
    struct fixture *fixture = *state;
    struct error err;

    assert_true(starts(fixture));
    make_keys(fixture);
    assert_true(starts(fixture));
    bring_back(fixture, "1");
    assert_true(store_clear_crypto(fixture->store, NET, &err));
    assert_true(starts(fixture));
    make_keys(fixture);
    assert_true(starts(fixture));
}

/* Killed between the two writes. */
static void database_that_is_ahead_is_sound(void **state)
{
    assert_true(starts(*state));
    make_keys(*state);
    bring_back(*state, "2");
    assert_true(starts(*state));
}

static void keys_of_before_there_was_a_count_are_taken(void **state)
{
    make_keys(*state);
    assert_true(starts(*state));
    assert_true(starts(*state));
}

/* As a full disk does: a folder stands where the file should be. */
static void starts_without_its_file(struct fixture *fixture)
{
    struct error err;

    unlink(fixture->file);
    assert_int_equal(mkdir(fixture->file, 0700), 0);
    assert_false(starts_count(fixture->store, &fixture->config, NET, &err));
    assert_int_equal(err.kind, ERROR_STORE);
    assert_int_equal(rmdir(fixture->file), 0);
}

static void file_that_could_not_be_written_is_not_gone(void **state)
{
    struct fixture *fixture = *state;

    starts_without_its_file(fixture);
    make_keys(fixture);
    starts_without_its_file(fixture);
    assert_true(starts(fixture));
    assert_int_equal(unlink(fixture->file), 0);
    assert_false(starts(fixture));
}

/* Killed between the two writes of the first start that counts. */
static void count_of_before_there_was_a_file_is_taken(void **state)
{
    make_keys(*state);
    bring_back(*state, "1");
    assert_true(starts(*state));
    assert_true(starts(*state));
}

static void new_device_does_not_miss_the_file_of_the_last(void **state)
{
    struct fixture *fixture = *state;
    struct error err;

    assert_true(starts(fixture));
    make_keys(fixture);
    assert_true(store_clear_crypto(fixture->store, NET, &err));
    starts_without_its_file(fixture);
    make_keys(fixture);
    assert_true(starts(fixture));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_fixture, close_fixture)
    const struct CMUnitTest tests[] = {
        TEST(start_after_start_is_sound),
        TEST(database_of_an_earlier_start_is_refused),
        TEST(database_without_its_file_is_refused),
        TEST(without_keys_there_is_nothing_to_be_used_again),
        TEST(database_that_is_ahead_is_sound),
        TEST(keys_of_before_there_was_a_count_are_taken),
        TEST(file_that_could_not_be_written_is_not_gone),
        TEST(count_of_before_there_was_a_file_is_taken),
        TEST(new_device_does_not_miss_the_file_of_the_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
