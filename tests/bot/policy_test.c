/* SPDX-License-Identifier: MIT */
#include "bot/policy.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

enum { SECOND = 1000 };
#define NOON INT64_C(1795521600000)

struct fixture {
    struct arena arena;
    struct policy policy;
    struct bot_options options;
};

static void start(struct fixture *fixture, struct bot_options options)
{
    *fixture = (struct fixture){.options = options};
    arena_init(&fixture->arena);
    policy_init(&fixture->policy, &fixture->options, 1);
}

static void end(struct fixture *fixture)
{
    policy_clear(&fixture->policy);
    arena_clear(&fixture->arena);
}

static enum policy_verdict judge(struct fixture *fixture, const char *who,
                                 const char *room, int64_t after_ms)
{
    /* Each text has a shape of its own, so that only the rates decide. */
    struct str text =
        arena_format(&fixture->arena, "%.*s", (int)(after_ms / 100 % 50) + 1,
                     "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz");
    struct chat_message message = {
        .network = STR("net"),
        .sender = str_from_c(who),
        .room = str_from_c(room),
        .text = text,
        .time_ms = NOON + after_ms,
    };

    return policy_judge(&fixture->policy, &message, NOON + after_ms, &fixture->arena);
}

static void the_first_excess_gets_a_notice_and_then_silence(void **state)
{
    struct fixture fixture;

    (void)state;
    start(&fixture, (struct bot_options){.per_asker = {2, 30 * SECOND}});
    assert_int_equal(judge(&fixture, "ann", "#a", 0), POLICY_ALLOWED);
    assert_int_equal(judge(&fixture, "ann", "#a", 100), POLICY_ALLOWED);
    assert_int_equal(judge(&fixture, "ann", "#a", 200), POLICY_NOTICE);
    assert_int_equal(judge(&fixture, "ann", "#a", 300), POLICY_SILENT);
    assert_int_equal(judge(&fixture, "bob", "#a", 400), POLICY_ALLOWED);
    assert_int_equal(judge(&fixture, "ann", "#a", 61 * SECOND), POLICY_ALLOWED);
    end(&fixture);
}

static void an_admin_who_tries_it_out_is_not_limited(void **state)
{
    struct fixture fixture;

    (void)state;
    start(&fixture, (struct bot_options){.per_asker = {2, 30 * SECOND},
                                         .per_room = {5, 30 * SECOND}});
    for (int64_t i = 0; i < 5; i++) {
        struct chat_message message = {
            .network = STR("net"),
            .room = STR("#a"),
            .sender = STR("oper"),
            .text = arena_format(&fixture.arena, "question %c", (char)('a' + i)),
            .time_ms = NOON + i * 2000,
            .is_admin = true,
        };
        assert_int_equal(
            policy_judge(&fixture.policy, &message, NOON + i * 2000, &fixture.arena),
            POLICY_ALLOWED);
    }
    /* His room is. */
    assert_int_equal(judge(&fixture, "ann", "#a", 11 * SECOND), POLICY_CROWDED);
    end(&fixture);
}

static void a_window_slides(void **state)
{
    struct fixture fixture;

    (void)state;
    start(&fixture, (struct bot_options){.per_room = {24, 40 * SECOND}});
    for (int64_t i = 0; i < 24; i++)
        assert_int_equal(judge(&fixture, "ann", "#a", 30 * SECOND + i * 100),
                         POLICY_ALLOWED);
    /* All lie in the window before: half of it still counts, so twelve are left. */
    for (int64_t i = 0; i < 12; i++)
        assert_int_equal(judge(&fixture, "ann", "#a", 91 * SECOND + i * 5),
                         POLICY_ALLOWED);
    assert_int_not_equal(judge(&fixture, "ann", "#a", 91 * SECOND + 60), POLICY_ALLOWED);
    end(&fixture);
}

static void who_has_waited_for_the_window_may_ask_as_much_again(void **state)
{
    struct fixture fixture;

    (void)state;
    start(&fixture, (struct bot_options){.per_asker = {5, 30 * SECOND}});
    for (int64_t i = 0; i < 5; i++)
        assert_int_equal(judge(&fixture, "ann", "#a", i * 1500), POLICY_ALLOWED);
    assert_int_equal(judge(&fixture, "ann", "#a", 30 * SECOND), POLICY_ALLOWED);
    for (int64_t i = 1; i < 5; i++)
        assert_int_equal(judge(&fixture, "ann", "#a", 30 * SECOND + i * 1500),
                         POLICY_ALLOWED);
    assert_int_equal(judge(&fixture, "ann", "#a", 37 * SECOND), POLICY_NOTICE);
    end(&fixture);
}

