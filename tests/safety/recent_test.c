/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "safety/recent.h"

struct talk {
    struct triage *triage;
    struct arena scratch;
    struct recent recent;
};

static struct triage_verdict hear(struct talk *talk, const char *text)
{
    struct triage_verdict verdict;
    arena_reset(&talk->scratch);
    triage_question(talk->triage, str_from_c(text), TRIAGE_DIRECT, &talk->scratch,
                    &verdict);
    recent_add_up(&talk->recent, &verdict);
    return verdict;
}

static void a_hint_alone_is_no_alarm(void **state)
{
    struct talk *talk = *state;
    assert_int_equal(hear(talk, "i feel very peaceful about it").kind, TRIAGE_NONE);
    assert_true(talk->recent.hint > 0);
}

static void two_hints_add_up(void **state)
{
    struct recent recent = {0};
    struct triage_verdict first = {.hint = 17}, second = {.hint = 12};
    (void)state;
    recent_add_up(&recent, &first);
    assert_int_equal(first.kind, TRIAGE_NONE);
    recent_add_up(&recent, &second);
    assert_int_equal(second.kind, TRIAGE_CRISIS);
}

static void a_letter_and_an_absence_add_up(void **state)
{
    struct talk *talk = *state;
    assert_int_equal(hear(talk, "wrote letters to the kids this morning").kind,
                     TRIAGE_NONE);
    assert_int_equal(hear(talk, "nobody will notice on monday").kind, TRIAGE_CRISIS);
}

static void many_faint_hints_do_not(void **state)
{
    struct recent recent = {0};
    (void)state;
    for (int i = 0; i < 20; i++) {
        struct triage_verdict faint = {.hint = 9};
        recent_add_up(&recent, &faint);
        assert_int_equal(faint.kind, TRIAGE_NONE);
    }
}

static void behind_a_crisis_a_sudden_calm_is_one(void **state)
{
    struct talk *talk = *state;
    assert_int_equal(hear(talk, "i'm going to kill myself tonight").kind, TRIAGE_CRISIS);
    assert_int_equal(hear(talk, "i feel very peaceful about it").kind, TRIAGE_CRISIS);
}

static void behind_a_crisis_a_question_is_a_question(void **state)
{
    struct talk *talk = *state;
    assert_int_equal(hear(talk, "i'm going to kill myself tonight").kind, TRIAGE_CRISIS);
    assert_int_equal(hear(talk, "how much does an infusion cost").kind, TRIAGE_NONE);
    assert_int_equal(hear(talk, "thank you").kind, TRIAGE_NONE);
}

static void a_small_child_spoken_of_is_who_licked_it(void **state)
{
    struct talk *talk = *state;
    assert_int_equal(hear(talk, "my daughter is 3").kind, TRIAGE_NONE);
    struct triage_verdict verdict = hear(talk, "she licked it");
    assert_int_equal(verdict.kind, TRIAGE_EMERGENCY);
    assert_int_equal(verdict.subject, TRIAGE_CHILD);
}

static void a_grown_child_is_not(void **state)
{
    struct talk *talk = *state;
    assert_int_equal(hear(talk, "my daughter is 23").kind, TRIAGE_NONE);
    assert_int_not_equal(hear(talk, "she tasted it").subject, TRIAGE_CHILD);
}

static void what_is_done_to_a_child_is_not(void **state)
{
    struct talk *talk = *state;
    assert_int_equal(hear(talk, "our son is 6, he had it at the dentist").kind,
                     TRIAGE_NONE);
    assert_int_equal(hear(talk, "he ate his dinner afterwards").kind, TRIAGE_NONE);
}

static int begin(void **state)
{
    static struct talk talk;
    talk.triage = triage_create();
    arena_init(&talk.scratch);
    *state = &talk;
    return 0;
}

static int forget(void **state)
{
    struct talk *talk = *state;
    talk->recent = (struct recent){0};
    return 0;
}

static int end(void **state)
{
    struct talk *talk = *state;
    arena_clear(&talk->scratch);
    triage_destroy(talk->triage);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(a_hint_alone_is_no_alarm, forget),
        cmocka_unit_test_setup(two_hints_add_up, forget),
        cmocka_unit_test_setup(a_letter_and_an_absence_add_up, forget),
        cmocka_unit_test_setup(many_faint_hints_do_not, forget),
        cmocka_unit_test_setup(behind_a_crisis_a_sudden_calm_is_one, forget),
        cmocka_unit_test_setup(behind_a_crisis_a_question_is_a_question, forget),
        cmocka_unit_test_setup(a_small_child_spoken_of_is_who_licked_it, forget),
        cmocka_unit_test_setup(a_grown_child_is_not, forget),
        cmocka_unit_test_setup(what_is_done_to_a_child_is_not, forget),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
