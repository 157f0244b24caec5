/* SPDX-License-Identifier: MIT */
#include "irc/excuses.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

struct bench {
    struct irc_excuses excuses;
    struct arena arena;
};

static int set_up(void **state)
{
    static struct bench bench;
    bench.excuses = (struct irc_excuses){0};
    arena_init(&bench.arena);
    *state = &bench;
    return 0;
}

static int tear_down(void **state)
{
    struct bench *bench = *state;
    irc_excuses_clear(&bench->excuses);
    arena_clear(&bench->arena);
    return 0;
}

static void add(struct bench *bench, const char *room, const char *nick, int64_t now_ms)
{
    irc_excuses_add(&bench->excuses, str_from_c(room), str_from_c(nick), now_ms);
}

static const char *taken(struct bench *bench, int64_t now_ms)
{
    struct irc_excuse excuse;
    if (!irc_excuses_take(&bench->excuses, now_ms, &bench->arena, &excuse))
        return "";
    return arena_format(&bench->arena, "%.*s %.*s", STR_ARG(excuse.target),
                        STR_ARG(excuse.text))
        .ptr;
}

static void one_line_names_all_of_a_room(void **state)
{
    struct bench *bench = *state;
    add(bench, "#a", "ann", 0);
    add(bench, "#a", "bob", 500);
    add(bench, "#a", "ann", 900);
    assert_string_equal(taken(bench, 1000), "");
    assert_string_equal(taken(bench, 2000),
                        "#a ann, bob: more is asked here than I can answer at once. "
                        "Please ask again in a minute.");
    assert_string_equal(taken(bench, 2000), "");
}

static void who_was_named_is_not_named_again_for_a_minute(void **state)
{
    struct bench *bench = *state;
    add(bench, "#a", "ann", 0);
    assert_string_not_equal(taken(bench, 2000), "");
    add(bench, "#a", "ann", 30000);
    assert_string_equal(taken(bench, 40000), "");
    add(bench, "#a", "ann", 70000);
    assert_string_not_equal(taken(bench, 80000), "");
}

static void who_asked_in_private_is_told_there_at_once(void **state)
{
    struct bench *bench = *state;
    add(bench, "", "ann", 0);
    assert_string_equal(taken(bench, 0), "ann I am asked more than I can answer at once. "
                                         "Please ask again in a minute.");
}

static void who_does_not_fit_is_one_of_others(void **state)
{
    struct bench *bench = *state;
    char nick[16];
    for (int i = 0; i < IRC_EXCUSES_MAX + 5; i++) {
        (void)snprintf(nick, sizeof(nick), "n%d", i);
        add(bench, "#a", nick, 0);
    }
    const char *line = taken(bench, 2000);
    assert_non_null(strstr(line, " and others:"));
    assert_in_range(strlen(line), 100, 420);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(one_line_names_all_of_a_room),
        TEST(who_was_named_is_not_named_again_for_a_minute),
        TEST(who_asked_in_private_is_told_there_at_once),
        TEST(who_does_not_fit_is_one_of_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
