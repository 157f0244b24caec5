/* SPDX-License-Identifier: MIT */
#include "homeserver.h"

static const struct str invites[] = {STR_INIT("@*:localhost")};
static const struct matrix_options by_password = {
    .network = STR_INIT("local"),
    .homeserver = STR_INIT("https://localhost"),
    .user = STR_INIT(USER),
    .password = STR_INIT("secret-password"),
    .invites = invites,
    .invite_count = 1,
};
static const struct matrix_options by_token = {
    .network = STR_INIT("local"),
    .homeserver = STR_INIT("https://localhost"),
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
    homeserver_answer(&server, homeserver_take(&server, "GET", "/login"), 200,
                      homeserver_capture(&server.arena, "login-flows").ptr);
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
    homeserver_answer(&server, homeserver_take(&server, "GET", "/login"), 200,
                      homeserver_capture(&server.arena, "login-flows").ptr);
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

static const struct matrix_options by_name = {
    .network = STR_INIT("local"),
    .user = STR_INIT("@faq:example.org:8448"),
    .password = STR_INIT("pw"),
};

static void homeserver_is_found_by_the_name_in_the_user_id_once(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_name);
    struct homeserver_request first =
        homeserver_take(&server, "GET", "/.well-known/matrix/client");
    assert_string_equal(first.base, "https://example.org");
    struct matrix_response moved = {.status = 302,
                                    .location = STR("https://www.example.org/wk?x=1")};
    homeserver_respond(&server, first, &moved);
    struct homeserver_request second = homeserver_take(&server, "GET", "/wk?x=1");
    assert_string_equal(second.base, "https://www.example.org");
    homeserver_answer(&server, second, 200,
                      "{\"m.homeserver\":{\"base_url\":\"https://mx.example.org/\"}}");
    struct homeserver_request versions = homeserver_take(&server, "GET", "/versions");
    assert_string_equal(versions.base, "https://mx.example.org");
    homeserver_kill(&server);
    versions = homeserver_take(&server, "GET", "/_matrix/client/versions");
    assert_string_equal(versions.base, "https://mx.example.org");
    homeserver_close(&server);
}

static void without_a_file_the_name_itself_is_the_homeserver(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_name);
    homeserver_answer(&server, homeserver_take(&server, "GET", "/.well-known/"), 404, "");
    assert_string_equal(homeserver_take(&server, "GET", "/versions").base,
                        "https://example.org");
    homeserver_close(&server);
}

static void discovery_takes_nothing_but_https(void **state)
{
    static const char *const bodies[] = {
        "{\"m.homeserver\":{\"base_url\":\"http://mx.example.org\"}}",
        "{\"m.homeserver\":{\"base_url\":\"https://user@mx.example.org\"}}",
        "{\"m.homeserver\":{\"base_url\":\"https://mx example.org\"}}",
        "{\"m.homeserver\":{\"base_url\":7}}",
        "{\"m.homeserver\":\"https://mx.example.org\"}",
        "<html>a portal</html>",
    };
    (void)state;

    for (size_t i = 0; i < COUNT_OF(bodies); i++) {
        struct homeserver server;
        homeserver_open(&server, &by_name);
        homeserver_answer(&server, homeserver_take(&server, "GET", "/.well-known/"), 200,
                          bodies[i]);
        assert_non_null(homeserver_event(&server, MATRIX_OFFLINE));
        homeserver_wait(&server, 2000);
        struct homeserver_request again =
            homeserver_take(&server, "GET", "/.well-known/matrix/client");
        struct matrix_response moved = {.status = 301,
                                        .location = STR("http://example.org/")};
        homeserver_respond(&server, again, &moved);
        assert_false(homeserver_has(&server, "GET", "/"));
        homeserver_close(&server);
    }
}

static void redirects_end(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_name);
    struct matrix_response moved = {.status = 302, .location = STR("https://x.org/a")};
    for (int i = 0; i < 6; i++)
        homeserver_respond(&server, homeserver_take(&server, "GET", "/"), &moved);
    assert_false(homeserver_has(&server, "GET", "/"));
    assert_non_null(homeserver_event(&server, MATRIX_OFFLINE));
    homeserver_close(&server);
}

static void server_without_passwords_stops_with_a_cure(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_answer(&server, homeserver_take(&server, "GET", "/versions"), 200,
                      "{\"versions\":[\"v1.15\"]}");
    homeserver_answer(&server, homeserver_take(&server, "GET", "/login"), 200,
                      "{\"flows\":[{\"type\":\"m.login.sso\"}]}");
    assert_non_null(
        strstr(homeserver_event(&server, MATRIX_STOPPED)->text.ptr, "browser_login"));
    homeserver_close(&server);
}

static void token_of_another_device_stops(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_token);
    homeserver_go_online(&server);
    homeserver_kill(&server);
    homeserver_answer(&server, homeserver_take(&server, "GET", "/versions"), 200,
                      "{\"versions\":[\"v1.15\"]}");
    homeserver_answer(&server, homeserver_take(&server, "GET", "/whoami"), 200,
                      "{\"user_id\":\"" USER "\",\"device_id\":\"OTHER\"}");
    const struct matrix_event *stopped = homeserver_event(&server, MATRIX_STOPPED);
    assert_non_null(strstr(stopped->text.ptr, "faqd matrix logout local"));
    assert_false(homeserver_has(&server, "GET", "/sync?"));
    homeserver_close(&server);
}

static void state_after_is_asked_for_where_it_is_spoken(void **state)
{
    static const char *const versions[] = {"[\"r0.6.1\",\"v1.15\"]",
                                           "[\"v1.16\",\"v1.9\"]"};
    (void)state;

    for (size_t i = 0; i < COUNT_OF(versions); i++) {
        struct homeserver server;
        homeserver_open(&server, &by_token);
        homeserver_answer(
            &server, homeserver_take(&server, "GET", "/versions"), 200,
            arena_format(&server.arena, "{\"versions\":%s}", versions[i]).ptr);
        homeserver_answer(&server, homeserver_take(&server, "GET", "/whoami"), 200,
                          "{\"user_id\":\"" USER "\",\"device_id\":\"DEV\"}");
        homeserver_answer(&server, homeserver_take(&server, "POST", "/filter"), 200,
                          homeserver_capture(&server.arena, "filter-create").ptr);
        assert_int_equal(homeserver_has(&server, "GET", "use_state_after=true"), i == 1);
        homeserver_close(&server);
    }
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
        cmocka_unit_test(homeserver_is_found_by_the_name_in_the_user_id_once),
        cmocka_unit_test(without_a_file_the_name_itself_is_the_homeserver),
        cmocka_unit_test(discovery_takes_nothing_but_https),
        cmocka_unit_test(redirects_end),
        cmocka_unit_test(server_without_passwords_stops_with_a_cure),
        cmocka_unit_test(token_of_another_device_stops),
        cmocka_unit_test(state_after_is_asked_for_where_it_is_spoken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
