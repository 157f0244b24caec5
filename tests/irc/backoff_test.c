/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "irc/backoff.h"

static const int64_t start_ms = 1000000;

static int64_t wait_of(struct irc_backoff *backoff, enum irc_severity severity,
                       int64_t now_ms)
{
    return irc_backoff_failed(backoff, severity, now_ms) - now_ms;
}

static void assert_about(int64_t wait_ms, int64_t middle_ms)
{
    assert_in_range(wait_ms, middle_ms * 3 / 4, middle_ms * 5 / 4);
}

static void waits_double_up_to_ten_minutes(void **state)
{
    (void)state;
    struct irc_backoff backoff;
    irc_backoff_init(&backoff, 1, 1);
    for (int64_t expected_ms = 2000; expected_ms < 600000; expected_ms *= 2)
        assert_about(wait_of(&backoff, IRC_SEVERITY_ORDINARY, start_ms), expected_ms);
    for (int i = 0; i < 5; i++)
        assert_about(wait_of(&backoff, IRC_SEVERITY_ORDINARY, start_ms), 600000);
}

static void waits_differ_between_bots(void **state)
{
    (void)state;
    struct irc_backoff one, other;
    irc_backoff_init(&one, 1, 1);
    irc_backoff_init(&other, 1, 2);
    assert_int_not_equal(wait_of(&one, IRC_SEVERITY_ORDINARY, start_ms),
                         wait_of(&other, IRC_SEVERITY_ORDINARY, start_ms));
}

static void five_minutes_online_forgive_everything(void **state)
{
    (void)state;
    struct irc_backoff backoff;
    irc_backoff_init(&backoff, 1, 1);
    for (int i = 0; i < 6; i++)
        (void)wait_of(&backoff, IRC_SEVERITY_ORDINARY, start_ms);
    irc_backoff_online(&backoff, start_ms);
    assert_true(wait_of(&backoff, IRC_SEVERITY_ORDINARY, start_ms + 299999) > 60000);
    irc_backoff_online(&backoff, start_ms);
    assert_about(wait_of(&backoff, IRC_SEVERITY_ORDINARY, start_ms + 300000), 2000);
}

static void a_ban_keeps_us_away_longer(void **state)
{
    (void)state;
    struct irc_backoff backoff;
    irc_backoff_init(&backoff, 1, 1);
    assert_about(wait_of(&backoff, IRC_SEVERITY_BANNED, start_ms), 600000);
    assert_about(wait_of(&backoff, IRC_SEVERITY_BANNED, start_ms), 1200000);
    assert_about(wait_of(&backoff, IRC_SEVERITY_AUTH, start_ms), 1800000);
}

static void a_change_over_to_tls_waits_for_nothing_and_forgives_nothing(void **state)
{
    (void)state;
    struct irc_backoff backoff;
    irc_backoff_init(&backoff, 2, 1);
    assert_about(wait_of(&backoff, IRC_SEVERITY_ORDINARY, start_ms), 2000);
    assert_int_equal(wait_of(&backoff, IRC_SEVERITY_UPGRADE, start_ms), 0);
    assert_int_equal(irc_backoff_server(&backoff), 1);
    assert_about(wait_of(&backoff, IRC_SEVERITY_ORDINARY, start_ms), 4000);
}

static void servers_take_turns_until_one_serves(void **state)
{
    (void)state;
    struct irc_backoff backoff;
    irc_backoff_init(&backoff, 2, 1);
    assert_int_equal(irc_backoff_server(&backoff), 0);
    (void)wait_of(&backoff, IRC_SEVERITY_ORDINARY, start_ms);
    assert_int_equal(irc_backoff_server(&backoff), 1);
    irc_backoff_online(&backoff, start_ms);
    (void)wait_of(&backoff, IRC_SEVERITY_ORDINARY, start_ms + 400000);
    assert_int_equal(irc_backoff_server(&backoff), 1);
    (void)wait_of(&backoff, IRC_SEVERITY_ORDINARY, start_ms + 400000);
    assert_int_equal(irc_backoff_server(&backoff), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(waits_double_up_to_ten_minutes),
        cmocka_unit_test(waits_differ_between_bots),
        cmocka_unit_test(five_minutes_online_forgive_everything),
        cmocka_unit_test(a_ban_keeps_us_away_longer),
        cmocka_unit_test(a_change_over_to_tls_waits_for_nothing_and_forgives_nothing),
        cmocka_unit_test(servers_take_turns_until_one_serves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
