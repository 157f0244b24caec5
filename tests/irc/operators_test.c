/* SPDX-License-Identifier: MIT */
#include "irc/operators.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

#include "base/buf.h"

struct bench {
    struct irc_operators operators;
    struct irc_isupport isupport;
};

static int set_up(void **state)
{
    static struct bench bench;
    irc_operators_init(&bench.operators, 1);
    irc_isupport_init(&bench.isupport);
    irc_isupport_apply(&bench.isupport, STR("PREFIX=(qaohv)~&@%+"));
    *state = &bench;
    return 0;
}

static int tear_down(void **state)
{
    struct bench *bench = *state;
    irc_operators_clear(&bench->operators);
    return 0;
}

static bool has(struct bench *bench, const char *room, const char *nick)
{
    return irc_operators_has(&bench->operators, str_from_c(room), str_from_c(nick));
}

static void of_ten_thousand_members_only_operators_are_kept(void **state)
{
    struct bench *bench = *state;
    struct buf names;
    buf_init(&names, 1 << 20);
    for (int i = 0; i < 10000; i++)
        buf_format(&names, "%sperson%d!user@host ", i == 77 ? "@" : i % 2 ? "+" : "", i);
    irc_operators_names(&bench->operators, &bench->isupport, STR("#big"),
                        buf_view(&names));
    buf_clear(&names);
    assert_int_equal(bench->operators.ranks.count, 1);
    assert_true(has(bench, "#big", "person77"));
    assert_false(has(bench, "#big", "person78"));
}

static void who_has_two_ranks_loses_them_one_by_one(void **state)
{
    struct bench *bench = *state;
    irc_operators_names(&bench->operators, &bench->isupport, STR("#a"), STR("~@Ann"));
    irc_operators_mode(&bench->operators, &bench->isupport, STR("#a"), STR("ann"), 'o',
                       false);
    assert_true(has(bench, "#a", "ann"));
    irc_operators_mode(&bench->operators, &bench->isupport, STR("#a"), STR("ann"), 'q',
                       false);
    assert_false(has(bench, "#a", "ann"));
}

static void a_new_nick_keeps_its_rank_in_every_room(void **state)
{
    struct bench *bench = *state;
    irc_operators_names(&bench->operators, &bench->isupport, STR("#a"), STR("@ann"));
    irc_operators_names(&bench->operators, &bench->isupport, STR("#b"), STR("@ann"));
    irc_operators_rename(&bench->operators, STR("ann"), STR("anna"));
    assert_true(has(bench, "#a", "anna"));
    assert_true(has(bench, "#b", "anna"));
    assert_false(has(bench, "#a", "ann"));
    irc_operators_forget(&bench->operators, STR("#a"), STR("anna"));
    assert_false(has(bench, "#a", "anna"));
    assert_true(has(bench, "#b", "anna"));
    irc_operators_forget_room(&bench->operators, STR("#b"));
    assert_int_equal(bench->operators.ranks.count, 0);
}

static void the_number_of_operators_is_bounded(void **state)
{
    struct bench *bench = *state;
    char nick[32];
    for (int i = 0; i < 2 * IRC_OPERATORS_MAX; i++) {
        (void)snprintf(nick, sizeof(nick), "@op%d", i);
        irc_operators_names(&bench->operators, &bench->isupport, STR("#a"),
                            str_from_c(nick));
    }
    assert_int_equal(bench->operators.ranks.count, IRC_OPERATORS_MAX);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(of_ten_thousand_members_only_operators_are_kept),
        TEST(who_has_two_ranks_loses_them_one_by_one),
        TEST(a_new_nick_keeps_its_rank_in_every_room),
        TEST(the_number_of_operators_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
