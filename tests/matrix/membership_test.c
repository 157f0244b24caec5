/* SPDX-License-Identifier: MIT */
#include "homeserver.h"

#include "matrix/room.h"

#define NEXT_ROOM "!sgQBNeAoIOdvRyrkFR:localhost"

static const struct str invites[] = {STR_INIT("@*:localhost")};
static const struct matrix_room_options rooms[] = {
    {.id = STR_INIT("#support:localhost"), .is_quiet = true, .region = STR_INIT("uk")},
};
static const struct matrix_options open_house = {
    HOMESERVER_OPTIONS,
    .invites = invites,
    .invite_count = 1,
};
static const struct matrix_options with_room = {
    HOMESERVER_OPTIONS,
    .region = STR_INIT("de"),
    .rooms = rooms,
    .room_count = 1,
};

static bool say(struct homeserver *server, const char *room)
{
    struct matrix_message message = {
        .room = str_from_c(room),
        .content = STR("{\"body\":\"an answer\"}"),
        .question = STR("$q"),
    };
    bool is_taken = matrix_client_say(server->client, &message, server->now_ms);

    homeserver_turn(server);
    return is_taken;
}

static void send_invite(struct homeserver *server, const char *room, const char *sender,
                        const char *more)
{
    homeserver_sync(
        server, arena_format(&server->arena,
                             "{\"next_batch\":\"i%s\",\"rooms\":{\"invite\":{\"%s\":"
                             "{\"invite_state\":{\"events\":[{\"type\":\"m.room.member\","
                             "\"sender\":\"%s\",\"state_key\":\"" USER "\",\"content\":"
                             "{\"membership\":\"invite\"}}%s]}}}}}",
                             room + 1, room, sender, more)
                    .ptr);
}

static void invitation_is_accepted_by_way_of_the_inviters_server(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &open_house);
    homeserver_go_online(&server);
    homeserver_sync_capture(&server, "sync-invite-direct");
    struct homeserver_request join = homeserver_take(&server, "POST", "/join/");
    assert_non_null(strstr(join.path, "%21MhUFMtKBNmBiLHNXMj%3Alocalhost?via=localhost"));
    homeserver_answer(&server, join, 200, homeserver_capture(&server.arena, "join").ptr);
    homeserver_sync_capture(&server, "sync-joined");
    assert_non_null(homeserver_event(&server, MATRIX_JOINED));
    assert_true(matrix_client_room(server.client, STR(ROOM)).is_direct);
    assert_true(say(&server, ROOM));
    homeserver_close(&server);
}

static void direct_room_is_added_to_the_account_data_that_is_there(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &open_house);
    homeserver_go_online(&server);
    homeserver_sync_capture(&server, "sync-invite-direct");
    homeserver_answer(&server, homeserver_take(&server, "POST", "/join/"), 200, "{}");
    homeserver_answer(&server, homeserver_take(&server, "GET", "/account_data/m.direct"),
                      200, "{\"@bob:localhost\":[\"!b:localhost\"]}");
    struct homeserver_request put =
        homeserver_take(&server, "PUT", "/user/%40faq%3Alocalhost/account_data/m.direct");
    assert_string_equal(put.body, "{\"@bob:localhost\":[\"!b:localhost\"],"
                                  "\"@ann:localhost\":[\"" ROOM "\"]}");
    homeserver_close(&server);
}

static void invitation_in_a_room_without_server_name_is_accepted(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &open_house);
    homeserver_go_online(&server);
    homeserver_sync_capture(&server, "sync-invite-v12");
    assert_true(homeserver_has(
        &server, "POST",
        "/join/%21ZFsv2B8e4knjWC5bSjIzLAj5ms2Z0hFI_krzYySRIsw?via=localhost"));
    homeserver_close(&server);
}

static void invitation_of_a_stranger_is_refused_with_a_reason(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &open_house);
    homeserver_go_online(&server);
    send_invite(&server, "!r:evil.example", "@mallory:evil.example", "");
    assert_false(homeserver_has(&server, "POST", "/join/"));
    struct homeserver_request leave =
        homeserver_take(&server, "POST", "/rooms/%21r%3Aevil.example/leave");
    assert_non_null(strstr(leave.body, "\"reason\":\"This bot does not take"));
    homeserver_close(&server);
}

