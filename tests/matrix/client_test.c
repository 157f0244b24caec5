/* SPDX-License-Identifier: MIT */
#include "homeserver.h"

static const struct str invites[] = {STR_INIT("@*:localhost")};
static const struct matrix_options by_password = {
    .network = STR_INIT("local"),
    .user = STR_INIT(USER),
    .password = STR_INIT("secret-password"),
    .invites = invites, .invite_count = 1,
};
static const struct matrix_options by_token = {
    .network = STR_INIT("local"),
    .user = STR_INIT(USER),
    .token = STR_INIT("configured"),
};

static bool has_row(const struct homeserver *server, enum matrix_change_kind kind,
                    const char *key)
{
    for (size_t i = 0; i < server->rows.count; i++)
        if (server->rows.items[i].kind == kind
            && str_equal(server->rows.items[i].key, str_from_c(key)))
            return true;
    return false;
}

static void first_start_logs_in_and_keeps_token_device_and_filter(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_password);
    assert_true(homeserver_has(&server, "GET", "/_matrix/client/versions"));
    homeserver_log_in(&server);
    assert_true(has_row(&server, MATRIX_VALUE, "token"));
    assert_true(has_row(&server, MATRIX_VALUE, "device"));
    assert_true(has_row(&server, MATRIX_VALUE, "filter"));
    homeserver_close(&server);
}

static void second_start_uses_the_same_device_without_a_login(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_go_online(&server);
    homeserver_kill(&server);
    homeserver_answer(&server, homeserver_take(&server, "GET", "/versions"), 200,
                      homeserver_capture(&server.arena, "versions-synapse-1.163").ptr);
    assert_false(homeserver_has(&server, "POST", "/login"));
    struct homeserver_request whoami = homeserver_take(&server, "GET", "/whoami");
    assert_string_equal(whoami.authorization, "Bearer tok");
    homeserver_answer(&server, whoami, 200,
                      "{\"user_id\":\"" USER "\",\"device_id\":\"DEV\"}");
    assert_false(homeserver_has(&server, "POST", "/filter"));
    struct homeserver_request sync = homeserver_take(&server, "GET", "/sync?");
    assert_non_null(strstr(sync.path, "since=s1"));
    assert_non_null(strstr(sync.path, "filter=5"));
    assert_non_null(strstr(sync.path, "set_presence=offline"));
    homeserver_close(&server);
}

static void token_and_password_stand_in_no_path(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_answer(&server, homeserver_take(&server, "GET", "/versions"), 200,
                      homeserver_capture(&server.arena, "versions").ptr);
    struct homeserver_request login = homeserver_take(&server, "POST", "/login");
    assert_string_equal(login.authorization, "");
    assert_non_null(strstr(login.body, "secret-password"));
    homeserver_answer(&server, login, 200,
                      homeserver_capture(&server.arena, "login-password").ptr);
    struct homeserver_request whoami = homeserver_take(&server, "GET", "/whoami");
    assert_string_equal(whoami.authorization, "Bearer SCRUBBED_TOKEN");
    assert_null(strstr(whoami.path, "SCRUBBED_TOKEN"));
    homeserver_close(&server);
}

static void wrong_password_stops_with_a_cure(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_answer(&server, homeserver_take(&server, "GET", "/versions"), 200,
                      "{\"versions\":[]}");
    homeserver_answer(&server, homeserver_take(&server, "POST", "/login"), 403,
                      homeserver_capture(&server.arena, "login-bad-password").ptr);
    const struct matrix_event *stopped = homeserver_event(&server, MATRIX_STOPPED);
    assert_non_null(stopped);
    assert_non_null(strstr(stopped->text.ptr, "password_file"));
    homeserver_wait(&server, 3600 * 1000);
    assert_int_equal(server.requests.count, 0);
    homeserver_close(&server);
}

static void another_account_behind_the_token_stops(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_token);
    homeserver_answer(&server, homeserver_take(&server, "GET", "/versions"), 200,
                      "{\"versions\":[]}");
    struct homeserver_request whoami = homeserver_take(&server, "GET", "/whoami");
    assert_string_equal(whoami.authorization, "Bearer configured");
    homeserver_answer(&server, whoami, 200, "{\"user_id\":\"@Faq:localhost\"}");
    assert_non_null(homeserver_event(&server, MATRIX_STOPPED));
    assert_false(has_row(&server, MATRIX_VALUE, "token"));
    homeserver_close(&server);
}

