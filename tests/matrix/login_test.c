/* SPDX-License-Identifier: MIT */
#include "homeserver.h"

static const struct str invites[] = {STR_INIT("@*:localhost")};
static const struct matrix_options by_password = {
    .network = STR_INIT("local"),
    .user = STR_INIT(USER),
    .password = STR_INIT("secret-password"),
    .invites = invites,
    .invite_count = 1,
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_start_logs_in_and_keeps_token_device_and_filter),
        cmocka_unit_test(second_start_uses_the_same_device_without_a_login),
        cmocka_unit_test(token_and_password_stand_in_no_path),
        cmocka_unit_test(wrong_password_stops_with_a_cure),
        cmocka_unit_test(another_account_behind_the_token_stops),
        cmocka_unit_test(unreachable_server_is_tried_again_ever_more_slowly),
        cmocka_unit_test(ended_session_logs_in_again_as_the_same_device),
        cmocka_unit_test(void_token_stops_with_a_message),
        cmocka_unit_test(locked_account_waits_and_keeps_its_token),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
