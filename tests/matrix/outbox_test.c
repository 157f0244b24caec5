/* SPDX-License-Identifier: MIT */
#include "homeserver.h"

#include "matrix/outbox.h"

static const struct matrix_options by_password = {
    .network = STR_INIT("local"),
    .homeserver = STR_INIT("https://localhost"),
    .user = STR_INIT(USER),
    .password = STR_INIT("secret-password"),
};

static bool say(struct homeserver *server, const char *question, unsigned part)
{
    struct matrix_message message = {
        .room = STR(ROOM),
        .content = STR("{\"msgtype\":\"m.notice\",\"body\":\"an answer\"}"),
        .question = str_from_c(question),
        .part = part,
    };
    bool is_taken = matrix_client_say(server->client, &message, server->now_ms);

    homeserver_turn(server);
    return is_taken;
}

static void answer_is_sent_again_with_the_same_id_after_a_crash(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_join_room(&server);
    assert_true(say(&server, "$question", 0));
    struct homeserver_request first = homeserver_take(&server, "PUT", "/send/");
    const char *path = first.path;
    homeserver_kill(&server);
    homeserver_log_in(&server);
    assert_false(homeserver_has(&server, "PUT", "/send/"));
    homeserver_sync(&server, "{\"next_batch\":\"s2\"}");
    struct homeserver_request again = homeserver_take(&server, "PUT", "/send/");
    assert_string_equal(again.path, path);
    homeserver_answer(&server, again, 200,
                      homeserver_capture(&server.arena, "send-answer").ptr);
    assert_non_null(homeserver_event(&server, MATRIX_SENT));
    homeserver_kill(&server);
    homeserver_go_online(&server);
    assert_false(homeserver_has(&server, "PUT", "/send/"));
    homeserver_close(&server);
}

static void own_echo_settles_an_answer_whose_response_was_lost(void **state)
{
    static const char echo[] =
        "{\"type\":\"m.room.message\",\"sender\":\"" USER "\",\"event_id\":\"$mine\","
        "\"origin_server_ts\":1795341437000,\"content\":{\"msgtype\":\"m.notice\","
        "\"body\":\"an answer\",\"m.relates_to\":{\"m.in_reply_to\":{\"event_id\":"
        "\"$question\"}}},\"unsigned\":{%s}}";
    static const char *const marks[] = {"\"transaction_id\":\"faqd$question.0\"", ""};
    (void)state;

    for (size_t i = 0; i < COUNT_OF(marks); i++) {
        struct homeserver server;
        homeserver_open(&server, &by_password);
        homeserver_join_room(&server);
        say(&server, "$question", 0);
        homeserver_answer(&server, homeserver_take(&server, "PUT", "/send/"), 0, "");
        char text[600];
        snprintf(text, sizeof text, "%s", echo);
        struct str event = arena_format(&server.arena, "%.*s%s}}",
                                        (int)(strstr(text, "%s") - text), text, marks[i]);
        homeserver_timeline(&server, event.ptr);
        homeserver_wait(&server, 40 * 1000);
        assert_false(homeserver_has(&server, "PUT", "/send/"));
        assert_int_equal(homeserver_count(&server, MATRIX_MESSAGE), 0);
        assert_true(matrix_client_is_own(server.client, STR("$mine")));
        homeserver_close(&server);
    }
}

static void what_stands_behind_the_echo_of_an_answer_is_heard(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_join_room(&server);
    say(&server, "$question", 0);
    homeserver_answer(&server, homeserver_take(&server, "PUT", "/send/"), 200,
                      "{\"event_id\":\"$mine\"}");
    homeserver_timeline(
        &server,
        arena_format(
            &server.arena,
            "{\"type\":\"m.room.message\",\"sender\":\"" USER "\",\"event_id\":"
            "\"$mine\",\"content\":{\"msgtype\":\"m.notice\",\"body\":\"a\"}},%s",
            homeserver_message(&server, "$next", "\"body\":\"and then?\""))
            .ptr);
    assert_int_equal(homeserver_count(&server, MATRIX_MESSAGE), 1);
    assert_true(matrix_client_is_own(server.client, STR("$mine")));
    homeserver_close(&server);
}

