/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "phrases/key_index.h"

static const char texts[] = "\0kill| die\0ill\0od\0kil";
static const uint32_t keys[] = {1, 11, 0, 15, 18};

static uint64_t rows_in(const char *text)
{
    struct arena arena;
    uint64_t rows = 0;
    arena_init(&arena);
    struct key_index index;
    key_index_make(&index, texts, keys, sizeof(keys) / sizeof(*keys), &arena);
    key_index_look(&index, str_from_c(text), &rows);
    arena_clear(&arena);
    return rows;
}

static void every_row_with_a_key_in_the_text_is_found(void **state)
{
    (void)state;
    assert_int_equal(rows_in(" i will die "), 1 << 0 | 1 << 1);
    assert_int_equal(rows_in("kill"), 1 << 0 | 1 << 1 | 1 << 4);
    assert_int_equal(rows_in("kil"), 1 << 4);
    assert_int_equal(rows_in(" he od"), 1 << 3);
}

static void a_part_of_a_key_is_none(void **state)
{
    (void)state;
    assert_int_equal(rows_in("die"), 0);
    assert_int_equal(rows_in("il ki o"), 0);
    assert_int_equal(rows_in("o"), 0);
    assert_int_equal(rows_in(""), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_with_a_key_in_the_text_is_found),
        cmocka_unit_test(a_part_of_a_key_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
