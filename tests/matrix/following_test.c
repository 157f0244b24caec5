/* SPDX-License-Identifier: MIT */
/* Answers follow their questions: redacted, removed by others, reacted to, in threads. */
#include "conversation.h"

static void send_redaction(struct homeserver *server, const char *sender,
                           const char *target, bool is_in_content)
{
    static unsigned count;
    struct str place = arena_format(&server->arena, "\"redacts\":\"%s\"", target);

    homeserver_timeline(
        server, arena_format(&server->arena,
                             "{\"type\":\"m.room.redaction\",\"sender\":\"%s\","
                             "\"event_id\":\"$redaction%u\",\"origin_server_ts\":%lld,"
                             "\"content\":{%s}%s%s}",
                             sender, ++count, (long long)server->now_ms,
                             is_in_content ? place.ptr : "", is_in_content ? "" : ",",
                             is_in_content ? "" : place.ptr)
                    .ptr);
}

static void redacted_question_takes_its_answer_along(void **state)
{
    struct homeserver server;
    (void)state;

    open_answered(&server);
    homeserver_kill(&server);
    homeserver_go_online(&server);
    homeserver_sync_capture(&server, "sync-question-redacted");
    struct homeserver_request redact =
        homeserver_take(&server, "PUT", "/redact/%24kcX23Gm8D4z7hrh2CvQiO7mfknBCHNJN46T");
    assert_string_equal(redact.body, "{\"reason\":\"The question was removed.\"}");
    homeserver_answer(&server, redact, 502, "");
    homeserver_wait(&server, 3000);
    struct homeserver_request again = homeserver_take(&server, "PUT", "/redact/");
    assert_string_equal(again.path, redact.path);
    homeserver_answer(&server, again, 200, "{\"event_id\":\"$r\"}");
    homeserver_sync_capture(&server, "sync-question-edited");
    assert_null(homeserver_event(&server, MATRIX_MESSAGE));
    homeserver_close(&server);
}

static void redaction_is_read_in_both_of_its_places(void **state)
{
    (void)state;

    for (int is_in_content = 0; is_in_content < 2; is_in_content++) {
        struct homeserver server;
        open_answered(&server);
        send_redaction(&server, ANN, QUESTION, is_in_content);
        assert_true(homeserver_has(&server, "PUT", "/redact/"));
        homeserver_close(&server);
    }
}

static void redaction_from_another_room_takes_nothing(void **state)
{
    struct homeserver server;
    (void)state;

    open_answered(&server);
    homeserver_sync(
        &server,
        "{\"next_batch\":\"x1\",\"rooms\":{\"join\":{\"!other:localhost\":{\"timeline\":"
        "{\"events\":[{\"type\":\"m.room.member\",\"state_key\":\"" USER
        "\",\"sender\":\"" USER
        "\",\"event_id\":\"$here\",\"content\":{\"membership\":\"join\"}},"
        "{\"type\":\"m.room.redaction\",\"sender\":\"@eve:localhost\",\"event_id\":"
        "\"$red1\",\"redacts\":\"" QUESTION "\",\"content\":{}},"
        "{\"type\":\"m.room.redaction\",\"sender\":\"@eve:localhost\",\"event_id\":"
        "\"$red2\",\"redacts\":\"" ANSWER "\",\"content\":{}}]}}}}}");
    assert_false(homeserver_has(&server, "PUT", "/redact/"));
    send_redaction(&server, ANN, QUESTION, false);
    assert_true(homeserver_has(&server, "PUT", "/redact/"));
    homeserver_close(&server);
}

static void pending_answer_of_a_redacted_question_is_cancelled(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &conversation_options);
    homeserver_join_room(&server);
    homeserver_timeline(&server,
                        homeserver_message(&server, "$first", "\"body\":\"first?\""));
    REPLY(&server, "First.");
    homeserver_sync_capture(&server, "sync-question");
    REPLY(&server, "It is asthma.", "And more of it.");
    send_redaction(&server, ANN, QUESTION, false);
    take_sent(&server, "$1");
    assert_false(homeserver_has(&server, "PUT", "/"));
    assert_int_equal(matrix_client_counters(server.client).waiting, 0);
    homeserver_close(&server);
}

static void help_for_somebody_in_danger_is_not_cancelled(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &conversation_options);
    homeserver_join_room(&server);
    homeserver_timeline(&server,
                        homeserver_message(&server, "$first", "\"body\":\"first?\""));
    REPLY(&server, "First.");
    homeserver_sync_capture(&server, "sync-question");
    REPLY(&server, "!Call for help.");
    send_redaction(&server, ANN, QUESTION, false);
    take_sent(&server, "$1");
    take_sent(&server, "$help");
    homeserver_close(&server);
}

