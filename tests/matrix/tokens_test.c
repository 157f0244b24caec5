/* SPDX-License-Identifier: MIT */
/* Tokens that end and are refreshed, and those that come by way of a browser. */
#include "homeserver.h"

static const struct matrix_options by_password = {
    .network = STR_INIT("local"),
    .homeserver = STR_INIT("https://localhost"),
    .user = STR_INIT(USER),
    .password = STR_INIT("secret-password"),
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

/* Logged in with a token of five minutes, as Synapse gives it. */
static void open_mortal(struct homeserver *server)
{
    homeserver_open(server, &by_password);
    homeserver_answer(server, homeserver_take(server, "GET", "/versions"), 200,
                      homeserver_capture(&server->arena, "versions-synapse-1.163").ptr);
    homeserver_answer(
        server, homeserver_take(server, "GET", "/login"), 200,
        homeserver_capture(&server->arena, "login-flows-synapse-1.163").ptr);
    struct homeserver_request login = homeserver_take(server, "POST", "/login");
    assert_null(strstr(login.body, "refresh_token"));
    homeserver_answer(server, login, 200,
                      "{\"user_id\":\"" USER "\",\"access_token\":\"a0\","
                      "\"device_id\":\"FAQDEV\",\"expires_in_ms\":300000}");
    login = homeserver_take(server, "POST", "/login");
    assert_non_null(strstr(login.body, "\"refresh_token\":true"));
    assert_non_null(strstr(login.body, "\"device_id\":\"FAQDEV\""));
    homeserver_answer(server, login, 200,
                      "{\"user_id\":\"" USER "\",\"access_token\":\"a1\","
                      "\"refresh_token\":\"r1\",\"device_id\":\"FAQDEV\","
                      "\"expires_in_ms\":300000}");
    homeserver_answer(server, homeserver_take(server, "GET", "/whoami"), 200,
                      "{\"user_id\":\"" USER "\",\"device_id\":\"FAQDEV\"}");
    homeserver_answer(server, homeserver_take(server, "POST", "/filter"), 200,
                      "{\"filter_id\":\"5\"}");
    homeserver_sync(server, "{\"next_batch\":\"s1\"}");
}

static struct homeserver_request take_refresh(struct homeserver *server)
{
    struct homeserver_request refresh = homeserver_take(server, "POST", "/refresh");

    assert_string_equal(refresh.authorization, "");
    return refresh;
}

static void token_is_refreshed_before_it_ends(void **state)
{
    struct homeserver server;
    (void)state;

    open_mortal(&server);
    homeserver_wait(&server, 239 * 1000);
    homeserver_sync(&server, "{\"next_batch\":\"s2\"}");
    assert_false(homeserver_has(&server, "POST", "/refresh"));
    homeserver_wait(&server, 2 * 1000);
    homeserver_sync(&server, "{\"next_batch\":\"s3\"}");
    struct homeserver_request refresh = take_refresh(&server);
    assert_string_equal(refresh.body, "{\"refresh_token\":\"r1\"}");
    homeserver_answer(&server, refresh, 502, "");
    /* The old token is good for a while: nothing stops on its account. */
    struct homeserver_request old = homeserver_take(&server, "GET", "/sync?");
    assert_string_equal(old.authorization, "Bearer a1");
    assert_null(homeserver_event(&server, MATRIX_OFFLINE));
    homeserver_wait(&server, 10 * 1000);
    homeserver_answer(&server, old, 200, "{\"next_batch\":\"s4\"}");
    refresh = take_refresh(&server);
    assert_string_equal(refresh.body, "{\"refresh_token\":\"r1\"}");
    homeserver_answer(&server, refresh, 200,
                      "{\"access_token\":\"a2\",\"refresh_token\":\"r2\","
                      "\"expires_in_ms\":300000}");
    struct homeserver_request sync = homeserver_take(&server, "GET", "/sync?");
    assert_string_equal(sync.authorization, "Bearer a2");
    homeserver_kill(&server);
    homeserver_answer(&server, homeserver_take(&server, "GET", "/versions"), 200,
                      "{\"versions\":[\"v1.11\"]}");
    assert_string_equal(homeserver_take(&server, "GET", "/whoami").authorization,
                        "Bearer a2");
    homeserver_close(&server);
}

static void new_pair_is_kept_before_it_is_used(void **state)
{
    struct homeserver server;
    struct matrix_request request;
    struct matrix_change change;
    struct matrix_event event;
    bool is_kept = false;
    (void)state;

    open_mortal(&server);
    homeserver_answer(&server, homeserver_take(&server, "GET", "/sync?"), 401,
                      homeserver_capture(&server.arena, "sync-expired-token").ptr);
    homeserver_wait(&server, 2000);
    struct matrix_response answer = {
        .status = 200, .body = homeserver_capture(&server.arena, "refresh")};
    matrix_client_response(server.client, take_refresh(&server).id, &answer,
                           server.now_ms);
    while (matrix_client_next(server.client, &event))
        ;
    assert_false(matrix_client_next_request(server.client, &request));
    while (matrix_client_next_change(server.client, &change))
        is_kept |= str_equal(change.key, STR("refresh_token"));
    assert_true(is_kept);
    assert_false(matrix_client_next_request(server.client, &request));
    matrix_client_saved(server.client);
    assert_true(matrix_client_next_request(server.client, &request));
    homeserver_close(&server);
}

static void void_refresh_token_logs_in_again_as_the_same_device(void **state)
{
    struct homeserver server;
    (void)state;

    open_mortal(&server);
    homeserver_answer(&server, homeserver_take(&server, "GET", "/sync?"), 401,
                      homeserver_capture(&server.arena, "sync-expired-token").ptr);
    homeserver_wait(&server, 2000);
    homeserver_answer(&server, take_refresh(&server), 403,
                      homeserver_capture(&server.arena, "refresh-used-token").ptr);
    homeserver_wait(&server, 3000);
    assert_non_null(strstr(homeserver_take(&server, "POST", "/login").body,
                           "\"device_id\":\"FAQDEV\""));
    homeserver_close(&server);
}

static void void_refresh_token_of_a_deleted_device_stops(void **state)
{
    struct homeserver server;
    (void)state;

    open_mortal(&server);
    homeserver_answer(&server, homeserver_take(&server, "GET", "/sync?"), 401,
                      homeserver_capture(&server.arena, "sync-device-deleted").ptr);
    homeserver_wait(&server, 2000);
    homeserver_answer(&server, take_refresh(&server), 401,
                      homeserver_capture(&server.arena, "whoami-unknown-token").ptr);
    assert_non_null(homeserver_event(&server, MATRIX_STOPPED));
    assert_false(has_row(&server, MATRIX_VALUE, "refresh_token"));
    assert_false(has_row(&server, MATRIX_VALUE, "device"));
    homeserver_close(&server);
}

static const struct matrix_options by_browser = {
    .network = STR_INIT("local"),
    .homeserver = STR_INIT("https://localhost"),
    .user = STR_INIT(USER),
    .uses_browser = true,
};

static void open_browser(struct homeserver *server)
{
    homeserver_open(server, &by_browser);
    homeserver_answer(server, homeserver_take(server, "GET", "/versions"), 200,
                      "{\"versions\":[\"v1.18\"]}");
    homeserver_answer(server, homeserver_take(server, "GET", "/v1/auth_metadata"), 200,
                      "{\"issuer\":\"https://auth.localhost/\","
                      "\"registration_endpoint\":\"https://auth.localhost/reg\","
                      "\"token_endpoint\":\"https://auth.localhost/token\","
                      "\"device_authorization_endpoint\":"
                      "\"https://auth.localhost/device\"}");
    struct homeserver_request client = homeserver_take(server, "POST", "/reg");
    assert_string_equal(client.base, "https://auth.localhost");
    assert_non_null(strstr(client.body, "urn:ietf:params:oauth:grant-type:device_code"));
    homeserver_answer(server, client, 201, "{\"client_id\":\"01CLIENT\"}");
}

static struct homeserver_request answer_device(struct homeserver *server)
{
    struct homeserver_request device = homeserver_take(server, "POST", "/device");

    assert_string_equal(device.type, "application/x-www-form-urlencoded");
    homeserver_answer(server, device, 200,
                      "{\"device_code\":\"d/1\",\"user_code\":\"ABCD-EFGH\","
                      "\"verification_uri\":\"https://auth.localhost/link\","
                      "\"expires_in\":600,\"interval\":5}");
    return device;
}

static void login_in_a_browser_shows_a_code_and_asks_until_it_is_done(void **state)
{
    struct homeserver server;
    (void)state;

    open_browser(&server);
    struct homeserver_request device = answer_device(&server);
    assert_non_null(strstr(device.body,
                           "client_id=01CLIENT&scope=urn%3Amatrix%3Aclient%3A"
                           "api%3A%2A%20urn%3Amatrix%3Aclient%3Adevice%3A"));
    const struct matrix_event *notice = homeserver_event(&server, MATRIX_NOTE);
    assert_non_null(strstr(notice->text.ptr, "https://auth.localhost/link"));
    assert_non_null(strstr(notice->text.ptr, "ABCD-EFGH"));
    assert_false(homeserver_has(&server, "POST", "/token"));
    homeserver_wait(&server, 5000);
    struct homeserver_request poll = homeserver_take(&server, "POST", "/token");
    assert_string_equal(
        poll.body, "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&"
                   "device_code=d%2F1&client_id=01CLIENT");
    homeserver_answer(&server, poll, 400, "{\"error\":\"slow_down\"}");
    homeserver_wait(&server, 9000);
    assert_false(homeserver_has(&server, "POST", "/token"));
    homeserver_wait(&server, 1000);
    homeserver_answer(&server, homeserver_take(&server, "POST", "/token"), 400,
                      "{\"error\":\"authorization_pending\"}");
    homeserver_wait(&server, 10000);
    homeserver_answer(&server, homeserver_take(&server, "POST", "/token"), 200,
                      "{\"access_token\":\"a1\",\"refresh_token\":\"r1\","
                      "\"token_type\":\"Bearer\",\"expires_in\":300}");
    struct homeserver_request whoami = homeserver_take(&server, "GET", "/whoami");
    assert_string_equal(whoami.authorization, "Bearer a1");
    struct str id = str_from_c(strstr(device.body, "device%3A") + strlen("device%3A"));
    struct str who = arena_format(
        &server.arena, "{\"user_id\":\"" USER "\",\"device_id\":\"%.*s\"}", STR_ARG(id));
    homeserver_answer(&server, whoami, 200, who.ptr);
    homeserver_answer(&server, homeserver_take(&server, "POST", "/filter"), 200,
                      "{\"filter_id\":\"5\"}");
    homeserver_sync(&server, "{\"next_batch\":\"s1\"}");
    homeserver_kill(&server);
    homeserver_answer(&server, homeserver_take(&server, "GET", "/versions"), 200,
                      "{\"versions\":[\"v1.18\"]}");
    homeserver_answer(&server, homeserver_take(&server, "GET", "/whoami"), 200, who.ptr);
    homeserver_sync(&server, "{\"next_batch\":\"s1\"}");
    homeserver_wait(&server, 241 * 1000);
    homeserver_sync(&server, "{\"next_batch\":\"s2\"}");
    struct homeserver_request refresh = homeserver_take(&server, "POST", "/token");
    assert_string_equal(refresh.body,
                        "grant_type=refresh_token&refresh_token=r1&client_id=01CLIENT");
    homeserver_close(&server);
}

static void code_that_ran_out_is_replaced_and_a_denial_stops(void **state)
{
    struct homeserver server;
    (void)state;

    open_browser(&server);
    answer_device(&server);
    homeserver_wait(&server, 5000);
    homeserver_answer(&server, homeserver_take(&server, "POST", "/token"), 400,
                      "{\"error\":\"expired_token\"}");
    answer_device(&server);
    homeserver_wait(&server, 5000);
    homeserver_answer(&server, homeserver_take(&server, "POST", "/token"), 403,
                      "{\"error\":\"access_denied\"}");
    assert_non_null(homeserver_event(&server, MATRIX_STOPPED));
    homeserver_close(&server);
}

static void server_without_a_browser_login_stops_with_a_cure(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_browser);
    homeserver_answer(&server, homeserver_take(&server, "GET", "/versions"), 200,
                      homeserver_capture(&server.arena, "versions-synapse-1.163").ptr);
    homeserver_answer(&server, homeserver_take(&server, "GET", "/auth_metadata"), 404,
                      homeserver_capture(&server.arena, "auth-metadata-absent").ptr);
    assert_non_null(
        strstr(homeserver_event(&server, MATRIX_STOPPED)->text.ptr, "password_file"));
    homeserver_close(&server);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(token_is_refreshed_before_it_ends),
        cmocka_unit_test(new_pair_is_kept_before_it_is_used),
        cmocka_unit_test(void_refresh_token_logs_in_again_as_the_same_device),
        cmocka_unit_test(void_refresh_token_of_a_deleted_device_stops),
        cmocka_unit_test(login_in_a_browser_shows_a_code_and_asks_until_it_is_done),
        cmocka_unit_test(code_that_ran_out_is_replaced_and_a_denial_stops),
        cmocka_unit_test(server_without_a_browser_login_stops_with_a_cure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
