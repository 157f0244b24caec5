/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"

static void what_is_consumed_makes_room_at_the_end(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf, 8);
    buf_add(&buf, STR("12345678"));
    buf_consume(&buf, 5);
    buf_add(&buf, STR("abcde"));
    assert_false(buf.is_full);
    assert_true(str_equal(buf_view(&buf), STR("678abcde")));
    buf_clear(&buf);
}

static void what_does_not_fit_is_not_added_in_part(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf, 4);
    buf_add(&buf, STR("abc"));
    buf_add(&buf, STR("de"));
    assert_true(buf.is_full);
    assert_true(str_equal(buf_view(&buf), STR("abc")));
    buf_add_char(&buf, 'd');
    assert_string_equal(buf_c_string(&buf), "abc");
    buf_clear(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_consumed_makes_room_at_the_end),
        cmocka_unit_test(what_does_not_fit_is_not_added_in_part),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