/* Logs in anew as another device, or as the same one with another token. */
static void log_in_anew(struct homeserver *server, const char *version,
                        const char *device)
{
    for (size_t i = 0; i < server->rows.count; i++)
        if (str_equal(server->rows.items[i].key, STR("token"))
            || (str_equal(server->rows.items[i].key, STR("device"))
                && strcmp(device, "DEV") != 0))
            server->rows.items[i].value = STR("");
    homeserver_kill(server);
    homeserver_answer(
        server, homeserver_take(server, "GET", "/versions"), 200,
        arena_format(&server->arena, "{\"versions\":[\"%s\"]}", version).ptr);
    homeserver_answer(server, homeserver_take(server, "GET", "/v3/login"), 200,
                      "{\"flows\":[{\"type\":\"m.login.password\"}]}");
    struct str who = arena_format(&server->arena,
                                  "{\"user_id\":\"" USER "\",\"access_token\":\"new\","
                                  "\"device_id\":\"%s\"}",
                                  device);
    homeserver_answer(server, homeserver_take(server, "POST", "/login"), 200, who.ptr);
    homeserver_answer(server, homeserver_take(server, "GET", "/whoami"), 200, who.ptr);
    homeserver_sync(server, "{\"next_batch\":\"s2\"}");
}

static void after_a_new_login_the_room_is_looked_into_first(void **state)
{
    static const struct {
        const char *version, *device;
        bool is_looked_into;
    } logins[] = {{"v1.6", "DEV", true}, {"v1.7", "DEV", false}, {"v1.7", "NEW", true}};
    (void)state;

    for (size_t i = 0; i < COUNT_OF(logins); i++) {
        struct homeserver server;
        homeserver_open(&server, &by_password);
        homeserver_join_room(&server);
        say(&server, "$a", 0);
        say(&server, "$b", 0);
        homeserver_take(&server, "PUT", "/send/");
        log_in_anew(&server, logins[i].version, logins[i].device);
        assert_int_equal(homeserver_has(&server, "GET", "/messages"),
                         logins[i].is_looked_into);
        assert_int_equal(homeserver_has(&server, "PUT", "/send/"),
                         !logins[i].is_looked_into);
        if (logins[i].is_looked_into) {
            struct homeserver_request look = homeserver_take(&server, "GET", "/messages");
            assert_non_null(strstr(look.path, "senders"));
            homeserver_answer(
                &server, look, 200,
                "{\"chunk\":[{\"type\":\"m.room.message\",\"sender\":\"" USER "\","
                "\"event_id\":\"$was_there\",\"origin_server_ts\":1795341437000,"
                "\"content\":{\"msgtype\":\"m.notice\",\"body\":\"an answer\","
                "\"m.relates_to\":{\"m.in_reply_to\":{\"event_id\":\"$a\"}}}}]}");
            assert_int_equal(homeserver_count(&server, MATRIX_SENT), 1);
            assert_non_null(
                strstr(homeserver_take(&server, "PUT", "/send/").path, "%24b.0"));
        }
        homeserver_close(&server);
    }
}

static void rate_limit_holds_back_all_rooms_until_the_named_time(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_join_room(&server);
    say(&server, "$a", 0);
    say(&server, "$b", 0);
    struct matrix_response limited = {
        .status = 429,
        .body = homeserver_capture(&server.arena, "send-rate-limited"),
    };
    homeserver_respond(&server, homeserver_take(&server, "PUT", "/send/"), &limited);
    homeserver_wait(&server, 4700);
    assert_false(homeserver_has(&server, "PUT", "/send/"));
    homeserver_wait(&server, 30);
    struct homeserver_request first = homeserver_take(&server, "PUT", "/send/");
    assert_non_null(strstr(first.path, "%24a.0"));
    homeserver_answer(&server, first, 200, "{\"event_id\":\"$1\"}");
    struct homeserver_request second = homeserver_take(&server, "PUT", "/send/");
    assert_non_null(strstr(second.path, "%24b.0"));
    limited.body = homeserver_capture(&server.arena, "send-rate-limited-retry-after");
    limited.retry_after_ms = 5000;
    homeserver_respond(&server, second, &limited);
    homeserver_wait(&server, 4900);
    assert_false(homeserver_has(&server, "PUT", "/send/"));
    homeserver_wait(&server, 200);
    assert_true(homeserver_has(&server, "PUT", "/send/"));
    homeserver_close(&server);
}

