/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "irc/isupport.h"

static int set_up(void **state)
{
    static struct irc_isupport isupport;
    irc_isupport_init(&isupport);
    *state = &isupport;
    return 0;
}

static void names_are_folded_by_the_rules_of_the_server(void **state)
{
    struct irc_isupport *isupport = *state;
    assert_true(irc_isupport_same(isupport, STR("[Ann]\\~"), STR("{aNN}|^")));
    irc_isupport_apply(isupport, STR("CASEMAPPING=rfc1459-strict"));
    assert_true(irc_isupport_same(isupport, STR("[Ann]"), STR("{ann}")));
    assert_false(irc_isupport_same(isupport, STR("a~"), STR("a^")));
    irc_isupport_apply(isupport, STR("CASEMAPPING=ascii"));
    assert_false(irc_isupport_same(isupport, STR("[ann]"), STR("{ann}")));
    assert_true(irc_isupport_same(isupport, STR("ANN"), STR("ann")));
    irc_isupport_apply(isupport, STR("-CASEMAPPING"));
    assert_true(irc_isupport_same(isupport, STR("a~"), STR("a^")));
}

static void a_status_prefix_is_taken_off_a_channel_only(void **state)
{
    struct irc_isupport *isupport = *state;
    struct str target = STR("@#faq");
    assert_false(irc_isupport_cut_status(isupport, &target));
    irc_isupport_apply(isupport, STR("STATUSMSG=@+"));
    assert_true(irc_isupport_cut_status(isupport, &target));
    assert_true(str_equal(target, STR("#faq")));
    assert_false(irc_isupport_cut_status(isupport, &target));
    target = STR("@ann");
    assert_false(irc_isupport_cut_status(isupport, &target));
}

static void escapes_and_removals_are_understood(void **state)
{
    struct irc_isupport *isupport = *state;
    irc_isupport_apply(isupport, STR("NETWORK=Two\\x20Words"));
    assert_string_equal(isupport->network, "Two Words");
    irc_isupport_apply(isupport, STR("-NETWORK"));
    assert_string_equal(isupport->network, "");
    irc_isupport_apply(isupport, STR("PREFIX=(qaohv)~&@%+"));
    assert_string_equal(isupport->prefix_modes, "qaohv");
    assert_string_equal(isupport->prefix_symbols, "~&@%+");
    irc_isupport_apply(isupport, STR("CHANTYPES=#"));
    assert_false(irc_isupport_is_channel(isupport, STR("&local")));
    irc_isupport_apply(isupport, STR("BOT=B"));
    assert_int_equal(isupport->bot_mode, 'B');
}

static void absurd_lengths_are_not_believed(void **state)
{
    struct irc_isupport *isupport = *state;
    irc_isupport_apply(isupport, STR("NICKLEN=0"));
    assert_int_equal(isupport->nick_len, 9);
    irc_isupport_apply(isupport, STR("NICKLEN=99999999999999999999999"));
    assert_int_equal(isupport->nick_len, 9);
    irc_isupport_apply(isupport, STR("LINELEN=16"));
    assert_int_equal(isupport->line_len, 512);
    irc_isupport_apply(isupport, STR("LINELEN=1000000"));
    assert_int_equal(isupport->line_len, 8191);
    irc_isupport_apply(isupport, STR("LINELEN"));
    irc_isupport_apply(isupport, STR(""));
    irc_isupport_apply(isupport, STR("-"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(names_are_folded_by_the_rules_of_the_server, set_up),
        cmocka_unit_test_setup(a_status_prefix_is_taken_off_a_channel_only, set_up),
        cmocka_unit_test_setup(escapes_and_removals_are_understood, set_up),
        cmocka_unit_test_setup(absurd_lengths_are_not_believed, set_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
