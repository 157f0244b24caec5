/* SPDX-License-Identifier: MIT */
#include "faq/aspect_topic.h"

#include "load.h"

static const struct {
    enum faq_aspect aspect;
    const char *text;
} lines[] = {
    {FAQ_ASPECT_LENGTH, "how long does it last?"},
    {FAQ_ASPECT_LENGTH, "and is that permanent"},
    {FAQ_ASPECT_REMEDY, "what can i take for it"},
    {FAQ_ASPECT_USUAL, "does everyone get that"},
    {FAQ_ASPECT_WORRY, "when should he go to hospital"},
    {FAQ_ASPECT_STOP, "how do i taper"},
    {FAQ_ASPECT_STOP, "how do i get him to stop"},
    {FAQ_ASPECT_HELP, "where do we get help for our son"},
    {FAQ_ASPECT_CLEAR, "how do i get it out quicker"},
    {FAQ_ASPECT_SAFE, "is it dangerous for the baby"},
    {FAQ_ASPECT_STILL, "should i stop my course"},
    {FAQ_ASPECT_LATER, "what about the next morning"},
    {FAQ_ASPECT_PROOF, "are there any studies"},
    {FAQ_ASPECT_ELSE, "what else can he try"},
    {FAQ_ASPECT_INSIST, "its only 10 mins"},
    {FAQ_ASPECT_INSIST, "ill be fine i did it last time"},
    /* These have a matter of their own. */
    {FAQ_ASPECT_NONE, "how long does the mood lift last"},
    {FAQ_ASPECT_NONE, "how do i stop my lamotrigine"},
    {FAQ_ASPECT_NONE, "is it safe with lithium"},
    {FAQ_ASPECT_NONE, "can i have it more often"},
    {FAQ_ASPECT_NONE, "i feel fine with the spray"},
    {FAQ_ASPECT_NONE, "what helps with nausea"},
    {FAQ_ASPECT_NONE, "is depression common"},
    {FAQ_ASPECT_NONE, "how much does it cost"},
};

static void an_aspect_is_asked_by_small_words_alone(void **state)
{
    struct sayings aspects;
    struct arena arena;

    (void)state;
    faq_aspects_init(&aspects);
    arena_init(&arena);
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        struct words words;
        words_read(&arena, str_from_c(lines[i].text), NULL, &words);
        if (faq_aspect_of(&aspects, &words) != lines[i].aspect)
            fail_msg("%s", lines[i].text);
    }
    arena_clear(&arena);
}

static const char article[] = "# A\n"
                              "## Dizzy\n```toml faq\nthen = ['length', 'stop']\n```\n"
                              "You may be dizzy.\n\nIt is over in some hours.\n"
                              "## Habit\n```toml faq\nthen = ['length', 'stop', 'help']\n"
                              "after = ['party']\n```\nSome get used to it.\n"
                              "## Party\n\nPeople take it there.\n";

static const char *topic_of(struct loaded_faq *l, enum faq_aspect aspect,
                            const char *before)
{
    const struct faq_topic *topic =
        faq_aspect_topic(l->faq, aspect, faq_topic_find(l->faq, str_from_c(before)));

    return topic ? topic->id.ptr : "";
}

static void a_topic_answers_behind_itself_what_it_says_it_does(void **state)
{
    struct loaded_faq l = load_faq(article, NULL, false);

    (void)state;
    assert_non_null(l.faq);
    assert_true(
        str_equal(str_from_c(topic_of(&l, FAQ_ASPECT_LENGTH, "dizzy")), STR("dizzy")));
    assert_string_equal(topic_of(&l, FAQ_ASPECT_HELP, "dizzy"), "");
    assert_int_equal(faq_aspect_block(faq_topic_find(l.faq, STR("dizzy")),
                                      FAQ_ASPECT_LENGTH, false, &l.arena),
                     1);
    assert_int_equal(faq_aspect_block(faq_topic_find(l.faq, STR("habit")),
                                      FAQ_ASPECT_LENGTH, false, &l.arena),
                     0);
    load_clear(&l);
}

static void what_is_about_the_person_is_answered_behind_others(void **state)
{
    struct loaded_faq l = load_faq(article, NULL, false);

    (void)state;
    assert_string_equal(topic_of(&l, FAQ_ASPECT_HELP, "party"), "habit");
    assert_string_equal(topic_of(&l, FAQ_ASPECT_STOP, "party"), "habit");
    assert_string_equal(topic_of(&l, FAQ_ASPECT_STOP, "dizzy"), "dizzy");
    assert_string_equal(topic_of(&l, FAQ_ASPECT_LENGTH, "party"), "");
    load_clear(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_aspect_is_asked_by_small_words_alone),
        cmocka_unit_test(a_topic_answers_behind_itself_what_it_says_it_does),
        cmocka_unit_test(what_is_about_the_person_is_answered_behind_others),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
