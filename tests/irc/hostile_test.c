/* SPDX-License-Identifier: MIT */
/* Servers that would tire the bot out, make it grow, or never come to an end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

#include "base/buf.h"
#include "irc/message.h"
#include "irc/events.h"
#include "irc/session.h"

#define NOON INT64_C(1795521600000)
enum { SECOND = 1000, MANY = 100000, OUTPUT_MAX = 64 * 1024 };

struct bench {
    struct irc_options options;
    struct irc_session *session;
    int64_t now_ms;
};

static void start(struct bench *bench)
{
    bench->now_ms = NOON;
    bench->session = irc_session_create(&bench->options, 1);
    irc_session_start(bench->session, true, bench->now_ms);
}

static int set_up(void **state)
{
    static const struct irc_channel_options channel = {.name = STR_INIT("#faq")};
    static struct bench bench;
    bench = (struct bench){.options = {.name = STR("net"),
                                       .nick = STR("faqd"),
                                       .channels = &channel,
                                       .channel_count = 1}};
    *state = &bench;
    return 0;
}

static int tear_down(void **state)
{
    struct bench *bench = *state;
    irc_session_destroy(bench->session);
    return 0;
}

static void feed_line(struct bench *bench, struct str line)
{
    irc_session_feed(bench->session, line, bench->now_ms);
    irc_session_feed(bench->session, STR("\r\n"), bench->now_ms);
}

static void feed(struct bench *bench, const char *line)
{
    feed_line(bench, str_from_c(line));
}

/* Takes all that is to be sent; how many lines begin so. */
static size_t sent(struct bench *bench, const char *start)
{
    struct str output = irc_session_output(bench->session), line;
    size_t bytes = output.len, count = 0;
    while (str_cut_line(output, &line, &output))
        count += str_starts_with(line, str_from_c(start));
    irc_session_sent(bench->session, bytes);
    return count;
}

static enum irc_state state_of(const struct bench *bench)
{
    return irc_session_status(bench->session).state;
}

static void go_online(struct bench *bench)
{
    start(bench);
    feed(bench, ":s CAP * LS :");
    feed(bench, ":s 001 faqd :hi");
    feed(bench, ":s 376 faqd :end");
    feed(bench, ":faqd!f@h JOIN #faq");
    assert_int_equal(state_of(bench), IRC_STATE_ONLINE);
    (void)sent(bench, "");
}

/* The next message, or one without a text. */
static struct irc_event heard(struct bench *bench)
{
    struct irc_event event;
    while (irc_session_next(bench->session, &event)) {
        if (event.kind == IRC_MESSAGE)
            return event;
    }
    return (struct irc_event){.text = STR("")};
}

static void a_list_of_capabilities_without_end_ends_after_a_minute(void **state)
{
    struct bench *bench = *state;
    start(bench);
    (void)sent(bench, "");
    for (int second = 0; second < 60; second++) {
        assert_int_equal(state_of(bench), IRC_STATE_NEGOTIATING);
        for (int i = 0; i < 100; i++)
            feed(bench, ":s CAP * LS * :sasl=PLAIN batch draft/multiline message-tags");
        bench->now_ms += SECOND;
        (void)irc_session_tick(bench->session, bench->now_ms);
    }
    assert_int_equal(state_of(bench), IRC_STATE_LOST);
    assert_int_equal(sent(bench, "CAP REQ"), 0);
}

static void questions_that_are_not_read_end_the_link(void **state)
{
    struct bench *bench = *state;
    go_online(bench);
    for (int i = 0; i < MANY && state_of(bench) == IRC_STATE_ONLINE; i++)
        feed(bench, "PING :one two three four five six seven eight nine ten");
    assert_int_equal(state_of(bench), IRC_STATE_LOST);
    assert_true(irc_session_output(bench->session).len <= OUTPUT_MAX);
}

static void a_room_without_end_makes_strangers_of_nobody(void **state)
{
    struct bench *bench = *state;
    bench->options.refuses_strangers = true;
    go_online(bench);
    feed(bench, ":s 353 faqd = #faq :@ann +bob");
    feed(bench, ":ann!a@b PRIVMSG faqd :hi");
    assert_false(heard(bench).is_stranger);
    feed(bench, ":eve!e@f PRIVMSG faqd :hi");
    assert_true(heard(bench).is_stranger);
    for (int i = 0; i < MANY; i++) {
        char line[80];
        (void)snprintf(line, sizeof(line), ":s 353 faqd = #faq :member%d", i);
        feed(bench, line);
    }
    feed(bench, ":eve!e@f PRIVMSG faqd :hi");
    struct irc_event event = heard(bench);
    assert_true(str_equal(event.text, STR("hi")));
    assert_false(event.is_stranger);
}

