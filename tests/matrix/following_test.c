/* SPDX-License-Identifier: MIT */
/* Answers follow their questions: edited, redacted, removed by others, reacted to. */
#include "homeserver.h"

#include "matrix/bridge.h"

#define QUESTION "$uN5vbvSvWDSgiSho0L_VsQxXgeiuCjzgY7VRfisk1GM" /* of the captures */
#define EDIT     "$NiIgTIkULpkjXSvJEbX-Jt55_LacuVg_j7poRuYaBNI"
#define ANSWER   "$kcX23Gm8D4z7hrh2CvQiO7mfknBCHNJN46T_S_20TpY"

static const struct matrix_options options = {
    .network = STR_INIT("local"),
    .homeserver = STR_INIT("https://localhost"),
    .user = STR_INIT(USER),
    .password = STR_INIT("pw"),
};

static struct matrix_event last_message(const struct homeserver *server)
{
    for (size_t i = server->events.count; i-- > 0;)
        if (server->events.items[i].kind == MATRIX_MESSAGE)
            return server->events.items[i];
    fail_msg("no message was heard");
    return (struct matrix_event){0};
}

/* What the bot does: replies of these bodies, the urgent ones marked with "!". */
static void reply(struct homeserver *server, const struct matrix_event *event,
                  const char *const *bodies)
{
    struct matrix_place place = matrix_bridge_place(server->client, event);
    struct chat_actions actions;

    chat_actions_init(&actions, &server->arena);
    for (size_t i = 0; bodies[i]; i++) {
        struct chat_action *action = chat_actions_add(&actions, CHAT_REPLY_HERE);
        action->urgency = bodies[i][0] == '!' ? CHAT_URGENT : CHAT_ORDINARY;
        action->reply.body = rich_from_text(&server->arena, str_from_c(bodies[i]));
    }
    assert_int_equal(matrix_bridge_act(server->client, &place, &actions, server->now_ms),
                     0);
    homeserver_turn(server);
}

/* To the message that was heard last. */
static void reply_to_last(struct homeserver *server, const char *const *bodies)
{
    struct matrix_event heard = last_message(server);

    reply(server, &heard, bodies);
}

#define REPLY(server, ...) reply_to_last(server, (const char *const[]){__VA_ARGS__, NULL})

static void reply_nothing(struct homeserver *server)
{
    reply_to_last(server, (const char *const[]){NULL});
}

static void take_sent(struct homeserver *server, const char *event_id)
{
    homeserver_answer(
        server, homeserver_take(server, "PUT", "/send/"), 200,
        arena_format(&server->arena, "{\"event_id\":\"%s\"}", event_id).ptr);
}

/* The question of the captures was asked and answered. */
static void open_answered(struct homeserver *server)
{
    homeserver_open(server, &options);
    homeserver_join_room(server);
    homeserver_sync_capture(server, "sync-question");
    REPLY(server, "It is asthma.");
    take_sent(server, ANSWER);
}

static void send_edit(struct homeserver *server, const char *sender, const char *id,
                      int64_t time_ms, const char *text)
{
    homeserver_timeline(
        server,
        arena_format(&server->arena,
                     "{\"type\":\"m.room.message\",\"sender\":\"%s\",\"event_id\":\"%s\","
                     "\"origin_server_ts\":%lld,\"content\":{\"msgtype\":\"m.text\","
                     "\"body\":\"* %s\",\"m.new_content\":{\"msgtype\":\"m.text\","
                     "\"body\":\"%s\"},\"m.relates_to\":{\"rel_type\":\"m.replace\","
                     "\"event_id\":\"" QUESTION "\"}}}",
                     sender, id, (long long)time_ms, text, text)
            .ptr);
}

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
    send_edit(&server, "@ann:localhost", "$older", server.now_ms - 3600000, "old?");
    send_edit(&server, "@ann:localhost", "$A", 1795341436600, "smaller id?");
    assert_int_equal(homeserver_count(&server, MATRIX_MESSAGE), heard);
    send_edit(&server, "@ann:localhost", "$newer", server.now_ms, "what is gout?");
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

static void edits_are_followed_five_times_and_for_ten_minutes(void **state)
{
    struct homeserver server;
    char id[16];
    (void)state;

    open_answered(&server);
    for (int i = 0; i < 7; i++) {
        snprintf(id, sizeof id, "$e%d", i);
        send_edit(&server, "@ann:localhost", id, server.now_ms + i, "again?");
    }
    assert_int_equal(homeserver_count(&server, MATRIX_MESSAGE), 1 + 5);
    homeserver_close(&server);
    open_answered(&server);
    homeserver_wait(&server, MATRIX_MAX_AGE_MS + 60 * 1000);
    send_edit(&server, "@ann:localhost", "$late", server.now_ms, "again?");
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

    homeserver_open(&server, &options);
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
    send_edit(&server, "@ann:localhost", "$calm", server.now_ms, "what is asthma?");
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

    homeserver_open(&server, &options);
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

    homeserver_open(&server, &options);
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
        send_redaction(&server, "@ann:localhost", QUESTION, is_in_content);
        assert_true(homeserver_has(&server, "PUT", "/redact/"));
        homeserver_close(&server);
    }
}

static void pending_answer_of_a_redacted_question_is_cancelled(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &options);
    homeserver_join_room(&server);
    homeserver_timeline(&server,
                        homeserver_message(&server, "$first", "\"body\":\"first?\""));
    REPLY(&server, "First.");
    homeserver_sync_capture(&server, "sync-question");
    REPLY(&server, "It is asthma.", "And more of it.");
    send_redaction(&server, "@ann:localhost", QUESTION, false);
    take_sent(&server, "$1");
    assert_false(homeserver_has(&server, "PUT", "/"));
    assert_int_equal(matrix_client_counters(server.client).waiting, 0);
    homeserver_close(&server);
}

static void help_for_somebody_in_danger_is_not_cancelled(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &options);
    homeserver_join_room(&server);
    homeserver_timeline(&server,
                        homeserver_message(&server, "$first", "\"body\":\"first?\""));
    REPLY(&server, "First.");
    homeserver_sync_capture(&server, "sync-question");
    REPLY(&server, "!Call for help.");
    send_redaction(&server, "@ann:localhost", QUESTION, false);
    take_sent(&server, "$1");
    take_sent(&server, "$help");
    homeserver_close(&server);
}

static void question_that_was_redacted_in_the_same_answer_is_not_heard(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &options);
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
    send_redaction(&server, "@ann:localhost", QUESTION, false);
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

    homeserver_open(&server, &options);
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
        cmocka_unit_test(edited_question_gets_its_answer_edited),
        cmocka_unit_test(answer_that_cannot_be_corrected_is_withdrawn),
        cmocka_unit_test(same_answer_to_an_edited_question_is_left_as_it_is),
        cmocka_unit_test(second_edit_changes_the_original_again_and_an_older_one_nothing),
        cmocka_unit_test(nobody_else_can_edit_a_question),
        cmocka_unit_test(edits_are_followed_five_times_and_for_ten_minutes),
        cmocka_unit_test(answer_without_a_question_any_more_is_withdrawn),
        cmocka_unit_test(edit_that_makes_it_a_question_is_answered_for_the_first_time),
        cmocka_unit_test(edit_into_an_emergency_is_answered_as_new),
        cmocka_unit_test(answer_that_has_not_left_is_changed_in_the_queue),
        cmocka_unit_test(correction_waits_for_the_answer_that_is_on_its_way),
        cmocka_unit_test(redacted_question_takes_its_answer_along),
        cmocka_unit_test(redaction_is_read_in_both_of_its_places),
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