static void refused_answer_is_given_up_and_the_next_one_goes(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_join_room(&server);
    say(&server, "$a", 0);
    say(&server, "$b", 0);
    homeserver_answer(&server, homeserver_take(&server, "PUT", "/send/"), 413,
                      homeserver_capture(&server.arena, "send-too-large").ptr);
    assert_int_equal(homeserver_count(&server, MATRIX_UNSENT), 1);
    assert_true(homeserver_has(&server, "PUT", "%24b.0"));
    homeserver_close(&server);
}

static void answer_expires_after_five_minutes(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_join_room(&server);
    say(&server, "$a", 0);
    homeserver_answer(&server, homeserver_take(&server, "PUT", "/send/"), 502,
                      "<html>Bad Gateway</html>");
    homeserver_sync(&server, "{\"next_batch\":\"s9\"}");
    homeserver_wait(&server, 4 * 60 * 1000);
    homeserver_answer(&server, homeserver_take(&server, "PUT", "/send/"), 0, "");
    homeserver_wait(&server, 61 * 1000);
    assert_int_equal(homeserver_count(&server, MATRIX_UNSENT), 1);
    assert_int_equal(matrix_client_counters(server.client).waiting, 0);
    homeserver_close(&server);
}

static void row_of_an_earlier_program_that_cannot_be_read_is_left_out(void **state)
{
    struct matrix_outbox outbox;
    struct matrix_change rows[] = {
        {MATRIX_OUTBOX, STR("t1"), STR("{}"), STR(ROOM), 0, false},
        {MATRIX_OUTBOX, STR("t2"), STR("{\"content\":\"x\""), STR(ROOM), 0, false},
        {MATRIX_OUTBOX, STR("t3"), STR("{\"content\":\"x\"}"), STR("nowhere"), 0, false},
        {MATRIX_OUTBOX, STR(""), STR("{\"content\":\"x\"}"), STR(ROOM), 0, false},
    };
    (void)state;

    matrix_outbox_init(&outbox);
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_false(matrix_outbox_restore(&outbox, &rows[i]));
    assert_int_equal(outbox.count, 0);
    matrix_outbox_clear(&outbox);
}

static void full_queue_still_takes_what_is_urgent(void **state)
{
    struct matrix_outbox outbox;
    struct matrix_changes changes;
    struct matrix_draft draft = {.room = STR(ROOM), .content = STR("{}")};
    char txn[16];
    (void)state;

    matrix_outbox_init(&outbox);
    matrix_changes_init(&changes);
    for (int i = 0; i < MATRIX_OUTBOX_MAX; i++) {
        snprintf(txn, sizeof txn, "t%d", i);
        draft.txn = str_from_c(txn);
        assert_true(matrix_outbox_add(&outbox, &draft, 0, &changes));
    }
    draft.txn = STR("more");
    assert_false(matrix_outbox_add(&outbox, &draft, 0, &changes));
    draft.txn = STR("urgent");
    draft.is_urgent = true;
    assert_true(matrix_outbox_add(&outbox, &draft, 0, &changes));
    assert_true(matrix_outbox_next(&outbox, 0)->is_urgent);
    assert_null(matrix_outbox_next(&outbox, 0));
    assert_int_equal(matrix_outbox_due_ms(&outbox, 0), MATRIX_ROW_AGE_MS);
    matrix_changes_clear(&changes);
    matrix_outbox_clear(&outbox);
}

/* Sends the next row and says what was in it. */
static const char *send_next(struct homeserver *server)
{
    struct homeserver_request request = homeserver_take(server, "PUT", "/send/");
    struct str id = arena_format(&server->arena, "{\"event_id\":\"$sent%llu\"}",
                                 (unsigned long long)request.id);

    homeserver_answer(server, request, 200, id.ptr);
    return request.path;
}

static bool say_to(struct homeserver *server, const char *asker, const char *question,
                   bool is_urgent)
{
    struct matrix_message message = {
        .room = STR(ROOM),
        .content = STR("{\"msgtype\":\"m.notice\",\"body\":\"an answer\"}"),
        .question = str_from_c(question),
        .asker = str_from_c(asker),
        .is_urgent = is_urgent,
    };
    bool is_taken = matrix_client_say(server->client, &message, server->now_ms);

    homeserver_turn(server);
    return is_taken;
}

