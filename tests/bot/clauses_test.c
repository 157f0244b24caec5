/* SPDX-License-Identifier: MIT */
#include "bot/clauses.h"

#include "fixture.h"

static enum triage_kind judged(const struct triage *triage, const char *text)
{
    struct triage_verdict verdict;
    struct arena arena;

    arena_init(&arena);
    triage_question(triage, str_from_c(text), TRIAGE_DIRECT, &arena, &verdict);
    clauses_judge(triage, str_from_c(text), TRIAGE_DIRECT, &arena, &verdict);
    arena_clear(&arena);
    return verdict.kind;
}

static void danger_beside_a_question_is_danger(void **state)
{
    const char *const lines[] = {
        "does it help ocd and my chest hurts really bad right now",
        "how does it work & my friend wont wake up",
        "My friend won't wake up, and also what does it cost?",
    };

    for (size_t i = 0; i < COUNT_OF(lines); i++)
        if (judged(*state, lines[i]) != TRIAGE_EMERGENCY)
            fail_msg("%s", lines[i]);
}

static void a_refusal_beside_a_question_is_one(void **state)
{
    assert_int_equal(judged(*state, "what are the side effects and where can i buy some"),
                     TRIAGE_REFUSAL);
}

static void what_is_harmless_in_parts_stays_so(void **state)
{
    const char *const lines[] = {
        "does it work and is it safe",
        "is it legal and can i get it in spain",
        "I slept through my alarm and can't wake up in the mornings",
        "does it help with depression and anxiety",
        "?",
        "and and and",
        "",
    };

    for (size_t i = 0; i < COUNT_OF(lines); i++)
        if (judged(*state, lines[i]) != TRIAGE_NONE)
            fail_msg("%s", lines[i]);
}

static int set_up(void **state)
{
    *state = triage_create();
    return 0;
}

static int tear_down(void **state)
{
    triage_destroy(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(danger_beside_a_question_is_danger),
        cmocka_unit_test(a_refusal_beside_a_question_is_one),
        cmocka_unit_test(what_is_harmless_in_parts_stays_so),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
