/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/pattern.h"

enum { LONG_TEXT = 4096 };

static struct pattern *compile(const char *regex)
{
    struct error err = {0};
    struct pattern *pattern = pattern_compile(str_from_c(regex), &err);
    if (!pattern)
        fail_msg("%s: %s", regex, err.text);
    return pattern;
}

static enum pattern_result find(const char *regex, struct str text, unsigned *left)
{
    struct pattern *pattern = compile(regex);
    struct pattern_budget budget = {*left};
    enum pattern_result result = pattern_find(pattern, text, 0, &budget, NULL);
    pattern_destroy(pattern);
    *left = budget.left;
    return result;
}

static bool matches(const char *regex, const char *text)
{
    unsigned left = PATTERN_BUDGET;
    return find(regex, str_from_c(text), &left) == PATTERN_FOUND;
}

static void assert_refused(const char *regex, unsigned column, const char *reason)
{
    struct error err = {0};
    assert_null(pattern_compile(str_from_c(regex), &err));
    assert_int_equal(err.kind, ERROR_INPUT);
    assert_int_equal(err.column, column);
    assert_non_null(strstr(err.text, reason));
}

static void the_first_match_is_found_with_its_place(void **state)
{
    (void)state;
    struct pattern *pattern = compile("\\bhow long\\b");
    struct pattern_budget budget = {PATTERN_BUDGET};
    struct pattern_span span;
    struct str text = STR("so how long and how long");
    assert_int_equal(pattern_find(pattern, text, 0, &budget, &span), PATTERN_FOUND);
    assert_int_equal(span.start, 3);
    assert_int_equal(span.end, 11);
    assert_int_equal(pattern_find(pattern, text, 4, &budget, &span), PATTERN_FOUND);
    assert_int_equal(span.start, 16);
    assert_int_equal(pattern_find(pattern, text, 17, &budget, &span), PATTERN_NONE);
    assert_int_equal(pattern_find(pattern, text, 99, &budget, &span), PATTERN_NONE);
    assert_true(pattern_size_bytes(pattern) > 0);
    pattern_destroy(pattern);
}

static void letters_of_all_languages_are_letters(void **state)
{
    (void)state;
    assert_true(matches("^\\w+$", "\xd0\xba\xd0\xb5\xd1\x82"));
    assert_false(matches("\\bcaf\\b", "caf\xc3\xa9"));
}

static void an_alternative_of_the_author_stays_inside_the_guard(void **state)
{
    (void)state;
    assert_true(matches("foo|bar", "a bar"));
    assert_true(matches("(?i)foo", "FOO"));
    assert_true(matches("(a)(b)\\2", "abb"));
    assert_true(matches("", ""));
    assert_refused("a)|(b", 2, "parenthes");
}

static void an_error_has_its_column_in_characters(void **state)
{
    (void)state;
    assert_refused("\xc3\xa9\xc3\xa9(", 4, "parenthes");
    assert_refused("ab\xff", 3, "UTF-8");
    assert_refused("a\\Cb", 4, "\\C");
}

static void a_control_character_is_refused_with_a_word_about_quotes(void **state)
{
    (void)state;
    assert_refused("\bhow\b", 1, "single quotes");
    assert_refused("how\tlong", 4, "single quotes");
}

static void settings_and_callouts_of_the_author_are_refused(void **state)
{
    (void)state;
    assert_refused("(*LIMIT_MATCH=9)a", 1, "(*");
    assert_refused("(*NO_JIT)a", 1, "(*");
    assert_refused("ab(?C5)c", 8, "(?C)");
    assert_refused("ab(?C'x')c", 10, "(?C)");
    assert_true(matches("\\(\\?C1\\)", "(?C1)"));
}

static void too_long_a_pattern_is_refused(void **state)
{
    (void)state;
    static char regex[PATTERN_BYTES_MAX + 2];
    memset(regex, 'a', PATTERN_BYTES_MAX + 1);
    struct error err = {0};
    assert_null(pattern_compile(str_from_c(regex), &err));
    assert_int_equal(err.kind, ERROR_INPUT);
}

static void nested_repeats_end_at_the_match_limit(void **state)
{
    (void)state;
    const char *const regexes[] = {"^(a+)+$",    "^(a|aa)+$",           "^(\\w+\\s?)*$",
                                   "(a+)+[bc]$", "(?:a?){40}a{40}[bc]", "(a(?1)?a)+[bc]"};
    static char text[LONG_TEXT];
    memset(text, 'a', sizeof(text));
    text[sizeof(text) - 1] = '!';
    for (size_t i = 0; i < sizeof(regexes) / sizeof(regexes[0]); i++) {
        unsigned left = PATTERN_BUDGET;
        assert_int_equal(find(regexes[i], str_make(text, sizeof(text)), &left),
                         PATTERN_LIMIT);
        assert_true(PATTERN_BUDGET - left <= 2);
    }
}

