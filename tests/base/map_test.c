/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/map.h"
#include "base/random.h"

enum { NAMES = 500 };

static struct str name_of(char *text, size_t size, unsigned number)
{
    return str_make(text, (size_t)snprintf(text, size, "name %u", number));
}

/* Against a plain list, through many puts and removals. */
static void it_holds_what_a_list_holds(void **state)
{
    (void)state;
    static char values[NAMES];
    bool is_there[NAMES] = {false};
    size_t there = 0;
    struct random random;
    struct map map;
    char text[32];

    random_init(&random, 1);
    map_init(&map, 42);
    for (int turn = 0; turn < 20000; turn++) {
        unsigned number = (unsigned)random_below(&random, NAMES);
        struct str name = name_of(text, sizeof(text), number);
        assert_ptr_equal(map_find(&map, name), is_there[number] ? &values[number] : NULL);
        if (random_below(&random, 2)) {
            *map_put(&map, name) = &values[number];
            there += !is_there[number];
            is_there[number] = true;
        } else {
            assert_ptr_equal(map_remove(&map, name),
                             is_there[number] ? &values[number] : NULL);
            there -= is_there[number];
            is_there[number] = false;
        }
        assert_int_equal(map.count, there);
    }
    map_clear(&map);
}

static void a_walk_meets_each_name_once(void **state)
{
    (void)state;
    struct map map;
    char text[32];
    unsigned met = 0;
    struct str name;
    void *value;

    map_init(&map, 7);
    for (unsigned i = 0; i < NAMES; i++)
        *map_put(&map, name_of(text, sizeof(text), i)) = &met;
    for (size_t at = 0; map_next(&map, &at, &name, &value);) {
        met++;
        assert_ptr_equal(map_remove(&map, name), &met);
    }
    assert_int_equal(met, NAMES);
    assert_int_equal(map.count, 0);
    map_clear(&map);
}

/* Names inside the values, which are written over when these go. */
static void a_map_that_borrows_copies_no_names(void **state)
{
    char names[100][8];
    struct map map;
    (void)state;

    map_init_borrowing(&map, 1);
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 100; i++) {
            snprintf(names[i], sizeof names[i], "%d", i + 100 * round);
            *map_put(&map, str_from_c(names[i])) = names[i];
        }
        for (int i = 0; i < 100; i++) {
            assert_ptr_equal(map_find(&map, str_from_c(names[i])), names[i]);
            assert_ptr_equal(map_remove(&map, str_from_c(names[i])), names[i]);
            memset(names[i], 0, sizeof names[i]);
        }
    }
    assert_int_equal(map.count, 0);
    map_clear(&map);
    assert_true(map.is_borrowing);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_holds_what_a_list_holds),
        cmocka_unit_test(a_walk_meets_each_name_once),
        cmocka_unit_test(a_map_that_borrows_copies_no_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
