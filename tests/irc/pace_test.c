/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "irc/pace.h"

struct bench {
    struct irc_pace pace;
    struct buf out;
    int64_t now_ms;
};

static int set_up(void **state)
{
    static struct bench bench;
    irc_pace_init(&bench.pace, 4, 1.0, false);
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

static bool ask(struct bench *bench, const char *nick, const char *target,
                const char *text, size_t lines, enum irc_priority priority)
{
    struct irc_pace_part all[IRC_PACE_LINES_MAX + 1];
    for (size_t i = 0; i < lines; i++)
        all[i] = (struct irc_pace_part){.bytes = str_from_c(text), .lines = 1};
    struct irc_pace_answer answer = {.parts = all,
                                     .count = lines,
                                     .target = str_from_c(target),
                                     .nick = str_from_c(nick),
                                     .room = str_from_c(target),
                                     .priority = priority};
    return irc_pace_add(&bench->pace, &answer, bench->now_ms);
}

static bool add(struct bench *bench, const char *target, const char *text, size_t lines,
                enum irc_priority priority)
{
    return ask(bench, "", target, text, lines, priority);
}

/* What leaves when the clock is moved to now_ms. */
static const char *sent(struct bench *bench, int64_t now_ms)
{
    struct irc_pace_sent sent;
    buf_reset(&bench->out);
    bench->now_ms = now_ms;
    while (irc_pace_next(&bench->pace, now_ms, &sent))
        buf_add(&bench->out, sent.part.bytes);
    return buf_c_string(&bench->out);
}

/* The names of those who were left without an answer. */
static const char *dropped(struct bench *bench)
{
    struct irc_pace_dropped one;
    struct arena arena;
    arena_init(&arena);
    buf_reset(&bench->out);
    while (irc_pace_take_dropped(&bench->pace, &arena, &one))
        buf_format(&bench->out, "%.*s@%.*s ", STR_ARG(one.nick), STR_ARG(one.room));
    arena_clear(&arena);
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

static void before_the_end_only_what_is_urgent_hurries(void **state)
{
    struct bench *bench = *state;
    struct irc_pace_sent sent_now;
    assert_true(add(bench, "#a", "c", 6, IRC_PRIORITY_CHANNEL));
    assert_string_equal(sent(bench, 0), "cccc");
    assert_true(add(bench, "ann", "u", 2, IRC_PRIORITY_URGENT));
    assert_string_equal(sent(bench, 0), "");
    buf_reset(&bench->out);
    while (irc_pace_hurry(&bench->pace, IRC_PRIORITY_URGENT, &sent_now))
        buf_add(&bench->out, sent_now.part.bytes);
    assert_string_equal(buf_c_string(&bench->out), "uu");
    assert_int_equal(bench->pace.lines, 2);
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
    for (int i = 0; i < 4; i++)
        assert_true(ask(bench, "ann", "#a", "c", 8, IRC_PRIORITY_CHANNEL));
    assert_false(ask(bench, "ann", "#a", "c", 8, IRC_PRIORITY_CHANNEL));
    assert_true(ask(bench, "bob", "bob", "d", 3, IRC_PRIORITY_DIRECT));
    assert_int_equal(bench->pace.dropped, 1);
    assert_string_equal(sent(bench, 0), "dddc");
}

static void safety_is_taken_however_full_the_queue_is(void **state)
{
    struct bench *bench = *state;
    assert_true(ask(bench, "ann", "#a", "c", 34, IRC_PRIORITY_CHANNEL));
    for (int i = 0; i < 30; i++)
        assert_true(ask(bench, "bob", "bob", "u", 2, IRC_PRIORITY_URGENT));
    assert_int_equal(bench->pace.dropped, 0);
    assert_string_equal(sent(bench, 0), "uuuu");
}

static void who_has_most_waiting_gives_way_to_who_has_none(void **state)
{
    struct bench *bench = *state;
    for (int i = 0; i < 11; i++)
        assert_true(ask(bench, "ann", "#a", "a", 3, IRC_PRIORITY_CHANNEL));
    assert_false(ask(bench, "ann", "#a", "a", 3, IRC_PRIORITY_CHANNEL));
    assert_string_equal(dropped(bench), "ann@#a ");
    assert_true(ask(bench, "bob", "#a", "b", 3, IRC_PRIORITY_CHANNEL));
    assert_string_equal(dropped(bench), "ann@#a ");
    assert_string_equal(sent(bench, 0), "aaab");
    assert_string_equal(sent(bench, 2500), "bb");
}

static void answers_in_one_room_do_not_mix(void **state)
{
    struct bench *bench = *state;
    assert_true(ask(bench, "ann", "#a", "a", 3, IRC_PRIORITY_CHANNEL));
    assert_true(ask(bench, "bob", "#a", "b", 3, IRC_PRIORITY_CHANNEL));
    assert_true(ask(bench, "cal", "#c", "c", 1, IRC_PRIORITY_CHANNEL));
    assert_string_equal(sent(bench, 0), "acaa");
    assert_string_equal(sent(bench, 3100), "bbb");
}

static void an_answer_that_would_come_too_late_is_not_promised(void **state)
{
    struct bench *bench = *state;
    assert_true(ask(bench, "ann", "#a", "a", 34, IRC_PRIORITY_CHANNEL));
    assert_false(ask(bench, "bob", "#b", "b", 3, IRC_PRIORITY_CHANNEL));
    assert_string_equal(dropped(bench), "bob@#b ");
    assert_true(ask(bench, "bob", "#b", "b", 1, IRC_PRIORITY_DIRECT));
}

static void a_batch_costs_one_more_for_each_eight_lines(void **state)
{
    struct bench *bench = *state;
    struct irc_pace_part part = {.bytes = STR("batch"), .lines = 12};
    struct irc_pace_answer answer = {.parts = &part,
                                     .count = 1,
                                     .target = STR("#a"),
                                     .priority = IRC_PRIORITY_CHANNEL};
    assert_true(irc_pace_add(&bench->pace, &answer, 0));
    assert_true(add(bench, "#b", "x", 2, IRC_PRIORITY_CHANNEL));
    assert_string_equal(sent(bench, 0), "batchx");
    assert_string_equal(sent(bench, 1001), "x");
}

static void a_strict_network_is_paid_for_long_lines(void **state)
{
    struct bench *bench = *state;
    char text[241];
    memset(text, 'x', 240);
    text[240] = '\0';
    irc_pace_init(&bench->pace, 4, 0, true);
    assert_true(add(bench, "#a", text, 3, IRC_PRIORITY_CHANNEL));
    /* 4 tokens, 3 a line: one now, the next when a whole token is there again. */
    assert_int_equal(strlen(sent(bench, 0)), 480);
    assert_int_equal(strlen(sent(bench, 5000)), 0);
    assert_int_equal(strlen(sent(bench, 6100)), 240);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_burst_leaves_at_once_and_then_one_a_second),
        TEST(safety_goes_before_everything_that_is_said),
        TEST(before_the_end_only_what_is_urgent_hurries),
        TEST(targets_take_turns),
        TEST(a_begun_answer_is_finished_and_a_late_one_is_not_begun),
        TEST(a_full_queue_prefers_what_matters_more),
        TEST(safety_is_taken_however_full_the_queue_is),
        TEST(who_has_most_waiting_gives_way_to_who_has_none),
        TEST(answers_in_one_room_do_not_mix),
        TEST(an_answer_that_would_come_too_late_is_not_promised),
        TEST(a_batch_costs_one_more_for_each_eight_lines),
        TEST(a_strict_network_is_paid_for_long_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
