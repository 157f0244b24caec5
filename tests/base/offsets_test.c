/* SPDX-License-Identifier: MIT */
#include "base/offsets.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { COUNT = 100 };

static void what_was_kept_is_found(void **state)
{
    (void)state;
    uint32_t starts[COUNT];
    struct arena arena;

    arena_init(&arena);
    for (uint32_t i = 0; i < COUNT; i++)
        starts[i] = i * (OFFSETS_APART_MAX / (OFFSETS_SHARED - 1));
    struct offsets offsets = offsets_make(starts, COUNT, &arena);
    for (size_t i = 0; i < COUNT; i++)
        assert_int_equal(offsets_at(&offsets, i), starts[i]);
    arena_clear(&arena);
}

static void one_that_is_far_from_the_last_begins_where_bases_do(void **state)
{
    (void)state;
    uint32_t starts[OFFSETS_SHARED + 1] = {0};
    struct arena arena;

    arena_init(&arena);
    starts[OFFSETS_SHARED] = UINT32_MAX;
    struct offsets offsets = offsets_make(starts, OFFSETS_SHARED + 1, &arena);
    assert_int_equal(offsets_at(&offsets, OFFSETS_SHARED), UINT32_MAX);
    assert_int_equal(offsets_at(&offsets, OFFSETS_SHARED - 1), 0);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_kept_is_found),
        cmocka_unit_test(one_that_is_far_from_the_last_begins_where_bases_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
