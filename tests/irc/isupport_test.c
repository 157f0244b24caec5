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

static void names_of_all_scripts_are_folded_where_the_server_does_so(void **state)
{
    struct irc_isupport *isupport = *state;
    assert_false(irc_isupport_same(isupport, STR("\xc3\x89mile"), STR("\xc3\xa9mile")));
    irc_isupport_apply(isupport, STR("CASEMAPPING=rfc7613"));
    assert_true(irc_isupport_same(isupport, STR("\xc3\x89mile"), STR("\xc3\xa9MILE")));
    assert_true(irc_isupport_same(isupport, STR("e\xcc\x81mile"), STR("\xc3\x89mile")));
    assert_false(irc_isupport_same(isupport, STR("Emile"), STR("\xc3\x89mile")));
    assert_false(irc_isupport_same(isupport, STR("[ann]"), STR("{ann}")));
    assert_false(irc_isupport_same(isupport, STR("\xff"), STR("\xfe")));
    assert_true(irc_isupport_same(isupport, STR("A\xff"), STR("a\xff")));
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
    irc_isupport_apply(isupport, STR("MSGREFTYPES=msgid\\x2Ctimestamp"));
    assert_string_equal(isupport->msgreftypes, "msgid,timestamp");
    irc_isupport_apply(isupport, STR("-MSGREFTYPES"));
    assert_string_equal(isupport->msgreftypes, "");
    irc_isupport_apply(isupport, STR("PREFIX=(qaohv)~&@%+"));
    assert_string_equal(isupport->prefix_modes, "qaohv");
    assert_string_equal(isupport->prefix_symbols, "~&@%+");
    irc_isupport_apply(isupport, STR("CHANTYPES=#"));
    assert_false(irc_isupport_is_channel(isupport, STR("&local")));
    irc_isupport_apply(isupport, STR("BOT=B"));
    assert_int_equal(isupport->bot_mode, 'B');
}

static void every_word_of_the_server_is_kept_until_it_takes_it_back(void **state)
{
    struct irc_isupport *isupport = *state;
    static const struct str words[] = {
        STR_INIT("CHANMODES=beI,k,lf,imn"),
        STR_INIT("MONITOR=30"),
        STR_INIT("WHOX"),
        STR_INIT("CLIENTTAGDENY=*,-draft/react"),
        STR_INIT("CHATHISTORY=100"),
        STR_INIT("MSGREFTYPES=msgid,timestamp"),
    };
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        irc_isupport_apply(isupport, words[i]);
    assert_string_equal(isupport->chanmodes[IRC_MODE_LIST], "beI");
    assert_string_equal(isupport->chanmodes[IRC_MODE_FLAG], "imn");
    assert_int_equal(isupport->monitor, 30);
    assert_true(isupport->has_whox);
    assert_string_equal(isupport->clienttagdeny, "*,-draft/react");
    assert_int_equal(isupport->chathistory, 100);
    assert_string_equal(isupport->msgreftypes, "msgid,timestamp");
    irc_isupport_apply(isupport, STR("-MONITOR"));
    irc_isupport_apply(isupport, STR("-WHOX"));
    assert_int_equal(isupport->monitor + isupport->has_whox, 0);
    irc_isupport_apply(isupport, STR("MONITOR"));
    assert_true(isupport->monitor > 100);
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
        cmocka_unit_test_setup(names_of_all_scripts_are_folded_where_the_server_does_so,
                               set_up),
        cmocka_unit_test_setup(every_word_of_the_server_is_kept_until_it_takes_it_back,
                               set_up),
        cmocka_unit_test_setup(a_status_prefix_is_taken_off_a_channel_only, set_up),
        cmocka_unit_test_setup(escapes_and_removals_are_understood, set_up),
        cmocka_unit_test_setup(absurd_lengths_are_not_believed, set_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
