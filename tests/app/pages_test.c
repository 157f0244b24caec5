/* SPDX-License-Identifier: MIT */
#include "app/pages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

enum { TABLE_BYTES = 4 * 1024 * 1024, PAGE_BYTES = 4096 };

/* Among the program's constants, as the list of words is. */
static const volatile unsigned char table[TABLE_BYTES] = {[TABLE_BYTES - 1] = 7};

static unsigned sum(void)
{
    unsigned sum = 0;

    for (size_t i = PAGE_BYTES - 1; i < TABLE_BYTES; i += PAGE_BYTES)
        sum += table[i];
    return sum;
}

/* Of files, in pages: the third figure of statm. */
static long mapped_pages(void)
{
    long all = 0, resident = 0, shared = 0;
    FILE *file = fopen("/proc/self/statm", "r");

    assert_non_null(file);
    assert_int_equal(fscanf(file, "%ld %ld %ld", &all, &resident, &shared), 3);
    fclose(file);
    return shared;
}

static void constants_that_were_read_once_take_no_memory_any_more(void **state)
{
    (void)state;
    assert_int_equal(sum(), 7);
    long before = mapped_pages();

    pages_give_back();

    assert_true(mapped_pages() + TABLE_BYTES / PAGE_BYTES <= before);
}

static void they_can_be_read_again(void **state)
{
    (void)state;
    pages_give_back();

    assert_int_equal(sum(), 7);
}

static void what_was_written_stays(void **state)
{
    static unsigned char written[PAGE_BYTES] = {1};

    (void)state;
    written[PAGE_BYTES - 1] = 9;
    pages_give_back();

    assert_int_equal(written[0], 1);
    assert_int_equal(written[PAGE_BYTES - 1], 9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(constants_that_were_read_once_take_no_memory_any_more),
        cmocka_unit_test(they_can_be_read_again),
        cmocka_unit_test(what_was_written_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
