/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/talk.h"

static void orders_move_who_speaks_and_where(void **state)
{
    struct talk talk = {.person = {.is_direct = true}};

    (void)state;
    assert_true(talk_obey(&talk, STR("/room")));
    assert_false(talk.person.is_direct);
    assert_true(talk_obey(&talk, STR("/name  bob ")));
    assert_true(str_equal(talk.person.name, STR("bob")));
    assert_true(talk_obey(&talk, STR("/admin")));
    assert_true(talk.person.is_admin);
    assert_true(talk_obey(&talk, STR("/dm")));
    assert_true(talk.person.is_direct);
    assert_true(talk_obey(&talk, STR("/quit")));
    assert_true(talk.is_over);
}

static void time_passes_as_told(void **state)
{
    struct talk talk = {.scene = {.now_ms = 1000}};

    (void)state;
    assert_true(talk_obey(&talk, STR("/wait 31s")));
    assert_int_equal(talk.scene.now_ms, 32000);
    assert_true(talk_obey(&talk, STR("/wait long")));
    assert_int_equal(talk.scene.now_ms, 32000);
}

static void anything_else_is_said(void **state)
{
    struct talk talk = {0};

    (void)state;
    assert_false(talk_obey(&talk, STR("is it safe?")));
    assert_false(talk_obey(&talk, STR("/etc/passwd")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(orders_move_who_speaks_and_where),
        cmocka_unit_test(time_passes_as_told),
        cmocka_unit_test(anything_else_is_said),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
