/* SPDX-License-Identifier: MIT */
#include "faq/load.h"
#include "fixture.h"

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

static void a_room_gets_the_short_answer_and_a_hint(void **state)
{
    const char *said = fixture_say(*state, "faqd: how is honey made?");

    assert_contains(said, "Bees make honey from nectar.");
    assert_lacks(said, "fan it");
    assert_contains(said, "Say more");
    assert_contains(said, DISCLAIMER "\n");
}

static void a_direct_message_gets_two_paragraphs_and_more_the_rest(void **state)
{
    const char *said = fixture_ask(*state, "how is honey made?");

    assert_contains(said, "Say more");
    assert_lacks(said, "Then they close the cell.");
    assert_contains(said, DISCLAIMER "\n");
    said = fixture_ask(*state, "more");
    assert_contains(said, "Then they close the cell.");
    assert_lacks(said, "Say more");
}

static void a_network_of_whole_passages_gets_all_with_sources(void **state)
{
    struct chat_message message = fixture_message(*state, "faqd: how is honey made?");

    message.shape = (struct chat_shape){.takes_passage = true};
    fixture_hear(*state, message);
    const char *said = fixture_said(*state);
    assert_contains(said, "Then they close the cell.");
    assert_contains(said, "Sources: faqd (2026). Reviewed 1 November 2026.\n" DISCLAIMER);
}

static void the_rest_goes_to_the_asker_alone_where_the_room_wants_that(void **state)
{
    struct fixture *fixture = *state;
    struct chat_message message = fixture_message(fixture, "faqd: how is honey made?");

    message.shape.private_lines_max = 8;
    fixture_hear(fixture, message);
    assert_int_equal(fixture->actions.items[0].kind, CHAT_REPLY_HERE);
    assert_contains(fixture_said(fixture), "Say more (2 paragraphs, in private)");
    message.text = STR("faqd: more");
    fixture_hear(fixture, message);
    const struct chat_action *action = &fixture->actions.items[0];
    assert_int_equal(action->kind, CHAT_REPLY_PRIVATE);
    assert_contains(rich_plain(&fixture->scratch, action->room_note).ptr,
                    "direct message");
    assert_contains(rich_plain(&fixture->scratch, action->fallback).ptr,
                    "Then they close the cell.");
    const char *said = fixture_said(fixture);
    assert_contains(said, "Then they close the cell.");
    assert_contains(said, DISCLAIMER);
    assert_lacks(said, "Say more");
}

static void nobody_but_the_bot_is_answered(void **state)
{
    struct fixture *fixture = *state;
    struct chat_message message = fixture_message(fixture, "faqd: how is honey made?");

    message.is_notice = true;
    fixture_hear(fixture, message);
    assert_int_equal(fixture->actions.count, 0);
    message.is_notice = false;
    message.is_bot = true;
    fixture_hear(fixture, message);
    assert_int_equal(fixture->actions.count, 0);
    assert_string_equal(fixture_say(fixture, "how is honey made?"), "");
}

static void a_late_question_is_answered_with_an_excuse(void **state)
{
    struct fixture *fixture = *state;
    struct chat_message message = fixture_message(fixture, "faqd: how is honey made?");

    message.is_late = true;
    message.time_ms = fixture->now_ms - 300 * 1000;
    fixture_hear(fixture, message);
    assert_contains(fixture_said(fixture), "Sorry for the wait.");
    message.time_ms = fixture->now_ms - 700 * 1000;
    fixture_hear(fixture, message);
    assert_int_equal(fixture->actions.count, 0);
}

static void what_is_played_back_in_a_room_is_for_safety_alone(void **state)
{
    struct fixture *fixture = *state;
    struct chat_message message = fixture_message(fixture, "faqd: how is honey made?");

    message.is_late = message.is_stale = true;
    message.time_ms = fixture->now_ms - 300 * 1000;
    fixture_hear(fixture, message);
    assert_int_equal(fixture->actions.count, 0);
    message.text = STR("faqd: i cannot breathe, call an ambulance");
    fixture_hear(fixture, message);
    assert_int_equal(fixture->actions.items[0].urgency, CHAT_URGENT);
}

