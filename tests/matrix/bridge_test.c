/* SPDX-License-Identifier: MIT */
#include "homeserver.h"

#include "matrix/bridge.h"

static const struct str admins[] = {STR_INIT("@ann:localhost")};
static const struct matrix_options options = {
    HOMESERVER_OPTIONS,
    .admins = admins,
    .admin_count = 1,
};

/* A bot in the room of the captures; with others there unless it is direct. */
static void open_room(struct homeserver *server, bool is_direct)
{
    homeserver_open(server, &options);
    homeserver_join_room(server);
    if (!is_direct)
        homeserver_sync(server, "{\"next_batch\":\"g\",\"rooms\":{\"join\":{\"" ROOM
                                "\":{\"summary\":{\"m.joined_member_count\":9},"
                                "\"timeline\":{\"events\":[]}}}}}");
}

static bool read_event(struct homeserver *server, const struct matrix_event *event,
                       struct chat_message *out)
{
    return matrix_bridge_message(server->client, event, &server->arena, out);
}

/* What the bot hears when ann writes this content. */
static struct chat_message hear(struct homeserver *server, const char *content)
{
    static unsigned count;
    struct chat_message message = {0};
    struct str id = arena_format(&server->arena, "$m%u", ++count);

    server->events.count = 0;
    homeserver_timeline(server, homeserver_message(server, id.ptr, content));
    const struct matrix_event *event = homeserver_event(server, MATRIX_MESSAGE);
    assert_non_null(event);
    assert_true(read_event(server, event, &message));
    return message;
}

static void mention_is_known_in_each_of_its_forms(void **state)
{
    static const char *const contents[] = {
        "\"body\":\"what is it?\",\"m.mentions\":{\"user_ids\":[\"@x:y\",\"" USER "\"]}",
        "\"body\":\"faq: what is it?\",\"format\":\"org.matrix.custom.html\","
        "\"formatted_body\":\"<a href=\\\"https://matrix.to/#/" USER "\\\">faq</a>: what "
        "is it?\"",
        "\"body\":\"faq: what is it?\",\"format\":\"org.matrix.custom.html\","
        "\"formatted_body\":\"<a href='https://matrix.to/#/%40faq%3Alocalhost?via=x'>faq"
        "</a>: what is it?\"",
        "\"body\":\"@faq: what is it?\",\"format\":\"org.matrix.custom.html\","
        "\"formatted_body\":\"<a href=\\\"matrix:u/faq:localhost\\\">faq</a> what is it?\"",
        "\"body\":\"" USER ": what is it?\"",
        "\"body\":\"FAQ, what is it?\",\"m.mentions\":{\"user_ids\":[\"" USER "\"]}",
    };
    struct homeserver server;
    (void)state;

    open_room(&server, false);
    for (size_t i = 0; i < COUNT_OF(contents); i++) {
        struct chat_message message = hear(&server, contents[i]);
        assert_true(message.is_mention);
        assert_false(message.is_direct);
        assert_true(str_equal(message.text, STR("what is it?")));
        assert_true(str_equal(message.room, STR(ROOM)));
    }
    homeserver_close(&server);
}

static void mention_of_others_is_none(void **state)
{
    static const char *const contents[] = {
        "\"body\":\"what is it?\"",
        "\"body\":\"what is it?\",\"m.mentions\":{\"user_ids\":[\"@Faq:localhost\"]}",
        "\"body\":\"what is it?\",\"m.mentions\":{\"user_ids\":\"" USER "\"}",
        "\"body\":\"x\",\"format\":\"org.matrix.custom.html\",\"formatted_body\":"
        "\"<a href=\\\"https://matrix.to/#/@faq:localhost.evil\\\">faq</a>\"",
        "\"body\":\"x\",\"format\":\"org.matrix.custom.html\",\"formatted_body\":"
        "\"<mx-reply><a href=\\\"https://matrix.to/#/" USER "\\\">faq</a></mx-reply>hm\"",
        "\"body\":\"" USER "s are people\"",
    };
    struct homeserver server;
    (void)state;

    open_room(&server, false);
    for (size_t i = 0; i < COUNT_OF(contents); i++)
        assert_false(hear(&server, contents[i]).is_mention);
    homeserver_close(&server);
}

