/* SPDX-License-Identifier: MIT */
#include "homeserver.h"

#include "../e2ee/world.h"

/* The bot's client on the homeserver of these tests, its keys on that of tests/e2ee, and
 * ann, who has a machine alone. */
struct stage {
    struct world world;
    struct homeserver server;
    struct matrix_options options;
    struct person *bot, *ann;
    unsigned position;
    bool is_hiding; /* the server does not tell that the room is encrypted */
};

static bool is_of_keys(const char *path)
{
    return strstr(path, "/keys/") || strstr(path, "/sendToDevice/")
           || strstr(path, "/members?");
}

/* Answers what the machine asks until it asks no more. */
static void serve_keys(struct stage *stage)
{
    struct homeserver *server = &stage->server;

    for (size_t i = 0; i < server->requests.count;) {
        struct homeserver_request request = server->requests.items[i];
        if (!is_of_keys(request.path)) {
            i++;
            continue;
        }
        struct e2ee_request given = {.method = request.method,
                                     .path = str_from_c(request.path),
                                     .body = str_from_c(request.body)};
        unsigned status;
        struct json *answer = world_do(&stage->world, stage->bot, &given, &status);
        struct buf text;
        buf_init(&text, 1 << 20);
        json_format(answer, &text);
        homeserver_answer(server, homeserver_take(server, request.method, request.path),
                          status, buf_c_string(&text));
        buf_clear(&text);
        json_destroy(answer);
        i = 0;
    }
}

static void ann_does(struct stage *stage)
{
    world_sync(&stage->world, stage->ann);
    e2ee_machine_tick(stage->ann->machine, stage->world.now_ms);
    while (world_serve(&stage->world, stage->ann))
        e2ee_machine_tick(stage->ann->machine, stage->world.now_ms);
    world_take_events(stage->ann);
}

static void add_bot(struct stage *stage)
{
    struct person *bot = &stage->world.people[stage->world.count++];

    *bot = (struct person){.user = USER,
                           .device = "DEV",
                           .inbox = json_array_create(),
                           .changed = json_array_create()};
    memory_open(&bot->memory);
    arena_init(&bot->arena);
    bot->options = (struct e2ee_options){
        .store = memory_port(&bot->memory),
        .chance = seeded_chance(&bot->random, 50),
        .user = STR(USER),
        .policy = E2EE_COMPAT,
        .max_age_ms = 10 * 60 * 1000,
    };
    bot->machine = e2ee_machine_create(&bot->options);
    stage->bot = bot;
    stage->options = (struct matrix_options){.network = STR("home"),
                                             .homeserver = STR("https://localhost"),
                                             .user = STR(USER),
                                             .password = STR("secret"),
                                             .machine = bot->machine};
}

static int open_stage(void **state)
{
    struct stage *stage = ALLOC(struct stage);

    world_open(&stage->world);
    add_bot(stage);
    homeserver_open(&stage->server, &stage->options);
    homeserver_log_in(&stage->server);
    *state = stage;
    return 0;
}

static int close_stage(void **state)
{
    struct stage *stage = *state;

    homeserver_close(&stage->server);
    world_close(&stage->world);
    free(stage);
    return 0;
}

/* kill -9: client and machine begin anew with what was kept of both. */
static void kill_bot(struct stage *stage)
{
    matrix_client_destroy(stage->server.client);
    e2ee_machine_destroy(stage->bot->machine);
    stage->bot->options.seed += 7;
    stage->bot->machine = e2ee_machine_create(&stage->bot->options);
    stage->options.machine = stage->bot->machine;
    homeserver_start(&stage->server);
    homeserver_log_in(&stage->server);
    serve_keys(stage);
}

/* A sync with what waits for the bot and these events of the room. */
static void sync_room(struct stage *stage, const char *state, const char *timeline)
{
    struct buf inbox, changed;

    buf_init(&inbox, 1 << 20);
    buf_init(&changed, 1 << 20);
    json_format(stage->bot->inbox, &inbox);
    json_format(stage->bot->changed, &changed);
    json_destroy(stage->bot->inbox);
    json_destroy(stage->bot->changed);
    stage->bot->inbox = json_array_create();
    stage->bot->changed = json_array_create();
    struct str body = arena_format(
        &stage->server.arena,
        "{\"next_batch\":\"k%u\",\"to_device\":{\"events\":%s},\"device_lists\":"
        "{\"changed\":%s},\"rooms\":{\"join\":{\"" ROOM "\":{\"summary\":"
        "{\"m.joined_member_count\":2,\"m.invited_member_count\":0},\"state\":{\"events\":"
        "[%s]},\"timeline\":{\"events\":[%s]}}}}}",
        ++stage->position, buf_c_string(&inbox), buf_c_string(&changed), state, timeline);
    buf_clear(&inbox);
    buf_clear(&changed);
    homeserver_sync(&stage->server, body.ptr);
    serve_keys(stage);
}

