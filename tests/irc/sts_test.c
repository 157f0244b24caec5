/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "irc/sts.h"

static const int64_t now_ms = 1790000000000;

static struct irc_sts parsed(const char *value)
{
    struct irc_sts sts;
    assert_true(irc_sts_parse(str_from_c(value), &sts));
    return sts;
}

static void port_and_duration_are_read_and_the_rest_is_passed_over(void **state)
{
    (void)state;
    struct irc_sts sts = parsed("duration=2592000,preload,port=6697,new=thing");
    assert_int_equal(sts.port, 6697);
    assert_true(sts.has_duration);
    assert_int_equal(sts.duration_ms, 2592000000);
    sts = parsed("duration=0");
    assert_true(sts.has_duration);
    assert_int_equal(sts.duration_ms + sts.port, 0);
}

static void broken_values_are_no_policy(void **state)
{
    (void)state;
    static const char *const broken[] = {
        "",
        "port",
        "port=",
        "port=0",
        "port=65536",
        "port=-1",
        "port=66 97",
        "Port=6697",
        "duration=",
        "duration=1d",
        "duration=99999999999999999999999",
        "preload",
    };
    struct irc_sts sts;
    for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++)
        assert_false(irc_sts_parse(str_from_c(broken[i]), &sts));
}

static void a_policy_holds_until_it_expires(void **state)
{
    (void)state;
    struct irc_sts sts = parsed("duration=10,port=1");
    struct irc_sts_policy policy = {0};
    assert_false(irc_sts_holds(&policy, now_ms));
    irc_sts_learn(&policy, &sts, 6697, now_ms);
    assert_int_equal(policy.port, 6697);
    assert_true(irc_sts_holds(&policy, now_ms + 9999));
    assert_false(irc_sts_holds(&policy, now_ms + 10000));
    irc_sts_renew(&policy, now_ms + 5000);
    assert_true(irc_sts_holds(&policy, now_ms + 14999));
}

static void a_policy_is_taken_back_by_a_duration_of_nothing_alone(void **state)
{
    (void)state;
    struct irc_sts sts = parsed("duration=10");
    struct irc_sts_policy policy = {0};
    irc_sts_learn(&policy, &sts, 6697, now_ms);
    sts = parsed("port=7000");
    irc_sts_learn(&policy, &sts, 6697, now_ms);
    assert_true(irc_sts_holds(&policy, now_ms));
    sts = parsed("duration=0");
    irc_sts_learn(&policy, &sts, 6697, now_ms);
    assert_int_equal(policy.port, 0);
    irc_sts_renew(&policy, now_ms);
    assert_false(irc_sts_holds(&policy, now_ms));
}

static void endless_durations_are_cut(void **state)
{
    (void)state;
    struct irc_sts sts = parsed("duration=18446744073709551615");
    struct irc_sts_policy policy = {0};
    irc_sts_learn(&policy, &sts, 6697, now_ms);
    assert_true(policy.expires_ms > now_ms);
}

static void a_row_brings_a_policy_back(void **state)
{
    (void)state;
    struct irc_sts sts = parsed("duration=2592000");
    struct irc_sts_policy policy = {0}, back;
    struct arena arena;
    arena_init(&arena);
    irc_sts_learn(&policy, &sts, 6697, now_ms);
    struct str row = irc_sts_format(&arena, &policy);
    assert_true(str_equal(row, STR("6697 2592000000 1792592000000")));
    assert_true(irc_sts_policy_parse(row, &back));
    assert_int_equal(back.port, policy.port);
    assert_int_equal(back.duration_ms, policy.duration_ms);
    assert_int_equal(back.expires_ms, policy.expires_ms);
    assert_false(irc_sts_policy_parse(STR(""), &back));
    assert_false(irc_sts_policy_parse(STR("0 1 1"), &back));
    assert_false(irc_sts_policy_parse(STR("6697 1"), &back));
    assert_false(irc_sts_policy_parse(STR("6697 1 1 1"), &back));
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(port_and_duration_are_read_and_the_rest_is_passed_over),
        cmocka_unit_test(broken_values_are_no_policy),
        cmocka_unit_test(a_policy_holds_until_it_expires),
        cmocka_unit_test(a_policy_is_taken_back_by_a_duration_of_nothing_alone),
        cmocka_unit_test(endless_durations_are_cut),
        cmocka_unit_test(a_row_brings_a_policy_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
