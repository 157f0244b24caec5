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
static bool has_row(const struct homeserver *server, enum matrix_change_kind kind,
                    const char *key)
{
    for (size_t i = 0; i < server->rows.count; i++)
        if (server->rows.items[i].kind == kind
            && str_equal(server->rows.items[i].key, str_from_c(key)))
            return true;
    return false;
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
    struct matrix_message answer = {
        .room = STR(ROOM),
        .content = STR("{\"msgtype\":\"m.notice\",\"body\":\"an answer\"}"),
    };
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_join_room(&server);
    struct homeserver_request sync = homeserver_take(&server, "GET", "/sync?");
    struct matrix_response response = {
        .status = 200, .body = homeserver_capture(&server.arena, "sync-question")};
    matrix_client_response(server.client, sync.id, &response, server.now_ms);
    assert_false(matrix_client_next_request(server.client, &request));
    assert_true(matrix_client_has_message(server.client));
    while (matrix_client_next(server.client, &event))
        if (event.kind == MATRIX_MESSAGE)
            answer.question = arena_copy(&server.arena, event.id);
    assert_false(matrix_client_has_message(server.client));
    assert_true(matrix_client_say(server.client, &answer, server.now_ms));
    assert_false(matrix_client_next_request(server.client, &request));
    homeserver_commit(&server);
    assert_true(matrix_client_next_request(server.client, &request));
    homeserver_close(&server);
}

/* A power cut may take back what the server says again: position, question, answer. */
static void only_what_nobody_would_say_again_must_last(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_join_room(&server);
    struct homeserver_request sync = homeserver_take(&server, "GET", "/sync?");
    struct matrix_response question = {
        .status = 200, .body = homeserver_capture(&server.arena, "sync-question")};
    matrix_client_response(server.client, sync.id, &question, server.now_ms);
    assert_false(matrix_client_must_last(server.client));
    homeserver_commit(&server);
    homeserver_close(&server);

    homeserver_open(&server, &by_password);
    homeserver_answer(&server, homeserver_take(&server, "GET", "/versions"), 200,
                      "{\"versions\":[\"v1.2\"]}");
    homeserver_answer(&server, homeserver_take(&server, "GET", "/v3/login"), 200,
                      "{\"flows\":[{\"type\":\"m.login.password\"}]}");
    struct homeserver_request login = homeserver_take(&server, "POST", "/login");
    struct matrix_response token = {.status = 200,
                                    .body = STR("{\"user_id\":\"" USER
                                                "\",\"access_token\":\"t\","
                                                "\"device_id\":\"D\"}")};
    matrix_client_response(server.client, login.id, &token, server.now_ms);
    assert_true(matrix_client_must_last(server.client));
    homeserver_commit(&server);
    homeserver_close(&server);
}

static void assert_lasts(struct homeserver *server, const char *question, bool is_urgent)
{
    struct matrix_message message = {
        .room = STR(ROOM),
        .content = STR("{\"msgtype\":\"m.notice\",\"body\":\"an answer\"}"),
        .question = str_from_c(question),
        .is_urgent = is_urgent,
    };

    assert_true(matrix_client_say(server->client, &message, server->now_ms));
    assert_int_equal(matrix_client_must_last(server->client), is_urgent);
    homeserver_commit(server);
}

/* A limited sync need not give its question again, or only when that is too old. */
static void an_urgent_answer_outlives_a_power_cut(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_join_room(&server);
    assert_lasts(&server, "$ordinary", false);
    assert_lasts(&server, "$urgent", true);
    assert_lasts(&server, "$next", false);
    homeserver_close(&server);
}

static const char *kept_value(const struct homeserver *server, const char *key)
{
    for (size_t i = 0; i < server->rows.count; i++)
        if (server->rows.items[i].kind == MATRIX_VALUE
            && str_equal(server->rows.items[i].key, str_from_c(key)))
            return server->rows.items[i].value.ptr;
    return "";
}

