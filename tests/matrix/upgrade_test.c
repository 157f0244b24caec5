/* SPDX-License-Identifier: MIT */
/* Rooms that are replaced: followed where the tombstone is legitimate, and only there. */
#include "homeserver.h"

#define NEXT_ROOM "!sgQBNeAoIOdvRyrkFR:localhost"
#define OLD_V11   "!JNmgDfrsnEQcBpyNkV:localhost"
#define NEW_V12   "!foPXkbjZNt4NHNs2-4nNnD7oMzz7I_JqaVkK1v3fWjo"

static const struct matrix_room_options rooms[] = {
    {.id = STR_INIT(ROOM), .region = STR_INIT("uk")},
};
static const struct matrix_options options = {
    HOMESERVER_OPTIONS,
    .rooms = rooms,
    .room_count = 1,
};

/* The room of the captures has a tombstone by ann, and the replacement was joined. */
static void open_replaced(struct homeserver *server)
{
    homeserver_open(server, &options);
    homeserver_join_room(server);
    homeserver_sync_capture(server, "sync-tombstone");
    homeserver_answer(server, homeserver_take(server, "POST", "/join/%21sgQB"), 200,
                      homeserver_capture(&server->arena, "join-replacement").ptr);
}

/* The invitation comes while the server is still refusing the join without one. */
static void an_invite_during_a_refused_join_is_followed(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &options);
    homeserver_join_room(&server);
    homeserver_sync_capture(&server, "sync-tombstone");
    struct homeserver_request first = homeserver_take(&server, "POST", "/join/%21sgQB");
    homeserver_sync(&server,
                    "{\"next_batch\":\"y\",\"rooms\":{\"invite\":{\"" NEXT_ROOM
                    "\":{\"invite_state\":{\"events\":[{\"type\":\"m.room.member\","
                    "\"sender\":\"@ann:localhost\",\"state_key\":\"" USER
                    "\",\"content\":{\"membership\":\"invite\"}}]}}}}}");
    homeserver_answer(&server, first, 403, "{\"errcode\":\"M_FORBIDDEN\"}");
    homeserver_wait(&server, 1000);
    assert_true(homeserver_has(&server, "POST", "/join/%21sgQB"));
    homeserver_close(&server);
}

/* The replacement as the server shows it: its create event and levels. */
static void show(struct homeserver *server, const char *create, const char *levels)
{
    homeserver_sync(
        server,
        arena_format(&server->arena,
                     "{\"next_batch\":\"z\",\"rooms\":{\"join\":{\"" NEXT_ROOM
                     "\":{\"summary\":{\"m.joined_member_count\":2},\"state\":"
                     "{\"events\":[{\"type\":\"m.room.create\",\"sender\":\"@x:y\","
                     "\"state_key\":\"\",\"content\":%s},{\"type\":"
                     "\"m.room.power_levels\",\"sender\":\"@x:y\",\"state_key\":\"\","
                     "\"content\":%s}]},\"timeline\":{}}}}}",
                     create, levels)
            .ptr);
}

static void settings_move_along(void **state)
{
    struct homeserver server;
    (void)state;

    open_replaced(&server);
    homeserver_sync_capture(&server, "sync-replacement-room");
    const struct matrix_event *moved = homeserver_event(&server, MATRIX_MOVED);
    assert_non_null(moved);
    assert_string_equal(moved->room.ptr, NEXT_ROOM);
    assert_string_equal(moved->id.ptr, ROOM);
    struct matrix_room_view view = matrix_client_room(server.client, STR(NEXT_ROOM));
    assert_true(view.is_writable);
    assert_true(str_equal(view.region, STR("uk")));
    assert_false(matrix_client_room(server.client, STR(ROOM)).is_writable);
    homeserver_kill(&server);
    assert_false(homeserver_has(&server, "POST", "/join/"));
    homeserver_close(&server);
}