static void in_private_a_burst_is_no_flood(void **state)
{
    struct fixture fixture;
    struct chat_message message = {.network = STR("net"),
                                   .room = STR("ann"),
                                   .sender = STR("ann"),
                                   .is_direct = true};

    (void)state;
    start(&fixture, (struct bot_options){.per_asker = {2, 30 * SECOND},
                                         .per_asker_direct = {12, 30 * SECOND}});
    for (int64_t i = 0; i < 14; i++) {
        message.text = arena_format(&fixture.arena, "question %c", (char)('a' + i));
        message.time_ms = NOON + i * 2000;
        assert_int_equal(
            policy_judge(&fixture.policy, &message, message.time_ms, &fixture.arena),
            i < 12    ? POLICY_ALLOWED
            : i == 12 ? POLICY_NOTICE
                      : POLICY_SILENT);
    }
    end(&fixture);
}

static void a_room_is_limited_whoever_asks(void **state)
{
    struct fixture fixture;

    (void)state;
    start(&fixture, (struct bot_options){.per_room = {2, 30 * SECOND}});
    assert_int_equal(judge(&fixture, "ann", "#a", 0), POLICY_ALLOWED);
    assert_int_equal(judge(&fixture, "bob", "#a", 100), POLICY_ALLOWED);
    assert_int_equal(judge(&fixture, "cal", "#a", 200), POLICY_CROWDED);
    assert_int_equal(judge(&fixture, "cal", "#a", 250), POLICY_SILENT);
    assert_int_equal(judge(&fixture, "cal", "#b", 300), POLICY_ALLOWED);
    end(&fixture);
}

static void what_is_said_directly_is_in_no_room(void **state)
{
    struct fixture fixture;

    (void)state;
    start(&fixture, (struct bot_options){.per_room = {2, 30 * SECOND}});
    for (int64_t i = 0; i < 4; i++) {
        struct chat_message message = {
            .network = STR("net"),
            .room = STR("ann"),
            .sender = STR("ann"),
            .text = arena_format(&fixture.arena, "question %c", (char)('a' + i)),
            .time_ms = NOON + i * 2000,
            .is_direct = true,
        };
        assert_int_equal(
            policy_judge(&fixture.policy, &message, NOON + i * 2000, &fixture.arena),
            POLICY_ALLOWED);
    }
    end(&fixture);
}

static void a_crowd_is_told_to_ask_again_within_bounds(void **state)
{
    struct fixture fixture;
    unsigned told = 0;

    (void)state;
    start(&fixture, (struct bot_options){.total = {1, 10 * SECOND}});
    assert_int_equal(judge(&fixture, "ann", "#a", 0), POLICY_ALLOWED);
    for (int i = 0; i < 100; i++) {
        char name[16];
        snprintf(name, sizeof(name), "bob%d", i);
        told += judge(&fixture, name, "#b", 100) == POLICY_CROWDED;
    }
    assert_int_equal(told, POLICY_EXCUSES_MAX);
    end(&fixture);
}

static void silence_grows_with_each_excess(void **state)
{
    struct fixture fixture;

    (void)state;
    start(&fixture, (struct bot_options){.per_asker = {1, 1 * SECOND}});
    assert_int_equal(judge(&fixture, "ann", "#a", 0), POLICY_ALLOWED);
    assert_int_equal(judge(&fixture, "ann", "#a", 100), POLICY_NOTICE);
    assert_int_equal(judge(&fixture, "ann", "#a", 9 * SECOND), POLICY_SILENT);
    assert_int_equal(judge(&fixture, "ann", "#a", 11 * SECOND), POLICY_ALLOWED);
    assert_int_equal(judge(&fixture, "ann", "#a", 11 * SECOND + 100), POLICY_SILENT);
    assert_int_equal(judge(&fixture, "ann", "#a", 30 * SECOND), POLICY_SILENT);
    assert_int_equal(judge(&fixture, "ann", "#a", 32 * SECOND), POLICY_ALLOWED);
    end(&fixture);
}

