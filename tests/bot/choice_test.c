/* SPDX-License-Identifier: MIT */
#include "bot/choice.h"

#include "base/macros.h"
#include "fixture.h"

struct offers {
    struct faq_snapshot *faq;
    struct dialogue dialogue;
    struct arena arena;
};

static int begin(void **state)
{
    static struct offers offers;
    const char *const ids[] = {"honey", "stings", "wax"};
    const struct faq_topic *topics[COUNT_OF(ids)];

    offers = (struct offers){.faq = fixture_faq("A sting hurts.")};
    arena_init(&offers.arena);
    for (size_t i = 0; i < COUNT_OF(ids); i++)
        topics[i] = faq_topic_find(offers.faq, str_from_c(ids[i]));
    dialogue_set_offer(&offers.dialogue, topics, COUNT_OF(ids), 0);
    *state = &offers;
    return 0;
}

static int end(void **state)
{
    struct offers *offers = *state;

    faq_snapshot_destroy(offers->faq);
    arena_clear(&offers->arena);
    return 0;
}

static struct choice choose(struct offers *offers, const char *text)
{
    return choice_of(&offers->arena, &offers->dialogue, offers->faq, str_from_c(text));
}

static void assert_choice(struct offers *offers, const char *text, const char *id)
{
    struct choice choice = choose(offers, text);

    if (choice.kind != CHOICE_TOPICS || choice.count != 1
        || choice.topics[0] != faq_topic_key(str_from_c(id)))
        fail_msg("\"%s\" is not \"%s\"", text, id);
}

static void an_offer_is_chosen_by_number_or_word(void **state)
{
    static const char *const seconds[] = {
        "2",          "(2).",     "#2",       "2)",  "number 2",
        "no. 2",      "second",   "2nd",      "two", "The second one",
        "option 2",   "2 please", "i mean 2", "2!",  "the 2nd one pls",
        "number two", "stings",   "Stings?",
    };

    for (size_t i = 0; i < COUNT_OF(seconds); i++)
        assert_choice(*state, seconds[i], "stings");
    assert_choice(*state, "the last one", "wax");
    assert_choice(*state, "one", "honey");
    assert_choice(*state, "number one", "honey");
}

static void two_numbers_choose_two(void **state)
{
    struct choice choice = choose(*state, "1 and 3");

    assert_int_equal(choice.kind, CHOICE_TOPICS);
    assert_int_equal(choice.count, 2);
    assert_true(choice.topics[1] == faq_topic_key(STR("wax")));
}

static void what_is_no_choice_is_a_question(void **state)
{
    static const char *const others[] = {
        "2 of us",
        "is 2 too much",
        "what are stings made of",
        "the second time",
        "how long do stings hurt",
        "no",
        "none of them",
        "the",
        "it",
        "",
        "first of all thanks",
        "what is wax",
        "is it wax?",
    };

    for (size_t i = 0; i < COUNT_OF(others); i++)
        if (choose(*state, others[i]).kind != CHOICE_NONE)
            fail_msg("\"%s\" chooses", others[i]);
}

static void too_high_and_unclear_are_told_apart(void **state)
{
    assert_int_equal(choose(*state, "4").kind, CHOICE_TOO_HIGH);
    assert_int_equal(choose(*state, "0").kind, CHOICE_TOO_HIGH);
    assert_int_equal(choose(*state, "yes").kind, CHOICE_UNCLEAR);
    assert_int_equal(choose(*state, "the other one").kind, CHOICE_UNCLEAR);
    assert_int_equal(choose(*state, "all of them").kind, CHOICE_UNCLEAR);
}

static void without_an_offer_only_a_number_is_a_choice(void **state)
{
    struct offers *offers = *state;
    struct dialogue none = {0};
    struct arena *arena = &offers->arena;

    assert_int_equal(choice_of(arena, NULL, offers->faq, STR("1")).kind, CHOICE_TOO_HIGH);
    assert_int_equal(choice_of(arena, &none, offers->faq, STR("1")).kind,
                     CHOICE_TOO_HIGH);
    assert_int_equal(choice_of(arena, &none, offers->faq, STR("yes")).kind, CHOICE_NONE);
    assert_int_equal(choice_of(arena, &none, offers->faq, STR("wax")).kind, CHOICE_NONE);
    assert_int_equal(choice_of(arena, &none, offers->faq, STR("last")).kind, CHOICE_NONE);
}

static void yes_takes_a_single_offer(void **state)
{
    struct offers *offers = *state;
    const struct faq_topic *wax = faq_topic_find(offers->faq, STR("wax"));
    struct dialogue one = {0};

    dialogue_set_offer(&one, &wax, 1, 0);
    assert_int_equal(choice_of(&offers->arena, &one, offers->faq, STR("Yes!")).kind,
                     CHOICE_TOPICS);
    assert_int_equal(choice_of(&offers->arena, &one, offers->faq, STR("no")).kind,
                     CHOICE_NONE);
}

static void the_other_of_two_is_the_one_not_answered(void **state)
{
    struct offers *offers = *state;
    struct dialogue before = offers->dialogue;

    offers->dialogue.offered_count = 2;
    offers->dialogue.last = DIALOGUE_ANSWER;
    offers->dialogue.topic = offers->dialogue.offered[0];
    struct choice choice = choose(offers, "no the other one");
    assert_int_equal(choice.kind, CHOICE_TOPICS);
    assert_true(choice.topics[0] == before.offered[1]);
    offers->dialogue = before;
    assert_int_equal(choose(offers, "no the other").kind, CHOICE_UNCLEAR);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_offer_is_chosen_by_number_or_word),
        cmocka_unit_test(two_numbers_choose_two),
        cmocka_unit_test(what_is_no_choice_is_a_question),
        cmocka_unit_test(too_high_and_unclear_are_told_apart),
        cmocka_unit_test(without_an_offer_only_a_number_is_a_choice),
        cmocka_unit_test(yes_takes_a_single_offer),
        cmocka_unit_test(the_other_of_two_is_the_one_not_answered),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