static void unreachable_server_is_tried_again_ever_more_slowly(void **state)
{
    struct homeserver server;
    int64_t waited_ms[8];
    (void)state;

    homeserver_open(&server, &by_password);
    for (size_t i = 0; i < 8; i++) {
        homeserver_answer(&server, homeserver_take(&server, "GET", "/versions"), 0, "");
        int64_t start_ms = server.now_ms;
        while (!homeserver_has(&server, "GET", "/versions"))
            homeserver_wait(&server, 100);
        waited_ms[i] = server.now_ms - start_ms;
    }
    assert_true(waited_ms[0] >= 700 && waited_ms[0] <= 1500);
    assert_true(waited_ms[4] >= 11000);
    assert_true(waited_ms[7] >= 40000 && waited_ms[7] <= 76000);
    assert_int_equal(homeserver_count(&server, MATRIX_OFFLINE), 8);
    homeserver_close(&server);
}

static void first_sync_is_history(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_log_in(&server);
    homeserver_sync_capture(&server, "sync-question");
    assert_null(homeserver_event(&server, MATRIX_MESSAGE));
    assert_non_null(homeserver_event(&server, MATRIX_ONLINE));
    assert_true(matrix_client_room(server.client, STR(ROOM)).is_joined);
    homeserver_close(&server);
}

static void question_is_heard_once_and_kept_as_seen(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_join_room(&server);
    homeserver_sync_capture(&server, "sync-question");
    const struct matrix_event *question = homeserver_event(&server, MATRIX_MESSAGE);
    assert_non_null(question);
    assert_string_equal(question->text.ptr, "what is asthma?");
    assert_true(question->is_mentioned);
    assert_false(question->is_late);
    assert_true(has_row(&server, MATRIX_SEEN, question->id.ptr));
    homeserver_sync_capture(&server, "sync-question");
    assert_int_equal(homeserver_count(&server, MATRIX_MESSAGE), 1);
    homeserver_close(&server);
}

static void nothing_leaves_before_it_is_saved(void **state)
{
    struct homeserver server;
    struct matrix_request request;
    struct matrix_event event;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_join_room(&server);
    struct homeserver_request sync = homeserver_take(&server, "GET", "/sync?");
    struct matrix_response response = {
        .status = 200, .body = homeserver_capture(&server.arena, "sync-question")};
    matrix_client_response(server.client, sync.id, &response, server.now_ms);
    assert_false(matrix_client_next_request(server.client, &request));
    while (matrix_client_next(server.client, &event))
        ;
    assert_false(matrix_client_next_request(server.client, &request));
    homeserver_commit(&server);
    assert_true(matrix_client_next_request(server.client, &request));
    homeserver_close(&server);
}

static void history_before_the_own_join_is_not_heard(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_go_online(&server);
    const char *old = homeserver_message(&server, "$old", "\"body\":\"old?\"");
    const char *new = homeserver_message(&server, "$new", "\"body\":\"new?\"");
    const char *join =
        "{\"type\":\"m.room.member\",\"sender\":\"" USER "\",\"state_key\":\"" USER "\","
        "\"event_id\":\"$join\",\"origin_server_ts\":1,"
        "\"content\":{\"membership\":\"join\"}}";
    homeserver_timeline(&server,
                        arena_format(&server.arena, "%s,%s,%s", old, join, new).ptr);
    assert_int_equal(homeserver_count(&server, MATRIX_MESSAGE), 1);
    assert_string_equal(homeserver_event(&server, MATRIX_MESSAGE)->id.ptr, "$new");
    homeserver_close(&server);
}

static void one_bad_event_does_not_hide_its_neighbours(void **state)
{
    static const char *const bad[] = {
        "{\"type\":\"m.room.message\",\"sender\":7,\"event_id\":\"$b\",\"content\":{}}",
        "{\"type\":\"m.room.message\",\"sender\":\"@x:y\",\"sender\":\"@z:y\","
        "\"event_id\":\"$b\",\"content\":{\"msgtype\":\"m.text\",\"body\":\"b\"}}",
        "{\"type\":\"m.room.message\",\"sender\":\"@a:x\\u0000evil\",\"event_id\":\"$b\","
        "\"content\":{\"msgtype\":\"m.text\",\"body\":\"b\"}}",
        "{\"type\":\"m.room.message\",\"sender\":\"@x:y\",\"event_id\":\"$b\","
        "\"content\":{\"msgtype\":\"m.text\",\"body\":\"\\ud800\"}}",
        "[1,2,[3]]",
        "17",
        "\"text\"",
        "{\"type\":\"m.room.message\"}",
    };
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_join_room(&server);
    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        char first[16], second[16];
        snprintf(first, sizeof first, "$f%zu", i);
        snprintf(second, sizeof second, "$s%zu", i);
        homeserver_timeline(
            &server,
            arena_format(&server.arena, "%s,%s,%s",
                         homeserver_message(&server, first, "\"body\":\"1\""), bad[i],
                         homeserver_message(&server, second, "\"body\":\"2\""))
                .ptr);
        assert_int_equal(homeserver_count(&server, MATRIX_MESSAGE), 2 * (i + 1));
        assert_int_equal(matrix_client_counters(server.client).dropped_events, i + 1);
    }
    homeserver_close(&server);
}