static void an_action_is_no_question(void **state)
{
    struct fixture *fixture = *state;
    struct chat_message message = fixture_direct(fixture, "asks how honey is made");

    message.is_action = true;
    fixture_hear(fixture, message);
    assert_int_equal(fixture->actions.count, 0);
    message.text = STR("cannot breathe and needs an ambulance");
    fixture_hear(fixture, message);
    assert_int_equal(fixture->actions.items[0].urgency, CHAT_URGENT);
}

static void an_order_is_marked_for_the_log(void **state)
{
    struct fixture *fixture = *state;
    struct chat_message message = fixture_message(fixture, "faqd: quiet");

    fixture_hear(fixture, message);
    assert_string_equal(fixture->actions.items[0].order, "quiet");
    assert_true(fixture->actions.items[0].is_refused);
    message.is_operator = true;
    fixture_hear(fixture, message);
    assert_string_equal(fixture->actions.items[0].order, "quiet");
    assert_false(fixture->actions.items[0].is_refused);
}

static void an_admin_command_asks_who_that_is_and_is_heard_again(void **state)
{
    struct fixture *fixture = *state;
    struct chat_message message = fixture_direct(fixture, "reload");

    message.account = STR("");
    fixture_hear(fixture, message);
    assert_int_equal(fixture->actions.count, 1);
    assert_int_equal(fixture->actions.items[0].kind, CHAT_ASK_ACCOUNT);
    message.account = STR("account:ann");
    fixture_hear(fixture, message);
    assert_contains(fixture_said(fixture), "Only my admins");
    message.is_admin = true;
    fixture_hear(fixture, message);
    assert_int_equal(fixture->actions.items[0].kind, CHAT_RELOAD);
}

static void asking_for_an_account_does_not_count_twice(void **state)
{
    struct bot_options options = fixture_options();
    struct fixture *fixture = *state;
    struct chat_message message = fixture_direct(fixture, "reload");

    options.per_asker_direct = (struct bot_rate){1, 30 * 1000};
    bot_destroy(fixture->bot);
    fixture->bot = bot_create(&options, 1);
    message.account = STR("");
    fixture_hear(fixture, message);
    message.account = STR("account:ann");
    fixture_hear(fixture, message);
    assert_contains(fixture_said(fixture), "Only my admins");
    fixture_hear(fixture, message);
    assert_contains(fixture_said(fixture), "can't keep up");
}

static void more_after_a_reload_that_changed_the_topic_begins_again(void **state)
{
    struct fixture *fixture = *state;
    struct faq_snapshot *old = fixture->faq;

    fixture_say(fixture, "faqd: why do bees sting?");
    fixture->faq = fixture_faq("A sting hurts for two hours.\n\nIce helps.");
    bot_set_faq(fixture->bot, fixture->faq);
    faq_snapshot_destroy(old);
    const char *said = fixture_say(fixture, "faqd: more");
    assert_contains(said, "The article was changed since");
    assert_contains(said, "A sting hurts for two hours.");
    assert_contains(fixture_say(fixture, "faqd: more"), "Ice helps.");
    assert_contains(fixture_say(fixture, "faqd: more"), "That is all");
}

static void more_of_a_topic_that_is_gone_says_so(void **state)
{
    struct fixture *fixture = *state;
    struct faq_file file = {STR("a.md"), STR("# A\n\n## Birds\n\nBirds sing.\n")};
    struct faq_options options = {.today = 20261124};
    struct diagnostics found = {.arena = &fixture->scratch};
    struct faq_snapshot *old = fixture->faq;

    fixture_say(fixture, "faqd: how is honey made?");
    fixture->faq = faq_load(&file, 1, &options, &found);
    assert_non_null(fixture->faq);
    bot_set_faq(fixture->bot, fixture->faq);
    faq_snapshot_destroy(old);
    assert_contains(fixture_say(fixture, "faqd: more"), "That topic is gone");
}

static void a_caution_comes_before_the_passage(void **state)
{
    const char *said = fixture_say(*state, "faqd: why do bees sting?");
    const char *caution = strstr(said, "talk to a clinician");

    assert_non_null(caution);
    assert_true(caution < strstr(said, "A sting hurts"));
}