static void ids_that_only_look_alike_are_strangers(void **state)
{
    static const char *const strangers[] = {"@mallory:localhost.evil", "@m:LOCALHOST"};
    (void)state;

    for (size_t i = 0; i < COUNT_OF(strangers); i++) {
        struct homeserver server;
        homeserver_open(&server, &open_house);
        homeserver_go_online(&server);
        send_invite(&server, "!r:x", strangers[i], "");
        assert_false(homeserver_has(&server, "POST", "/join/"));
        homeserver_close(&server);
    }
}

static void flood_of_invitations_is_joined_slowly(void **state)
{
    struct homeserver server;
    unsigned joins = 0;
    (void)state;

    homeserver_open(&server, &open_house);
    homeserver_go_online(&server);
    for (int i = 0; i < 12; i++) {
        char room[32];
        snprintf(room, sizeof room, "!r%d:localhost", i);
        send_invite(&server, room, "@ann:localhost", "");
        while (homeserver_has(&server, "POST", "/join/")) {
            homeserver_answer(&server, homeserver_take(&server, "POST", "/join/"), 200,
                              "{}");
            joins++;
        }
    }
    assert_int_equal(joins, 5);
    homeserver_wait(&server, 61 * 1000);
    assert_true(homeserver_has(&server, "POST", "/join/"));
    homeserver_close(&server);
}

static void invitation_survives_a_crash(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &open_house);
    homeserver_go_online(&server);
    homeserver_sync_capture(&server, "sync-invite-direct");
    assert_true(homeserver_has(&server, "POST", "/join/"));
    homeserver_kill(&server);
    homeserver_go_online(&server);
    assert_true(homeserver_has(&server, "POST", "/join/"));
    homeserver_close(&server);
}

static void join_that_takes_too_long_is_tried_again_and_a_forbidden_one_is_not(
    void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &open_house);
    homeserver_go_online(&server);
    homeserver_sync_capture(&server, "sync-invite-direct");
    homeserver_answer(&server, homeserver_take(&server, "POST", "/join/"), 504, "");
    homeserver_wait(&server, 2000);
    homeserver_answer(
        &server, homeserver_take(&server, "POST", "/join/"), 403,
        homeserver_capture(&server.arena, "join-replacement-not-invited").ptr);
    homeserver_wait(&server, 3600 * 1000);
    assert_false(homeserver_has(&server, "POST", "/join/"));
    homeserver_close(&server);
}

static void encrypted_invitation_is_refused_with_a_reason(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &open_house);
    homeserver_go_online(&server);
    send_invite(
        &server, "!e:localhost", "@ann:localhost",
        ",{\"type\":\"m.room.encryption\",\"sender\":\"@ann:localhost\","
        "\"state_key\":\"\",\"content\":{\"algorithm\":\"m.megolm.v1.aes-sha2\"}}");
    assert_false(homeserver_has(&server, "POST", "/join/"));
    assert_non_null(strstr(homeserver_take(&server, "POST", "/leave").body, "encrypted"));
    homeserver_close(&server);
}

static const char *encryption(struct homeserver *server, const char *state_key)
{
    return arena_format(&server->arena,
                        "{\"type\":\"m.room.encryption\",\"sender\":\"@ann:localhost\","
                        "\"state_key\":\"%s\",\"event_id\":\"$e\","
                        "\"content\":{\"algorithm\":\"m.megolm.v1.aes-sha2\"}}",
                        state_key)
        .ptr;
}

static void room_that_turns_encrypted_gets_no_plain_text_any_more(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &open_house);
    homeserver_join_room(&server);
    assert_true(say(&server, ROOM));
    homeserver_answer(&server, homeserver_take(&server, "PUT", "/send/"), 0, "");
    homeserver_timeline(&server, encryption(&server, ""));
    assert_false(say(&server, ROOM));
    homeserver_wait(&server, 60 * 1000);
    assert_false(homeserver_has(&server, "PUT", "/send/"));
    assert_int_equal(homeserver_count(&server, MATRIX_UNSENT), 1);
    homeserver_kill(&server);
    homeserver_go_online(&server);
    assert_false(say(&server, ROOM));
    struct homeserver_request leave = homeserver_take(&server, "POST", "/leave");
    assert_non_null(strstr(leave.body, "encrypted"));
    homeserver_answer(&server, leave, 200, "{}");
    assert_non_null(homeserver_event(&server, MATRIX_LEFT));
    send_invite(&server, ROOM, "@ann:localhost", "");
    assert_false(homeserver_has(&server, "POST", "/join/"));
    homeserver_close(&server);
}

