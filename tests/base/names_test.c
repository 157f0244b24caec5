/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/names.h"

static void all_are_found_with_their_numbers_and_no_other(void **state)
{
    struct name_number list[1000];
    char texts[1000][8];
    struct arena arena;
    struct names names;
    uint16_t number;

    (void)state;
    arena_init(&arena);
    for (uint16_t i = 0; i < 1000; i++) {
        snprintf(texts[i], sizeof(texts[i]), "n%d", i);
        list[i] = (struct name_number){str_from_c(texts[i]), (uint16_t)(i * 7)};
    }
    names_make(&names, list, 1000, &arena);
    for (uint16_t i = 0; i < 1000; i++) {
        assert_true(names_find(&names, list[i].name, &number));
        assert_int_equal(number, i * 7);
    }
    assert_false(names_find(&names, STR("n1000"), &number));
    assert_false(names_find(&names, STR("n"), &number));
    assert_false(names_find(&names, STR(""), &number));
    arena_clear(&arena);
}

static void a_walk_meets_each_once_in_order(void **state)
{
    const struct name_number list[] = {
        {STR("b"), 2}, {STR("a"), 1}, {STR("long name"), 3}};
    struct arena arena;
    struct names names;
    struct str name;
    uint16_t number;
    size_t met = 0;

    (void)state;
    arena_init(&arena);
    names_make(&names, list, 3, &arena);
    for (size_t at = 0; names_next(&names, &at, &name, &number); met++) {
        assert_true(str_equal(name, list[met].name));
        assert_int_equal(number, list[met].number);
    }
    assert_int_equal(met, 3);
    arena_clear(&arena);
}

static void none_is_a_list_too(void **state)
{
    struct arena arena;
    struct names names;
    struct str name;
    uint16_t number;
    size_t at = 0;

    (void)state;
    arena_init(&arena);
    names_make(&names, NULL, 0, &arena);
    assert_false(names_find(&names, STR("a"), &number));
    assert_false(names_next(&names, &at, &name, &number));
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_are_found_with_their_numbers_and_no_other),
        cmocka_unit_test(a_walk_meets_each_once_in_order),
        cmocka_unit_test(none_is_a_list_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
