/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/slip.h"

static unsigned cost(const char *word, const char *meant)
{
    return slip_cost(str_from_c(word), str_from_c(meant), 100);
}

static void nothing_costs_nothing(void **state)
{
    (void)state;
    assert_int_equal(cost("ketamine", "ketamine"), 0);
}

static void an_edit_that_nothing_explains_costs_one_edit(void **state)
{
    (void)state;
    assert_int_equal(cost("bladqer", "bladder"), SLIP_EDIT);
    assert_int_equal(cost("blader", "blamder"), SLIP_EDIT);
    assert_int_equal(cost("blamder", "blader"), SLIP_EDIT);
}

static void likely_slips_cost_less(void **state)
{
    (void)state;
    assert_true(cost("bladdre", "bladder") < SLIP_EDIT); /* swapped */
    assert_true(cost("blader", "bladder") < SLIP_EDIT);  /* not doubled */
    assert_true(cost("bladdeer", "bladder") < SLIP_EDIT);
    assert_true(cost("bledder", "bladder") < SLIP_EDIT); /* heard */
    assert_true(cost("bkadder", "bladder") < SLIP_EDIT); /* the next key */
    assert_true(cost("bladdr", "bladder") < SLIP_EDIT);  /* a vowel */
    assert_true(cost("horsse", "hors") < 2 * SLIP_EDIT);
    assert_true(cost("finde", "find") < SLIP_EDIT); /* silent */
}

static void the_ends_of_a_word_count_more(void **state)
{
    (void)state;
    assert_true(cost("pladder", "bladder") > cost("blapper", "blabber") / 2);
    assert_true(cost("mladder", "bladder") > SLIP_EDIT);
    assert_true(cost("bladdem", "bladder") > SLIP_EDIT);
    assert_true(cost("lbadder", "bladder") < SLIP_EDIT); /* but for a swap */
}

static void beyond_the_limit_it_is_more_than_the_limit(void **state)
{
    (void)state;
    assert_true(slip_cost(STR("nasal"), STR("infusion"), 15) > 15);
    assert_true(slip_cost(STR("bladdre"), STR("bladder"), 1) > 1);
    assert_true(slip_cost(STR(""), STR("bladder"), 100) > 100);
    assert_true(slip_cost(STR("bladder"), STR(""), 100) > 100);
    assert_true(slip_cost(STR("a"), STR("aaaaaaaa"), 100) > 100);
}

static void very_long_words_are_near_to_nothing(void **state)
{
    (void)state;
    char word[SLIP_WORD_MAX + 1];
    memset(word, 'a', sizeof(word));
    struct str s = str_make(word, sizeof(word));
    assert_true(slip_cost(s, s, 50) > 50);
    assert_int_equal(slip_cost(str_skip(s, 1), str_skip(s, 1), 50), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_costs_nothing),
        cmocka_unit_test(an_edit_that_nothing_explains_costs_one_edit),
        cmocka_unit_test(likely_slips_cost_less),
        cmocka_unit_test(the_ends_of_a_word_count_more),
        cmocka_unit_test(beyond_the_limit_it_is_more_than_the_limit),
        cmocka_unit_test(very_long_words_are_near_to_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