static void reply_to_an_own_answer_is_for_the_bot_without_its_quote(void **state)
{
    struct homeserver server;
    struct chat_message message;
    (void)state;

    open_room(&server, false);
    homeserver_timeline(&server,
                        "{\"type\":\"m.room.message\",\"sender\":\"" USER "\","
                        "\"event_id\":\"$own\",\"origin_server_ts\":1795341437000,"
                        "\"content\":{\"msgtype\":\"m.notice\",\"body\":\"an answer\"}}");
    message =
        hear(&server, "\"body\":\"> <" USER "> an answer\\n> more of it\\n\\nand for "
                      "children?\",\"m.relates_to\":{\"m.in_reply_to\":"
                      "{\"event_id\":\"$own\"}}");
    assert_true(message.is_reply_to_bot);
    assert_true(str_equal(message.text, STR("and for children?")));
    message = hear(&server, "\"body\":\"hm\",\"m.relates_to\":{\"m.in_reply_to\":"
                            "{\"event_id\":\"$other\"}}");
    assert_false(message.is_reply_to_bot);
    message = hear(&server, "\"body\":\"hm\",\"m.relates_to\":{\"rel_type\":\"m.thread\","
                            "\"event_id\":\"$root\",\"is_falling_back\":true,"
                            "\"m.in_reply_to\":{\"event_id\":\"$own\"}}");
    assert_false(message.is_reply_to_bot);
    homeserver_close(&server);
}

static void direct_room_belongs_to_its_sender(void **state)
{
    struct homeserver server;
    (void)state;

    open_room(&server, true);
    struct chat_message message = hear(&server, "\"body\":\"what is it?\"");
    assert_true(message.is_direct);
    assert_true(message.is_admin);
    assert_true(message.shape.takes_passage);
    assert_true(str_equal(message.room, STR("@ann:localhost")));
    assert_true(str_equal(message.account, STR("@ann:localhost")));
    assert_true(str_equal(message.bot_name, STR("faq")));
    homeserver_close(&server);
}

static void age_is_counted_by_the_clock_of_the_server(void **state)
{
    struct homeserver server;
    struct chat_message message;
    const int64_t hour_ms = 3600 * 1000;
    (void)state;

    open_room(&server, true);
    struct homeserver_request sync = homeserver_take(&server, "GET", "/sync?");
    struct matrix_response response = {
        .status = 200,
        .body = STR("{\"next_batch\":\"c\"}"),
        .server_ms = server.now_ms + hour_ms,
    };
    homeserver_respond(&server, sync, &response);
    server.now_ms += hour_ms;
    const char *sent_now = homeserver_message(&server, "$now", "\"body\":\"now?\"");
    server.now_ms -= hour_ms;
    homeserver_timeline(&server, sent_now);
    assert_true(read_event(&server, homeserver_event(&server, MATRIX_MESSAGE), &message));
    assert_int_equal(message.time_ms, server.now_ms);
    assert_false(message.is_late);
    homeserver_close(&server);
}

struct asked {
    struct homeserver server;
    struct matrix_place place;
    struct chat_actions actions;
};

static void ask(struct asked *asked, bool is_direct)
{
    struct homeserver *server = &asked->server;

    open_room(server, is_direct);
    homeserver_timeline(server,
                        homeserver_message(server, "$q", "\"body\":\"faq: hm?\""));
    asked->place =
        matrix_bridge_place(server->client, homeserver_event(server, MATRIX_MESSAGE));
    chat_actions_init(&asked->actions, &server->arena);
}

static size_t act(struct asked *asked)
{
    size_t lost = matrix_bridge_act(asked->server.client, &asked->place, &asked->actions,
                                    asked->server.now_ms);

    homeserver_turn(&asked->server);
    return lost;
}