static void a_challenge_without_end_is_given_up(void **state)
{
    static const enum irc_mechanism mechanism = IRC_SASL_SCRAM_SHA_256;
    struct bench *bench = *state;
    char line[500];
    bench->options.sasl = (struct irc_sasl_options){.mechanisms = &mechanism,
                                                    .mechanism_count = 1,
                                                    .account = STR("faqd"),
                                                    .password = STR("sesame")};
    start(bench);
    feed(bench, ":s CAP * LS :sasl=SCRAM-SHA-256");
    feed(bench, ":s CAP * ACK :sasl");
    feed(bench, "AUTHENTICATE +");
    (void)sent(bench, "");
    (void)snprintf(line, sizeof(line), "AUTHENTICATE %0400d", 0);
    for (int i = 0; i < 1000; i++)
        feed(bench, line);
    assert_int_equal(sent(bench, "AUTHENTICATE *"), 1);
    bench->now_ms += 15 * SECOND;
    (void)irc_session_tick(bench->session, bench->now_ms);
    assert_int_equal(sent(bench, "CAP END"), 1);
}

static void a_nick_that_is_always_taken_ends_the_try(void **state)
{
    struct bench *bench = *state;
    size_t tries = 0;
    start(bench);
    (void)sent(bench, "");
    for (int i = 0; i < MANY && state_of(bench) != IRC_STATE_LOST; i++) {
        feed(bench, ":s 433 * faqd :Nickname is already in use");
        tries += sent(bench, "NICK ");
    }
    assert_int_equal(state_of(bench), IRC_STATE_LOST);
    assert_int_equal(tries, 9);
}

static void batches_without_end_hold_back_a_few_messages_at_most(void **state)
{
    struct bench *bench = *state;
    size_t count = 0;
    go_online(bench);
    for (int i = 0; i < 1000; i++) {
        char line[80];
        (void)snprintf(line, sizeof(line), ":ann!a@b BATCH +%d draft/multiline faqd", i);
        feed(bench, line);
        (void)snprintf(line, sizeof(line), "@batch=%d :ann!a@b PRIVMSG faqd :%d", i, i);
        feed(bench, line);
        count += heard(bench).text.len > 0;
    }
    assert_int_equal(count, 996);
}

static void events_that_nobody_takes_are_bounded(void **state)
{
    struct bench *bench = *state;
    struct irc_event event;
    size_t count = 0;
    go_online(bench);
    for (int i = 0; i < MANY; i++)
        feed(bench, ":ann!a@b INVITE faqd #elsewhere");
    while (irc_session_next(bench->session, &event))
        count++;
    assert_int_equal(count, IRC_EVENTS_MAX);
    assert_true(irc_session_status(bench->session).events_dropped > 0);
}

static void capabilities_that_come_and_go_are_asked_for_within_bounds(void **state)
{
    struct bench *bench = *state;
    go_online(bench);
    for (int i = 0; i < MANY && state_of(bench) == IRC_STATE_ONLINE; i++) {
        feed(bench, ":s CAP * NEW :batch message-tags");
        feed(bench, ":s CAP * DEL :batch message-tags");
    }
    assert_true(irc_session_output(bench->session).len <= OUTPUT_MAX);
}

static void the_longest_line_is_read_and_one_byte_more_is_not(void **state)
{
    static const char end[] = " :ann!a@b PRIVMSG faqd :hello";
    struct bench *bench = *state;
    struct buf line;
    go_online(bench);
    for (size_t more = 0; more < 2; more++) {
        buf_init(&line, IRC_LINE_BYTES_MAX + 3);
        buf_add(&line, STR("@x="));
        while (line.len < IRC_LINE_BYTES_MAX - strlen(end) + more)
            buf_add_char(&line, 'y');
        buf_format(&line, "%s", end);
        feed_line(bench, buf_view(&line));
        buf_clear(&line);
        assert_int_equal(heard(bench).text.len, more ? 0 : 5);
    }
}

static void who_has_a_name_longer_than_a_line_is_nobody(void **state)
{
    struct bench *bench = *state;
    char line[1000];
    go_online(bench);
    (void)snprintf(line, sizeof(line), ":%0500d!a@b PRIVMSG faqd :hello", 1);
    feed(bench, line);
    assert_int_equal(heard(bench).text.len, 5);
    (void)snprintf(line, sizeof(line), ":%0600d!a@b PRIVMSG faqd :hello", 1);
    feed(bench, line);
    assert_int_equal(heard(bench).text.len, 0);
    assert_int_equal(irc_session_status(bench->session).lines_refused, 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_list_of_capabilities_without_end_ends_after_a_minute),
        TEST(questions_that_are_not_read_end_the_link),
        TEST(a_room_without_end_makes_strangers_of_nobody),
        TEST(a_challenge_without_end_is_given_up),
        TEST(a_nick_that_is_always_taken_ends_the_try),
        TEST(batches_without_end_hold_back_a_few_messages_at_most),
        TEST(events_that_nobody_takes_are_bounded),
        TEST(capabilities_that_come_and_go_are_asked_for_within_bounds),
        TEST(who_has_a_name_longer_than_a_line_is_nobody),
        TEST(the_longest_line_is_read_and_one_byte_more_is_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