static void a_slow_scan_from_every_start_ends_with_the_budget(void **state)
{
    (void)state;
    const char *const regexes[] = {"(?=.*\\bfoo)(?=.*\\b(?:baz|qux))",
                                   "(\\w+) .*\\1 \\1[xy]",
                                   "\\b(?:foo|bar)\\b.*\\b(?:baz|qux)\\b"};
    static char text[LONG_TEXT];
    for (size_t i = 0; i < sizeof(text); i++)
        text[i] = "foo "[i % 4];
    for (size_t i = 0; i < sizeof(regexes) / sizeof(regexes[0]); i++) {
        unsigned left = 100;
        assert_int_equal(find(regexes[i], str_make(text, sizeof(text)), &left),
                         PATTERN_LIMIT);
    }
}

static void all_patterns_of_a_message_share_one_budget(void **state)
{
    (void)state;
    struct pattern *first = compile("[ab ]c"), *second = compile("[ab ]d");
    struct pattern_budget budget = {6};
    struct str text = STR("abababcd");
    assert_true(pattern_matches(first, STR("aac"), &budget));
    assert_int_equal(budget.left, 4);
    assert_int_equal(pattern_find(second, text, 0, &budget, NULL), PATTERN_LIMIT);
    assert_int_equal(budget.left, 0);
    assert_int_equal(pattern_find(first, STR("ac"), 0, &budget, NULL), PATTERN_LIMIT);
    assert_false(pattern_matches(first, STR("ac"), &budget));
    pattern_destroy(first);
    pattern_destroy(second);
}

static void an_anchored_pattern_costs_one_start(void **state)
{
    (void)state;
    static char text[LONG_TEXT];
    memset(text, 'a', sizeof(text));
    const char *const regexes[] = {"^[ab]+c", "\\A(?=.*foo)", "^(?:b|c)"};
    for (size_t i = 0; i < sizeof(regexes) / sizeof(regexes[0]); i++) {
        unsigned left = PATTERN_BUDGET;
        assert_int_equal(find(regexes[i], str_make(text, sizeof(text)), &left),
                         PATTERN_NONE);
        assert_true(PATTERN_BUDGET - left <= 1);
    }
    assert_true(matches("^a|b", "xb"));
    assert_false(matches("^b", "xb"));
}

/* What may be skipped in the text must not change what is found. */
static void a_border_at_the_beginning_is_seen_only_where_it_holds(void **state)
{
    (void)state;
    assert_true(matches("\\bfoo|oo", "moo"));
    assert_true(matches("(?:\\bfoo|oo)", "moo"));
    assert_true(matches("(?:\\bfoo)?oo", "moo"));
    assert_true(matches("(?:(?:\\bfoo)|x)oo", "axoo"));
    assert_true(matches("(?:\\bfoo) (?:a|b)", "a foo b"));
    assert_true(matches("\\b[|)]", "a|"));
    assert_true(matches("\\bcaf\xc3\xa9\\b", "un caf\xc3\xa9!"));
    assert_true(matches("\\b\xc3\xa9t\xc3\xa9", "l'\xc3\xa9t\xc3\xa9"));
    assert_true(matches("\\b", "a"));
    assert_true(matches("(?i)\\bFoo", "a fOO"));
    assert_false(matches("(?:\\boo)", "moo"));
    assert_true(matches("(?<!a )(?<!b )\\bfoo|oo", "moo"));
    assert_true(matches("(?<!a)oo\\b", "moo"));
    assert_true(matches("(?<![)] )(?=f)\\bfoo", "a foo"));
    assert_false(matches("(?<!a )\\bfoo", "a foo"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_match_is_found_with_its_place),
        cmocka_unit_test(letters_of_all_languages_are_letters),
        cmocka_unit_test(an_alternative_of_the_author_stays_inside_the_guard),
        cmocka_unit_test(an_error_has_its_column_in_characters),
        cmocka_unit_test(a_control_character_is_refused_with_a_word_about_quotes),
        cmocka_unit_test(settings_and_callouts_of_the_author_are_refused),
        cmocka_unit_test(too_long_a_pattern_is_refused),
        cmocka_unit_test(nested_repeats_end_at_the_match_limit),
        cmocka_unit_test(a_slow_scan_from_every_start_ends_with_the_budget),
        cmocka_unit_test(a_border_at_the_beginning_is_seen_only_where_it_holds),
        cmocka_unit_test(all_patterns_of_a_message_share_one_budget),
        cmocka_unit_test(an_anchored_pattern_costs_one_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