static void what_a_crash_takes_back_is_done_again_alike(void **state)
{
    struct homeserver server;
    struct matrix_message answer = {
        .room = STR(ROOM),
        .content = STR("{\"msgtype\":\"m.notice\",\"body\":\"an answer\"}"),
    };
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_join_room(&server);
    server.puts_off = true;
    homeserver_sync_capture(&server, "sync-question");
    answer.question = homeserver_event(&server, MATRIX_MESSAGE)->id;
    assert_true(matrix_client_say(server.client, &answer, server.now_ms));
    homeserver_turn(&server);
    const char *kept = kept_value(&server, "since");
    struct homeserver_request first = homeserver_take(&server, "PUT", "/send/");
    homeserver_answer(&server, first, 200, "{\"event_id\":\"$answer\"}");
    homeserver_sync(&server, "{\"next_batch\":\"later\"}");
    assert_non_null(
        strstr(homeserver_take(&server, "GET", "/sync?").path, "since=later"));
    assert_string_equal(kept_value(&server, "since"), kept);

    homeserver_kill(&server);
    homeserver_log_in(&server);
    assert_null(strstr(server.requests.items[0].path, "since=later"));
    homeserver_sync(&server, "{\"next_batch\":\"later\"}");
    struct homeserver_request again = homeserver_take(&server, "PUT", "/send/");
    assert_string_equal(again.path, first.path);
    assert_string_equal(again.body, first.body);
    homeserver_close(&server);
}

static void a_question_whose_position_a_crash_took_back_is_heard_again(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_join_room(&server);
    server.puts_off = true;
    homeserver_sync_capture(&server, "sync-question");
    homeserver_kill(&server);
    homeserver_log_in(&server);
    homeserver_sync_capture(&server, "sync-question");
    assert_int_equal(homeserver_count(&server, MATRIX_MESSAGE), 1);
    homeserver_close(&server);
}

/* As the owner does it: within the turn in which the question came. */
static void hear_and_answer(struct homeserver *server)
{
    struct matrix_message answer = {
        .room = STR(ROOM),
        .content = STR("{\"msgtype\":\"m.notice\",\"body\":\"an answer\"}"),
    };
    struct matrix_response response = {
        .status = 200, .body = homeserver_capture(&server->arena, "sync-question")};

    homeserver_join_room(server);
    matrix_client_response(server->client, homeserver_take(server, "GET", "/sync?").id,
                           &response, server->now_ms);
    homeserver_take_events(server);
    assert_true(matrix_client_say(server->client, &answer, server->now_ms));
    homeserver_turn(server);
}

static void a_sync_does_not_hold_up_the_answers_to_the_last_one(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_password);
    hear_and_answer(&server);
    struct homeserver_request send = homeserver_take(&server, "PUT", "/send/");
    assert_false(homeserver_has(&server, "GET", "/sync?"));
    homeserver_answer(&server, send, 200, "{\"event_id\":\"$a\"}");
    assert_true(homeserver_has(&server, "GET", "/sync?"));
    homeserver_close(&server);
}

static void a_slow_answer_does_not_make_it_deaf(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_password);
    hear_and_answer(&server);
    assert_true(homeserver_has(&server, "PUT", "/send/"));
    assert_false(homeserver_has(&server, "GET", "/sync?"));
    int64_t due_ms = matrix_client_tick(server.client, server.now_ms);
    assert_in_range(due_ms, server.now_ms + 1, server.now_ms + MATRIX_ANSWERS_FIRST_MS);
    homeserver_wait(&server, due_ms - server.now_ms);
    assert_true(homeserver_has(&server, "GET", "/sync?"));
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

/* A limited timeline, and the request for what it left out. */
static struct homeserver_request open_gap(struct homeserver *server)
{
    homeserver_open(server, &by_password);
    homeserver_join_room(server);
    homeserver_sync(server, "{\"next_batch\":\"now\",\"rooms\":{\"join\":{\"" ROOM
                            "\":{\"timeline\":{\"limited\":true,\"prev_batch\":\"p0\","
                            "\"events\":[]}}}}}");
    return homeserver_take(server, "GET", "/messages?");
}

static const char *page(struct homeserver *server, const char *id, int64_t age_ms,
                        const char *end)
{
    int64_t now_ms = server->now_ms;

    server->now_ms -= age_ms;
    const char *message = homeserver_message(server, id, "\"body\":\"well?\"");
    server->now_ms = now_ms;
    return arena_format(&server->arena, "{\"chunk\":[%s],\"end\":\"%s\"}", message, end)
        .ptr;
}

