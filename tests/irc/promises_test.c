/* SPDX-License-Identifier: MIT */
#include "irc/promises.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#define NOON INT64_C(1795521600000)

struct bench {
    struct irc_promises promises;
    struct irc_isupport isupport;
};

static int set_up(void **state)
{
    static struct bench bench;
    bench = (struct bench){0};
    irc_isupport_init(&bench.isupport);
    *state = &bench;
    return 0;
}

static int tear_down(void **state)
{
    struct bench *bench = *state;
    irc_promises_clear(&bench->promises);
    return 0;
}

static uint32_t make(struct bench *bench, const char *nick, const char *mask,
                     int64_t now_ms)
{
    struct str line = STR("Call 112.");
    struct irc_saying saying = {.target = STR("#faq"),
                                .text = {.items = &line, .count = 1},
                                .nick = str_from_c(nick),
                                .mask = str_from_c(mask),
                                .account = STR("account:ann"),
                                .must_arrive = true};
    uint32_t number = irc_promises_make(&bench->promises, &saying, now_ms);
    irc_promises_expect(&bench->promises, number, 2);
    return number;
}

static const struct irc_promise *end(struct bench *bench, const char *nick,
                                     int64_t now_ms)
{
    return irc_promises_end(&bench->promises, &bench->isupport, str_from_c(nick), now_ms);
}

static void what_was_taken_whole_is_not_said_again(void **state)
{
    struct bench *bench = *state;
    uint32_t number = make(bench, "ann", "ann!a@b", NOON);
    irc_promises_part_taken(&bench->promises, number);
    irc_promises_part_taken(&bench->promises, number);
    irc_promises_link_lost(&bench->promises);
    assert_null(irc_promises_take_due(&bench->promises, NOON));
    assert_int_equal(irc_promises_due_ms(&bench->promises), INT64_MAX);
}

static void what_was_taken_in_part_is_said_again_to_the_same_host(void **state)
{
    struct bench *bench = *state;
    uint32_t number = make(bench, "ann", "ann!a@b", NOON);
    irc_promises_part_taken(&bench->promises, number);
    assert_null(irc_promises_take_due(&bench->promises, NOON));
    irc_promises_link_lost(&bench->promises);
    assert_non_null(irc_promises_take_due(&bench->promises, NOON + 1000));
    assert_null(irc_promises_take_due(&bench->promises, NOON + 1000));
    irc_promises_host(&bench->promises, &bench->isupport, STR("ANN"), STR("a"), STR("b"));
    const struct irc_promise *promise = end(bench, "ANN", NOON + 1500);
    assert_non_null(promise);
    assert_int_equal(promise->saying.promise, number);
    assert_true(str_equal(promise->saying.text.items[0], STR("Call 112.")));
}

static void a_part_that_goes_on_as_two_is_there_when_both_are(void **state)
{
    struct bench *bench = *state;
    uint32_t number = make(bench, "ann", "ann!a@b", NOON);
    irc_promises_part_again(&bench->promises, number, 2);
    irc_promises_part_taken(&bench->promises, number);
    irc_promises_part_taken(&bench->promises, number);
    assert_int_equal(bench->promises.items[0].state, IRC_PROMISE_OPEN);
    irc_promises_part_taken(&bench->promises, number);
    assert_int_equal(bench->promises.items[0].state, IRC_PROMISE_NONE);
}

static void what_is_to_be_said_again_counts_nothing_that_came_before(void **state)
{
    struct bench *bench = *state;
    uint32_t number = make(bench, "ann", "ann!a@b", NOON);
    irc_promises_refused(&bench->promises, number, NOON);
    assert_non_null(irc_promises_take_due(&bench->promises, NOON + IRC_PROMISE_AGAIN_MS));
    irc_promises_host(&bench->promises, &bench->isupport, STR("ann"), STR("a"), STR("b"));
    const struct irc_promise *promise = end(bench, "ann", NOON + IRC_PROMISE_AGAIN_MS);
    assert_non_null(promise);
    (void)irc_promises_make(&bench->promises, &promise->saying, NOON);
    irc_promises_expect(&bench->promises, promise->number, 1);
    irc_promises_part_taken(&bench->promises, number);
    assert_int_equal(promise->state, IRC_PROMISE_OPEN);
}

