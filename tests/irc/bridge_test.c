/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "irc/bridge.h"

static const struct str admins[] = {STR_INIT("account:Alice"),
                                    STR_INIT("mask:*!*@*.staff.example")};
static const struct str ignores[] = {STR_INIT("Pest[*"), STR_INIT("*!*@bad.example"),
                                     STR_INIT("account:Mallory")};
static const struct irc_channel_options channels[] = {
    {.name = STR_INIT("#Faq"), .region = STR_INIT("uk"), .is_ambient = true},
    {.name = STR_INIT("#calm"), .is_quiet = true},
};
static const struct str alternatives[] = {STR_INIT("[faq]bot")};
static const struct irc_options options = {
    .name = STR_INIT("local"),
    .region = STR_INIT("de"),
    .nick = STR_INIT("faqd"),
    .alt_nicks = alternatives,
    .alt_nick_count = 1,
    .admins = admins,
    .admin_count = 2,
    .ignores = ignores,
    .ignore_count = 3,
    .channels = channels,
    .channel_count = 2,
};

struct bench {
    struct irc_session *session;
    struct arena arena;
};

static int set_up(void **state)
{
    static struct bench bench;
    struct irc_event event;
    bench.session = irc_session_create(&options, 1);
    arena_init(&bench.arena);
    irc_session_start(bench.session, false, 1000);
    irc_session_feed(bench.session,
                     STR(":irc.test 001 faqd :Hi\r\n:irc.test 376 faqd :End\r\n"
                         ":faqd!~faqd@127.0.0.1 JOIN #Faq\r\n"),
                     1000);
    while (irc_session_next(bench.session, &event))
        continue;
    irc_session_sent(bench.session, irc_session_output(bench.session).len);
    *state = &bench;
    return 0;
}

static int tear_down(void **state)
{
    struct bench *bench = *state;
    irc_session_destroy(bench->session);
    arena_clear(&bench->arena);
    return 0;
}

static struct chat_message hear(struct bench *bench, const char *line)
{
    struct irc_event event;
    struct chat_message message = {0};
    irc_session_feed(bench->session, str_from_c(line), 2000);
    do
        assert_true(irc_session_next(bench->session, &event));
    while (event.kind == IRC_NOTE);
    assert_true(irc_bridge_message(bench->session, &event, &bench->arena, &message));
    return message;
}

#define assert_str(got, text) assert_true(str_equal((got), STR(text)))

static void a_room_message_carries_the_settings_of_its_room(void **state)
{
    struct chat_message message = hear(*state, ":Ann[]!a@b PRIVMSG #FAQ :Hello\r\n");
    assert_str(message.network, "local");
    assert_str(message.room, "#faq");
    assert_str(message.sender, "ann{}");
    assert_str(message.name, "Ann[]");
    assert_str(message.account, "");
    assert_str(message.text, "Hello");
    assert_str(message.bot_name, "faqd");
    assert_str(message.region, "uk");
    assert_true(message.is_ambient);
    assert_false(message.is_quiet || message.is_direct || message.is_admin);
    assert_int_equal(message.shape.lines_max, 3);
    assert_in_range(message.shape.line_bytes, 440, 480);
    assert_int_equal(message.time_ms, 2000);
    message = hear(*state, ":Ann!a@b PRIVMSG #calm :Hello\r\n");
    assert_true(message.is_quiet);
}

static void where_no_region_is_named_that_of_the_network_counts(void **state)
{
    struct chat_message message = hear(*state, ":Ann!a@b PRIVMSG #calm :Hello\r\n");
    assert_str(message.region, "de");
    message = hear(*state, ":Ann!a@b PRIVMSG faqd :Hello\r\n");
    assert_str(message.region, "de");
}

/* The text after "hear", and how the bot is called in it. */
static const struct {
    const char *text, *name;
} names[] = {
    {"faqd: a", "faqd"},
    {"FaqD, a", "FaqD"},
    {"@faqd a", "faqd"},
    {"faqd a", "faqd"},
    {"a, FAQD?", "FAQD"},
    {"{FAQ}bot: a", "{FAQ}bot"},
    {"hi [faq]BOT", "[faq]BOT"},
    {"faqdx: a", "faqd"},
    {"faqd_: a", "faqd"},
    {"\x02"
     "Faqd\x02: a",
     "Faqd"},
    {"[faq]bot: faqd?", "[faq]bot"},
    {"", "faqd"},
};