static void enter_room(struct stage *stage)
{
    serve_keys(stage);
    homeserver_sync(&stage->server, "{\"next_batch\":\"s1\"}");
    stage->ann = world_add(&stage->world, "@ann:localhost", "ANN", E2EE_COMPAT);
    ann_does(stage);
    sync_room(
        stage,
        stage->is_hiding
            ? ""
            : "{\"type\":\"m.room.encryption\",\"state_key\":\"\",\"sender\":\"@ann:localhost\","
              "\"event_id\":\"$e\",\"content\":{\"algorithm\":\"m.megolm.v1.aes-sha2\"}}",
        "{\"type\":\"m.room.member\",\"state_key\":\"" USER "\",\"sender\":\"" USER
        "\",\"event_id\":\"$j\",\"content\":{\"membership\":\"join\"}}");
    ann_does(stage);
}

/* Ann's question, as text; its key waits in the bot's inbox. */
static const char *ask(struct stage *stage, const char *text)
{
    struct json *event = world_say(&stage->world, stage->ann, text);
    struct buf out;

    buf_init(&out, 1 << 20);
    json_format(event, &out);
    struct str copy = arena_copy(&stage->server.arena, buf_view(&out));
    buf_clear(&out);
    json_destroy(event);
    return copy.ptr;
}

static bool say(struct stage *stage, const char *question)
{
    bool is_taken = matrix_client_say(
        stage->server.client,
        &(struct matrix_message){
            .room = STR(ROOM),
            .content =
                STR("{\"msgtype\":\"m.notice\",\"body\":\"a cold\",\"m.relates_to\":"
                    "{\"m.in_reply_to\":{\"event_id\":\"$q\"}}}"),
            .question = str_from_c(question),
        },
        stage->server.now_ms);

    homeserver_turn(&stage->server);
    serve_keys(stage);
    return is_taken;
}

static void assert_ann_reads(struct stage *stage, const char *body, const char *text)
{
    struct error err;
    struct json *content = json_parse(str_from_c(body), 1 << 20, &err);

    ann_does(stage);
    struct json *event = world_event(&stage->world, USER, content);
    world_assert_reads(&stage->world, stage->ann, event, text);
    json_destroy(event);
}

static void keys_go_up_before_the_first_sync(void **state)
{
    struct stage *stage = *state;

    assert_true(homeserver_has(&stage->server, "POST", "/keys/upload"));
    assert_false(homeserver_has(&stage->server, "GET", "/sync"));
    serve_keys(stage);
    assert_true(homeserver_has(&stage->server, "GET", "/sync"));
    assert_true(e2ee_machine_is_verified(stage->bot->machine));
}

static void question_is_heard_and_its_answer_leaves_sealed(void **state)
{
    struct stage *stage = *state;

    enter_room(stage);
    sync_room(stage, "", ask(stage, "what is it?"));
    const struct matrix_event *heard = homeserver_event(&stage->server, MATRIX_MESSAGE);
    assert_non_null(heard);
    assert_true(str_equal(heard->text, STR("what is it?")));
    assert_false(heard->is_forgeable);
    assert_true(say(stage, "$q"));
    assert_false(homeserver_has(&stage->server, "PUT", "/send/m.room.message/"));
    struct homeserver_request send =
        homeserver_take(&stage->server, "PUT", "/send/m.room.encrypted/faqd%24q.0");
    assert_null(strstr(send.body, "a cold"));
    assert_non_null(strstr(send.body, "\"m.in_reply_to\":{\"event_id\":\"$q\"}"));
    assert_ann_reads(stage, send.body, "a cold");
}

