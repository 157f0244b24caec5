/* SPDX-License-Identifier: MIT */
/* A server that may send anything. Every byte of input goes in, in two pieces; what comes
 * out must be whole lines within the limit of IRC. */
#include <assert.h>

#include "irc/bridge.h"
#include "irc/mask.h"
#include "irc/session.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_mask(struct str line)
{
    struct arena scratch;

    arena_init(&scratch);
    line.len--;
    struct str masked = irc_mask_line(&scratch, line);
    assert(str_find_char(masked, '\r') == STR_NOT_FOUND);
    arena_clear(&scratch);
}

static void check_output(struct irc_session *session)
{
    struct str output = irc_session_output(session), line;
    size_t count = output.len;

    while (str_cut(output, '\n', &line, &output)) {
        assert(line.len > 0 && line.ptr[line.len - 1] == '\r');
        assert(str_find_char(line, '\0') == STR_NOT_FOUND);
        check_mask(line);
    }
    irc_session_sent(session, count);
}

static void take_events(struct irc_session *session)
{
    struct irc_event event;
    struct chat_message message;
    struct arena scratch;

    arena_init(&scratch);
    while (irc_session_next(session, &event))
        if (event.kind == IRC_MESSAGE)
            (void)irc_bridge_message(session, &event, &scratch, &message);
    arena_clear(&scratch);
}

/* In a room and urgent, with bold and by two lines: what follows may refuse or take it. */
static void say_something(struct irc_session *session)
{
    struct str lines[] = {{"\x02"
                           "Help\x02: call 112",
                           16},
                          {"and stay here", 13}};
    struct irc_saying saying = {
        .target = {"#faq", 4},
        .text = {.items = lines, .count = 2},
        .nick = {"ann", 3},
        .mask = {"ann!a@b", 7},
        .room = {"#faq", 4},
        .priority = IRC_PRIORITY_URGENT,
        .must_arrive = true,
    };
    struct irc_saying instead = saying;

    irc_session_say(session, &saying, 1500);
    saying.target = saying.nick;
    saying.must_arrive = false;
    irc_session_set_fallback(session, saying.nick, &instead, 1500);
    irc_session_say(session, &saying, 1500);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct irc_channel_options channel = {.name = {"#faq", 4}};
    static const enum irc_mechanism mechanism = IRC_SASL_SCRAM_SHA_256;
    static const struct irc_options options = {
        .name = {"fuzz", 4},
        .nick = {"faqd", 4},
        .channels = &channel,
        .channel_count = 1,
        .sasl = {.mechanisms = &mechanism,
                 .mechanism_count = 1,
                 .account = {"jilles", 6},
                 .password = {"sesame", 6},
                 .services_host = {"services.test", 13},
                 .regain = {"REGAIN", 6},
                 .allows_plaintext = true},
        .max_age_ms = 600000,
        .refuses_strangers = true,
    };
    struct irc_session *session = irc_session_create(&options, 1);
    size_t half = size / 2;

    irc_session_set_seen(session, 500);
    irc_session_start(session, false, 1000);
    check_output(session);
    irc_session_feed(session, str_make((const char *)data, half), 1001);
    take_events(session);
    say_something(session);
    irc_session_feed(session, str_make((const char *)data + half, size - half), 2000);
    take_events(session);
    irc_session_tick(session, 100000);
    take_events(session);
    check_output(session);
    irc_session_destroy(session);
    return 0;
}