static void large_gap_is_fetched_from_both_of_its_ends(void **state)
{
    struct homeserver server;
    char id[16], end[16];
    (void)state;

    struct homeserver_request request = open_gap(&server);
    for (int i = 0; i < 10; i++) {
        assert_non_null(strstr(request.path, "dir=b"));
        snprintf(id, sizeof id, "$b%d", i);
        snprintf(end, sizeof end, "b%d", i);
        homeserver_answer(&server, request, 200, page(&server, id, 1000 * i, end));
        request = homeserver_take(&server, "GET", "/messages?");
    }
    assert_non_null(strstr(request.path, "dir=f&from=s95_1_0_1"));
    assert_non_null(strstr(request.path, "to=b9"));
    homeserver_answer(&server, request, 200, page(&server, "$f0", 300000, "f0"));
    request = homeserver_take(&server, "GET", "/messages?");
    assert_non_null(strstr(request.path, "dir=f&from=f0"));
    homeserver_kill(&server);
    homeserver_go_online(&server);
    request = homeserver_take(&server, "GET", "/messages?");
    assert_non_null(strstr(request.path, "from=b9&to=f0"));
    homeserver_answer(&server, request, 200, "{\"chunk\":[]}");
    assert_false(homeserver_has(&server, "GET", "/messages?"));
    homeserver_close(&server);
}

static void gap_ends_where_questions_are_too_old(void **state)
{
    struct homeserver server;
    (void)state;

    struct homeserver_request request = open_gap(&server);
    homeserver_answer(&server, request, 200, page(&server, "$new", 60000, "b0"));
    homeserver_answer(&server, homeserver_take(&server, "GET", "/messages?"), 200,
                      page(&server, "$old", MATRIX_MAX_AGE_MS + 1000, "b1"));
    assert_false(homeserver_has(&server, "GET", "/messages?"));
    homeserver_close(&server);
}

