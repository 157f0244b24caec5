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

static void fifty_megabytes_that_are_cut_off_are_asked_for_again(void **state)
{
    struct homeserver server;
    struct buf huge;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_join_room(&server);
    buf_init(&huge, MATRIX_BODY_MAX);
    buf_add(&huge, STR("{\"next_batch\":\"x\",\"rooms\":{\"join\":{\"!a:b\":\""));
    while (!huge.is_full)
        buf_add(&huge, STR("0123456789abcdef"));
    homeserver_respond(&server, homeserver_take(&server, "GET", "/sync?"),
                       &(struct matrix_response){.status = 200, .body = buf_view(&huge)});
    assert_int_equal(matrix_client_counters(server.client).refused_responses, 1);
    assert_false(homeserver_has(&server, "GET", "/sync?"));
    homeserver_wait(&server, 80 * 1000);
    homeserver_sync_capture(&server, "sync-question");
    assert_int_equal(homeserver_count(&server, MATRIX_MESSAGE), 1);
    buf_clear(&huge);
    homeserver_close(&server);
}

static const struct matrix_response TOO_LARGE = {
    .error = STR_INIT("the answer is larger than 52428800 bytes"), .is_too_large = true};

/* One event of each room, and the gap behind it by pages: nothing is lost. */
static void a_sync_that_is_too_large_is_asked_for_in_a_smaller_form(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_join_room(&server);
    homeserver_respond(&server, homeserver_take(&server, "GET", "/sync?"), &TOO_LARGE);
    assert_non_null(
        strstr(homeserver_event(&server, MATRIX_WARNING)->text.ptr, "50 MiB"));
    struct homeserver_request small = homeserver_take(&server, "GET", "/sync?");
    assert_non_null(strstr(small.path, "%22limit%22%3A1%2C"));
    assert_non_null(strstr(small.path, "timeout=0"));
    assert_non_null(strstr(small.path, "since=s95_1_0_1"));
    homeserver_answer(&server, small, 200,
                      homeserver_capture(&server.arena, "sync-limited").ptr);
    assert_true(homeserver_has(&server, "GET", "/messages?"));
    struct homeserver_request usual = homeserver_take(&server, "GET", "/sync?");
    assert_non_null(strstr(usual.path, "filter=5"));
    homeserver_close(&server);
}

static void one_that_cannot_be_made_small_is_left_out(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_join_room(&server);
    for (int i = 0; i < 2; i++)
        homeserver_respond(&server, homeserver_take(&server, "GET", "/sync?"),
                           &TOO_LARGE);
    struct homeserver_request anew = homeserver_take(&server, "GET", "/sync?");
    assert_null(strstr(anew.path, "since="));
    homeserver_respond(&server, anew, &TOO_LARGE);
    assert_false(homeserver_has(&server, "GET", "/sync?"));
    homeserver_wait(&server, 80 * 1000);
    homeserver_sync_capture(&server, "sync-question");
    assert_int_equal(homeserver_count(&server, MATRIX_MESSAGE), 0);
    homeserver_timeline(&server,
                        homeserver_message(&server, "$later", "\"body\":\"ok\""));
    assert_int_equal(homeserver_count(&server, MATRIX_MESSAGE), 1);
    homeserver_close(&server);
}

static void an_event_beyond_its_limit_does_not_hide_its_neighbours(void **state)
{
    struct homeserver server;
    struct buf long_body;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_join_room(&server);
    buf_init(&long_body, 1 << 20);
    buf_add(&long_body, STR("\"body\":\""));
    for (int i = 0; i < 300 * 1024; i++)
        buf_add_char(&long_body, 'x');
    buf_add(&long_body, STR("\""));
    const char *huge = homeserver_message(&server, "$huge", buf_c_string(&long_body));
    const char *good = homeserver_message(&server, "$good", "\"body\":\"ok\"");
    homeserver_timeline(&server, arena_format(&server.arena, "%s,%s", huge, good).ptr);
    assert_int_equal(homeserver_count(&server, MATRIX_MESSAGE), 1);
    assert_string_equal(homeserver_event(&server, MATRIX_MESSAGE)->id.ptr, "$good");
    assert_int_equal(matrix_client_counters(server.client).dropped_events, 1);
    buf_clear(&long_body);
    homeserver_close(&server);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_bad_event_does_not_hide_its_neighbours),
        cmocka_unit_test(deep_nesting_in_one_event_drops_that_event),
        cmocka_unit_test(broken_response_is_refused_whole_and_asked_for_again),
        cmocka_unit_test(fifty_megabytes_that_are_cut_off_are_asked_for_again),
        cmocka_unit_test(a_sync_that_is_too_large_is_asked_for_in_a_smaller_form),
        cmocka_unit_test(one_that_cannot_be_made_small_is_left_out),
        cmocka_unit_test(an_event_beyond_its_limit_does_not_hide_its_neighbours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
