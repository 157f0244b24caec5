/* SPDX-License-Identifier: MIT */
#include "bot/urgent.h"

#include "fixture.h"

static const char CRISIS[] = "i want to kill myself";
static const char EMERGENCY[] = "i took too much ketamine and cant breathe";

static int begin(void **state)
{
    static struct fixture fixture;

    fixture_begin(&fixture);
    *state = &fixture;
    return 0;
}

static int end(void **state)
{
    fixture_end(*state);
    return 0;
}

static void a_crisis_in_a_room_is_answered_privately(void **state)
{
    struct fixture *fixture = *state;

    fixture_say(fixture, "faqd: i want to kill myself");
    assert_int_equal(fixture->actions.count, 1);
    const struct chat_action *action = &fixture->actions.items[0];
    assert_int_equal(action->kind, CHAT_REPLY_PRIVATE);
    assert_int_equal(action->urgency, CHAT_URGENT);
    assert_true(action->is_secret);
    assert_true(str_equal(rich_plain(&fixture->scratch, action->room_note),
                          STR("I've sent you a private message.")));
    struct str neutral = rich_plain(&fixture->scratch, action->fallback);
    assert_true(str_starts_with(neutral, STR("If anyone here needs to talk")));
    assert_int_equal(action->topic.len, 0);
}

/* While articles are read it is held, and comes again. */
static void one_hint_heard_twice_is_one(void **state)
{
    static const char *const hints[] = {"i'm not needed there any more",
                                        "my sister has the keys",
                                        "i feel very peaceful about it"};
    struct fixture *fixture = *state;

    for (size_t i = 0; i < COUNT_OF(hints); i++) {
        struct chat_message message = fixture_direct(fixture, hints[i]);
        fixture->now_ms += CAREFUL_RECENT_MS + 1;
        message.time_ms = fixture->now_ms;
        message.is_stale = true;
        fixture_hear(fixture, message);
        assert_int_equal(fixture->actions.count, 0);
        message.is_stale = false;
        fixture_hear(fixture, message);
        assert_int_not_equal(fixture->actions.items[0].urgency, CHAT_URGENT);
    }
}

static void a_crisis_that_was_stale_is_remembered(void **state)
{
    struct fixture *fixture = *state;
    struct chat_message message = fixture_direct(fixture, CRISIS);

    message.is_stale = true;
    fixture_hear(fixture, message);
    assert_int_equal(fixture->actions.items[0].urgency, CHAT_URGENT);
    fixture_hear(fixture, fixture_direct(fixture, "i feel very peaceful about it"));
    assert_int_equal(fixture->actions.items[0].urgency, CHAT_URGENT);
}

static void the_operators_own_lines_hold_wherever_their_region_does(void **state)
{
    static const char *const regions[] = {"", "gb", "uk", "us"};
    struct fixture *fixture = *state;
    struct bot_options options = fixture_options();
    struct safety_lines lines = *options.lines;

    lines.crisis_contact = STR("Our own line 5550100");
    options.lines = &lines;
    for (size_t i = 0; i < COUNT_OF(regions); i++) {
        bot_destroy(fixture->bot);
        fixture->bot = bot_create(&options, 1);
        struct chat_message message = fixture_direct(fixture, CRISIS);
        message.region = str_from_c(regions[i]);
        fixture_hear(fixture, message);
        bool is_own = strstr(fixture_said(fixture), "5550100") != NULL;
        assert_int_equal(is_own, strcmp(regions[i], "us") != 0);
    }
}

static void who_spoke_to_nobody_is_not_pointed_at(void **state)
{
    struct fixture *fixture = *state;

    fixture_say(fixture, "pills are out and im doing it tonight, sorry everyone");
    assert_int_equal(fixture->actions.count, 1);
    assert_int_equal(fixture->actions.items[0].kind, CHAT_REPLY_PRIVATE);
    assert_int_equal(fixture->actions.items[0].room_note.count, 0);
}

static void an_emergency_is_answered_where_it_was_said(void **state)
{
    struct fixture *fixture = *state;

    assert_contains(fixture_say(fixture, EMERGENCY), "999");
    assert_int_equal(fixture->actions.items[0].kind, CHAT_REPLY_HERE);
    assert_int_equal(fixture->actions.items[0].urgency, CHAT_URGENT);
}

static void an_emergency_that_comes_late_is_answered_privately(void **state)
{
    struct fixture *fixture = *state;
    struct chat_message message = fixture_message(fixture, EMERGENCY);

    message.is_late = true;
    message.time_ms = fixture->now_ms - 20 * 60 * 1000;
    fixture_hear(fixture, message);
    assert_int_equal(fixture->actions.count, 1);
    assert_int_equal(fixture->actions.items[0].kind, CHAT_REPLY_PRIVATE);
}

