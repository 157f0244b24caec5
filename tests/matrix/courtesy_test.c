/* SPDX-License-Identifier: MIT */
/* Receipts, typing, the name; and the breaker of loops between programs. */
#include "homeserver.h"

#include "matrix/breaker.h"

static const struct matrix_options options = {
    HOMESERVER_OPTIONS,
    .display_name = STR_INIT("FAQ (bot)"),
};
static const struct matrix_options in_private = {
    HOMESERVER_OPTIONS,
    .receipts = MATRIX_RECEIPTS_PRIVATE,
};
static const struct matrix_options without = {
    HOMESERVER_OPTIONS,
    .receipts = MATRIX_RECEIPTS_OFF,
};

/* On a server that knows threads. */
static void join_room(struct homeserver *server)
{
    homeserver_answer(server, homeserver_take(server, "GET", "/versions"), 200,
                      "{\"versions\":[\"v1.4\"]}");
    homeserver_answer(server, homeserver_take(server, "GET", "/v3/login"), 200,
                      "{\"flows\":[{\"type\":\"m.login.password\"}]}");
    homeserver_answer(server, homeserver_take(server, "POST", "/login"), 200,
                      "{\"access_token\":\"tok\",\"device_id\":\"DEV\"}");
    homeserver_answer(server, homeserver_take(server, "GET", "/whoami"), 200,
                      "{\"user_id\":\"" USER "\",\"device_id\":\"DEV\"}");
    homeserver_answer(server, homeserver_take(server, "POST", "/filter"), 200,
                      "{\"filter_id\":\"5\"}");
    homeserver_sync(server, "{\"next_batch\":\"s1\"}");
    homeserver_sync_capture(server, "sync-joined");
    homeserver_wait(server, 2000);
    while (homeserver_has(server, "POST", "/receipt/"))
        homeserver_answer(server, homeserver_take(server, "POST", "/receipt/"), 200,
                          "{}");
}

static void hear(struct homeserver *server, const char *id)
{
    homeserver_timeline(server, homeserver_message(server, id, "\"body\":\"well?\""));
}

static bool say(struct homeserver *server, const char *question)
{
    struct matrix_message message = {
        .room = STR(ROOM),
        .content = STR("{\"msgtype\":\"m.notice\",\"body\":\"an answer\"}"),
        .question = str_from_c(question),
        .asker = STR("@ann:localhost"),
    };
    bool is_taken = matrix_client_say(server->client, &message, server->now_ms);

    homeserver_turn(server);
    return is_taken;
}

static void what_was_read_within_a_second_gets_one_receipt(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &options);
    join_room(&server);
    hear(&server, "$1");
    hear(&server, "$2");
    assert_false(homeserver_has(&server, "POST", "/receipt/"));
    homeserver_wait(&server, 1001);
    struct homeserver_request receipt =
        homeserver_take(&server, "POST", "/receipt/m.read/%242");
    assert_string_equal(receipt.body, "{}");
    hear(&server, "$3");
    homeserver_wait(&server, 1001);
    assert_true(homeserver_has(&server, "POST", "/receipt/m.read/%243"));
    homeserver_close(&server);
}

static void what_was_answered_gets_its_receipt_when_the_talk_pauses(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &options);
    join_room(&server);
    for (char id[] = "$1"; id[1] < '4'; id[1]++) {
        hear(&server, id);
        say(&server, id);
        homeserver_answer(&server, homeserver_take(&server, "PUT", "/send/"), 200,
                          "{\"event_id\":\"$own\"}");
        homeserver_wait(&server, 25 * 1000);
        assert_false(homeserver_has(&server, "POST", "/receipt/"));
    }
    homeserver_wait(&server, 5001);
    assert_true(homeserver_has(&server, "POST", "/receipt/m.read/%243"));
    homeserver_close(&server);
}

static void what_is_not_answered_gets_its_receipt_within_a_second(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &options);
    join_room(&server);
    hear(&server, "$1");
    say(&server, "$1");
    homeserver_answer(&server, homeserver_take(&server, "PUT", "/send/"), 200,
                      "{\"event_id\":\"$own\"}");
    hear(&server, "$2");
    homeserver_wait(&server, 1001);
    assert_true(homeserver_has(&server, "POST", "/receipt/m.read/%242"));
    homeserver_close(&server);
}