static void deep_nesting_in_one_event_drops_that_event(void **state)
{
    struct homeserver server;
    struct buf deep;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_join_room(&server);
    buf_init(&deep, 1 << 20);
    buf_add(&deep, STR("{\"type\":\"m.x\",\"sender\":\"@a:b\",\"content\":{\"a\":"));
    for (int i = 0; i < 3000; i++)
        buf_add_char(&deep, '[');
    for (int i = 0; i < 3000; i++)
        buf_add_char(&deep, ']');
    buf_add(&deep, STR("}},"));
    buf_add(&deep, str_from_c(homeserver_message(&server, "$good", "\"body\":\"ok\"")));
    homeserver_timeline(&server, buf_c_string(&deep));
    assert_int_equal(homeserver_count(&server, MATRIX_MESSAGE), 1);
    assert_int_equal(matrix_client_counters(server.client).dropped_events, 1);
    buf_clear(&deep);
    homeserver_close(&server);
}

static void broken_response_is_refused_whole_and_asked_for_again(void **state)
{
    struct homeserver server;
    struct buf deep;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_join_room(&server);
    struct str good = homeserver_capture(&server.arena, "sync-question");
    buf_init(&deep, 1 << 20);
    buf_add(&deep, STR("{\"next_batch\":\"x\",\"rooms\":"));
    for (int i = 0; i < 200000; i++)
        buf_add_char(&deep, '[');
    const struct str bodies[] = {
        str_slice(good, 0, good.len / 2),
        str_slice(good, 0, good.len - 1),
        arena_format(&server.arena, "%.*s garbage", STR_ARG(good)),
        arena_format(&server.arena, "%.*s}", STR_ARG(good)),
        buf_view(&deep),
        STR("<html><body>502 Bad Gateway</body></html>"),
        STR(""),
        STR("[]"),
        STR("{}"),
        STR("{\"next_batch\":3}"),
    };
    for (size_t i = 0; i < COUNT_OF(bodies); i++) {
        struct homeserver_request sync = homeserver_take(&server, "GET", "/sync?");
        struct matrix_response response = {.status = 200, .body = bodies[i]};
        homeserver_respond(&server, sync, &response);
        assert_int_equal(matrix_client_counters(server.client).refused_responses, i + 1);
        assert_false(homeserver_has(&server, "GET", "/sync?"));
        homeserver_wait(&server, 80 * 1000);
        assert_non_null(strstr(server.requests.items[0].path, "since=s95_1_0_1"));
    }
    assert_int_equal(homeserver_count(&server, MATRIX_MESSAGE), 0);
    homeserver_sync(&server, good.ptr);
    assert_int_equal(homeserver_count(&server, MATRIX_MESSAGE), 1);
    buf_clear(&deep);
    homeserver_close(&server);
}

static void ended_session_logs_in_again_as_the_same_device(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_join_room(&server);
    homeserver_answer(&server, homeserver_take(&server, "GET", "/sync?"), 401,
                      homeserver_capture(&server.arena, "sync-expired-token").ptr);
    homeserver_wait(&server, 2000);
    struct homeserver_request login = homeserver_take(&server, "POST", "/login");
    assert_non_null(strstr(login.body, "\"device_id\":\"DEV\""));
    homeserver_close(&server);
}

static void void_token_stops_with_a_message(void **state)
{
    static const char *const answers[] = {"sync-device-deleted", "whoami-unknown-token"};
    (void)state;

    for (size_t i = 0; i < COUNT_OF(answers); i++) {
        struct homeserver server;
        homeserver_open(&server, &by_password);
        homeserver_join_room(&server);
        homeserver_answer(&server, homeserver_take(&server, "GET", "/sync?"), 401,
                          homeserver_capture(&server.arena, answers[i]).ptr);
        assert_non_null(homeserver_event(&server, MATRIX_STOPPED));
        assert_false(has_row(&server, MATRIX_VALUE, "token"));
        homeserver_wait(&server, 3600 * 1000);
        assert_int_equal(server.requests.count, 0);
        homeserver_close(&server);
    }
}

static void locked_account_waits_and_keeps_its_token(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_join_room(&server);
    homeserver_answer(&server, homeserver_take(&server, "GET", "/sync?"), 401,
                      homeserver_capture(&server.arena, "sync-user-locked").ptr);
    assert_null(homeserver_event(&server, MATRIX_STOPPED));
    homeserver_wait(&server, 200 * 1000);
    assert_int_equal(server.requests.count, 0);
    homeserver_wait(&server, 101 * 1000);
    assert_true(homeserver_has(&server, "GET", "/sync?"));
    homeserver_close(&server);
}

