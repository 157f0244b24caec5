/* SPDX-License-Identifier: MIT */
#include "bot/address.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

#include "base/macros.h"

static struct address address_of(struct arena *arena, struct chat_message message,
                                 struct str text)
{
    struct address address;

    message.bot_name = STR("faqd");
    message.text = text;
    address_question(arena, &message, STR("!"), &address);
    return address;
}

static void assert_for_bot(struct str text, const char *left)
{
    struct arena arena;

    arena_init(&arena);
    struct address address = address_of(&arena, (struct chat_message){0}, text);
    assert_true(address.is_addressed);
    assert_string_equal(arena_copy(&arena, address.text).ptr, left);
    arena_clear(&arena);
}

static void assert_not_for_bot(struct str text)
{
    struct arena arena;

    arena_init(&arena);
    assert_false(address_of(&arena, (struct chat_message){0}, text).is_addressed);
    arena_clear(&arena);
}

static void a_name_at_the_start_is_an_address(void **state)
{
    (void)state;
    assert_for_bot(STR("faqd: what is it?"), "what is it?");
    assert_for_bot(STR("faqd, what is it?"), "what is it?");
    assert_for_bot(STR("@faqd what is it?"), "what is it?");
    assert_for_bot(STR("FAQD what is it?"), "what is it?");
    assert_for_bot(STR("  faqd :  what is it?"), "what is it?");
    assert_for_bot(STR("@faqd:example.org: what is it?"), "what is it?");
    assert_for_bot(STR("faqd"), "");
    assert_for_bot(STR("faqd?"), "");
}

static void a_name_at_the_end_after_a_comma_is_an_address(void **state)
{
    (void)state;
    assert_for_bot(STR("what is it, faqd?"), "what is it");
    assert_for_bot(STR("what is it, @faqd"), "what is it");
    assert_not_for_bot(STR("who wrote faqd?"));
}

static void a_greeted_name_is_an_address(void **state)
{
    (void)state;
    assert_for_bot(STR("hi faqd, what is it?"), "what is it?");
    assert_for_bot(STR("hello faqd"), "hello");
    assert_for_bot(STR("thanks, faqd!"), "thanks");
}

static void a_quotation_before_a_question_is_dropped(void **state)
{
    (void)state;
    assert_for_bot(STR("> it costs a lot\n> they say\nfaqd: is that so?"), "is that so?");
    assert_for_bot(STR("faqd: > it costs a lot"), "it costs a lot");
    assert_not_for_bot(STR("> faqd: what is it?"));
}

static void others_are_told_from_the_bot(void **state)
{
    struct arena arena;
    struct chat_message none = {0};

    (void)state;
    arena_init(&arena);
    assert_true(address_of(&arena, none, STR("bob: and what about pain?")).is_for_other);
    assert_true(address_of(&arena, none, STR("@bob and you?")).is_for_other);
    assert_false(address_of(&arena, none, STR("and what about pain?")).is_for_other);
    assert_false(address_of(&arena, none, STR("faqd: bob, is it so?")).is_for_other);
    arena_clear(&arena);
}

static void talk_about_the_bot_is_not_to_it(void **state)
{
    (void)state;
    assert_not_for_bot(STR("I asked faqd yesterday about it"));
    assert_not_for_bot(STR("faqd's answers are long"));
    assert_not_for_bot(STR("faqdbot: what is it?"));
    assert_not_for_bot(STR("faqd-two: what is it?"));
    assert_not_for_bot(STR("what is it?"));
    assert_not_for_bot(STR(""));
}

static void the_prefix_is_an_address_and_marked_as_one(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    struct address address = address_of(&arena, (struct chat_message){0}, STR("!topics"));
    assert_true(address.is_addressed && address.is_by_prefix);
    assert_true(str_equal(address.text, STR("topics")));
    address = address_of(&arena, (struct chat_message){0}, STR("faqd: !topics"));
    assert_true(address.has_prefix);
    assert_false(address.is_by_prefix);
    arena_clear(&arena);
    assert_not_for_bot(STR("!!!"));
    assert_not_for_bot(STR("! so what"));
}

static void a_direct_message_a_mention_and_a_reply_need_no_name(void **state)
{
    struct arena arena;
    const struct chat_message messages[] = {
        {.is_direct = true},
        {.is_mention = true},
        {.is_reply_to_bot = true},
    };

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < COUNT_OF(messages); i++) {
        struct address address = address_of(&arena, messages[i], STR("what is it?"));
        assert_true(address.is_addressed);
        assert_true(str_equal(address.text, STR("what is it?")));
    }
    arena_clear(&arena);
}

static void formatting_codes_hide_no_name(void **state)
{
    (void)state;
    assert_for_bot(STR("\x02"
                       "faqd\x02: \x03"
                       "04,01what\x0f is it?"),
                   "what is it?");
    assert_for_bot(STR("faqd:\twhat\nis it?"), "what is it?");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_at_the_start_is_an_address),
        cmocka_unit_test(a_name_at_the_end_after_a_comma_is_an_address),
        cmocka_unit_test(a_greeted_name_is_an_address),
        cmocka_unit_test(a_quotation_before_a_question_is_dropped),
        cmocka_unit_test(others_are_told_from_the_bot),
        cmocka_unit_test(talk_about_the_bot_is_not_to_it),
        cmocka_unit_test(the_prefix_is_an_address_and_marked_as_one),
        cmocka_unit_test(a_direct_message_a_mention_and_a_reply_need_no_name),
        cmocka_unit_test(formatting_codes_hide_no_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