static void a_replacement_must_name_the_old_room_and_its_sender_have_a_say(void **state)
{
    static const struct {
        const char *create, *levels;
        bool is_legitimate;
    } cases[] = {
        {"{\"predecessor\":{\"room_id\":\"" ROOM "\"}}",
         "{\"users\":{\"@ann:localhost\":50},\"invite\":50}", true},
        {"{\"predecessor\":{\"room_id\":\"" ROOM "\"}}", "{}", true},
        {"{\"predecessor\":{\"room_id\":\"" ROOM "\"}}",
         "{\"users\":{\"@mallory:x\":100},\"invite\":50}", false},
        {"{\"predecessor\":{\"room_id\":\"!other:localhost\"}}", "{}", false},
        {"{}", "{}", false},
        {"{\"predecessor\":\"" ROOM "\"}", "{}", false},
        {"{\"room_version\":\"12\",\"additional_creators\":[\"@ann:localhost\"],"
         "\"predecessor\":{\"room_id\":\"" ROOM "\"}}",
         "{\"users\":{},\"invite\":50}", true},
        {"{\"room_version\":\"11\",\"additional_creators\":[\"@ann:localhost\"],"
         "\"predecessor\":{\"room_id\":\"" ROOM "\"}}",
         "{\"users\":{},\"invite\":50}", false},
    };
    (void)state;

    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct homeserver server;
        open_replaced(&server);
        show(&server, cases[i].create, cases[i].levels);
        assert_int_equal(homeserver_count(&server, MATRIX_MOVED), cases[i].is_legitimate);
        assert_int_equal(homeserver_has(&server, "POST", "/leave"),
                         !cases[i].is_legitimate);
        homeserver_close(&server);
    }
}

static void room_of_version_12_without_a_server_in_its_id_is_followed(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &options);
    homeserver_go_online(&server);
    homeserver_sync(&server, "{\"next_batch\":\"j\",\"rooms\":{\"join\":{\"" OLD_V11
                             "\":{\"summary\":{\"m.joined_member_count\":2},"
                             "\"timeline\":{\"events\":[]}}}}}");
    homeserver_sync_capture(&server, "sync-tombstone-v11-to-v12");
    struct homeserver_request join = homeserver_take(&server, "POST", "/join/%21foPX");
    assert_non_null(strstr(join.path, "?via=localhost"));
    homeserver_answer(&server, join, 200,
                      homeserver_capture(&server.arena, "join-replacement-v12").ptr);
    homeserver_sync(
        &server,
        "{\"next_batch\":\"z\",\"rooms\":{\"join\":{\"" NEW_V12
        "\":{\"summary\":{\"m.joined_member_count\":2},\"state\":{\"events\":["
        "{\"type\":\"m.room.create\",\"sender\":\"@ann:localhost\",\"state_key\":\"\","
        "\"content\":{\"room_version\":\"12\",\"predecessor\":{\"room_id\":\"" OLD_V11
        "\"}}}]},\"timeline\":{}}}}}");
    assert_int_equal(homeserver_count(&server, MATRIX_MOVED), 1);
    assert_true(matrix_client_room(server.client, STR(NEW_V12)).is_writable);
    homeserver_close(&server);
}

static void tombstone_that_came_while_away_is_followed_at_the_start(void **state)
{
    struct homeserver server;
    (void)state;

    homeserver_open(&server, &options);
    homeserver_join_room(&server);
    homeserver_sync_capture(&server, "sync-tombstone");
    homeserver_take(&server, "POST", "/join/%21sgQB");
    homeserver_kill(&server);
    homeserver_go_online(&server);
    assert_true(homeserver_has(&server, "POST", "/join/%21sgQB"));
    homeserver_close(&server);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(settings_move_along),
        cmocka_unit_test(an_invite_during_a_refused_join_is_followed),
        cmocka_unit_test(a_replacement_must_name_the_old_room_and_its_sender_have_a_say),
        cmocka_unit_test(room_of_version_12_without_a_server_in_its_id_is_followed),
        cmocka_unit_test(tombstone_that_came_while_away_is_followed_at_the_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
