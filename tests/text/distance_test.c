/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/distance.h"

static unsigned between(const char *a, const char *b, unsigned limit)
{
    unsigned there = distance_between(str_from_c(a), str_from_c(b), limit);
    unsigned back = distance_between(str_from_c(b), str_from_c(a), limit);
    assert_int_equal(there, back);
    return there;
}

static void each_kind_of_edit_counts_one(void **state)
{
    (void)state;
    assert_int_equal(between("ketamine", "ketamine", 2), 0);
    assert_int_equal(between("ketamne", "ketamine", 2), 1);
    assert_int_equal(between("kettamine", "ketamine", 2), 1);
    assert_int_equal(between("ketomine", "ketamine", 2), 1);
    assert_int_equal(between("ketmaine", "ketamine", 2), 1);
    assert_int_equal(between("", "ab", 2), 2);
    assert_int_equal(between("", "", 0), 0);
}

static void a_swapped_pair_is_not_edited_again(void **state)
{
    (void)state;
    assert_int_equal(between("ca", "abc", 9), 3);
}

static void beyond_the_limit_it_is_the_limit_and_one(void **state)
{
    (void)state;
    assert_int_equal(between("dose", "cost", 1), 2);
    assert_int_equal(between("infusion", "nasal", 2), 3);
    assert_int_equal(between("aaaaaaaa", "bbbbbbbb", 3), 4);
    assert_int_equal(between("ab", "ba", 0), 1);
}

static void a_swap_is_seen_at_the_very_limit(void **state)
{
    (void)state;
    assert_int_equal(between("xbaxx", "xabxx", 1), 1);
    assert_int_equal(between("badc", "abcd", 2), 2);
}

static void a_very_long_word_is_near_to_nothing(void **state)
{
    (void)state;
    char word[DISTANCE_WORD_MAX + 1];
    memset(word, 'a', sizeof(word));
    struct str s = str_make(word, sizeof(word));
    assert_int_equal(distance_between(s, s, 2), 3);
    assert_int_equal(distance_between(str_skip(s, 1), str_skip(s, 1), 2), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_of_edit_counts_one),
        cmocka_unit_test(a_swapped_pair_is_not_edited_again),
        cmocka_unit_test(beyond_the_limit_it_is_the_limit_and_one),
        cmocka_unit_test(a_swap_is_seen_at_the_very_limit),
        cmocka_unit_test(a_very_long_word_is_near_to_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