static void a_new_nick_is_no_new_asker(void **state)
{
    struct fixture fixture;

    (void)state;
    start(&fixture, (struct bot_options){.per_asker = {2, 30 * SECOND}});
    for (int i = 0; i < 5; i++) {
        struct chat_message message = {
            .network = STR("net"),
            .sender = arena_format(&fixture.arena, "ann%d", i),
            .limited_as = STR("*!ann@home.example"),
            .text = arena_format(&fixture.arena, "%.*s", i + 1, "abcdef"),
            .time_ms = NOON,
        };
        enum policy_verdict verdict =
            policy_judge(&fixture.policy, &message, NOON, &fixture.arena);
        assert_int_equal(verdict == POLICY_ALLOWED, i < 2);
    }
    end(&fixture);
}

static unsigned answered_of(struct fixture *fixture, const char *const *texts,
                            size_t count, int64_t pause_ms)
{
    unsigned answered = 0;

    for (int64_t i = 0; i < 100; i++) {
        struct chat_message message = {
            .network = STR("net"),
            .sender = STR("otherbot"),
            .text = str_from_c(texts[(size_t)i % count]),
            .time_ms = NOON + i * pause_ms,
        };
        answered +=
            policy_judge(&fixture->policy, &message, message.time_ms, &fixture->arena)
            == POLICY_ALLOWED;
    }
    return answered;
}

static void programs_that_alternate_are_stopped_too(void **state)
{
    static const char *const texts[] = {"how can I help you?", "I do not know that."};
    struct fixture fixture;

    (void)state;
    start(&fixture, (struct bot_options){.per_asker = {1000, 30 * SECOND}});
    /* Five, a pause with a word, five again; then it is silent for long. */
    assert_int_equal(answered_of(&fixture, texts, 2, SECOND), 10);
    end(&fixture);
}

static void more_and_more_is_no_program(void **state)
{
    static const char *const texts[] = {"more"};
    struct fixture fixture;

    (void)state;
    start(&fixture, (struct bot_options){.per_asker = {1000, 30 * SECOND}});
    assert_int_equal(answered_of(&fixture, texts, 1, 10 * SECOND), 100);
    end(&fixture);
}

static void off_lifts_a_limit(void **state)
{
    struct fixture fixture;

    (void)state;
    start(&fixture, (struct bot_options){0});
    for (int64_t i = 0; i < 1000; i++)
        assert_int_equal(judge(&fixture, "ann", "#a", i), POLICY_ALLOWED);
    end(&fixture);
}

static void old_questions_are_not_answered(void **state)
{
    struct fixture fixture;
    struct chat_message message = {.network = STR("net"),
                                   .sender = STR("ann"),
                                   .text = STR("what is it?"),
                                   .time_ms = NOON};

    (void)state;
    start(&fixture, (struct bot_options){.max_age_ms = 600 * SECOND});
    assert_int_equal(
        policy_judge(&fixture.policy, &message, NOON + 599 * SECOND, &fixture.arena),
        POLICY_ALLOWED);
    assert_int_equal(
        policy_judge(&fixture.policy, &message, NOON + 601 * SECOND, &fixture.arena),
        POLICY_SILENT);
    end(&fixture);
}

static void two_programs_do_not_talk_for_ever(void **state)
{
    struct fixture fixture;
    unsigned answered = 0;

    (void)state;
    start(&fixture, (struct bot_options){.per_asker = {1000, 30 * SECOND}});
    for (int64_t i = 0; i < 100; i++) {
        struct chat_message message = {
            .network = STR("net"),
            .sender = STR("otherbot"),
            .text = arena_format(&fixture.arena, "error %d: I do not know that", (int)i),
            .time_ms = NOON + i * SECOND,
        };
        answered +=
            policy_judge(&fixture.policy, &message, message.time_ms, &fixture.arena)
            == POLICY_ALLOWED;
    }
    /* Once more after the first pause. */
    assert_int_equal(answered, 2 * POLICY_LOOP_COUNT);
    end(&fixture);
}

/* What is said differs each time, so that its speed alone decides. */
static enum policy_verdict say_fast(struct fixture *fixture, unsigned number,
                                    int64_t after_ms)
{
    static const char words[] = "abcdefghijklmnopqrstuvwxyz";
    struct chat_message message = {
        .network = STR("net"),
        .sender = STR("ann"),
        .text = arena_format(&fixture->arena, "what about %.*s?", (int)number % 26 + 1,
                             words),
        .time_ms = NOON + after_ms,
    };

    return policy_judge(&fixture->policy, &message, message.time_ms, &fixture->arena);
}

