/* SPDX-License-Identifier: MIT */
#include "irc/window.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

#include "base/macros.h"

static struct irc_pace_sent part(const char *bytes, uint32_t label, uint32_t promise)
{
    return (struct irc_pace_sent){
        .part = {.bytes = str_from_c(bytes), .lines = 1, .label = label},
        .target = STR("#faq"),
        .nick = STR("ann"),
        .promise = promise,
    };
}

static void add(struct irc_window *window, uint32_t label, int64_t now_ms)
{
    struct irc_pace_sent sent = part("PRIVMSG #faq :hello\r\n", label, 0);
    sent.priority = IRC_PRIORITY_CHANNEL;
    irc_window_add(window, &sent, now_ms);
}

static void four_parts_are_on_their_way_at_most(void **state)
{
    struct irc_window window = {0};

    (void)state;
    for (unsigned i = 0; i < IRC_WINDOW_PARTS_MAX; i++) {
        assert_true(irc_window_takes(&window, 100));
        add(&window, 0, 0);
    }
    assert_false(irc_window_takes(&window, 100));
    irc_window_clear(&window);
    assert_true(irc_window_takes(&window, 100));
}

static void two_kilobytes_are_on_their_way_at_most(void **state)
{
    struct irc_window window = {0};

    (void)state;
    /* Whatever its size, something alone may leave. */
    assert_true(irc_window_takes(&window, 10 * IRC_WINDOW_BYTES_MAX));
    add(&window, 0, 0);
    assert_false(irc_window_takes(&window, IRC_WINDOW_BYTES_MAX));
    assert_true(irc_window_takes(&window, IRC_WINDOW_BYTES_MAX / 2));
    irc_window_clear(&window);
}

static void what_acknowledges_one_part_acknowledges_those_before(void **state)
{
    struct irc_window window = {0};

    (void)state;
    for (uint32_t label = 1; label <= 4; label++)
        add(&window, label, 0);
    irc_window_ack_label(&window, 3);
    for (uint32_t label = 1; label <= 4; label++)
        assert_int_equal(irc_window_find(&window, label)->is_open, label == 4);
    irc_window_ack_label(&window, 99);
    assert_true(irc_window_find(&window, 4)->is_open);
    irc_window_clear(&window);
}

static void a_full_window_asks_by_ping_where_there_are_no_labels(void **state)
{
    struct irc_window window = {0};

    (void)state;
    for (unsigned i = 0; i < 3; i++) {
        add(&window, 0, 0);
        assert_int_equal(irc_window_ping(&window, false), 0);
    }
    add(&window, 0, 7000);
    assert_int_equal(irc_window_ping(&window, false), 1);
    assert_int_equal(irc_window_ping(&window, false), 0);
    assert_int_equal(irc_window_ack_ping(&window, 2), 7000);
    assert_int_equal(irc_window_ack_ping(&window, 0), 0);
    assert_true(irc_window_takes(&window, 100));
    irc_window_clear(&window);
}

static void labels_answer_for_themselves(void **state)
{
    struct irc_window window = {0};

    (void)state;
    for (uint32_t label = 1; label <= 4; label++)
        add(&window, label, 0);
    assert_int_equal(irc_window_ping(&window, false), 0);
    assert_int_equal(irc_window_ping(&window, true), 0);
    irc_window_clear(&window);
}

static void what_must_arrive_is_asked_about_at_once_and_told_when_taken(void **state)
{
    struct irc_window window = {0};
    struct irc_pace_sent sent = part("PRIVMSG ann :Call 112.\r\n", 0, 7);

    (void)state;
    irc_window_add(&window, &sent, 0);
    assert_int_equal(irc_window_ping(&window, true), 1);
    assert_int_equal(irc_window_take_promise(&window), 0);
    irc_window_ack_ping(&window, 1);
    assert_int_equal(irc_window_take_promise(&window), 7);
    assert_int_equal(irc_window_take_promise(&window), 0);
    irc_window_clear(&window);
}

