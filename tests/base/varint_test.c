/* SPDX-License-Identifier: MIT */
#include "base/varint.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct {
    uint32_t number;
    size_t len;
} numbers[] = {
    {0, 1},         {1, 1},         {127, 1},        {128, 2},
    {16383, 2},     {16384, 3},     {2097151, 3},    {2097152, 4},
    {268435455, 4}, {268435456, 5}, {UINT32_MAX, 5},
};

static void what_was_put_is_taken_in_its_order(void **state)
{
    (void)state;
    enum { COUNT = sizeof(numbers) / sizeof(numbers[0]) };
    uint8_t bytes[COUNT * VARINT_BYTES_MAX];
    size_t len = 0;

    for (size_t i = 0; i < COUNT; i++) {
        size_t more = varint_put(bytes + len, numbers[i].number);
        assert_int_equal(more, numbers[i].len);
        len += more;
    }
    const uint8_t *at = bytes;
    for (size_t i = 0; i < COUNT; i++) {
        uint32_t number = 1;
        at = varint_take(at, &number);
        assert_int_equal(number, numbers[i].number);
    }
    assert_ptr_equal(at, bytes + len);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_put_is_taken_in_its_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