static void the_full_text_comes_once_in_ten_minutes(void **state)
{
    struct fixture *fixture = *state;

    assert_contains(fixture_ask(fixture, CRISIS), "Thank you for saying that");
    fixture->now_ms += 9 * 60 * 1000;
    assert_contains(fixture_ask(fixture, CRISIS), "can't be with you");
    fixture->now_ms += 2 * 60 * 1000;
    assert_contains(fixture_ask(fixture, CRISIS), "Thank you for saying that");
}

static void a_new_sign_brings_the_emergency_text_again_after_a_minute(void **state)
{
    struct fixture *fixture = *state;

    assert_contains(fixture_ask(fixture, EMERGENCY), "Unlock the door");
    fixture->now_ms += 30 * 1000;
    assert_contains(fixture_ask(fixture, "my lips are turning blue"),
                    "Still an emergency");
    fixture->now_ms += 61 * 1000;
    assert_contains(fixture_ask(fixture, "my chest hurts badly now"), "Unlock the door");
    fixture->now_ms += 61 * 1000;
    assert_contains(fixture_ask(fixture, "my chest hurts badly now"),
                    "Still an emergency");
}

static void no_limit_and_no_ignoring_holds_it_back(void **state)
{
    struct fixture *fixture = *state;
    struct bot_options options = fixture_options();
    struct chat_message admin = fixture_direct(fixture, "ignore ann");

    options.per_asker_direct = options.per_room = options.total =
        (struct bot_rate){1, 3600 * 1000};
    bot_destroy(fixture->bot);
    fixture->bot = bot_create(&options, 1);
    bot_set_faq(fixture->bot, fixture->faq);
    admin.is_admin = true;
    fixture_hear(fixture, admin);
    assert_contains(fixture_said(fixture), "no longer answer ann");
    assert_string_equal(fixture_ask(fixture, "how is honey made?"), "");
    assert_contains(fixture_ask(fixture, EMERGENCY), "999");
    assert_contains(fixture_ask(fixture, CRISIS), "Samaritans");
}

static void no_limit_holds_back_the_answer_to_a_cry(void **state)
{
    struct fixture *fixture = *state;
    struct bot_options options = fixture_options();

    options.per_asker_direct = (struct bot_rate){1, 30 * 1000};
    bot_destroy(fixture->bot);
    fixture->bot = bot_create(&options, 1);
    bot_set_faq(fixture->bot, fixture->faq);
    for (int i = 0; i < 4; i++)
        fixture_ask(fixture, "how is honey made?");
    assert_string_equal(fixture_ask(fixture, "what is wax for?"), "");
    assert_contains(fixture_ask(fixture, CRISIS), "116 123");
    assert_contains(fixture_ask(fixture, "please stay with me"), "116 123");
    assert_contains(fixture_ask(fixture, "i have a knife"), "116 123");
    assert_string_equal(fixture_ask(fixture, "what is wax for?"), "");
}

static void a_room_cannot_be_flooded(void **state)
{
    struct fixture *fixture = *state;
    unsigned full = 0, neutral = 0;

    for (int i = 0; i < 100; i++) {
        struct chat_message message = fixture_message(fixture, EMERGENCY);
        message.sender = arena_format(&fixture->scratch, "troll%d", i);
        char name[32];
        snprintf(name, sizeof(name), "troll%d", i);
        message.sender = message.name = str_from_c(name);
        fixture_hear(fixture, message);
        const char *said = fixture_said(fixture);
        full += strstr(said, "Unlock the door") != NULL;
        neutral += strstr(said, "If anyone here") != NULL;
        fixture->now_ms += 100;
    }
    assert_int_equal(full, URGENT_ROOM_COUNT);
    assert_int_equal(neutral, 1);
}

static void each_cry_in_a_direct_message_gets_a_number(void **state)
{
    struct fixture *fixture = *state;
    char last[512] = "";

    for (int i = 0; i < 20; i++) {
        const char *said = fixture_ask(fixture, CRISIS);
        assert_contains(said, "116 123");
        assert_string_not_equal(said, last);
        snprintf(last, sizeof(last), "%s", said);
        fixture->now_ms += 1000;
    }
}

static void means_at_hand_get_a_firm_text(void **state)
{
    assert_contains(fixture_ask(*state, "i have a knife"), "put it down");
}