static void five_pasted_questions_are_answered_and_the_sixth_gets_a_word(void **state)
{
    struct fixture fixture;

    (void)state;
    start(&fixture, (struct bot_options){.per_asker = {1000, 30 * SECOND}});
    for (unsigned i = 0; i < 5; i++)
        assert_int_equal(say_fast(&fixture, i, i * 10), POLICY_ALLOWED);
    assert_int_equal(say_fast(&fixture, 5, 50), POLICY_NOTICE);
    assert_int_equal(say_fast(&fixture, 6, 60), POLICY_SILENT);
    assert_int_equal(say_fast(&fixture, 7, 21 * SECOND), POLICY_ALLOWED);
    assert_int_equal(say_fast(&fixture, 8, 24 * SECOND), POLICY_ALLOWED);
    end(&fixture);
}

static void a_program_that_answers_at_once_is_left_alone_for_ten_minutes(void **state)
{
    struct fixture fixture;
    unsigned answered = 0;

    (void)state;
    start(&fixture, (struct bot_options){.per_asker = {1000, 30 * SECOND}});
    for (unsigned i = 0; i < 600; i++)
        answered += say_fast(&fixture, i, i * SECOND / 2) == POLICY_ALLOWED;
    assert_int_equal(answered, 10);
    assert_int_equal(say_fast(&fixture, 0, 10 * 60 * SECOND), POLICY_SILENT);
    assert_int_equal(say_fast(&fixture, 0, 11 * 60 * SECOND), POLICY_ALLOWED);
    end(&fixture);
}

static void who_reads_before_asking_is_never_taken_for_a_program(void **state)
{
    struct fixture fixture;

    (void)state;
    start(&fixture, (struct bot_options){.per_asker = {1000, 30 * SECOND}});
    for (unsigned i = 0; i < 100; i++)
        assert_int_equal(say_fast(&fixture, i, i * 1200), POLICY_ALLOWED);
    end(&fixture);
}

static void the_time_of_the_future_is_now(void **state)
{
    struct fixture fixture;
    unsigned answered = 0;

    (void)state;
    start(&fixture, (struct bot_options){.per_asker = {3, 30 * SECOND}});
    for (int64_t i = 0; i < 20; i++) {
        struct chat_message message = {
            .network = STR("net"),
            .sender = STR("ann"),
            .text = arena_format(&fixture.arena, "%.*s", (int)i + 1,
                                 "abcdefghijklmnopqrstuvwxyz"),
            .time_ms = NOON + i * 3600 * SECOND,
        };
        answered += policy_judge(&fixture.policy, &message, NOON, &fixture.arena)
                    == POLICY_ALLOWED;
    }
    assert_int_equal(answered, 3);
    end(&fixture);
}

static void who_is_ignored_is_not_answered_until_heeded(void **state)
{
    struct fixture fixture;

    (void)state;
    start(&fixture, (struct bot_options){0});
    assert_true(policy_ignore(&fixture.policy, STR("net"), STR("Ann"), &fixture.arena));
    assert_int_equal(judge(&fixture, "ann", "#a", 0), POLICY_SILENT);
    assert_true(policy_heed(&fixture.policy, STR("net"), STR("ann"), &fixture.arena));
    assert_int_equal(judge(&fixture, "ann", "#a", 100), POLICY_ALLOWED);
    assert_false(policy_heed(&fixture.policy, STR("net"), STR("ann"), &fixture.arena));
    end(&fixture);
}

static void who_is_ignored_stays_so_over_a_restart(void **state)
{
    struct fixture fixture, later;

    (void)state;
    start(&fixture, (struct bot_options){0});
    start(&later, (struct bot_options){0});
    assert_null(policy_save_ignored(&fixture.policy, &fixture.arena).ptr);
    assert_true(policy_ignore(&fixture.policy, STR("net"), STR("Ann"), &fixture.arena));
    assert_true(policy_ignore(&fixture.policy, STR("net"), STR("bob"), &fixture.arena));
    policy_load_ignored(&later.policy,
                        policy_save_ignored(&fixture.policy, &fixture.arena));
    assert_int_equal(judge(&later, "ann", "#a", 0), POLICY_SILENT);
    assert_int_equal(judge(&later, "bob", "#a", 0), POLICY_SILENT);
    assert_int_equal(judge(&later, "eve", "#a", 0), POLICY_ALLOWED);
    assert_null(policy_save_ignored(&fixture.policy, &fixture.arena).ptr);
    assert_true(policy_heed(&fixture.policy, STR("net"), STR("ann"), &fixture.arena));
    assert_true(policy_heed(&fixture.policy, STR("net"), STR("bob"), &fixture.arena));
    struct str nobody = policy_save_ignored(&fixture.policy, &fixture.arena);
    assert_non_null(nobody.ptr);
    assert_int_equal(nobody.len, 0);
    policy_load_ignored(&later.policy, STR("net\n\nhalf"));
    end(&fixture);
    end(&later);
}

