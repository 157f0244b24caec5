/* SPDX-License-Identifier: MIT */
#include "conversation.h"

#define ASKED "/state/m.room.encryption/"

/* In a room of which the server told nothing but that we are in it. */
static int open_unknown(void **state)
{
    struct homeserver *server = ALLOC(struct homeserver);

    homeserver_open(server, &conversation_options);
    server->is_asked = true;
    homeserver_go_online(server);
    homeserver_timeline(server,
                        "{\"type\":\"m.room.member\",\"state_key\":\"" USER
                        "\",\"sender\":\"" USER
                        "\",\"event_id\":\"$j\",\"content\":{\"membership\":\"join\"}}");
    *state = server;
    return 0;
}

static int close_unknown(void **state)
{
    struct homeserver *server = *state;

    homeserver_close(server);
    free(server);
    return 0;
}

static void say(struct homeserver *server, const char *question, bool is_urgent)
{
    assert_true(matrix_client_say(
        server->client,
        &(struct matrix_message){
            .room = STR(ROOM),
            .content = STR("{\"msgtype\":\"m.notice\",\"body\":\"a cold\"}"),
            .question = str_from_c(question),
            .is_urgent = is_urgent,
        },
        server->now_ms));
    homeserver_turn(server);
}

static void refuse(struct homeserver *server, unsigned status, const char *code)
{
    homeserver_answer(
        server, homeserver_take(server, "GET", ASKED), status,
        arena_format(&server->arena, "{\"errcode\":\"%s\",\"error\":\"no\"}", code).ptr);
}

static void nothing_is_said_before_it_is_known_whether_a_room_is_encrypted(void **state)
{
    struct homeserver *server = *state;

    say(server, "$q", false);
    assert_false(homeserver_has(server, "PUT", "/send/"));
    refuse(server, 404, "M_NOT_FOUND");
    assert_true(homeserver_has(server, "PUT", "/send/m.room.message/"));
}

static void plain_room_is_asked_about_once(void **state)
{
    struct homeserver *server = *state;

    say(server, "$q", false);
    refuse(server, 404, "M_NOT_FOUND");
    take_sent(server, "$own");
    homeserver_kill(server);
    server->is_asked = true;
    homeserver_log_in(server);
    homeserver_timeline(server, "");
    say(server, "$q2", false);
    assert_false(homeserver_has(server, "GET", ASKED));
    assert_true(homeserver_has(server, "PUT", "/send/m.room.message/"));
}

static void server_that_says_neither_is_asked_again(void **state)
{
    struct homeserver *server = *state;

    say(server, "$q", false);
    refuse(server, 403, "M_FORBIDDEN");
    homeserver_wait(server, 30 * 1000);
    assert_false(homeserver_has(server, "PUT", "/send/"));
    assert_false(homeserver_has(server, "GET", ASKED));
    homeserver_wait(server, 31 * 1000);
    refuse(server, 404, "M_NOT_FOUND");
    assert_true(homeserver_has(server, "PUT", "/send/m.room.message/"));
}

static void urgent_words_do_not_wait_for_a_server_that_says_neither(void **state)
{
    struct homeserver *server = *state;

    say(server, "$q", true);
    assert_false(homeserver_has(server, "PUT", "/send/"));
    refuse(server, 403, "M_FORBIDDEN");
    assert_true(homeserver_has(server, "PUT", "/send/m.room.message/"));
}

static void room_that_turns_out_encrypted_gets_no_plain_text(void **state)
{
    struct homeserver *server = *state;

    say(server, "$q", false);
    homeserver_answer(server, homeserver_take(server, "GET", ASKED), 200,
                      "{\"algorithm\":\"m.megolm.v1.aes-sha2\"}");
    homeserver_wait(server, 120 * 1000);
    assert_false(homeserver_has(server, "PUT", "/send/m.room.message/"));
    assert_false(homeserver_has(server, "GET", ASKED));
}

#define UNKNOWN(test) cmocka_unit_test_setup_teardown(test, open_unknown, close_unknown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNKNOWN(nothing_is_said_before_it_is_known_whether_a_room_is_encrypted),
        UNKNOWN(plain_room_is_asked_about_once),
        UNKNOWN(server_that_says_neither_is_asked_again),
        UNKNOWN(urgent_words_do_not_wait_for_a_server_that_says_neither),
        UNKNOWN(room_that_turns_out_encrypted_gets_no_plain_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
