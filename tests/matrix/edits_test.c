/* SPDX-License-Identifier: MIT */
/* Answers follow their questions when those are edited. */
#include "conversation.h"

static void edited_question_gets_its_answer_edited(void **state)
{
    struct homeserver server;
    (void)state;

    open_answered(&server);
    homeserver_sync_capture(&server, "sync-question-edited");
    struct matrix_event heard = last_message(&server);
    assert_string_equal(heard.text.ptr, "what is eczema?");
    assert_string_equal(heard.id.ptr, QUESTION);
    assert_string_equal(heard.edit.ptr, EDIT);
    assert_true(heard.is_correction);
    REPLY(&server, "It is eczema.");
    struct homeserver_request edit = homeserver_take(&server, "PUT", "/send/");
    assert_string_equal(
        edit.body,
        "{\"msgtype\":\"m.notice\",\"body\":\"* It is eczema.\",\"format\":"
        "\"org.matrix.custom.html\",\"formatted_body\":\"* <p>It is eczema.</p>\","
        "\"m.mentions\":{},\"m.new_content\":{\"msgtype\":\"m.notice\",\"body\":\"It is "
        "eczema.\",\"format\":\"org.matrix.custom.html\",\"formatted_body\":\"<p>It is "
        "eczema.</p>\",\"m.mentions\":{}},\"m.relates_to\":{\"rel_type\":\"m.replace\","
        "\"event_id\":\"" ANSWER "\"}}");
    homeserver_answer(&server, edit, 200, "{\"event_id\":\"$edited\"}");
    assert_int_equal(matrix_client_counters(server.client).corrected, 1);
    homeserver_close(&server);
}

static void answer_that_cannot_be_corrected_is_withdrawn(void **state)
{
    struct homeserver server;
    (void)state;

    open_answered(&server);
    homeserver_sync_capture(&server, "sync-question-edited");
    REPLY(&server, "It is eczema.");
    homeserver_answer(&server, homeserver_take(&server, "PUT", "/send/"), 413,
                      homeserver_capture(&server.arena, "send-too-large").ptr);
    homeserver_answer(&server, homeserver_take(&server, "PUT", "/redact/"), 403,
                      "{\"errcode\":\"M_FORBIDDEN\"}");
    assert_int_equal(matrix_client_counters(server.client).waiting, 0);
    homeserver_close(&server);
}

static void same_answer_to_an_edited_question_is_left_as_it_is(void **state)
{
    struct homeserver server;
    (void)state;

    open_answered(&server);
    homeserver_sync_capture(&server, "sync-question-edited");
    REPLY(&server, "It is asthma.");
    assert_false(homeserver_has(&server, "PUT", "/"));
    homeserver_close(&server);
}

static void second_edit_changes_the_original_again_and_an_older_one_nothing(void **state)
{
    struct homeserver server;
    (void)state;

    open_answered(&server);
    homeserver_sync_capture(&server, "sync-question-edited");
    REPLY(&server, "It is eczema.");
    take_sent(&server, "$edited");
    size_t heard = homeserver_count(&server, MATRIX_MESSAGE);
    send_edit(&server, ANN, "$older", server.now_ms - 3600000, "old?");
    send_edit(&server, ANN, "$A", 1795341436600, "smaller id?");
    assert_int_equal(homeserver_count(&server, MATRIX_MESSAGE), heard);
    send_edit(&server, ANN, "$newer", server.now_ms, "what is gout?");
    REPLY(&server, "It is gout.");
    struct homeserver_request edit = homeserver_take(&server, "PUT", "/send/");
    assert_non_null(strstr(edit.body, "\"event_id\":\"" ANSWER "\""));
    homeserver_close(&server);
}

static void nobody_else_can_edit_a_question(void **state)
{
    struct homeserver server;
    (void)state;

    open_answered(&server);
    send_edit(&server, "@mallory:localhost", "$e", server.now_ms, "something else?");
    assert_int_equal(homeserver_count(&server, MATRIX_MESSAGE), 1);
    homeserver_close(&server);
}

static void after_ten_edits_the_answer_goes_and_only_what_is_urgent_is_heard(void **state)
{
    struct homeserver server;
    char id[16];
    (void)state;

    open_answered(&server);
    for (int i = 0; i < 11; i++) {
        assert_false(last_message(&server).is_hushed);
        snprintf(id, sizeof id, "$e%d", i);
        send_edit(&server, ANN, id, server.now_ms + i, "again?");
    }
    assert_true(last_message(&server).is_hushed);
    reply_nothing(&server);
    assert_true(homeserver_has(&server, "PUT", "/redact/"));
    homeserver_close(&server);
}

static void edits_are_followed_for_ten_minutes(void **state)
{
    struct homeserver server;
    (void)state;

    open_answered(&server);
    homeserver_wait(&server, MATRIX_MAX_AGE_MS + 60 * 1000);
    send_edit(&server, ANN, "$late", server.now_ms, "again?");
    assert_int_equal(homeserver_count(&server, MATRIX_MESSAGE), 1);
    homeserver_close(&server);
}