static void question_in_a_room_known_as_encrypted_is_not_heard(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &open_house);
    homeserver_join_room(&server);
    homeserver_timeline(&server, encryption(&server, ""));
    homeserver_timeline(&server,
                        homeserver_message(&server, "$m", "\"body\":\"hello?\""));
    assert_null(homeserver_event(&server, MATRIX_MESSAGE));
    homeserver_close(&server);
}

static void kick_drops_what_waits_for_the_room(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &open_house);
    homeserver_join_room(&server);
    say(&server, ROOM);
    homeserver_sync(&server, "{\"next_batch\":\"k\",\"rooms\":{\"leave\":{\"" ROOM
                             "\":{\"timeline\":{\"events\":[]}}}}}");
    assert_non_null(homeserver_event(&server, MATRIX_LEFT));
    assert_int_equal(homeserver_count(&server, MATRIX_UNSENT), 1);
    assert_false(say(&server, ROOM));
    homeserver_sync_capture(&server, "sync-kicked");
    homeserver_close(&server);
}

static void upgraded_room_is_followed_and_not_written_to(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &open_house);
    homeserver_join_room(&server);
    homeserver_sync_capture(&server, "sync-tombstone");
    assert_false(say(&server, ROOM));
    struct homeserver_request join = homeserver_take(&server, "POST", "/join/");
    assert_non_null(strstr(join.path, "%21sgQBNeAoIOdvRyrkFR%3Alocalhost?via=localhost"));
    homeserver_answer(
        &server, join, 403,
        homeserver_capture(&server.arena, "join-replacement-not-invited").ptr);
    send_invite(&server, NEXT_ROOM, "@stranger:elsewhere", "");
    homeserver_answer(&server, homeserver_take(&server, "POST", "/join/"), 200, "{}");
    homeserver_sync_capture(&server, "sync-replacement-room");
    assert_true(say(&server, NEXT_ROOM));
    assert_false(homeserver_has(&server, "POST", "/leave"));
    homeserver_close(&server);
}

static void room_that_does_not_continue_the_old_one_is_left(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &open_house);
    homeserver_join_room(&server);
    homeserver_sync_capture(&server, "sync-tombstone");
    homeserver_answer(&server, homeserver_take(&server, "POST", "/join/"), 200, "{}");
    homeserver_sync(&server,
                    "{\"next_batch\":\"z\",\"rooms\":{\"join\":{\"" NEXT_ROOM
                    "\":{\"state\":{\"events\":[{\"type\":\"m.room.create\",\"sender\":"
                    "\"@x:y\",\"state_key\":\"\",\"content\":{\"predecessor\":"
                    "{\"room_id\":\"!other:localhost\"}}}]},\"timeline\":{}}}}}");
    assert_true(homeserver_has(&server, "POST", "/leave"));
    homeserver_close(&server);
}

static void configured_alias_is_joined_and_gives_the_room_its_settings(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &with_room);
    homeserver_go_online(&server);
    struct homeserver_request join =
        homeserver_take(&server, "POST", "/join/%23support%3Alocalhost");
    homeserver_answer(&server, join, 200, homeserver_capture(&server.arena, "join").ptr);
    homeserver_sync_capture(&server, "sync-joined");
    struct matrix_room_view room = matrix_client_room(server.client, STR(ROOM));
    assert_true(room.is_quiet);
    assert_true(str_equal(room.region, STR("uk")));
    room = matrix_client_room(server.client, STR("!another:localhost"));
    assert_true(str_equal(room.region, STR("de")));
    homeserver_kill(&server);
    homeserver_go_online(&server);
    assert_false(homeserver_has(&server, "POST", "/join/"));
    assert_true(matrix_client_room(server.client, STR(ROOM)).is_quiet);
    homeserver_close(&server);
}

static void a_configured_room_that_cannot_be_joined_is_named(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &with_room);
    homeserver_go_online(&server);
    homeserver_answer(&server, homeserver_take(&server, "POST", "/join/"), 404,
                      "{\"errcode\":\"M_NOT_FOUND\",\"error\":\"no such alias\"}");
    const struct matrix_event *note = homeserver_event(&server, MATRIX_NOTE);
    assert_non_null(note);
    assert_true(
        str_starts_with(note->text, STR("#support:localhost could not be joined")));
    homeserver_close(&server);
}

