/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "store/crypto.h"

#define NET STR("home")

static int open_store(void **state)
{
    struct error err;

    *state = store_open_in_memory(&err);
    return *state ? 0 : -1;
}

static int close_store(void **state)
{
    store_close(*state);
    return 0;
}

static void put(struct store *store, struct str network, int kind, const char *owner,
                const char *name, const char *value)
{
    struct store_crypto_row row = {str_from_c(owner), str_from_c(name),
                                   str_from_c(value)};
    struct error err;

    assert_true(store_put_crypto(store, network, kind, &row, &err));
}

static size_t count(struct store *store, struct str network, int kind, struct str owner)
{
    struct store_crypto_rows rows = {0};
    struct arena arena;
    struct error err;

    arena_init(&arena);
    assert_true(store_list_crypto(store, network, kind, owner, &arena, &rows, &err));
    arena_clear(&arena);
    return rows.count;
}

static void row_is_found_by_kind_and_both_names(void **state)
{
    struct store_crypto_row names = {.owner = STR("ann"), .name = STR("A")};
    struct store *store = *state;
    struct arena arena;
    struct error err;
    struct str value;

    arena_init(&arena);
    put(store, NET, 1, "ann", "A", "one");
    put(store, NET, 1, "ann", "A", "two");
    put(store, NET, 2, "ann", "A", "other kind");
    assert_true(store_get_crypto(store, NET, 1, &names, &arena, &value, &err));
    assert_string_equal(value.ptr, "two");
    assert_true(store_get_crypto(store, STR("work"), 1, &names, &arena, &value, &err));
    assert_null(value.ptr);
    assert_true(store_remove_crypto(store, NET, 1, &names, &err));
    assert_true(store_get_crypto(store, NET, 1, &names, &arena, &value, &err));
    assert_null(value.ptr);
    arena_clear(&arena);
}

static void rows_are_listed_by_owner_or_all(void **state)
{
    struct store *store = *state;

    put(store, NET, 1, "ann", "A", "1");
    put(store, NET, 1, "ann", "B", "2");
    put(store, NET, 1, "bob", "A", "3");
    put(store, NET, 1, "", "", "4");
    assert_int_equal(count(store, NET, 1, STR("ann")), 2);
    assert_int_equal(count(store, NET, 1, STR("")), 1);
    assert_int_equal(count(store, NET, 1, (struct str){0}), 4);
}

static void one_network_is_forgotten_alone(void **state)
{
    struct store *store = *state;
    struct error err;

    put(store, NET, 1, "ann", "A", "1");
    put(store, STR("work"), 1, "ann", "A", "1");
    assert_true(store_clear_crypto(store, NET, &err));
    assert_int_equal(count(store, NET, 1, (struct str){0}), 0);
    assert_int_equal(count(store, STR("work"), 1, (struct str){0}), 1);
}

#define STORED(test) cmocka_unit_test_setup_teardown(test, open_store, close_store)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORED(row_is_found_by_kind_and_both_names),
        STORED(rows_are_listed_by_owner_or_all),
        STORED(one_network_is_forgotten_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