static void answer_without_a_question_any_more_is_withdrawn(void **state)
{
    struct homeserver server;
    (void)state;

    open_answered(&server);
    homeserver_sync_capture(&server, "sync-question-edited");
    reply_nothing(&server);
    struct homeserver_request redact =
        homeserver_take(&server, "PUT", "/redact/%24kcX23Gm8D4z7hrh2CvQiO7mfknBCHNJN46T");
    assert_string_equal(redact.body, "{\"reason\":\"The question was changed.\"}");
    homeserver_answer(&server, redact, 200,
                      homeserver_capture(&server.arena, "redact-own-answer").ptr);
    assert_int_equal(matrix_client_counters(server.client).withdrawn, 1);
    homeserver_close(&server);
}

static void edit_that_makes_it_a_question_is_answered_for_the_first_time(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &conversation_options);
    homeserver_join_room(&server);
    homeserver_sync_capture(&server, "sync-question");
    reply_nothing(&server);
    homeserver_sync_capture(&server, "sync-question-edited");
    assert_false(last_message(&server).is_correction);
    REPLY(&server, "It is eczema.");
    struct homeserver_request answer = homeserver_take(&server, "PUT", "/send/");
    assert_non_null(strstr(answer.body, "\"m.in_reply_to\":{\"event_id\":\"" QUESTION));
    assert_null(strstr(answer.body, "m.replace"));
    homeserver_close(&server);
}

static void edit_into_an_emergency_is_answered_as_new(void **state)
{
    struct homeserver server;
    (void)state;

    open_answered(&server);
    homeserver_sync_capture(&server, "sync-question-edited");
    REPLY(&server, "!Call for help.");
    struct homeserver_request help = homeserver_take(&server, "PUT", "/send/");
    assert_null(strstr(help.body, "m.replace"));
    assert_false(homeserver_has(&server, "PUT", "/redact/"));
    homeserver_answer(&server, help, 200, "{\"event_id\":\"$help\"}");
    send_edit(&server, ANN, "$calm", server.now_ms, "what is asthma?");
    REPLY(&server, "It is asthma, again.");
    struct homeserver_request edit = homeserver_take(&server, "PUT", "/send/");
    assert_non_null(strstr(edit.body, "\"event_id\":\"" ANSWER "\""));
    assert_false(homeserver_has(&server, "PUT", "/redact/"));
    homeserver_close(&server);
}

static void answer_that_has_not_left_is_changed_in_the_queue(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &conversation_options);
    homeserver_join_room(&server);
    homeserver_timeline(&server,
                        homeserver_message(&server, "$first", "\"body\":\"first?\""));
    REPLY(&server, "First.");
    struct homeserver_request first = homeserver_take(&server, "PUT", "/send/");
    homeserver_sync_capture(&server, "sync-question");
    REPLY(&server, "It is asthma.");
    homeserver_sync_capture(&server, "sync-question-edited");
    REPLY(&server, "It is eczema.");
    homeserver_answer(&server, first, 200, "{\"event_id\":\"$1\"}");
    struct homeserver_request answer = homeserver_take(&server, "PUT", "/send/");
    assert_non_null(strstr(answer.body, "\"body\":\"It is eczema.\""));
    assert_null(strstr(answer.body, "m.replace"));
    homeserver_answer(&server, answer, 200, "{\"event_id\":\"$2\"}");
    assert_false(homeserver_has(&server, "PUT", "/send/"));
    homeserver_close(&server);
}

static void correction_waits_for_the_answer_that_is_on_its_way(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &conversation_options);
    homeserver_join_room(&server);
    homeserver_sync_capture(&server, "sync-question");
    REPLY(&server, "It is asthma.");
    struct homeserver_request answer = homeserver_take(&server, "PUT", "/send/");
    homeserver_sync_capture(&server, "sync-question-edited");
    REPLY(&server, "It is eczema.");
    assert_false(homeserver_has(&server, "PUT", "/send/"));
    homeserver_kill(&server);
    homeserver_go_online(&server);
    struct homeserver_request again = homeserver_take(&server, "PUT", "/send/");
    assert_string_equal(again.path, answer.path);
    homeserver_answer(&server, again, 200, "{\"event_id\":\"" ANSWER "\"}");
    assert_non_null(strstr(homeserver_take(&server, "PUT", "/send/").body,
                           "\"rel_type\":\"m.replace\",\"event_id\":\"" ANSWER "\""));
    homeserver_close(&server);
}

static void edit_of_an_unanswered_question_is_heard_after_a_restart(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &conversation_options);
    homeserver_join_room(&server);
    homeserver_sync_capture(&server, "sync-question");
    reply_nothing(&server);
    homeserver_kill(&server);
    homeserver_log_in(&server);
    homeserver_sync_capture(&server, "sync-question-edited");
    struct matrix_event heard = last_message(&server);
    assert_string_equal(heard.id.ptr, QUESTION);
    assert_string_equal(heard.edit.ptr, EDIT);
    assert_false(heard.is_correction);
    homeserver_close(&server);
}