static void third_member_ends_the_direct_room(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &open_house);
    homeserver_join_room(&server);
    assert_true(str_equal(matrix_client_direct_room(server.client, STR("@ann:localhost")),
                          STR(ROOM)));
    homeserver_sync(&server,
                    "{\"next_batch\":\"t\",\"rooms\":{\"join\":{\"" ROOM
                    "\":{\"summary\":{\"m.joined_member_count\":2,"
                    "\"m.invited_member_count\":1},\"timeline\":{\"events\":[]}}}}}");
    assert_false(matrix_client_room(server.client, STR(ROOM)).is_direct);
    assert_int_equal(matrix_client_direct_room(server.client, STR("@ann:localhost")).len,
                     0);
    homeserver_close(&server);
}

static void state_after_the_timeline_is_understood(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &open_house);
    homeserver_go_online(&server);
    homeserver_sync_capture(&server, "sync-state-after-initial");
    struct matrix_room_view room = matrix_client_room(
        server.client, STR("!gST50ha9OyPlMTiOy2K3HcuSdfIOU1g7xYYhlGLfM9M"));
    assert_true(room.is_writable);
    /* This answer names no number of members: then a mention is wanted. */
    assert_false(room.is_direct);
    assert_int_equal(matrix_client_counters(server.client).dropped_events, 0);
    homeserver_close(&server);
}

static bool learn_join(struct matrix_room *room, const char *user)
{
    struct matrix_sync_event event;
    struct arena arena;

    arena_init(&arena);
    struct str text =
        arena_format(&arena,
                     "{\"type\":\"m.room.member\",\"state_key\":\"%s\",\"sender\":"
                     "\"%s\",\"content\":{\"membership\":\"join\"}}",
                     user, user);
    assert_true(matrix_sync_event_read(text, &event));
    bool is_changed = matrix_room_learn(room, &event, STR(USER));
    matrix_sync_event_clear(&event);
    arena_clear(&arena);
    return is_changed;
}

static void who_speaks_changes_the_row_of_a_room_of_two_alone(void **state)
{
    struct matrix_rooms known = {0};
    (void)state;

    matrix_rooms_init(&known, 1);
    struct matrix_room *room = matrix_rooms_add(&known, STR(ROOM));
    room->joined = 9;
    assert_false(learn_join(room, "@ann:localhost"));
    assert_false(learn_join(room, "@ben:localhost"));
    room->joined = 2;
    assert_true(learn_join(room, "@cat:localhost"));
    assert_false(learn_join(room, "@cat:localhost"));
    matrix_rooms_clear(&known);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_speaks_changes_the_row_of_a_room_of_two_alone),
        cmocka_unit_test(invitation_is_accepted_by_way_of_the_inviters_server),
        cmocka_unit_test(direct_room_is_added_to_the_account_data_that_is_there),
        cmocka_unit_test(invitation_in_a_room_without_server_name_is_accepted),
        cmocka_unit_test(invitation_of_a_stranger_is_refused_with_a_reason),
        cmocka_unit_test(ids_that_only_look_alike_are_strangers),
        cmocka_unit_test(flood_of_invitations_is_joined_slowly),
        cmocka_unit_test(invitation_survives_a_crash),
        cmocka_unit_test(
            join_that_takes_too_long_is_tried_again_and_a_forbidden_one_is_not),
        cmocka_unit_test(encrypted_invitation_is_refused_with_a_reason),
        cmocka_unit_test(room_that_turns_encrypted_gets_no_plain_text_any_more),
        cmocka_unit_test(question_in_a_room_known_as_encrypted_is_not_heard),
        cmocka_unit_test(kick_drops_what_waits_for_the_room),
        cmocka_unit_test(upgraded_room_is_followed_and_not_written_to),
        cmocka_unit_test(room_that_does_not_continue_the_old_one_is_left),
        cmocka_unit_test(a_configured_room_that_cannot_be_joined_is_named),
        cmocka_unit_test(configured_alias_is_joined_and_gives_the_room_its_settings),
        cmocka_unit_test(third_member_ends_the_direct_room),
        cmocka_unit_test(state_after_the_timeline_is_understood),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