static void who_is_on_the_operators_list_is_not_answered(void **state)
{
    struct fixture fixture;
    struct chat_message message = {
        .network = STR("net"), .sender = STR("ann"), .text = STR("a"), .time_ms = NOON};

    (void)state;
    start(&fixture, (struct bot_options){0});
    assert_int_equal(policy_judge(&fixture.policy, &message, NOON, &fixture.arena),
                     POLICY_ALLOWED);
    message.is_ignored = true;
    assert_int_equal(policy_judge(&fixture.policy, &message, NOON, &fixture.arena),
                     POLICY_SILENT);
    end(&fixture);
}

static void a_corrected_question_is_no_second_one(void **state)
{
    struct fixture fixture;

    (void)state;
    start(&fixture, (struct bot_options){.per_asker = {1, 30 * SECOND}});
    struct chat_message message = {
        .network = STR("net"), .sender = STR("ann"), .room = STR("#a"), .time_ms = NOON};
    assert_int_equal(policy_judge(&fixture.policy, &message, NOON, &fixture.arena),
                     POLICY_ALLOWED);
    message.is_correction = true;
    assert_int_equal(policy_judge(&fixture.policy, &message, NOON, &fixture.arena),
                     POLICY_ALLOWED);
    message.is_ignored = true;
    assert_int_equal(policy_judge(&fixture.policy, &message, NOON, &fixture.arena),
                     POLICY_SILENT);
    end(&fixture);
}

static void notices_bots_and_itself_are_no_persons(void **state)
{
    struct chat_message message = {.sender = STR("ann"), .bot_name = STR("faqd")};

    (void)state;
    assert_true(policy_is_person(&message));
    message.is_notice = true;
    assert_false(policy_is_person(&message));
    message = (struct chat_message){.sender = STR("ann"), .is_bot = true};
    assert_false(policy_is_person(&message));
    message = (struct chat_message){.sender = STR("faqd"), .bot_name = STR("faqd")};
    assert_false(policy_is_person(&message));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_excess_gets_a_notice_and_then_silence),
        cmocka_unit_test(an_admin_who_tries_it_out_is_not_limited),
        cmocka_unit_test(a_window_slides),
        cmocka_unit_test(who_has_waited_for_the_window_may_ask_as_much_again),
        cmocka_unit_test(in_private_a_burst_is_no_flood),
        cmocka_unit_test(a_room_is_limited_whoever_asks),
        cmocka_unit_test(what_is_said_directly_is_in_no_room),
        cmocka_unit_test(a_crowd_is_told_to_ask_again_within_bounds),
        cmocka_unit_test(silence_grows_with_each_excess),
        cmocka_unit_test(a_new_nick_is_no_new_asker),
        cmocka_unit_test(programs_that_alternate_are_stopped_too),
        cmocka_unit_test(more_and_more_is_no_program),
        cmocka_unit_test(off_lifts_a_limit),
        cmocka_unit_test(old_questions_are_not_answered),
        cmocka_unit_test(two_programs_do_not_talk_for_ever),
        cmocka_unit_test(five_pasted_questions_are_answered_and_the_sixth_gets_a_word),
        cmocka_unit_test(a_program_that_answers_at_once_is_left_alone_for_ten_minutes),
        cmocka_unit_test(who_reads_before_asking_is_never_taken_for_a_program),
        cmocka_unit_test(the_time_of_the_future_is_now),
        cmocka_unit_test(who_is_ignored_is_not_answered_until_heeded),
        cmocka_unit_test(who_is_ignored_stays_so_over_a_restart),
        cmocka_unit_test(who_is_on_the_operators_list_is_not_answered),
        cmocka_unit_test(a_corrected_question_is_no_second_one),
        cmocka_unit_test(notices_bots_and_itself_are_no_persons),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