static void what_was_refused_keeps_no_promise_whatever_is_acknowledged_later(void **state)
{
    struct irc_window window = {0};
    struct irc_pace_sent sent = part("PRIVMSG ann :Call 112.\r\n", 1, 7);

    (void)state;
    irc_window_add(&window, &sent, 0);
    irc_window_find(&window, 1)->is_refused = true;
    add(&window, 2, 0);
    irc_window_ack_label(&window, 2);
    assert_true(irc_window_takes(&window, 10 * IRC_WINDOW_BYTES_MAX));
    assert_int_equal(irc_window_take_promise(&window), 0);
    irc_window_clear(&window);
}

static void silence_frees_the_window_but_is_no_acknowledgement(void **state)
{
    struct irc_window window = {0};
    struct irc_pace_sent sent = part("PRIVMSG ann :Call 112.\r\n", 0, 7);

    (void)state;
    irc_window_add(&window, &sent, 1000);
    assert_int_equal(irc_window_tick(&window, 2000), 1000 + IRC_WINDOW_WAIT_MS);
    assert_int_equal(irc_window_tick(&window, 1000 + IRC_WINDOW_WAIT_MS), INT64_MAX);
    assert_true(irc_window_takes(&window, 10 * IRC_WINDOW_BYTES_MAX));
    assert_int_equal(irc_window_take_promise(&window), 0);
    irc_window_clear(&window);
}

static void parts_are_found_after_they_were_acknowledged(void **state)
{
    struct irc_window window = {0};

    (void)state;
    for (uint32_t label = 1; label <= IRC_WINDOW_KEPT_MAX + 1; label++) {
        add(&window, label, 0);
        irc_window_ack_label(&window, label);
    }
    assert_null(irc_window_find(&window, 1));
    assert_non_null(irc_window_find(&window, 2));
    assert_int_equal(irc_window_find_target(&window, STR("#faq"))->label,
                     IRC_WINDOW_KEPT_MAX + 1);
    assert_null(irc_window_find_target(&window, STR("#other")));
    irc_window_clear(&window);
}

static void refusals_without_labels_mean_what_is_urgent_line_by_line(void **state)
{
    struct irc_window window = {0};
    struct irc_pace_sent sent = part("PRIVMSG #faq :Call 112.\r\n", 0, 7);

    (void)state;
    sent.priority = IRC_PRIORITY_URGENT;
    irc_window_add(&window, &sent, 0);
    irc_window_ping(&window, true);
    irc_window_ack_ping(&window, 1);
    add(&window, 0, 0);
    irc_window_add(&window, &sent, 0);
    irc_window_add(&window, &sent, 0);
    add(&window, 0, 0);
    static const size_t order[] = {2, 3, 4, 1, 0};
    for (size_t i = 0; i < COUNT_OF(order); i++) {
        struct irc_flight *flight = irc_window_find_target(&window, STR("#faq"));
        assert_ptr_equal(flight, &window.flights[order[i]]);
        flight->is_refused = true;
    }
    assert_null(irc_window_find_target(&window, STR("#faq")));
    irc_window_clear(&window);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(four_parts_are_on_their_way_at_most),
        cmocka_unit_test(two_kilobytes_are_on_their_way_at_most),
        cmocka_unit_test(what_acknowledges_one_part_acknowledges_those_before),
        cmocka_unit_test(a_full_window_asks_by_ping_where_there_are_no_labels),
        cmocka_unit_test(labels_answer_for_themselves),
        cmocka_unit_test(what_must_arrive_is_asked_about_at_once_and_told_when_taken),
        cmocka_unit_test(
            what_was_refused_keeps_no_promise_whatever_is_acknowledged_later),
        cmocka_unit_test(silence_frees_the_window_but_is_no_acknowledgement),
        cmocka_unit_test(parts_are_found_after_they_were_acknowledged),
        cmocka_unit_test(refusals_without_labels_mean_what_is_urgent_line_by_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