static void the_bot_is_called_by_all_its_names_in_all_spellings(void **state)
{
    struct bench *bench = *state;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        struct str line =
            arena_format(&bench->arena, ":Ann!a@b PRIVMSG #faq :%s\r\n", names[i].text);
        struct chat_message message = hear(bench, line.ptr);
        assert_true(str_equal(message.bot_name, str_from_c(names[i].name)));
    }
    struct chat_message message = hear(bench, ":faqd!a@b NICK Guest17\r\n"
                                              ":Ann!a@b PRIVMSG #faq :GUEST17: a\r\n");
    assert_str(message.bot_name, "GUEST17");
    message = hear(bench, ":Ann!a@b PRIVMSG #faq :faqd: a\r\n");
    assert_str(message.bot_name, "faqd");
    message = hear(bench, ":Ann!a@b PRIVMSG #faq :a\r\n");
    assert_str(message.bot_name, "Guest17");
}

static void a_direct_message_belongs_to_its_sender(void **state)
{
    struct chat_message message = hear(*state, "@account=Bob;msgid=m1 "
                                               ":Ann!a@b PRIVMSG faqd :Hello\r\n");
    assert_str(message.room, "ann");
    assert_str(message.account, "account:bob");
    assert_str(message.id, "m1");
    assert_true(message.is_direct);
    assert_int_equal(message.shape.lines_max, 8);
}

static void admins_are_known_by_account_or_by_a_configured_mask(void **state)
{
    struct bench *bench = *state;
    assert_true(hear(bench, "@account=ALICE :x!a@b PRIVMSG faqd :a\r\n").is_admin);
    assert_false(hear(bench, "@account=alic :x!a@b PRIVMSG faqd :a\r\n").is_admin);
    assert_false(hear(bench, ":Alice!a@b PRIVMSG faqd :a\r\n").is_admin);
    assert_true(hear(bench, ":x!a@one.Staff.example PRIVMSG faqd :a\r\n").is_admin);
    assert_false(hear(bench, ":x!a@staff.example PRIVMSG faqd :a\r\n").is_admin);
    assert_false(hear(bench, ":x!a.staff.example@b PRIVMSG faqd :a\r\n").is_admin);
}

static void who_is_ignored_is_known_by_nick_mask_or_account(void **state)
{
    struct bench *bench = *state;
    assert_true(hear(bench, ":pest{2!a@b PRIVMSG faqd :a\r\n").is_ignored);
    assert_true(hear(bench, ":x!a@Bad.example PRIVMSG faqd :a\r\n").is_ignored);
    assert_true(hear(bench, "@account=mallory :x!a@b PRIVMSG faqd :a\r\n").is_ignored);
    assert_false(hear(bench, ":x!pest[@b PRIVMSG faqd :a\r\n").is_ignored);
    assert_false(hear(bench, ":mallory!a@b PRIVMSG faqd :a\r\n").is_ignored);
}

static void what_is_replayed_in_a_room_gets_safety_replies_alone(void **state)
{
    struct bench *bench = *state;
    assert_true(hear(bench, "@time=1970-01-01T00:00:01.000Z :Ann!a@b PRIVMSG #faq :a\r\n")
                    .is_ignored
                == false);
    irc_session_feed(bench->session, STR(":irc.test BATCH +1 znc.in/playback #faq\r\n"),
                     2000);
    assert_true(hear(bench, "@batch=1 :Ann!a@b PRIVMSG #faq :a\r\n").is_ignored);
    assert_false(hear(bench, "@batch=1 :Ann!a@b PRIVMSG faqd :a\r\n").is_ignored);
}

static void a_private_reply_leaves_the_room_alone(void **state)
{
    struct bench *bench = *state;
    struct chat_message message = hear(bench, ":Ann!a@b PRIVMSG #faq :Hello\r\n");
    struct chat_action items[2] = {
        {.kind = CHAT_REPLY_PRIVATE},
        {.kind = CHAT_REPLY_HERE, .urgency = CHAT_URGENT, .to_name = STR("bob")}};
    struct chat_actions actions = {.arena = &bench->arena, .items = items, .count = 2};
    items[0].reply.body = rich_from_text(&bench->arena, STR("Only you."));
    items[1].reply.body = rich_from_text(&bench->arena, STR("Call 112."));
    irc_bridge_act(bench->session, &message, &actions, 2000);
    assert_str(irc_session_output(bench->session),
               "PRIVMSG Ann :Only you.\r\nPRIVMSG #faq :bob: Call 112.\r\n"
               "PING faqd.1\r\n");
}