static void answers_to_one_question_have_different_ids_and_keep_their_order(void **state)
{
    struct asked asked;
    (void)state;

    ask(&asked, false);
    chat_actions_add(&asked.actions, CHAT_REPLY_HERE)->reply.closing = STR("one");
    chat_actions_add(&asked.actions, CHAT_REPLY_HERE)->reply.closing = STR("two");
    assert_int_equal(act(&asked), 0);
    struct homeserver_request first = homeserver_take(&asked.server, "PUT", "faqd%24q.0");
    assert_non_null(strstr(first.body, "\"one\""));
    assert_non_null(strstr(first.body, "\"user_ids\":[\"@ann:localhost\"]"));
    assert_false(homeserver_has(&asked.server, "PUT", "/send/"));
    homeserver_answer(&asked.server, first, 200, "{\"event_id\":\"$a\"}");
    assert_true(homeserver_has(&asked.server, "PUT", "faqd%24q.1"));
    homeserver_close(&asked.server);
}

static void urgent_answer_goes_before_those_that_wait(void **state)
{
    struct asked asked;
    (void)state;

    ask(&asked, false);
    chat_actions_add(&asked.actions, CHAT_REPLY_HERE)->reply.closing = STR("ordinary");
    struct chat_action *urgent = chat_actions_add(&asked.actions, CHAT_REPLY_HERE);
    urgent->reply.closing = STR("urgent");
    urgent->urgency = CHAT_URGENT;
    act(&asked);
    assert_non_null(
        strstr(homeserver_take(&asked.server, "PUT", "/send/").body, "urgent"));
    homeserver_close(&asked.server);
}

static void private_reply_without_a_direct_room_says_its_fallback_in_the_room(
    void **state)
{
    struct asked asked;
    (void)state;

    ask(&asked, false);
    struct chat_action *action = chat_actions_add(&asked.actions, CHAT_REPLY_PRIVATE);
    action->reply.lead = STR("Hilfe in einer Krise:");
    action->reply.body = rich_from_text(&asked.server.arena, STR("secret"));
    action->fallback = rich_from_text(&asked.server.arena, STR("write to me"));
    action->room_note = rich_from_text(&asked.server.arena, STR("look there"));
    assert_int_equal(act(&asked), 0);
    struct homeserver_request sent = homeserver_take(&asked.server, "PUT", "/send/");
    assert_non_null(strstr(sent.body, "write to me"));
    assert_non_null(strstr(sent.body, "Hilfe in einer Krise:"));
    assert_null(strstr(sent.body, "secret"));
    assert_null(strstr(sent.body, "look there"));
    homeserver_close(&asked.server);
}

static void private_reply_goes_to_the_direct_room(void **state)
{
    struct asked asked;
    (void)state;

    ask(&asked, false);
    homeserver_sync(&asked.server,
                    "{\"next_batch\":\"p\",\"rooms\":{\"join\":{\"!private:x\":{"
                    "\"summary\":{\"m.heroes\":[\"@ann:localhost\"],"
                    "\"m.joined_member_count\":2,\"m.invited_member_count\":0},"
                    "\"timeline\":{\"events\":[]}}}}}");
    chat_actions_add(&asked.actions, CHAT_REPLY_PRIVATE)->reply.closing = STR("secret");
    assert_int_equal(act(&asked), 0);
    struct homeserver_request sent =
        homeserver_take(&asked.server, "PUT", "/rooms/%21private%3Ax/send/");
    assert_non_null(strstr(sent.body, "\"m.mentions\":{}"));
    assert_null(strstr(sent.body, "m.in_reply_to"));
    homeserver_close(&asked.server);
}

