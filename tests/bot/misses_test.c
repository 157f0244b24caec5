/* SPDX-License-Identifier: MIT */
#include "bot/misses.h"

#include <stdlib.h>

#include "fixture.h"

static void begin(struct fixture *fixture, bool keeps)
{
    struct bot_options options = fixture_options();

    options.keeps_misses = keeps;
    *fixture = (struct fixture){.now_ms = NOON};
    arena_init(&fixture->scratch);
    fixture->bot = bot_create(&options, 1);
    fixture->faq = fixture_faq("A sting hurts for an hour.");
    bot_set_faq(fixture->bot, fixture->faq);
}

static const char *list(struct fixture *fixture)
{
    struct chat_message message = fixture_message(fixture, "faqd: misses");

    message.is_admin = true;
    fixture->now_ms += 60000;
    message.time_ms = fixture->now_ms;
    fixture_hear(fixture, message);
    assert_int_equal(fixture->actions.count, 1);
    assert_int_equal(fixture->actions.items[0].kind, CHAT_REPLY_PRIVATE);
    return fixture_said(fixture);
}

static void say(struct fixture *fixture, const char *text)
{
    fixture->now_ms += 60000;
    fixture_say(fixture, text);
}

static void what_was_not_understood_is_counted_by_its_words(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture, true);
    assert_contains(list(&fixture), "everything so far");
    say(&fixture, "faqd: which fish live in the river?");
    say(&fixture, "faqd: the fish, do they live in a river");
    say(&fixture, "faqd: who repairs trains");
    assert_contains(list(&fixture), "2 x fish live river; 1 x repairs trains.");
    say(&fixture, "faqd: how is honey made");
    assert_lacks(list(&fixture), "honey");
    fixture_end(&fixture);
}

static void names_and_numbers_are_left_out(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture, true);
    say(&fixture,
        "faqd: Does Doctor Zelwinski in Baker Street 12 repair trains for ann?");
    const char *text = list(&fixture);
    assert_contains(text, "1 x repair trains.");
    assert_lacks(text, "zelwinski");
    assert_lacks(text, "baker");
    assert_lacks(text, "12");
    assert_lacks(text, "ann");
    fixture_end(&fixture);
}

static void nothing_is_kept_unless_the_operator_wants_it(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture, false);
    say(&fixture, "faqd: who repairs trains");
    assert_contains(list(&fixture), "I keep no list");
    assert_lacks(list(&fixture), "trains");
    assert_null(bot_save_misses(fixture.bot, &fixture.scratch).ptr);
    fixture_end(&fixture);
}

static void direct_messages_and_danger_are_never_kept(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture, true);
    fixture_ask(&fixture, "who repairs trains");
    say(&fixture, "faqd: i want to kill myself tonight");
    say(&fixture, "faqd: who paints boats");
    assert_contains(list(&fixture), "everything so far");
    assert_null(bot_save_misses(fixture.bot, &fixture.scratch).ptr);
    fixture.now_ms += 2 * 60 * 60 * 1000;
    say(&fixture, "faqd: who paints boats");
    assert_contains(list(&fixture), "1 x boats paints.");
    fixture_end(&fixture);
}

static void a_story_has_no_shape(void **state)
{
    (void)state;
    struct fixture fixture;
    begin(&fixture, true);
    say(&fixture,
        "faqd: yesterday the train stood in a field for hours and people walked "
        "to the village where a farmer gave them bread and cheese and water");
    assert_contains(list(&fixture), "everything so far");
    fixture_end(&fixture);
}

static void the_list_outlives_a_restart_but_not_two_months(void **state)
{
    (void)state;
    struct fixture before, after;
    begin(&before, true);
    begin(&after, true);
    say(&before, "faqd: who repairs trains");
    struct str kept = bot_save_misses(before.bot, &before.scratch);
    assert_non_null(kept.ptr);
    char *text = strndup(kept.ptr, kept.len);
    assert_null(bot_save_misses(before.bot, &before.scratch).ptr);
    bot_load_misses(after.bot, str_from_c(text), after.now_ms);
    bot_load_misses(after.bot, STR("no line\n7\n7 x y\n1 2 too old\n"), after.now_ms);
    assert_contains(list(&after), "by its words: 1 x repairs trains.");
    after.now_ms += INT64_C(62) * 24 * 60 * 60 * 1000;
    bot_tick(after.bot, after.now_ms);
    assert_contains(list(&after), "everything so far");
    free(text);
    fixture_end(&before);
    fixture_end(&after);
}

static void a_crowd_cannot_make_the_list_grow(void **state)
{
    (void)state;
    struct arena arena;
    struct misses misses;
    arena_init(&arena);
    misses_init(&misses, 1);
    for (int i = 0; i < 2 * MISSES_MAX; i++) {
        struct str line = arena_format(&arena, "1 20000 shape number %d\n", i);
        misses_load(&misses, line, INT64_C(20001) * 24 * 60 * 60 * 1000);
    }
    assert_int_equal(misses.shapes.items.count, MISSES_MAX);
    assert_contains(misses_list(&misses, &arena).ptr, "; and 285 more");
    misses_clear(&misses);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_not_understood_is_counted_by_its_words),
        cmocka_unit_test(names_and_numbers_are_left_out),
        cmocka_unit_test(nothing_is_kept_unless_the_operator_wants_it),
        cmocka_unit_test(direct_messages_and_danger_are_never_kept),
        cmocka_unit_test(a_story_has_no_shape),
        cmocka_unit_test(the_list_outlives_a_restart_but_not_two_months),
        cmocka_unit_test(a_crowd_cannot_make_the_list_grow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
