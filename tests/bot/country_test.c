/* SPDX-License-Identifier: MIT */
#include "bot/country.h"

#include "base/macros.h"
#include "fixture.h"
#include "safety/texts.h"

static const struct {
    const char *text, *region;
    bool is_all;
} lines[] = {
    {"I'm in Germany", "de", true},
    {"im from the UK", "gb", true},
    {"ireland", "ie", true},
    {"the US", "us", true},
    {"i live in the united states", "us", true},
    {"i live in northern ireland", "gb", true},
    {"i want to die, in australia here", "au", false},
    {"my brother in South Africa says he'll do it", "za", false},
    {"is it legal in France?", "fr", false},
    {"none of us", "", false},
    {"help us", "", false},
    {"i am not in the us", "", false},
    {"the india pale ale was good", "", false},
    {"what is it", "", false},
    {"i live in texas", "us", true},
    {"were in toronto", "ca", true},
    {"im in poland", "generic", true},
    {"in germany?", "de", true},
    {"", "", false},
};

static void a_country_is_known_when_it_is_said(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        struct country found = country_of(&arena, str_from_c(lines[i].text));
        if (!str_equal(found.region, str_from_c(lines[i].region))
            || found.is_all != lines[i].is_all)
            fail_msg("\"%s\": %.*s, %d", lines[i].text, STR_ARG(found.region),
                     found.is_all);
        if (found.region.len > 0)
            assert_non_null(safety_lines_find(found.region));
    }
    arena_clear(&arena);
}

static void only_the_writer_tells_where_they_are(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    assert_true(country_of(&arena, STR("im in scotland")).is_told);
    assert_true(country_of(&arena, STR("we live in canada")).is_told);
    assert_false(country_of(&arena, STR("in germany?")).is_told);
    assert_false(country_of(&arena, STR("i had it in canada and felt sick")).is_told);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_country_is_known_when_it_is_said),
        cmocka_unit_test(only_the_writer_tells_where_they_are),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