static void receipt_in_a_thread_names_it(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &in_private);
    join_room(&server);
    homeserver_sync_capture(&server, "sync-thread-question");
    homeserver_wait(&server, 1001);
    struct homeserver_request receipt =
        homeserver_take(&server, "POST", "/receipt/m.read.private/%24m0lqJn0w");
    assert_string_equal(
        receipt.body, "{\"thread_id\":\"$9RNbf5s_Hq-HxHAi2HypAhhfiRi4UqVyxyF9vA5vgBw\"}");
    homeserver_close(&server);
}

static void without_receipts_none_is_sent(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &without);
    join_room(&server);
    hear(&server, "$1");
    homeserver_wait(&server, 5000);
    assert_false(homeserver_has(&server, "POST", "/receipt/"));
    homeserver_close(&server);
}

static void typing_is_shown_only_while_an_answer_is_late(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &without);
    join_room(&server);
    say(&server, "$a");
    assert_false(homeserver_has(&server, "PUT", "/typing/"));
    struct homeserver_request answer = homeserver_take(&server, "PUT", "/send/");
    homeserver_wait(&server, 499);
    assert_false(homeserver_has(&server, "PUT", "/typing/"));
    homeserver_wait(&server, 1);
    struct homeserver_request on =
        homeserver_take(&server, "PUT", "/typing/%40faq%3Alocalhost");
    assert_string_equal(on.body, "{\"typing\":true,\"timeout\":30000}");
    homeserver_answer(&server, on, 200, "{}");
    homeserver_wait(&server, 10 * 1000);
    assert_false(homeserver_has(&server, "PUT", "/typing/"));
    homeserver_answer(&server, answer, 200, "{\"event_id\":\"$1\"}");
    homeserver_wait(&server, 1);
    assert_string_equal(homeserver_take(&server, "PUT", "/typing/").body,
                        "{\"typing\":false}");
    homeserver_close(&server);
}

static void display_name_is_set_only_where_it_differs(void **state)
{
    static const struct {
        unsigned status;
        const char *body;
        bool is_set;
    } answers[] = {
        {200, "{\"displayname\":\"FAQ (bot)\"}", false},
        {200, "{\"displayname\":\"faq\"}", true},
        {200, "{}", true},
        {404, "{\"errcode\":\"M_NOT_FOUND\"}", true},
        {403, "{\"errcode\":\"M_FORBIDDEN\"}", false},
    };
    (void)state;

    for (size_t i = 0; i < COUNT_OF(answers); i++) {
        struct homeserver server;
        homeserver_open(&server, &options);
        homeserver_go_online(&server);
        homeserver_answer(&server, homeserver_take(&server, "GET", "/displayname"),
                          answers[i].status, answers[i].body);
        assert_int_equal(homeserver_has(&server, "PUT", "/displayname"),
                         answers[i].is_set);
        if (answers[i].is_set)
            assert_string_equal(homeserver_take(&server, "PUT", "/displayname").body,
                                "{\"displayname\":\"FAQ (bot)\"}");
        homeserver_sync(&server, "{\"next_batch\":\"s2\"}");
        assert_false(homeserver_has(&server, "GET", "/displayname"));
        homeserver_close(&server);
    }
}

static void avatar_is_set_only_where_it_differs(void **state)
{
    static const struct matrix_options with_avatar = {
        HOMESERVER_OPTIONS,
        .avatar = STR_INIT("mxc://localhost/face"),
    };
    static const char *const answers[] = {"{\"avatar_url\":\"mxc://localhost/face\"}",
                                          "{}"};
    (void)state;

    for (size_t i = 0; i < COUNT_OF(answers); i++) {
        struct homeserver server;
        homeserver_open(&server, &with_avatar);
        homeserver_go_online(&server);
        assert_false(homeserver_has(&server, "GET", "/displayname"));
        homeserver_answer(&server, homeserver_take(&server, "GET", "/avatar_url"), 200,
                          answers[i]);
        assert_int_equal(homeserver_has(&server, "PUT", "/avatar_url"), i > 0);
        if (i > 0)
            assert_string_equal(homeserver_take(&server, "PUT", "/avatar_url").body,
                                "{\"avatar_url\":\"mxc://localhost/face\"}");
        homeserver_close(&server);
    }
}