static void a_private_reply_may_leave_a_note_in_the_room(void **state)
{
    struct bench *bench = *state;
    struct chat_message message = hear(bench, ":Ann!a@b PRIVMSG #faq :Hello\r\n");
    struct chat_action item = {.kind = CHAT_REPLY_PRIVATE, .urgency = CHAT_URGENT};
    struct chat_actions actions = {.arena = &bench->arena, .items = &item, .count = 1};
    item.reply.body = rich_from_text(&bench->arena, STR("Only you."));
    item.room_note = rich_from_text(&bench->arena, STR("Look there."));
    irc_bridge_act(bench->session, &message, &actions, 2000);
    assert_str(irc_session_output(bench->session),
               "PRIVMSG Ann :Only you.\r\nPING faqd.1\r\n"
               "PRIVMSG #faq :Ann: Look there.\r\n");
}

static void what_the_room_gets_instead_of_a_private_reply_keeps_its_lead(void **state)
{
    struct bench *bench = *state;
    struct chat_message message = hear(bench, ":Ann!a@b PRIVMSG #faq :Hello\r\n");
    struct chat_action item = {.kind = CHAT_REPLY_PRIVATE, .urgency = CHAT_URGENT};
    struct chat_actions actions = {.arena = &bench->arena, .items = &item, .count = 1};
    struct irc_event event;
    item.reply.lead = STR("Hilfe:");
    item.reply.body = rich_from_text(&bench->arena, STR("Only you."));
    item.fallback = rich_from_text(&bench->arena, STR("Call 112."));
    irc_bridge_act(bench->session, &message, &actions, 2000);
    irc_session_sent(bench->session, irc_session_output(bench->session).len);
    irc_session_feed(bench->session, STR(":irc.test 401 faqd Ann :No such nick\r\n"),
                     2000);
    while (irc_session_next(bench->session, &event))
        continue;
    (void)irc_session_tick(bench->session, 10 * 1000);
    assert_str(irc_session_output(bench->session), "PRIVMSG #faq :Ann: Hilfe:\r\n");
}

static void joins_and_leaves_are_carried_out(void **state)
{
    struct bench *bench = *state;
    struct chat_message message = hear(bench, ":Ann!a@b PRIVMSG #faq :Hello\r\n");
    struct chat_action items[2] = {{.kind = CHAT_JOIN, .target = STR("#more")},
                                   {.kind = CHAT_LEAVE, .target = STR("#FAQ")}};
    struct chat_actions actions = {.arena = &bench->arena, .items = items, .count = 2};
    irc_bridge_act(bench->session, &message, &actions, 2000);
    assert_str(irc_session_output(bench->session), "JOIN #more\r\nPART #Faq\r\n");
}

static void lines_shrink_with_the_mask_that_others_see(void **state)
{
    struct bench *bench = *state;
    size_t before = irc_session_line_bytes(bench->session, STR("#faq"));
    irc_session_feed(bench->session,
                     STR(":faqd!~faqd@127.0.0.1 CHGHOST ~faqd "
                         "a.very.long.cloak.of.a.host.example\r\n"),
                     2000);
    assert_int_equal(irc_session_line_bytes(bench->session, STR("#faq")), before - 26);
}

static void a_line_as_long_as_allowed_fits_into_512_bytes(void **state)
{
    struct bench *bench = *state;
    char text[512];
    memset(text, 'x', sizeof(text));
    struct str line = str_make(text, irc_session_line_bytes(bench->session, STR("#faq")));
    struct irc_saying saying = {.target = STR("#faq"),
                                .text = {.items = &line, .count = 1},
                                .priority = IRC_PRIORITY_CHANNEL};
    irc_session_say(bench->session, &saying, 2000);
    size_t relayed =
        strlen(":faqd!~faqd@127.0.0.1 ") + irc_session_output(bench->session).len;
    assert_in_range(relayed, 490, 512);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_room_message_carries_the_settings_of_its_room,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            the_bot_is_called_by_all_its_names_in_all_spellings, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            where_no_region_is_named_that_of_the_network_counts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_direct_message_belongs_to_its_sender, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(who_is_ignored_is_known_by_nick_mask_or_account,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            admins_are_known_by_account_or_by_a_configured_mask, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_private_reply_may_leave_a_note_in_the_room,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            what_the_room_gets_instead_of_a_private_reply_keeps_its_lead, set_up,
            tear_down),
        cmocka_unit_test_setup_teardown(
            what_is_replayed_in_a_room_gets_safety_replies_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_private_reply_leaves_the_room_alone, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(joins_and_leaves_are_carried_out, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(lines_shrink_with_the_mask_that_others_see,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_line_as_long_as_allowed_fits_into_512_bytes,
                                        set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