static void amounts_after_a_crisis_are_a_crisis(void **state)
{
    struct fixture *fixture = *state;

    fixture_ask(fixture, CRISIS);
    fixture->now_ms += 50 * 60 * 1000;
    assert_contains(fixture_ask(fixture, "how much ketamine would it take?"),
                    "can't be with you");
    fixture->now_ms += 120 * 60 * 1000;
    assert_contains(fixture_ask(fixture, "how much ketamine would it take?"),
                    "can't help with amounts");
}

static void ordinary_questions_afterwards_have_the_line_for_ten_minutes(void **state)
{
    struct fixture *fixture = *state;

    fixture_ask(fixture, CRISIS);
    const char *said = fixture_ask(fixture, "how is honey made?");
    assert_contains(said, "nectar");
    assert_contains(said, "Samaritans");
    assert_contains(said, DISCLAIMER "\n");
    assert_contains(fixture_ask(fixture, "what is wax for?"), "Samaritans");
    fixture->now_ms += CAREFUL_MS / 2;
    assert_contains(fixture_ask(fixture, "how is honey made?"), "Samaritans");
    said = fixture_ask(fixture, "what is wax for?");
    assert_contains(said, "combs");
    assert_lacks(said, "Samaritans");
}

static void a_worry_about_another_has_the_line_once(void **state)
{
    struct fixture *fixture = *state;

    fixture_ask(fixture, "my sister wants to kill herself");
    assert_contains(fixture_ask(fixture, "how is honey made?"), "Samaritans");
    assert_lacks(fixture_ask(fixture, "what is wax for?"), "Samaritans");
}

static void why_and_more_say_nothing_about_it(void **state)
{
    struct fixture *fixture = *state;

    fixture_ask(fixture, "how is honey made?");
    fixture->now_ms += 1000;
    fixture_say(fixture, "faqd: i want to kill myself");
    fixture->now_ms += 1000;
    assert_string_equal(fixture_say(fixture, "faqd: why"), "A safety rule.\n");
    assert_contains(fixture_ask(fixture, "more"), "no answer to go on with");
}

static void a_region_has_its_own_line(void **state)
{
    struct fixture *fixture = *state;
    struct chat_message message = fixture_direct(fixture, CRISIS);

    message.region = STR("us");
    fixture_hear(fixture, message);
    assert_contains(fixture_said(fixture), "988");
    assert_lacks(fixture_said(fixture), "Samaritans");
}

static void who_asks_for_it_is_left_alone_until_a_new_cue(void **state)
{
    struct fixture *fixture = *state;

    fixture_ask(fixture, CRISIS);
    assert_contains(fixture_ask(fixture, "please stop sending me hotlines"), "I'll stop");
    assert_string_equal(fixture_ask(fixture, "please stop sending me hotlines"), "");
    assert_lacks(fixture_ask(fixture, "how is honey made?"), "Samaritans");
    assert_contains(fixture_ask(fixture, "gonna end it tonight"), "Samaritans");
}

static void what_was_left_unsaid_in_a_room_can_be_switched_off(void **state)
{
    struct fixture *fixture = *state;
    struct bot_options options = fixture_options();

    options.hears_unaddressed = false;
    bot_destroy(fixture->bot);
    fixture->bot = bot_create(&options, 1);
    assert_string_equal(fixture_say(fixture, EMERGENCY), "");
    assert_contains(fixture_say(fixture, "faqd: i took ketamine and cant breathe"),
                    "999");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_crisis_in_a_room_is_answered_privately),
        TEST(one_hint_heard_twice_is_one),
        TEST(a_crisis_that_was_stale_is_remembered),
        TEST(the_operators_own_lines_hold_wherever_their_region_does),
        TEST(who_spoke_to_nobody_is_not_pointed_at),
        TEST(an_emergency_is_answered_where_it_was_said),
        TEST(an_emergency_that_comes_late_is_answered_privately),
        TEST(the_full_text_comes_once_in_ten_minutes),
        TEST(a_new_sign_brings_the_emergency_text_again_after_a_minute),
        TEST(no_limit_and_no_ignoring_holds_it_back),
        TEST(no_limit_holds_back_the_answer_to_a_cry),
        TEST(a_room_cannot_be_flooded),
        TEST(each_cry_in_a_direct_message_gets_a_number),
        TEST(means_at_hand_get_a_firm_text),
        TEST(amounts_after_a_crisis_are_a_crisis),
        TEST(ordinary_questions_afterwards_have_the_line_for_ten_minutes),
        TEST(a_worry_about_another_has_the_line_once),
        TEST(why_and_more_say_nothing_about_it),
        TEST(a_region_has_its_own_line),
        TEST(who_asks_for_it_is_left_alone_until_a_new_cue),
        TEST(what_was_left_unsaid_in_a_room_can_be_switched_off),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