static void question_whose_edit_comes_along_is_heard_as_edited(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_join_room(&server);
    static const char edit[] =
        "{\"type\":\"m.room.message\",\"sender\":\"%s\",\"event_id\":\"$e\","
        "\"origin_server_ts\":1795341437000,\"content\":{\"msgtype\":\"m.text\","
        "\"body\":\"* new?\",\"m.new_content\":{\"msgtype\":\"m.text\","
        "\"body\":\"new?\"},\"m.relates_to\":{\"rel_type\":\"m.replace\","
        "\"event_id\":\"%s\"}}}";
    static const char question[] =
        "{\"type\":\"m.room.message\",\"sender\":\"@ann:localhost\",\"event_id\":"
        "\"%s\",\"origin_server_ts\":1795341436000,\"content\":{\"msgtype\":\"m.text\","
        "\"body\":\"old?\"},\"unsigned\":{\"m.relations\":{\"m.replace\":%s}}}";
    struct arena *arena = &server.arena;
    struct str own = arena_format(arena, edit, "@ann:localhost", "$q");
    struct str forged = arena_format(arena, edit, "@mallory:localhost", "$r");
    homeserver_timeline(&server, arena_format(arena, question, "$q", own.ptr).ptr);
    assert_string_equal(homeserver_event(&server, MATRIX_MESSAGE)->text.ptr, "new?");
    homeserver_timeline(&server, own.ptr);
    assert_int_equal(homeserver_count(&server, MATRIX_MESSAGE), 1);
    server.events.count = 0;
    homeserver_timeline(&server, arena_format(arena, question, "$r", forged.ptr).ptr);
    assert_string_equal(homeserver_event(&server, MATRIX_MESSAGE)->text.ptr, "old?");
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

/* The owner's: what is urgent is answered, the rest held. */
static void hold_or_answer(struct homeserver *server, const char *urgent)
{
    struct matrix_event event;

    while (matrix_client_next(server->client, &event)) {
        struct matrix_message answer = {
            .room = STR(ROOM),
            .content = STR("{\"msgtype\":\"m.notice\",\"body\":\"call somebody\"}"),
            .question = event.id,
            .is_urgent = true,
        };
        if (event.kind != MATRIX_MESSAGE)
            continue;
        if (str_equal(event.id, str_from_c(urgent)))
            assert_true(matrix_client_say(server->client, &answer, server->now_ms));
        else
            assert_true(matrix_client_hold(server->client, &event));
    }
    homeserver_commit(server);
    homeserver_take_requests(server);
}

static void timeline_to_hold(struct homeserver *server, const char *next,
                             const char *events, const char *urgent)
{
    struct homeserver_request sync = homeserver_take(server, "GET", "/sync?");
    struct matrix_response response = {
        .status = 200,
        .body = arena_format(&server->arena,
                             "{\"next_batch\":\"%s\",\"rooms\":{\"join\":{\"" ROOM
                             "\":{\"timeline\":{\"events\":[%s],\"limited\":false}}}}}",
                             next, events)};

    matrix_client_response(server->client, sync.id, &response, server->now_ms);
    hold_or_answer(server, urgent);
}

static const char *kept_position(const struct homeserver *server)
{
    for (size_t i = 0; i < server->rows.count; i++)
        if (str_equal(server->rows.items[i].key, STR("since")))
            return server->rows.items[i].value.ptr;
    return "";
}

static void what_is_urgent_leaves_past_what_is_held(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_join_room(&server);
    const char *before = kept_position(&server);
    const char *asked =
        homeserver_message(&server, "$asked", "\"body\":\"what is asthma?\"");
    timeline_to_hold(&server, "h1", asked, "");
    timeline_to_hold(&server, "h2",
                     homeserver_message(&server, "$danger", "\"body\":\"help\""),
                     "$danger");
    assert_true(homeserver_has(&server, "PUT", "/send/"));
    assert_true(has_row(&server, MATRIX_OUTBOX, "faqd$danger.0"));
    assert_true(has_row(&server, MATRIX_SEEN, "$danger"));
    assert_true(has_row(&server, MATRIX_ANSWERED, "$danger"));
    assert_false(has_row(&server, MATRIX_SEEN, "$asked"));
    assert_false(has_row(&server, MATRIX_ANSWERED, "$asked"));
    assert_string_equal(kept_position(&server), before);
    matrix_client_give_held(server.client);
    server.events.count = 0;
    homeserver_turn(&server);
    assert_int_equal(homeserver_count(&server, MATRIX_MESSAGE), 1);
    assert_string_equal(homeserver_event(&server, MATRIX_MESSAGE)->id.ptr, "$asked");
    assert_true(has_row(&server, MATRIX_SEEN, "$asked"));
    assert_true(has_row(&server, MATRIX_ANSWERED, "$asked"));
    assert_string_equal(kept_position(&server), "h2");
    homeserver_close(&server);
}

static void what_is_held_and_edited_is_given_as_edited(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &by_password);
    homeserver_join_room(&server);
    timeline_to_hold(&server, "h1",
                     homeserver_message(&server, "$asked", "\"body\":\"a\""), "");
    timeline_to_hold(
        &server, "h2",
        homeserver_message(&server, "$edit",
                           "\"body\":\"* b\",\"m.new_content\":{\"msgtype\":"
                           "\"m.text\",\"body\":\"b\"},\"m.relates_to\":{"
                           "\"rel_type\":\"m.replace\",\"event_id\":\"$asked\"}"),
        "");
    assert_false(has_row(&server, MATRIX_ANSWERED, "$asked"));
    assert_false(has_row(&server, MATRIX_SEEN, "$edit"));
    matrix_client_give_held(server.client);
    server.events.count = 0;
    homeserver_turn(&server);
    assert_int_equal(homeserver_count(&server, MATRIX_MESSAGE), 1);
    assert_string_equal(homeserver_event(&server, MATRIX_MESSAGE)->text.ptr, "b");
    assert_true(has_row(&server, MATRIX_SEEN, "$edit"));
    homeserver_close(&server);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_sync_is_history),
        cmocka_unit_test(question_is_heard_once_and_kept_as_seen),
        cmocka_unit_test(nothing_leaves_before_it_is_saved),
        cmocka_unit_test(only_what_nobody_would_say_again_must_last),
        cmocka_unit_test(an_urgent_answer_outlives_a_power_cut),
        cmocka_unit_test(what_a_crash_takes_back_is_done_again_alike),
        cmocka_unit_test(a_question_whose_position_a_crash_took_back_is_heard_again),
        cmocka_unit_test(a_sync_does_not_hold_up_the_answers_to_the_last_one),
        cmocka_unit_test(a_slow_answer_does_not_make_it_deaf),
        cmocka_unit_test(history_before_the_own_join_is_not_heard),
        cmocka_unit_test(gap_is_fetched_and_each_question_heard_once),
        cmocka_unit_test(large_gap_is_fetched_from_both_of_its_ends),
        cmocka_unit_test(gap_ends_where_questions_are_too_old),
        cmocka_unit_test(question_whose_edit_comes_along_is_heard_as_edited),
        cmocka_unit_test(position_that_the_server_lost_is_given_up_at_last),
        cmocka_unit_test(what_is_urgent_leaves_past_what_is_held),
        cmocka_unit_test(what_is_held_and_edited_is_given_as_edited),
        cmocka_unit_test(reactions_edits_and_notices_are_not_heard),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
