/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

static void a_cut_without_separator_gives_all_and_then_ends(void **state)
{
    (void)state;
    struct str head, rest = STR("one two");
    assert_true(str_cut(rest, ' ', &head, &rest));
    assert_true(str_equal(head, STR("one")));
    assert_true(str_cut(rest, ' ', &head, &rest));
    assert_true(str_equal(head, STR("two")));
    assert_false(str_cut(rest, ' ', &head, &rest));
}

static void lines_lose_either_line_end(void **state)
{
    (void)state;
    struct str line, rest = STR("a\r\nb\n\nc");
    const char *wanted[] = {"a", "b", "", "c"};
    for (size_t i = 0; i < 4; i++) {
        assert_true(str_cut_line(rest, &line, &rest));
        assert_true(str_equal(line, str_from_c(wanted[i])));
    }
    assert_false(str_cut_line(rest, &line, &rest));
}

static void slices_stay_inside_the_view(void **state)
{
    (void)state;
    assert_true(str_equal(str_slice(STR("abc"), 1, 99), STR("bc")));
    assert_int_equal(str_slice(STR("abc"), 9, 2).len, 0);
    assert_int_equal(str_skip((struct str){0}, 3).len, 0);
}

static void numbers_that_do_not_fit_are_refused(void **state)
{
    (void)state;
    uint64_t number = 7;
    assert_true(str_to_u64(STR("18446744073709551615"), &number));
    assert_true(number == UINT64_MAX);
    assert_false(str_to_u64(STR("18446744073709551616"), &number));
    assert_false(str_to_u64(STR(""), &number));
    assert_false(str_to_u64(STR("12x"), &number));
}

static void a_word_of_a_line_stands_between_spaces(void **state)
{
    (void)state;
    assert_true(str_has_word(STR(" yes please "), STR("please")));
    assert_true(str_has_word(STR(" no noon no one "), STR("one")));
    assert_false(str_has_word(STR(" yes please "), STR("pleas")));
    assert_false(str_has_word(STR(" yes please "), STR("lease")));
    assert_false(str_has_word(STR("yes please"), STR("yes")));
    assert_false(str_has_word(STR(" yes "), STR("")));
}

static void globs_match_as_masks_do(void **state)
{
    (void)state;
    assert_true(str_matches_glob(STR("ann!a@host.example"), STR("*!*@*.example")));
    assert_true(str_matches_glob(STR("abc"), STR("a?c")));
    assert_false(str_matches_glob(STR("abc"), STR("a?")));
    assert_true(str_matches_glob(STR("a*c"), STR("a\\*c")));
    assert_false(str_matches_glob(STR("abc"), STR("a\\*c")));
    assert_true(str_matches_glob(STR(""), STR("***")));
}

static void a_glob_of_many_stars_ends(void **state)
{
    (void)state;
    char text[2000], glob[200];
    memset(text, 'a', sizeof(text));
    for (size_t i = 0; i < sizeof(glob); i++)
        glob[i] = i % 2 ? 'a' : '*';
    glob[sizeof(glob) - 1] = 'b';
    assert_false(
        str_matches_glob(str_make(text, sizeof(text)), str_make(glob, sizeof(glob))));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cut_without_separator_gives_all_and_then_ends),
        cmocka_unit_test(lines_lose_either_line_end),
        cmocka_unit_test(slices_stay_inside_the_view),
        cmocka_unit_test(numbers_that_do_not_fit_are_refused),
        cmocka_unit_test(a_word_of_a_line_stands_between_spaces),
        cmocka_unit_test(globs_match_as_masks_do),
        cmocka_unit_test(a_glob_of_many_stars_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