static void an_account_is_known_behind_another_host(void **state)
{
    struct bench *bench = *state;
    (void)make(bench, "ann", "ann!a@b", NOON);
    irc_promises_link_lost(&bench->promises);
    assert_non_null(irc_promises_take_due(&bench->promises, NOON));
    irc_promises_host(&bench->promises, &bench->isupport, STR("ann"), STR("a"),
                      STR("cloak"));
    irc_promises_account(&bench->promises, &bench->isupport, STR("ann"), STR("Ann"));
    assert_non_null(end(bench, "ann", NOON));
}

static void somebody_else_is_told_nothing(void **state)
{
    struct bench *bench = *state;
    (void)make(bench, "ann", "ann!a@b", NOON);
    irc_promises_link_lost(&bench->promises);
    assert_non_null(irc_promises_take_due(&bench->promises, NOON));
    irc_promises_host(&bench->promises, &bench->isupport, STR("ann"), STR("x"), STR("y"));
    irc_promises_account(&bench->promises, &bench->isupport, STR("ann"), STR("eve"));
    assert_null(end(bench, "ann", NOON));
    assert_int_equal(irc_promises_due_ms(&bench->promises), INT64_MAX);
}

static void who_is_away_is_looked_for_until_it_is_too_late(void **state)
{
    struct bench *bench = *state;
    unsigned asked = 0;
    (void)make(bench, "ann", "ann!a@b", NOON);
    irc_promises_link_lost(&bench->promises);
    for (int64_t now_ms = NOON; now_ms < NOON + 2 * IRC_PROMISE_MS; now_ms += 1000) {
        if (!irc_promises_take_due(&bench->promises, now_ms))
            continue;
        asked++;
        assert_null(end(bench, "ann", now_ms));
    }
    assert_int_equal(asked, IRC_PROMISE_MS / IRC_PROMISE_AGAIN_MS + 1);
}

static void a_server_that_does_not_answer_is_asked_again(void **state)
{
    struct bench *bench = *state;
    (void)make(bench, "ann", "ann!a@b", NOON);
    irc_promises_link_lost(&bench->promises);
    assert_non_null(irc_promises_take_due(&bench->promises, NOON));
    assert_int_equal(irc_promises_due_ms(&bench->promises), NOON + IRC_PROMISE_ANSWER_MS);
    assert_non_null(
        irc_promises_take_due(&bench->promises, NOON + IRC_PROMISE_ANSWER_MS));
}

static void of_too_many_the_oldest_gives_way(void **state)
{
    struct bench *bench = *state;
    uint32_t first = make(bench, "ann0", "ann!a@b", NOON);
    for (int64_t i = 1; i <= IRC_PROMISES_MAX; i++)
        assert_int_not_equal(make(bench, "ann", "ann!a@b", NOON + i), first);
    irc_promises_link_lost(&bench->promises);
    const struct irc_promise *promise;
    unsigned count = 0;
    while ((promise = irc_promises_take_due(&bench->promises, NOON + 1000))) {
        assert_int_not_equal(promise->number, first);
        count++;
    }
    assert_int_equal(count, IRC_PROMISES_MAX);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_was_taken_whole_is_not_said_again),
        TEST(what_was_taken_in_part_is_said_again_to_the_same_host),
        TEST(a_part_that_goes_on_as_two_is_there_when_both_are),
        TEST(what_is_to_be_said_again_counts_nothing_that_came_before),
        TEST(an_account_is_known_behind_another_host),
        TEST(somebody_else_is_told_nothing),
        TEST(who_is_away_is_looked_for_until_it_is_too_late),
        TEST(a_server_that_does_not_answer_is_asked_again),
        TEST(of_too_many_the_oldest_gives_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