static void a_quieted_room_stays_quiet_and_a_restart_keeps_it(void **state)
{
    struct fixture *fixture = *state;
    struct chat_message admin = fixture_message(fixture, "!quiet");

    admin.is_admin = true;
    fixture_hear(fixture, admin);
    assert_int_equal(fixture->actions.items[0].kind, CHAT_QUIET);
    assert_true(fixture->actions.items[0].is_quiet);
    assert_string_equal(fixture_say(fixture, "faqd: how is honey made?"), "");
    assert_contains(fixture_ask(fixture, "how is honey made?"), "nectar");
    assert_contains(fixture_say(fixture, "she took ketamine and is not breathing"),
                    "999");
    bot_set_quiet(fixture->bot, STR("net"), STR("#bees"), false);
    assert_contains(fixture_say(fixture, "faqd: how is honey made?"), "nectar");
}

static void an_admin_wins_over_the_configuration_of_a_room(void **state)
{
    struct fixture *fixture = *state;
    struct chat_message message = fixture_message(fixture, "faqd: how is honey made?");

    message.is_quiet = true;
    fixture_hear(fixture, message);
    assert_int_equal(fixture->actions.count, 0);
    bot_set_quiet(fixture->bot, STR("net"), STR("#bees"), false);
    fixture_hear(fixture, message);
    assert_contains(fixture_said(fixture), "nectar");
}

static void why_never_repeats_the_question(void **state)
{
    struct fixture *fixture = *state;

    fixture_ask(fixture, "my neighbour Zebediah wants to know about honey");
    const char *said = fixture_ask(fixture, "why");
    assert_contains(said, "honey");
    assert_lacks(said, "ebediah");
}

static void a_question_that_begins_like_a_command_is_a_question(void **state)
{
    assert_contains(fixture_ask(*state, "why do bees sting"), "A sting hurts");
    assert_contains(fixture_ask(*state, "tell me about honey"), "nectar");
    assert_contains(fixture_ask(*state, "help me understand wax"), "combs");
}

static void what_is_told_goes_to_the_one_named(void **state)
{
    struct fixture *fixture = *state;

    fixture_say(fixture, "faqd: tell bob about honey");
    assert_int_equal(fixture->actions.count, 1);
    assert_true(str_equal(fixture->actions.items[0].to_name, STR("bob")));
    assert_contains(fixture_said(fixture), DISCLAIMER);
}

static void without_a_faq_the_bot_says_so_and_safety_works(void **state)
{
    struct fixture *fixture = *state;

    bot_set_faq(fixture->bot, NULL);
    assert_contains(fixture_ask(fixture, "how is honey made?"), "cannot be read");
    assert_contains(fixture_ask(fixture, "i took too much ketamine and cant breathe"),
                    "999");
    assert_contains(fixture_ask(fixture, "help"), "cannot read them");
    assert_contains(fixture_ask(fixture, "topics"), "cannot be read");
    assert_contains(fixture_ask(fixture, "tell me how much ketamine to take"),
                    "can't help with amounts");
}

static void everything_is_counted_and_status_shows_it(void **state)
{
    struct fixture *fixture = *state;
    struct chat_message admin = fixture_direct(fixture, "status");

    fixture_ask(fixture, "how is honey made?");
    fixture_ask(fixture, "who is the king of spain");
    admin.is_admin = true;
    bot_set_status(fixture->bot, STR("net: online"));
    fixture_hear(fixture, admin);
    const char *said = fixture_said(fixture);
    assert_contains(said, "3 topics");
    assert_contains(said, "answered 1");
    assert_contains(said, "net: online");
    assert_int_equal(bot_counters(fixture->bot).unanswered, 1);
}

static void any_bytes_are_met_with_sense(void **state)
{
    static const char *const texts[] = {
        "",
        " ",
        "\xff\xfe\x80",
        ("\x03"
         "99,99"),
        "\xf0\x9f\x90\x9d\xf0\x9f\x90\x9d",
        "\xe2\x80\xae honey \xe2\x80\xac",
        "%s%n%d",
        "!",
        "((((((((((",
    };
    static char huge[64 * 1024 + 1];

    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
        assert_true(strlen(fixture_ask(*state, texts[i])) < 2000);
    memset(huge, 'a', sizeof(huge) - 1);
    assert_true(strlen(fixture_ask(*state, huge)) < 2000);
    for (size_t i = 0; i + 1 < sizeof(huge); i += 2)
        memcpy(huge + i, "! ", 2);
    assert_true(strlen(fixture_ask(*state, huge)) < 2000);
}