static void answer_stays_in_the_thread_of_its_question(void **state)
{
    struct homeserver server;
    (void)state;

    open_room(&server, false);
    homeserver_sync_capture(&server, "sync-thread-question");
    const struct matrix_event *question = &server.events.items[server.events.count - 1];
    assert_true(str_equal(question->text, STR("in thread?")));
    struct matrix_place place = matrix_bridge_place(server.client, question);
    struct chat_reply reply = {.closing = STR("closing")};
    assert_true(
        matrix_bridge_tell(server.client, &place, &reply, CHAT_ORDINARY, server.now_ms));
    homeserver_turn(&server);
    struct homeserver_request sent = homeserver_take(&server, "PUT", "/send/");
    assert_non_null(strstr(sent.body,
                           "\"rel_type\":\"m.thread\",\"event_id\":"
                           "\"$9RNbf5s_Hq-HxHAi2HypAhhfiRi4UqVyxyF9vA5vgBw\""));
    homeserver_close(&server);
}

static const struct matrix_options loud = {
    HOMESERVER_OPTIONS,
    .says_text = true,
    .hears_emotes = true,
    .starts_threads = true,
};

static const char *said(struct homeserver *server, const char *question)
{
    struct chat_reply reply = {.closing = STR("closing")};

    server->events.count = 0;
    homeserver_timeline(server, question);
    struct matrix_place place =
        matrix_bridge_place(server->client, homeserver_event(server, MATRIX_MESSAGE));
    assert_true(matrix_bridge_tell(server->client, &place, &reply, CHAT_ORDINARY,
                                   server->now_ms));
    homeserver_turn(server);
    struct homeserver_request sent = homeserver_take(server, "PUT", "/send/");
    homeserver_answer(server, sent, 200, "{\"event_id\":\"$sent\"}");
    return sent.body;
}

static void ringing_is_for_direct_rooms_and_threads_are_for_others(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &loud);
    homeserver_join_room(&server);
    const char *direct =
        said(&server, homeserver_message(&server, "$d", "\"body\":\"hm?\""));
    assert_non_null(strstr(direct, "\"msgtype\":\"m.text\""));
    assert_null(strstr(direct, "m.thread"));
    homeserver_sync(&server, "{\"next_batch\":\"g\",\"rooms\":{\"join\":{\"" ROOM
                             "\":{\"summary\":{\"m.joined_member_count\":9},"
                             "\"timeline\":{\"events\":[]}}}}}");
    const char *room =
        said(&server, homeserver_message(&server, "$r", "\"body\":\"hm?\""));
    assert_non_null(strstr(room, "\"msgtype\":\"m.notice\""));
    assert_non_null(strstr(room, "\"rel_type\":\"m.thread\",\"event_id\":\"$r\""));
    /* A child of another event cannot be a root. */
    const char *child = said(
        &server, homeserver_message(&server, "$c",
                                    "\"body\":\"hm?\",\"m.relates_to\":{\"rel_type\":"
                                    "\"m.reference\",\"event_id\":\"$x\"}"));
    assert_null(strstr(child, "m.thread"));
    said(&server,
         "{\"type\":\"m.room.message\",\"sender\":\"@ann:localhost\",\"event_id\":"
         "\"$me\",\"content\":{\"msgtype\":\"m.emote\",\"body\":\"asks why\"}}");
    homeserver_close(&server);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mention_is_known_in_each_of_its_forms),
        cmocka_unit_test(mention_of_others_is_none),
        cmocka_unit_test(reply_to_an_own_answer_is_for_the_bot_without_its_quote),
        cmocka_unit_test(direct_room_belongs_to_its_sender),
        cmocka_unit_test(age_is_counted_by_the_clock_of_the_server),
        cmocka_unit_test(answers_to_one_question_have_different_ids_and_keep_their_order),
        cmocka_unit_test(urgent_answer_goes_before_those_that_wait),
        cmocka_unit_test(
            private_reply_without_a_direct_room_says_its_fallback_in_the_room),
        cmocka_unit_test(private_reply_goes_to_the_direct_room),
        cmocka_unit_test(answer_stays_in_the_thread_of_its_question),
        cmocka_unit_test(ringing_is_for_direct_rooms_and_threads_are_for_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
