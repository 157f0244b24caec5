/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "irc/pace.h"

struct bench {
    struct irc_pace pace;
    struct buf out;
    int64_t now_ms;
};

static int set_up(void **state)
{
    static struct bench bench;
    irc_pace_init(&bench.pace, 4, 1.0);
    irc_pace_reset(&bench.pace, 0);
    buf_init(&bench.out, 4096);
    bench.now_ms = 0;
    *state = &bench;
    return 0;
}

static int tear_down(void **state)
{
    struct bench *bench = *state;
    irc_pace_clear(&bench->pace);
    buf_clear(&bench->out);
    return 0;
}

static bool add(struct bench *bench, const char *target, const char *text, size_t lines,
                enum irc_priority priority)
{
    struct str line = str_from_c(text), all[IRC_PACE_LINES_MAX];
    for (size_t i = 0; i < lines; i++)
        all[i] = line;
    struct irc_pace_answer answer = {all, lines, str_from_c(target), priority};
    return irc_pace_add(&bench->pace, &answer, bench->now_ms);
}

/* What leaves when the clock is moved to now_ms. */
static const char *sent(struct bench *bench, int64_t now_ms)
{
    buf_reset(&bench->out);
    bench->now_ms = now_ms;
    while (irc_pace_next(&bench->pace, now_ms, &bench->out))
        continue;
    return buf_c_string(&bench->out);
}

static void a_burst_leaves_at_once_and_then_one_a_second(void **state)
{
    assert_true(add(*state, "#a", "x", 6, IRC_PRIORITY_CHANNEL));
    assert_string_equal(sent(*state, 0), "xxxx");
    assert_string_equal(sent(*state, 999), "");
    struct bench *bench = *state;
    assert_in_range(irc_pace_due_ms(&bench->pace, 999), 1000, 1001);
    assert_string_equal(sent(*state, 1001), "x");
    assert_string_equal(sent(*state, 2002), "x");
    assert_true(irc_pace_due_ms(&bench->pace, 2002) == INT64_MAX);
}

static void safety_goes_before_everything_that_is_said(void **state)
{
    assert_string_equal(sent(*state, 0), "");
    assert_true(add(*state, "#a", "c", 2, IRC_PRIORITY_CHANNEL));
    assert_true(add(*state, "ann", "d", 1, IRC_PRIORITY_DIRECT));
    assert_true(add(*state, "#a", "u", 1, IRC_PRIORITY_URGENT));
    assert_string_equal(sent(*state, 0), "udcc");
}

static void targets_take_turns(void **state)
{
    assert_true(add(*state, "#a", "a", 4, IRC_PRIORITY_CHANNEL));
    assert_true(add(*state, "#b", "b", 1, IRC_PRIORITY_CHANNEL));
    assert_true(add(*state, "#c", "c", 1, IRC_PRIORITY_CHANNEL));
    assert_string_equal(sent(*state, 0), "abca");
    assert_string_equal(sent(*state, 2000), "aa");
}

static void a_begun_answer_is_finished_and_a_late_one_is_not_begun(void **state)
{
    struct bench *bench = *state;
    assert_true(add(bench, "#a", "x", 5, IRC_PRIORITY_CHANNEL));
    assert_string_equal(sent(bench, 0), "xxxx");
    assert_true(add(bench, "#a", "y", 3, IRC_PRIORITY_CHANNEL));
    assert_true(add(bench, "#a", "u", 1, IRC_PRIORITY_URGENT));
    assert_string_equal(sent(bench, 40000), "ux");
    assert_int_equal(bench->pace.dropped, 1);
}

static void a_full_queue_prefers_what_matters_more(void **state)
{
    struct bench *bench = *state;
    for (int i = 0; i < 8; i++)
        assert_true(add(bench, "#a", "c", 8, IRC_PRIORITY_CHANNEL));
    assert_false(add(bench, "#a", "c", 1, IRC_PRIORITY_CHANNEL));
    assert_true(add(bench, "ann", "u", 1, IRC_PRIORITY_URGENT));
    assert_int_equal(bench->pace.count, IRC_PACE_LINES_MAX - 8 + 1);
    assert_int_equal(bench->pace.dropped, 2);
    assert_string_equal(sent(bench, 0), "uccc");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_burst_leaves_at_once_and_then_one_a_second,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(safety_goes_before_everything_that_is_said,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(targets_take_turns, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            a_begun_answer_is_finished_and_a_late_one_is_not_begun, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_full_queue_prefers_what_matters_more, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