static void a_reload_is_told_with_its_changes(void **state)
{
    struct fixture *fixture = *state;
    struct faq_change items[] = {
        {STR("cost"), FAQ_ADDED}, {STR("pain"), FAQ_CHANGED}, {STR("wax"), FAQ_CHANGED}};
    struct faq_changes changes = {items, 3, 3};
    struct diagnostics found = {.arena = &fixture->scratch};
    struct chat_reply reply;

    bot_tell_reload(fixture->bot, &changes, &found, &fixture->scratch, &reply);
    assert_true(
        str_equal(chat_reply_plain(&fixture->scratch, &reply),
                  STR("Reloaded: 3 topics (1 added: cost; 2 changed: pain, wax).")));
    changes.count = 0;
    bot_tell_reload(fixture->bot, &changes, &found, &fixture->scratch, &reply);
    assert_true(str_equal(chat_reply_plain(&fixture->scratch, &reply),
                          STR("Reloaded: 3 topics (nothing changed).")));
}

static void a_failed_reload_is_told_with_its_place(void **state)
{
    struct fixture *fixture = *state;
    struct diagnostics found = {.arena = &fixture->scratch};
    struct chat_reply reply;

    diagnostics_add(&found, DIAGNOSTIC_WARNING, STR("faq/a.md"), 1, 1, "long");
    diagnostics_add(&found, DIAGNOSTIC_ERROR, STR("faq/x.md"), 12, 3, "no such concept");
    diagnostics_add(&found, DIAGNOSTIC_ERROR, STR("faq/x.md"), 14, 3, "no such concept");
    bot_tell_reload(fixture->bot, NULL, &found, &fixture->scratch, &reply);
    assert_true(str_equal(chat_reply_plain(&fixture->scratch, &reply),
                          STR("Not reloaded, the old FAQ stays: faq/x.md:12:3: error: no "
                              "such concept (and 1 more)")));
    bot_set_faq(fixture->bot, NULL);
    bot_tell_reload(fixture->bot, NULL, &found, &fixture->scratch, &reply);
    struct str said = chat_reply_plain(&fixture->scratch, &reply);
    assert_true(str_starts_with(said, STR("Not reloaded, and there is no FAQ: ")));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_room_gets_the_short_answer_and_a_hint),
        TEST(a_direct_message_gets_two_paragraphs_and_more_the_rest),
        TEST(a_network_of_whole_passages_gets_all_with_sources),
        TEST(the_rest_goes_to_the_asker_alone_where_the_room_wants_that),
        TEST(nobody_but_the_bot_is_answered),
        TEST(a_late_question_is_answered_with_an_excuse),
        TEST(what_is_played_back_in_a_room_is_for_safety_alone),
        TEST(an_action_is_no_question),
        TEST(an_order_is_marked_for_the_log),
        TEST(an_admin_command_asks_who_that_is_and_is_heard_again),
        TEST(asking_for_an_account_does_not_count_twice),
        TEST(more_after_a_reload_that_changed_the_topic_begins_again),
        TEST(more_of_a_topic_that_is_gone_says_so),
        TEST(a_caution_comes_before_the_passage),
        TEST(a_quieted_room_stays_quiet_and_a_restart_keeps_it),
        TEST(an_admin_wins_over_the_configuration_of_a_room),
        TEST(why_never_repeats_the_question),
        TEST(a_question_that_begins_like_a_command_is_a_question),
        TEST(what_is_told_goes_to_the_one_named),
        TEST(without_a_faq_the_bot_says_so_and_safety_works),
        TEST(everything_is_counted_and_status_shows_it),
        TEST(any_bytes_are_met_with_sense),
        TEST(a_reload_is_told_with_its_changes),
        TEST(a_failed_reload_is_told_with_its_place),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
