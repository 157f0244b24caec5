/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "safety/cue_pattern.h"

static void expect(struct cue_pattern *pattern, size_t *at, const char *expected)
{
    struct str text = STR(" she swallowed pills and more tablets . ");
    struct pattern_budget budget = {PATTERN_BUDGET};
    struct str match;
    bool is_found = cue_pattern_next(pattern, text, at, &budget, &match);
    assert_int_equal(is_found, expected != NULL);
    if (expected)
        assert_true(str_equal(match, str_from_c(expected)));
}

static void a_pattern_finds_place_after_place(void **state)
{
    struct cue_pattern *pattern = cue_pattern_create("tablet|pill", "(?:pills|tablets)");
    size_t at = 0;
    (void)state;
    expect(pattern, &at, " pills");
    expect(pattern, &at, " tablets");
    expect(pattern, &at, NULL);
    cue_pattern_destroy(pattern);
}

static void what_the_library_refuses_is_found_by_its_keys(void **state)
{
    struct cue_pattern *pattern = cue_pattern_create("tablet|pill", "(?:pills|tablets");
    size_t at = 0;
    (void)state;
    assert_false(cue_pattern_compiles(pattern));
    expect(pattern, &at, " pills");
    expect(pattern, &at, " tablets");
    expect(pattern, &at, NULL);
    cue_pattern_destroy(pattern);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pattern_finds_place_after_place),
        cmocka_unit_test(what_the_library_refuses_is_found_by_its_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