static void under_a_limit_each_askers_newest_question_goes_first(void **state)
{
    static const char *const order[] = {"b2", "a2", "b1", "a1", "b0"};
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_join_room(&server);
    say_to(&server, "@ann:x", "$a0", false);
    say_to(&server, "@bob:x", "$b0", false);
    say_to(&server, "@ann:x", "$a1", false);
    say_to(&server, "@bob:x", "$b1", false);
    struct matrix_response limited = {.status = 429, .retry_after_ms = 5000};
    homeserver_respond(&server, homeserver_take(&server, "PUT", "/send/"), &limited);
    say_to(&server, "@ann:x", "$a2", false);
    say_to(&server, "@bob:x", "$b2", false);
    homeserver_wait(&server, 5001);
    /* It was tried: it may stand in the room already, and stays the first. */
    assert_non_null(strstr(send_next(&server), "a0"));
    for (size_t i = 0; i < COUNT_OF(order); i++)
        assert_non_null(strstr(send_next(&server), order[i]));
    homeserver_close(&server);
}

static void urgent_answer_is_never_behind_others_nor_dropped_by_a_limit(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_join_room(&server);
    say_to(&server, "@ann:x", "$a0", false);
    struct matrix_response limited = {.status = 429, .retry_after_ms = 5000};
    homeserver_respond(&server, homeserver_take(&server, "PUT", "/send/"), &limited);
    say_to(&server, "@ann:x", "$a1", false);
    say_to(&server, "@ann:x", "$help", true);
    say_to(&server, "@ann:x", "$a2", false);
    limited.retry_after_ms = 10 * 60 * 1000;
    homeserver_wait(&server, 5001);
    homeserver_respond(&server, homeserver_take(&server, "PUT", "/send/"), &limited);
    homeserver_wait(&server, 10 * 60 * 1000 + 1);
    assert_non_null(strstr(send_next(&server), "help"));
    assert_int_equal(homeserver_count(&server, MATRIX_UNSENT), 1);
    assert_non_null(
        strstr(homeserver_event(&server, MATRIX_UNSENT)->text.ptr, "3 too old"));
    assert_int_equal(matrix_client_counters(server.client).stale, 3);
    homeserver_close(&server);
}

static void room_that_forbids_one_answer_gets_none_of_the_others(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_join_room(&server);
    say(&server, "$a", 0);
    say(&server, "$b", 0);
    homeserver_answer(&server, homeserver_take(&server, "PUT", "/send/"), 403,
                      homeserver_capture(&server.arena, "send-after-kick").ptr);
    assert_int_equal(homeserver_count(&server, MATRIX_UNSENT), 2);
    assert_false(homeserver_has(&server, "PUT", "/send/"));
    assert_false(say(&server, "$c", 0));
    assert_true(say_to(&server, "@ann:x", "$help", true));
    assert_true(homeserver_has(&server, "PUT", "help"));
    homeserver_timeline(&server,
                        "{\"type\":\"m.room.power_levels\",\"sender\":\"@ann:localhost\","
                        "\"state_key\":\"\",\"event_id\":\"$p\",\"content\":{}}");
    assert_true(say(&server, "$d", 0));
    homeserver_close(&server);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answer_is_sent_again_with_the_same_id_after_a_crash),
        cmocka_unit_test(own_echo_settles_an_answer_whose_response_was_lost),
        cmocka_unit_test(what_stands_behind_the_echo_of_an_answer_is_heard),
        cmocka_unit_test(after_a_new_login_the_room_is_looked_into_first),
        cmocka_unit_test(rate_limit_holds_back_all_rooms_until_the_named_time),
        cmocka_unit_test(refused_answer_is_given_up_and_the_next_one_goes),
        cmocka_unit_test(answer_expires_after_five_minutes),
        cmocka_unit_test(row_of_an_earlier_program_that_cannot_be_read_is_left_out),
        cmocka_unit_test(full_queue_still_takes_what_is_urgent),
        cmocka_unit_test(under_a_limit_each_askers_newest_question_goes_first),
        cmocka_unit_test(urgent_answer_is_never_behind_others_nor_dropped_by_a_limit),
        cmocka_unit_test(room_that_forbids_one_answer_gets_none_of_the_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