/* The other side writes so long after each answer. */
static bool is_taken_for_a_program(struct homeserver *server, int64_t pause_ms)
{
    for (int turn = 0; turn < 6; turn++) {
        const char *id = arena_format(&server->arena, "$turn%d", turn).ptr;
        hear(server, id);
        say(server, id);
        homeserver_answer(
            server, homeserver_take(server, "PUT", "/send/"), 200,
            arena_format(&server->arena, "{\"event_id\":\"$own%d\"}", turn).ptr);
        homeserver_wait(server, pause_ms);
    }
    return matrix_client_is_ignored(server->client, STR(ROOM), STR("@ann:localhost"));
}

static void who_answers_each_answer_at_once_is_taken_for_a_program(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &without);
    join_room(&server);
    assert_false(is_taken_for_a_program(&server, 1500));
    homeserver_close(&server);
    homeserver_open(&server, &without);
    join_room(&server);
    assert_true(is_taken_for_a_program(&server, 100));
    assert_false(
        matrix_client_is_ignored(server.client, STR(ROOM), STR("@bob:localhost")));
    homeserver_wait(&server, MATRIX_LOOP_PAUSE_MS);
    assert_false(
        matrix_client_is_ignored(server.client, STR(ROOM), STR("@ann:localhost")));
    homeserver_close(&server);
}

static void who_is_too_fast_is_told_that_there_is_a_pause(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &without);
    join_room(&server);
    for (int turn = 0; turn < MATRIX_LOOP_TIMES; turn++) {
        const char *id = arena_format(&server.arena, "$fast%d", turn).ptr;
        hear(&server, id);
        say(&server, id);
        homeserver_answer(&server, homeserver_take(&server, "PUT", "/send/"), 200,
                          "{\"event_id\":\"$own\"}");
        homeserver_wait(&server, 100);
    }
    hear(&server, "$last");
    struct homeserver_request line = homeserver_take(&server, "PUT", "/send/");
    assert_non_null(strstr(line.body, "I pause for a minute"));
    assert_non_null(strstr(line.body, "\"m.in_reply_to\":{\"event_id\":\"$last\"}"));
    assert_non_null(strstr(line.body, "\"m.mentions\":{}"));
    homeserver_answer(&server, line, 200, "{\"event_id\":\"$line\"}");
    hear(&server, "$after");
    assert_false(homeserver_has(&server, "PUT", "/send/"));
    homeserver_close(&server);
}

static void who_does_it_again_within_the_hour_is_left_alone_for_longer(void **state)
{
    static struct matrix_breaker breaker;
    struct str ann = STR("@ann:localhost"), room = STR(ROOM);
    static const struct {
        int64_t begins_ms, pause_ms;
    } rounds[] = {
        {NOW_MS, MATRIX_LOOP_PAUSE_MS},
        {NOW_MS + 2 * MATRIX_LOOP_PAUSE_MS, MATRIX_LOOP_LONG_PAUSE_MS},
        {NOW_MS + 2 * MATRIX_LOOP_AGAIN_MS, MATRIX_LOOP_PAUSE_MS},
    };
    (void)state;

    for (size_t i = 0; i < COUNT_OF(rounds); i++) {
        int64_t now_ms = rounds[i].begins_ms, pause_ms = 0;
        for (int turn = 0; turn < MATRIX_LOOP_TIMES; turn++) {
            assert_int_equal(pause_ms, 0);
            matrix_breaker_answered(&breaker, room, ann, now_ms);
            pause_ms =
                matrix_breaker_heard(&breaker, room, ann, now_ms + 10, now_ms + 10);
        }
        assert_int_equal(pause_ms, rounds[i].pause_ms);
        assert_true(matrix_breaker_is_open(&breaker, room, ann, now_ms + pause_ms));
        assert_false(matrix_breaker_is_open(&breaker, room, ann, now_ms + pause_ms + 11));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_read_within_a_second_gets_one_receipt),
        cmocka_unit_test(what_was_answered_gets_its_receipt_when_the_talk_pauses),
        cmocka_unit_test(what_is_not_answered_gets_its_receipt_within_a_second),
        cmocka_unit_test(receipt_in_a_thread_names_it),
        cmocka_unit_test(without_receipts_none_is_sent),
        cmocka_unit_test(typing_is_shown_only_while_an_answer_is_late),
        cmocka_unit_test(display_name_is_set_only_where_it_differs),
        cmocka_unit_test(avatar_is_set_only_where_it_differs),
        cmocka_unit_test(who_answers_each_answer_at_once_is_taken_for_a_program),
        cmocka_unit_test(who_is_too_fast_is_told_that_there_is_a_pause),
        cmocka_unit_test(who_does_it_again_within_the_hour_is_left_alone_for_longer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
