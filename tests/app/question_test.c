/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/faq_folder.h"
#include "app/question.h"

struct fixture {
    struct arena arena;
    struct diagnostics found;
    struct faq_snapshot *faq;
    struct triage *triage;
};

static int set_up(void **state)
{
    static const struct faq_options faq_options = {.review_months = 24,
                                                   .today = 20261120};
    static struct fixture fixture;
    arena_init(&fixture.arena);
    fixture.faq =
        faq_folder_load(STR(FAQ_DIR), &faq_options, &fixture.arena, &fixture.found);
    fixture.triage = triage_create();
    *state = &fixture;
    return fixture.faq ? 0 : -1;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    triage_destroy(fixture->triage);
    faq_snapshot_destroy(fixture->faq);
    arena_clear(&fixture->arena);
    return 0;
}

static struct question_result ask(struct fixture *fixture, const char *text,
                                  bool is_ambient)
{
    struct faq_context context = {.is_ambient = is_ambient};
    struct question_result result;
    question_ask(fixture->faq, fixture->triage, str_from_c(text), context,
                 &fixture->arena, &result);
    return result;
}

static void a_question_on_a_topic_is_answered_with_it(void **state)
{
    struct question_result result =
        ask(*state, "what does ketamine treatment cost", false);
    assert_string_equal(result.kind, "answer");
    assert_true(str_equal(question_topic(&result)->id, STR("cost")));
}

static void danger_comes_before_every_topic(void **state)
{
    struct question_result result =
        ask(*state, "what does ketamine cost, i want to kill myself", false);
    assert_string_equal(result.kind, "crisis");
    assert_null(question_topic(&result));
    assert_true(result.is_risk);
}

static void danger_is_heard_when_nobody_is_addressed(void **state)
{
    assert_string_equal(ask(*state, "i want to kill myself", true).kind, "crisis");
}

static void a_dose_is_refused_with_its_class(void **state)
{
    struct question_result result =
        ask(*state, "how many mg of ketamine should i take", false);
    assert_string_equal(result.kind, "refusal");
    assert_string_equal(triage_class_name(result.verdict.class), "dose");
    assert_null(question_topic(&result));
}

static void thanks_are_small_talk_and_nothing_among_others(void **state)
{
    assert_string_equal(ask(*state, "thanks!", false).kind, "chat");
    assert_string_equal(ask(*state, "thanks!", true).kind, "none");
}

static void another_subject_gets_nothing(void **state)
{
    struct question_result result =
        ask(*state, "which wood is best for a garden fence", false);
    assert_string_equal(result.kind, "none");
    assert_false(result.is_risk);
}

static void a_second_clear_question_is_answered_too(void **state)
{
    struct question_result result =
        ask(*state, "is ketamine addictive? and what does it cost?", false);
    assert_true(str_equal(question_topic(&result)->id, STR("addiction")));
    assert_non_null(result.also);
    assert_true(str_equal(result.also->id, STR("cost")));
    assert_null(ask(*state, "is ketamine addictive", false).also);
}

static void a_topic_with_a_caution_is_a_risk(void **state)
{
    struct fixture *fixture = *state;
    struct question_result result =
        ask(fixture, "is ketamine safe while pregnant", false);
    assert_true(result.is_risk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_question_on_a_topic_is_answered_with_it),
        cmocka_unit_test(danger_comes_before_every_topic),
        cmocka_unit_test(danger_is_heard_when_nobody_is_addressed),
        cmocka_unit_test(a_dose_is_refused_with_its_class),
        cmocka_unit_test(thanks_are_small_talk_and_nothing_among_others),
        cmocka_unit_test(another_subject_gets_nothing),
        cmocka_unit_test(a_second_clear_question_is_answered_too),
        cmocka_unit_test(a_topic_with_a_caution_is_a_risk),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