static void sealed_answer_leaves_again_as_it_was(void **state)
{
    struct stage *stage = *state;

    enter_room(stage);
    assert_true(say(stage, "$q"));
    struct homeserver_request first =
        homeserver_take(&stage->server, "PUT", "/send/m.room.encrypted/");
    kill_bot(stage);
    sync_room(stage, "", "");
    struct homeserver_request again =
        homeserver_take(&stage->server, "PUT", "/send/m.room.encrypted/");
    assert_string_equal(first.path, again.path);
    assert_string_equal(first.body, again.body);
}

static void nothing_sealed_leaves_while_keys_cannot_be_kept(void **state)
{
    struct stage *stage = *state;

    enter_room(stage);
    matrix_client_hold_keys(stage->server.client, true);
    assert_true(say(stage, "$q"));
    homeserver_wait(&stage->server, 2000);
    serve_keys(stage);
    assert_false(homeserver_has(&stage->server, "PUT", "/send/"));
    matrix_client_hold_keys(stage->server.client, false);
    for (size_t i = 0; i < 5; i++) {
        homeserver_wait(&stage->server, 2000);
        serve_keys(stage);
    }
    assert_true(homeserver_has(&stage->server, "PUT", "/send/m.room.encrypted/"));
}

static void question_whose_key_comes_later_is_heard_then(void **state)
{
    struct stage *stage = *state;

    enter_room(stage);
    const char *event = ask(stage, "late?");
    struct json *key = stage->bot->inbox;
    stage->bot->inbox = json_array_create();
    sync_room(stage, "", event);
    assert_null(homeserver_event(&stage->server, MATRIX_MESSAGE));
    json_destroy(stage->bot->inbox);
    stage->bot->inbox = key;
    sync_room(stage, "", "");
    const struct matrix_event *heard = homeserver_event(&stage->server, MATRIX_MESSAGE);
    assert_non_null(heard);
    assert_true(str_equal(heard->text, STR("late?")));
    assert_int_equal(homeserver_count(&stage->server, MATRIX_MESSAGE), 1);
}

static void plain_message_in_an_encrypted_room_is_not_heard(void **state)
{
    struct stage *stage = *state;

    enter_room(stage);
    sync_room(stage, "",
              homeserver_message(&stage->server, "$plain", "\"body\":\"forged?\""));
    assert_null(homeserver_event(&stage->server, MATRIX_MESSAGE));
}

static void encrypted_question_is_never_answered_in_plain_text(void **state)
{
    struct stage *stage = *state;

    stage->is_hiding = true;
    enter_room(stage);
    sync_room(stage, "", ask(stage, "what is it?"));
    assert_non_null(homeserver_event(&stage->server, MATRIX_MESSAGE));
    assert_true(say(stage, "$q"));
    assert_false(homeserver_has(&stage->server, "PUT", "/send/m.room.message/"));
    struct homeserver_request send =
        homeserver_take(&stage->server, "PUT", "/send/m.room.encrypted/");
    assert_ann_reads(stage, send.body, "a cold");
}

static void own_sealed_answer_comes_back_as_its_echo(void **state)
{
    struct stage *stage = *state;

    enter_room(stage);
    assert_true(say(stage, "$q"));
    struct homeserver_request send =
        homeserver_take(&stage->server, "PUT", "/send/m.room.encrypted/");
    struct str echo = arena_format(
        &stage->server.arena,
        "{\"type\":\"m.room.encrypted\",\"sender\":\"" USER "\",\"event_id\":\"$own\","
        "\"content\":%s,\"unsigned\":{\"transaction_id\":\"faqd$q.0\"}}",
        send.body);
    sync_room(stage, "", echo.ptr);
    assert_non_null(homeserver_event(&stage->server, MATRIX_SENT));
    assert_true(matrix_client_is_own(stage->server.client, STR("$own")));
    assert_null(homeserver_event(&stage->server, MATRIX_MESSAGE));
}

#define STAGED(test) cmocka_unit_test_setup_teardown(test, open_stage, close_stage)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STAGED(keys_go_up_before_the_first_sync),
        STAGED(question_is_heard_and_its_answer_leaves_sealed),
        STAGED(sealed_answer_leaves_again_as_it_was),
        STAGED(nothing_sealed_leaves_while_keys_cannot_be_kept),
        STAGED(question_whose_key_comes_later_is_heard_then),
        STAGED(plain_message_in_an_encrypted_room_is_not_heard),
        STAGED(encrypted_question_is_never_answered_in_plain_text),
        STAGED(own_sealed_answer_comes_back_as_its_echo),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