static void gap_is_fetched_and_each_question_heard_once(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_join_room(&server);
    homeserver_sync_capture(&server, "sync-limited");
    assert_int_equal(homeserver_count(&server, MATRIX_MESSAGE), 5);
    homeserver_kill(&server);
    homeserver_go_online(&server);
    struct homeserver_request page = homeserver_take(&server, "GET", "/messages?");
    assert_non_null(strstr(page.path, "from=s108_1_0_1"));
    assert_non_null(strstr(page.path, "to=s95_1_0_1"));
    homeserver_answer(&server, page, 200,
                      homeserver_capture(&server.arena, "messages-gap").ptr);
    assert_int_equal(homeserver_count(&server, MATRIX_MESSAGE), 3);
    assert_string_equal(homeserver_event(&server, MATRIX_MESSAGE)->text.ptr, "m0");
    struct homeserver_request next = homeserver_take(&server, "GET", "/messages?");
    assert_non_null(strstr(next.path, "from=t17-104"));
    homeserver_answer(&server, next, 200, "{\"chunk\":[]}");
    assert_false(homeserver_has(&server, "GET", "/messages?"));
    homeserver_kill(&server);
    homeserver_go_online(&server);
    assert_false(homeserver_has(&server, "GET", "/messages?"));
    homeserver_close(&server);
}

static void position_that_the_server_lost_is_given_up_at_last(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_join_room(&server);
    for (int i = 0; i < 3; i++) {
        homeserver_answer(&server, homeserver_take(&server, "GET", "/sync?"), 400,
                          "{\"errcode\":\"M_INVALID_PARAM\",\"error\":\"bad since\"}");
        homeserver_wait(&server, 10 * 1000);
        if (homeserver_has(&server, "POST", "/filter"))
            homeserver_answer(&server, homeserver_take(&server, "POST", "/filter"), 200,
                              "{\"filter_id\":\"6\"}");
    }
    struct homeserver_request sync = homeserver_take(&server, "GET", "/sync?");
    assert_null(strstr(sync.path, "since="));
    homeserver_answer(&server, sync, 200,
                      homeserver_capture(&server.arena, "sync-question").ptr);
    assert_int_equal(homeserver_count(&server, MATRIX_MESSAGE), 0);
    homeserver_close(&server);
}

static void reactions_edits_and_notices_are_not_heard(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_join_room(&server);
    homeserver_sync_capture(&server, "sync-question-edited");
    homeserver_sync_capture(&server, "sync-reaction");
    homeserver_sync_capture(&server, "sync-own-echo");
    homeserver_timeline(&server,
                        "{\"type\":\"m.room.message\",\"sender\":\"@bot:localhost\","
                        "\"event_id\":\"$n\",\"origin_server_ts\":1795341437000,"
                        "\"content\":{\"msgtype\":\"m.notice\",\"body\":\"faq: hi\"}}");
    for (size_t i = 0; i < server.events.count; i++)
        if (server.events.items[i].kind == MATRIX_MESSAGE)
            assert_null(strchr(server.events.items[i].text.ptr, '*'));
    assert_int_equal(matrix_client_counters(server.client).dropped_events, 0);
    homeserver_close(&server);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_start_logs_in_and_keeps_token_device_and_filter),
        cmocka_unit_test(second_start_uses_the_same_device_without_a_login),
        cmocka_unit_test(token_and_password_stand_in_no_path),
        cmocka_unit_test(wrong_password_stops_with_a_cure),
        cmocka_unit_test(another_account_behind_the_token_stops),
        cmocka_unit_test(unreachable_server_is_tried_again_ever_more_slowly),
        cmocka_unit_test(first_sync_is_history),
        cmocka_unit_test(question_is_heard_once_and_kept_as_seen),
        cmocka_unit_test(nothing_leaves_before_it_is_saved),
        cmocka_unit_test(history_before_the_own_join_is_not_heard),
        cmocka_unit_test(one_bad_event_does_not_hide_its_neighbours),
        cmocka_unit_test(deep_nesting_in_one_event_drops_that_event),
        cmocka_unit_test(broken_response_is_refused_whole_and_asked_for_again),
        cmocka_unit_test(ended_session_logs_in_again_as_the_same_device),
        cmocka_unit_test(void_token_stops_with_a_message),
        cmocka_unit_test(locked_account_waits_and_keeps_its_token),
        cmocka_unit_test(gap_is_fetched_and_each_question_heard_once),
        cmocka_unit_test(position_that_the_server_lost_is_given_up_at_last),
        cmocka_unit_test(reactions_edits_and_notices_are_not_heard),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