static size_t count_questions(const struct homeserver *server)
{
    size_t count = 0;

    for (size_t i = 0; i < server->rows.count; i++)
        count += server->rows.items[i].kind == MATRIX_ANSWERED;
    return count;
}

static void question_without_an_answer_is_forgotten_when_it_is_too_old(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &conversation_options);
    homeserver_join_room(&server);
    homeserver_sync_capture(&server, "sync-question");
    reply_nothing(&server);
    assert_int_equal(count_questions(&server), 1);
    homeserver_wait(&server, 2 * 60 * 60 * 1000);
    assert_int_equal(count_questions(&server), 0);
    homeserver_close(&server);
}

static void question_that_is_answered_at_once_has_one_row_over_restarts(void **state)
{
    struct homeserver server;
    (void)state;

    open_answered(&server);
    assert_int_equal(count_questions(&server), 1);
    homeserver_kill(&server);
    homeserver_log_in(&server);
    homeserver_wait(&server, 2 * 60 * 60 * 1000);
    assert_int_equal(count_questions(&server), 1);
    homeserver_close(&server);
}

static void edit_into_something_that_is_no_text_takes_the_answer_back(void **state)
{
    struct homeserver server;
    (void)state;

    open_answered(&server);
    homeserver_timeline(
        &server,
        "{\"type\":\"m.room.message\",\"sender\":\"" ANN "\",\"event_id\":\"$e\","
        "\"origin_server_ts\":1795341437000,\"content\":{\"msgtype\":\"m.notice\","
        "\"body\":\"* x\",\"m.new_content\":{\"msgtype\":\"m.notice\",\"body\":"
        "\"x\"},\"m.relates_to\":{\"rel_type\":\"m.replace\",\"event_id\":"
        "\"" QUESTION "\"}}}");
    assert_int_equal(homeserver_count(&server, MATRIX_MESSAGE), 1);
    assert_true(homeserver_has(&server, "PUT", "/redact/"));
    homeserver_close(&server);
}

static void edit_that_comes_with_its_question_is_heard_in_its_place(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &conversation_options);
    homeserver_join_room(&server);
    homeserver_timeline(
        &server,
        "{\"type\":\"m.room.message\",\"sender\":\"" ANN "\",\"event_id\":\"" QUESTION
        "\","
        "\"origin_server_ts\":1795341436000,\"content\":{\"msgtype\":\"m.text\",\"body\":"
        "\"old?\"},\"unsigned\":{\"m.relations\":{\"m.replace\":{\"type\":\"m.room.message\","
        "\"sender\":\"" ANN "\",\"event_id\":\"" EDIT
        "\",\"origin_server_ts\":1795341437000,"
        "\"content\":{\"msgtype\":\"m.text\",\"body\":\"* new?\",\"m.new_content\":{\"msgtype\":"
        "\"m.text\",\"body\":\"new?\"},\"m.relates_to\":{\"rel_type\":\"m.replace\",\"event_id\":"
        "\"" QUESTION "\"}}}}}}");
    assert_int_equal(homeserver_count(&server, MATRIX_MESSAGE), 1);
    assert_string_equal(last_message(&server).text.ptr, "new?");
    send_edit(&server, ANN, EDIT, 1795341437000, "new?");
    assert_int_equal(homeserver_count(&server, MATRIX_MESSAGE), 1);
    homeserver_close(&server);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edited_question_gets_its_answer_edited),
        cmocka_unit_test(answer_that_cannot_be_corrected_is_withdrawn),
        cmocka_unit_test(same_answer_to_an_edited_question_is_left_as_it_is),
        cmocka_unit_test(second_edit_changes_the_original_again_and_an_older_one_nothing),
        cmocka_unit_test(nobody_else_can_edit_a_question),
        cmocka_unit_test(
            after_ten_edits_the_answer_goes_and_only_what_is_urgent_is_heard),
        cmocka_unit_test(edits_are_followed_for_ten_minutes),
        cmocka_unit_test(answer_without_a_question_any_more_is_withdrawn),
        cmocka_unit_test(edit_that_makes_it_a_question_is_answered_for_the_first_time),
        cmocka_unit_test(edit_into_an_emergency_is_answered_as_new),
        cmocka_unit_test(answer_that_has_not_left_is_changed_in_the_queue),
        cmocka_unit_test(correction_waits_for_the_answer_that_is_on_its_way),
        cmocka_unit_test(edit_of_an_unanswered_question_is_heard_after_a_restart),
        cmocka_unit_test(question_without_an_answer_is_forgotten_when_it_is_too_old),
        cmocka_unit_test(question_that_is_answered_at_once_has_one_row_over_restarts),
        cmocka_unit_test(edit_into_something_that_is_no_text_takes_the_answer_back),
        cmocka_unit_test(edit_that_comes_with_its_question_is_heard_in_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
