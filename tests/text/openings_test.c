/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "text/openings.h"
#include "text/pattern.h"

static bool may_begin(const char *regex, const char *text)
{
    struct openings openings;

    openings_read(str_from_c(regex), &openings);
    bool may = openings_may_begin(&openings, str_from_c(text), 0);
    openings_clear(&openings);
    return may;
}

static size_t count(const char *regex)
{
    struct openings openings;

    openings_read(str_from_c(regex), &openings);
    size_t found = openings.count;
    openings_clear(&openings);
    return found;
}

static void each_way_to_begin_is_known(void **state)
{
    (void)state;
    assert_int_equal(count("\\b(?:eat|eating|food) (?:or|and) drink(?:ing)?\\b"), 6);
    assert_true(may_begin("\\b(?:eat|food) or", "eat or"));
    assert_true(may_begin("\\b(?:eat|food) or", "food or"));
    assert_false(may_begin("\\b(?:eat|food) or", "easy"));
    assert_false(may_begin("\\b(?:eat|food) or", "foo"));
}

/* 20 x 20 ways of eight bytes are too many, 20 of four are not. */
static void where_the_ways_are_many_less_of_each_is_known(void **state)
{
    char regex[512];
    size_t len = 0;

    (void)state;
    for (char part = 0; part < 2; part++)
        for (char c = 'a'; c < 'a' + 20; c++)
            len += (size_t)snprintf(regex + len, sizeof(regex) - len, "%s%cbcd%s",
                                    c == 'a' ? "(?:" : "|", c, c == 'a' + 19 ? ")" : "");
    assert_int_equal(count(regex), 20);
    assert_true(may_begin(regex, "abcdtbcd"));
    assert_false(may_begin(regex, "abcctbcd"));
}

static void a_way_that_begins_as_another_does_is_held_by_it(void **state)
{
    (void)state;
    assert_int_equal(count("ket|k|ketamine|m"), 2);
    assert_true(may_begin("ket|k|ketamine|m", "kites"));
    assert_true(may_begin("ket|k|ketamine|m", "m"));
    assert_false(may_begin("ket|k|ketamine|m", "l"));
}

static void what_may_be_left_out_is_left_out_too(void **state)
{
    (void)state;
    assert_true(may_begin("a?bc", "abc"));
    assert_true(may_begin("a?bc", "bc"));
    assert_false(may_begin("a?bc", "c"));
    assert_true(may_begin("(?:not )?sure", "sure"));
    assert_true(may_begin("ab*c", "ac"));
    assert_true(may_begin("(?:ab){0,2}c", "c"));
    assert_true(may_begin("x(?:|y)z", "xz"));
}

static void assertions_take_no_bytes(void **state)
{
    (void)state;
    assert_false(may_begin("(?<!guinea )\\bpigs?\\b(?! iron)", "dig"));
    assert_true(may_begin("(?<!guinea )\\bpigs?\\b", "pig"));
    assert_false(may_begin("^how (?:long|far)", "who"));
    assert_true(may_begin("(?=[ab)(])b", "b"));
}

static void few_letters_or_digits_to_choose_from_are_as_many_ways(void **state)
{
    (void)state;
    assert_int_equal(count("(?:[1-9]|1[0-2]|one) old"), 13);
    assert_true(may_begin("(?:a|[bc])d", "cd"));
    assert_false(may_begin("(?:a|[bc])d", "bc"));
    assert_true(may_begin("[ab]?c", "c"));
    assert_true(may_begin("[0-9]+ mg", "12 mg"));
    assert_false(may_begin("[0-9]+ mg", "some mg"));
}

static void what_is_not_understood_may_begin_anywhere(void **state)
{
    static const char *const anything[] = {
        "[^b]c",   "\\w+ing",      ".b",        "(?i)ab",      "a(?i)b|c",
        "(?|a|b)", "a*b",          "(?:a|)b*c", "\\Qa|b\\E",   "$",
        "",        "(?x) a b | c", "(?>a|b)",   "(?:a|[b ])d", "\\x61b",
        "[a-z]b",  "[[:alpha:]]b", "[-a]b",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(anything) / sizeof(*anything); i++)
        if (count(anything[i]) != 0)
            fail_msg("%s has openings", anything[i]);
}

/* A comment keeps the openings from being read, and means nothing else. */
static struct pattern *compile(const char *regex, bool is_plain)
{
    char text[256];
    struct error err = {0};

    snprintf(text, sizeof(text), "%s%s%s", is_plain ? "" : "(?:", regex,
             is_plain ? "" : ")(?#)");
    struct pattern *pattern = pattern_compile(str_from_c(text), &err);
    if (!pattern)
        fail_msg("%s: %s", text, err.text);
    return pattern;
}

static void assert_found_alike(const char *regex, const char *text)
{
    struct pattern *plain = compile(regex, true), *other = compile(regex, false);
    struct pattern_budget one = {PATTERN_BUDGET}, two = {PATTERN_BUDGET};
    struct pattern_span found = {0}, wanted = {0};
    enum pattern_result result = pattern_find(plain, str_from_c(text), 0, &one, &found);

    if (result != pattern_find(other, str_from_c(text), 0, &two, &wanted)
        || found.start != wanted.start || found.end != wanted.end)
        fail_msg("\"%s\" in \"%s\" is found at %zu, not at %zu", regex, text, found.start,
                 wanted.start);
    pattern_destroy(plain);
    pattern_destroy(other);
}

static void a_search_finds_what_it_would_without_them(void **state)
{
    static const char *const regexes[] = {
        "\\b(?:can|could|may) (?:i|my|our)\\b",
        "under ?(?:1[0-9]|twenty)s?",
        "(?:(?:ab|a)c|b)+d",
        "a(?:b|c(?:d|e)?)?f",
        "\\(x\\)|\\.y",
        "(a|b(c|d))e",
        "(?:|a|bc)d",
        "[bx]b|[0-2]?d|1[0-9]+s",
        "[a-c]{2}d|[ad]*f",
        "(?:a\\]|[\\]a(|]b)c",
        "ab{2}c|a{2}",
        "(?:be|bé)t",
        "caf(?:e|é)s?",
        "x(?:y|$)",
        "(?<!a)b\\b|(?=ab)a",
        "a\\|b|b\\?",
        "(((((((((((((((((((a)))))))))))))))))))b|c",
    };
    static const char *const texts[] = {
        "",
        "can i",
        "i could our",
        "under18s",
        "under twenty",
        "acbd bbd",
        "af acdf acf",
        "(x) .y",
        "ae bce",
        "d ad bcd",
        "a]c (c ]bc |bc",
        "abbc aa",
        "bét bet café cafes",
        "xy x",
        "ab b aab",
        "a|b b?",
        "ab c b",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(regexes) / sizeof(*regexes); i++)
        for (size_t k = 0; k < sizeof(texts) / sizeof(*texts); k++)
            assert_found_alike(regexes[i], texts[k]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_way_to_begin_is_known),
        cmocka_unit_test(where_the_ways_are_many_less_of_each_is_known),
        cmocka_unit_test(a_way_that_begins_as_another_does_is_held_by_it),
        cmocka_unit_test(what_may_be_left_out_is_left_out_too),
        cmocka_unit_test(assertions_take_no_bytes),
        cmocka_unit_test(few_letters_or_digits_to_choose_from_are_as_many_ways),
        cmocka_unit_test(what_is_not_understood_may_begin_anywhere),
        cmocka_unit_test(a_search_finds_what_it_would_without_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
