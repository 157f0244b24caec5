/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "irc/mask.h"

/* A line and what of it may be seen. */
static const struct {
    const char *line, *seen;
} lines[] = {
    {"PASS sesame", "PASS <6 bytes>"},
    {"PASS :open sesame", "PASS :<11 bytes>"},
    {"OPER admin sesame", "OPER <5 bytes> <6 bytes>"},
    {"AUTHENTICATE PLAIN", "AUTHENTICATE PLAIN"},
    {"AUTHENTICATE +", "AUTHENTICATE +"},
    {"AUTHENTICATE amlsbGVz", "AUTHENTICATE <8 bytes>"},
    {"PRIVMSG NickServ :IDENTIFY jilles sesame", "PRIVMSG NickServ :<22 bytes>"},
    {"privmsg NickServ :REGAIN faqd sesame", "privmsg NickServ :<18 bytes>"},
    {"NS IDENTIFY jilles sesame", "NS <8 bytes> <6 bytes> <6 bytes>"},
    {"JOIN #faq key", "JOIN #faq <3 bytes>"},
    {"MODE #faq +k key", "MODE #faq +k <3 bytes>"},
    {"MODE faqd +B", "MODE faqd +B"},
    {"CAP REQ :sasl server-time", "CAP REQ :sasl server-time"},
    {"PRIVMSG #faq :is it safe?", "PRIVMSG #faq :<11 bytes>"},
    {"@time=2026-11-30T08:00:00.000Z;account=ann;+draft/react=\xf0\x9f\x98\xb3 "
     ":ann!a@b PRIVMSG #faq :\x01"
     "ACTION weeps\x01",
     "@time=2026-11-30T08:00:00.000Z;account=ann;+draft/react=<4 bytes> "
     ":ann!a@b PRIVMSG #faq :<14 bytes>"},
    {":ann!a@b NOTICE faqd hello", ":ann!a@b NOTICE faqd <5 bytes>"},
    {":ann!a@b TOPIC #faq :ask here", ":ann!a@b TOPIC #faq :<8 bytes>"},
    {":ann!a@b QUIT :I am sad", ":ann!a@b QUIT :<8 bytes>"},
    {":ann!a@b JOIN #faq account :Real Name", ":ann!a@b JOIN #faq account :Real Name"},
    {":irc.test 332 faqd #faq :ask here", ":irc.test 332 faqd #faq :<8 bytes>"},
    {":irc.test 001 faqd :Welcome", ":irc.test 001 faqd :Welcome"},
    {"ERROR :Closing Link: banned", "ERROR :Closing Link: banned"},
    {"", "<0 bytes that are no message>"},
    {":only.a.source", "<14 bytes that are no message>"},
};

static void lines_are_seen_without_secrets_and_without_what_people_wrote(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        struct str seen = irc_mask_line(&arena, str_from_c(lines[i].line));
        assert_string_equal(arena_format(&arena, "%.*s", STR_ARG(seen)).ptr,
                            lines[i].seen);
    }
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_seen_without_secrets_and_without_what_people_wrote),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
