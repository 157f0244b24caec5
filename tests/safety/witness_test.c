/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "base/macros.h"
#include "safety/witness.h"

static struct witness_weight weigh(const struct witness *witness, const char *text)
{
    struct witness_weight weight;
    witness_weigh(witness, str_from_c(text), &weight);
    return weight;
}

static void nothing_said_weighs_nothing(void **state)
{
    assert_true(weigh(*state, " ").danger < WITNESS_DANGER);
    assert_true(weigh(*state, " . ").danger < WITNESS_DANGER);
}

static void a_word_counts_once(void **state)
{
    int once = weigh(*state, " pills . ").danger;
    assert_int_equal(weigh(*state, " pills . pills . pills . ").danger, once);
}

static void neighbours_are_no_pair_over_the_end_of_a_thought(void **state)
{
    struct witness_table table = witness_words();
    for (size_t i = 1; i < table.count; i++) {
        struct str first, second, row = str_from_c(table.rows[i].words);
        if (!str_cut(row, ' ', &first, &second) || second.len == 0)
            continue;
        char apart[256];
        snprintf(apart, sizeof(apart), " %.*s . %.*s . ", STR_ARG(first),
                 STR_ARG(second));
        char beside[256];
        snprintf(beside, sizeof(beside), " %s . ", row.ptr);
        if (weigh(*state, apart).danger != weigh(*state, beside).danger)
            return;
    }
    fail_msg("no pair weighs anything");
}

static void every_row_is_found_by_its_words(void **state)
{
    struct witness_table table = witness_words();
    assert_true(table.count > 100);
    assert_int_equal(strlen(table.rows[0].words), 0);
    for (size_t i = 1; i < table.count; i++)
        assert_ptr_equal(witness_find(*state, str_from_c(table.rows[i].words)),
                         &table.rows[i]);
    assert_null(witness_find(*state, STR("no such words")));
}

static int make_witness(void **state)
{
    *state = witness_create();
    return 0;
}

static int end_witness(void **state)
{
    witness_destroy(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_said_weighs_nothing),
        cmocka_unit_test(a_word_counts_once),
        cmocka_unit_test(neighbours_are_no_pair_over_the_end_of_a_thought),
        cmocka_unit_test(every_row_is_found_by_its_words),
    };
    return cmocka_run_group_tests(tests, make_witness, end_witness);
}
