/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/sorted.h"

enum { COUNT = 40 };

static void what_is_there_is_found_and_what_is_not_has_its_place(void **state)
{
    (void)state;
    uint32_t items[COUNT];

    for (uint32_t i = 0; i < COUNT; i++)
        items[i] = 2 * i + 1;
    for (size_t count = 0; count <= COUNT; count++)
        for (uint32_t i = 0; i < count; i++) {
            assert_int_equal(sorted_find(items, count, items[i]), i);
            assert_int_equal(sorted_find(items, count, items[i] - 1), i);
            assert_int_equal(sorted_find(items, count, items[i] + 1), i + 1);
        }
}

static void of_equal_ones_the_first_is_found(void **state)
{
    (void)state;
    const uint32_t items[] = {1, 4, 4, 4, 4, 9};

    assert_int_equal(sorted_find(items, 6, 4), 1);
    assert_int_equal(sorted_find(items, 6, UINT32_MAX), 6);
    assert_int_equal(sorted_find(items, 0, 4), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_there_is_found_and_what_is_not_has_its_place),
        cmocka_unit_test(of_equal_ones_the_first_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
