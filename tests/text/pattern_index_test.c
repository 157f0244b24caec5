/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/macros.h"
#include "text/pattern_index.h"

static const char *const REGEXES[] = {
    "\\b(?:eat|eating|food) (?:or|and) drink(?:ing)?\\b",
    "^who (?:can|may) administer",
    "off ?label",
    "(?<!my )\\bwork\\b(?! drugs?)",
    "\\b1[0-7] (?:year|yr)s?\\b",
    "[0-9]+ ?mg\\b",
    "(?:mycin|statin)\\b",
    "\\bé?t",
    "y$",
    "x*",
    "\\w+ing\\b",
    "a|bc|def|ghij|klmno",
    "(?<!a )(?!go)\\b(?:going|label)",
};

static const char *const TEXTS[] = {
    "can i eat or drink before",
    "who may administer it",
    "is it offlabel",
    "off my work drug",
    "work",
    "he is 17 yr old",
    "atorvastatin and 50 mg",
    "ét et",
    "why",
    "",
    "y",
    "going to def",
    "the klmn klmno and abcd bd",
    "EAT OR DRINK",
    "\xc3\xa9",
};

struct bench {
    struct arena arena;
    struct pattern *patterns[COUNT_OF(REGEXES) + 1]; /* the last is none */
    struct pattern_index index;
};

static int set_up(void **state)
{
    static struct bench bench;
    struct error err;

    arena_init(&bench.arena);
    for (size_t i = 0; i < COUNT_OF(REGEXES); i++) {
        bench.patterns[i] = pattern_compile(str_from_c(REGEXES[i]), &err);
        assert_non_null(bench.patterns[i]);
    }
    pattern_index_make(&bench.index, bench.patterns, COUNT_OF(bench.patterns),
                       &bench.arena);
    *state = &bench;
    return 0;
}

static int tear_down(void **state)
{
    struct bench *bench = *state;

    for (size_t i = 0; i < COUNT_OF(bench->patterns); i++)
        pattern_destroy(bench->patterns[i]);
    arena_clear(&bench->arena);
    return 0;
}

static uint64_t possible_in(const struct bench *bench, const char *text)
{
    uint64_t possible[1];

    assert_int_equal(pattern_index_words(&bench->index), 1);
    pattern_index_look(&bench->index, str_from_c(text), possible);
    return possible[0];
}

static void what_matches_is_possible(void **state)
{
    const struct bench *bench = *state;
    size_t found = 0;

    for (size_t t = 0; t < COUNT_OF(TEXTS); t++) {
        uint64_t possible = possible_in(bench, TEXTS[t]);
        for (size_t i = 0; i < COUNT_OF(REGEXES); i++) {
            struct pattern_budget budget = {PATTERN_BUDGET};
            if (!pattern_matches(bench->patterns[i], str_from_c(TEXTS[t]), &budget))
                continue;
            found++;
            assert_true(pattern_index_has(&possible, i));
        }
    }
    assert_true(found > COUNT_OF(TEXTS)); /* or nothing was seen */
}

static void what_begins_otherwise_is_not(void **state)
{
    const struct bench *bench = *state;

    uint64_t possible = possible_in(bench, "who may go off the label");
    assert_false(pattern_index_has(&possible, 0));
    assert_true(pattern_index_has(&possible, 1));
    assert_true(pattern_index_has(&possible, 2));
    assert_false(pattern_index_has(&possible, 3));
    assert_true(pattern_index_has(&possible, 9)); /* can be empty */
    assert_false(pattern_index_has(&possible, COUNT_OF(REGEXES)));
}

/* "eat " is there, but no word begins so. */
static void inside_a_word_no_border_is_possible(void **state)
{
    uint64_t possible = possible_in(*state, "they cheat or drink");

    assert_false(pattern_index_has(&possible, 0));
    possible = possible_in(*state, "they eat or drink");
    assert_true(pattern_index_has(&possible, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_matches_is_possible, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_begins_otherwise_is_not, set_up, tear_down),
        cmocka_unit_test_setup_teardown(inside_a_word_no_border_is_possible, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