static void question_that_was_redacted_in_the_same_answer_is_not_heard(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &conversation_options);
    homeserver_join_room(&server);
    homeserver_timeline(
        &server,
        arena_format(&server.arena,
                     "%s,{\"type\":\"m.room.redaction\",\"sender\":\"@ann:localhost\","
                     "\"event_id\":\"$r\",\"redacts\":\"$q\",\"content\":{}}",
                     homeserver_message(&server, "$q", "\"body\":\"secret?\""))
            .ptr);
    assert_null(homeserver_event(&server, MATRIX_MESSAGE));
    homeserver_close(&server);
}

static void answer_that_a_moderator_removed_is_not_given_again(void **state)
{
    struct homeserver server;
    (void)state;

    open_answered(&server);
    send_redaction(&server, "@mod:localhost", ANSWER, true);
    assert_int_equal(matrix_client_counters(server.client).disliked, 1);
    homeserver_sync_capture(&server, "sync-question-edited");
    assert_int_equal(homeserver_count(&server, MATRIX_MESSAGE), 1);
    assert_false(homeserver_has(&server, "PUT", "/"));
    homeserver_kill(&server);
    homeserver_go_online(&server);
    homeserver_sync_capture(&server, "sync-question-redacted");
    assert_false(homeserver_has(&server, "PUT", "/"));
    assert_int_equal(matrix_client_counters(server.client).disliked, 1);
    homeserver_close(&server);
}

static void own_redaction_coming_back_settles_its_row(void **state)
{
    struct homeserver server;
    (void)state;

    open_answered(&server);
    send_redaction(&server, ANN, QUESTION, false);
    homeserver_answer(&server, homeserver_take(&server, "PUT", "/redact/"), 0, "");
    send_redaction(&server, USER, ANSWER, false);
    homeserver_wait(&server, 60 * 1000);
    assert_false(homeserver_has(&server, "PUT", "/redact/"));
    assert_int_equal(matrix_client_counters(server.client).disliked, 0);
    homeserver_close(&server);
}

static void thumbs_at_own_answers_are_counted_and_never_answered(void **state)
{
    struct homeserver server;
    (void)state;

    open_answered(&server);
    homeserver_sync_capture(&server, "sync-reaction");
    struct matrix_counters counters = matrix_client_counters(server.client);
    assert_int_equal(counters.liked, 1);
    assert_int_equal(counters.disliked, 0);
    assert_int_equal(homeserver_count(&server, MATRIX_MESSAGE), 1);
    homeserver_timeline(&server,
                        "{\"type\":\"m.reaction\",\"sender\":\"@ann:localhost\","
                        "\"event_id\":\"$x\",\"content\":{\"m.relates_to\":{\"rel_type\":"
                        "\"m.annotation\",\"event_id\":\"$other\",\"key\":\"👍\"}}}");
    homeserver_kill(&server);
    assert_int_equal(matrix_client_counters(server.client).liked, 1);
    homeserver_close(&server);
}

static void reply_to_an_event_of_a_thread_stays_in_it(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &conversation_options);
    homeserver_join_room(&server);
    homeserver_sync_capture(&server, "sync-thread-question");
    struct matrix_event heard = last_message(&server);
    assert_string_equal(heard.thread.ptr, "$9RNbf5s_Hq-HxHAi2HypAhhfiRi4UqVyxyF9vA5vgBw");
    REPLY(&server, "In the thread.");
    take_sent(&server, "$in_thread");
    static const char *const targets[] = {"$m0lqJn0wzyuXMutKcGxjbqvyicLQ1olqtoG4hsGPI6U",
                                          "$in_thread"};
    for (size_t i = 0; i < COUNT_OF(targets); i++) {
        char id[16];
        snprintf(id, sizeof id, "$reply%zu", i);
        homeserver_timeline(
            &server,
            homeserver_message(&server, id,
                               arena_format(&server.arena,
                                            "\"body\":\"and?\",\"m.relates_to\":"
                                            "{\"m.in_reply_to\":{\"event_id\":\"%s\"}}",
                                            targets[i])
                                   .ptr));
        assert_string_equal(last_message(&server).id.ptr, id);
        assert_string_equal(last_message(&server).thread.ptr,
                            "$9RNbf5s_Hq-HxHAi2HypAhhfiRi4UqVyxyF9vA5vgBw");
    }
    homeserver_close(&server);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(redacted_question_takes_its_answer_along),
        cmocka_unit_test(redaction_is_read_in_both_of_its_places),
        cmocka_unit_test(redaction_from_another_room_takes_nothing),
        cmocka_unit_test(pending_answer_of_a_redacted_question_is_cancelled),
        cmocka_unit_test(help_for_somebody_in_danger_is_not_cancelled),
        cmocka_unit_test(question_that_was_redacted_in_the_same_answer_is_not_heard),
        cmocka_unit_test(answer_that_a_moderator_removed_is_not_given_again),
        cmocka_unit_test(own_redaction_coming_back_settles_its_row),
        cmocka_unit_test(thumbs_at_own_answers_are_counted_and_never_answered),
        cmocka_unit_test(reply_to_an_event_of_a_thread_stays_in_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
