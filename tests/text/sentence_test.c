/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/sentence.h"

static void a_mark_and_a_space_end_a_sentence(void **state)
{
    static const char first[] = "Most of this passes within a few hours.";

    (void)state;
    assert_int_equal(sentence_end(STR("Most of this passes within a few hours. Ask.")),
                     strlen(first));
    assert_int_equal(sentence_end(STR("Does it heal if somebody stops early? Often.")),
                     strlen("Does it heal if somebody stops early?"));
}

static void an_abbreviation_and_a_point_in_a_number_end_none(void **state)
{
    struct str text = STR("E.g. a drip. It takes about 1.5 hours with the checks");

    (void)state;
    assert_int_equal(sentence_end(text), text.len);
}

static void the_last_sentence_is_the_rest(void **state)
{
    struct str text = STR("Most of this passes within a few hours.");

    (void)state;
    assert_int_equal(sentence_end(text), text.len);
    assert_int_equal(sentence_end(STR("")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mark_and_a_space_end_a_sentence),
        cmocka_unit_test(an_abbreviation_and_a_point_in_a_number_end_none),
        cmocka_unit_test(the_last_sentence_is_the_rest),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
