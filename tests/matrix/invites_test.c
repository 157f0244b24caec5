/* SPDX-License-Identifier: MIT */
/* Who may invite by being a member elsewhere, and what becomes of deserted rooms. */
#include "homeserver.h"

#define STAFF "!staff:localhost"

static const struct str invites[] = {STR_INIT("@boss:*"), STR_INIT("#club:localhost"),
                                     STR_INIT(STAFF)};
static const struct matrix_room_options rooms[] = {
    {.id = STR_INIT("#club:localhost")},
};
static const struct matrix_options trusting = {
    HOMESERVER_OPTIONS, .invites = invites, .invite_count = COUNT_OF(invites),
    .rooms = rooms,     .room_count = 1,
};
static const struct matrix_options distrusting = {
    HOMESERVER_OPTIONS,
};

/* In the club, whose id is that of the captures' room. */
static void open_club(struct homeserver *server)
{
    homeserver_open(server, &trusting);
    homeserver_go_online(server);
    homeserver_answer(server, homeserver_take(server, "POST", "/join/%23club"), 200,
                      homeserver_capture(&server->arena, "join").ptr);
    homeserver_sync_capture(server, "sync-joined");
}

static void invite(struct homeserver *server, const char *sender)
{
    homeserver_sync(
        server, arena_format(&server->arena,
                             "{\"next_batch\":\"i\",\"rooms\":{\"invite\":{\"!r:x\":"
                             "{\"invite_state\":{\"events\":[{\"type\":"
                             "\"m.room.member\",\"sender\":\"%s\",\"state_key\":\"" USER
                             "\",\"content\":{\"membership\":\"invite\"}}]}}}}}",
                             sender)
                    .ptr);
}

static void member_of_a_trusted_room_may_invite(void **state)
{
    struct homeserver server;
    (void)state;

    open_club(&server);
    invite(&server, "@bob:elsewhere");
    assert_false(homeserver_has(&server, "POST", "/join/%21r"));
    homeserver_answer(
        &server,
        homeserver_take(&server, "GET",
                        "/rooms/%21MhUFMtKBNmBiLHNXMj%3Alocalhost/state/m.room.member/"
                        "%40bob%3Aelsewhere"),
        404, "{\"errcode\":\"M_NOT_FOUND\"}");
    homeserver_answer(
        &server, homeserver_take(&server, "GET", "/rooms/%21staff%3Alocalhost/state/"),
        200, "{\"membership\":\"join\"}");
    assert_true(homeserver_has(&server, "POST", "/join/%21r%3Ax?via=elsewhere"));
    homeserver_close(&server);
}

static void who_is_a_member_of_none_is_refused(void **state)
{
    static const char *const answers[] = {"{\"membership\":\"leave\"}",
                                          "{\"membership\":7}", "<html>"};
    (void)state;

    for (size_t i = 0; i < COUNT_OF(answers); i++) {
        struct homeserver server;
        open_club(&server);
        invite(&server, "@bob:elsewhere");
        for (int room = 0; room < 2; room++)
            homeserver_answer(&server,
                              homeserver_take(&server, "GET", "/state/m.room.member/"),
                              200, answers[i]);
        assert_true(homeserver_has(&server, "POST", "/rooms/%21r%3Ax/leave"));
        assert_false(homeserver_has(&server, "POST", "/join/%21r"));
        homeserver_close(&server);
    }
}

static void asking_goes_on_after_a_crash(void **state)
{
    struct homeserver server;
    (void)state;

    open_club(&server);
    invite(&server, "@bob:elsewhere");
    homeserver_take(&server, "GET", "/state/m.room.member/");
    homeserver_kill(&server);
    homeserver_go_online(&server);
    assert_true(homeserver_has(&server, "GET", "/state/m.room.member/%40bob"));
    homeserver_close(&server);
}

static void accepted_invitation_is_judged_again_at_the_start(void **state)
{
    struct homeserver server;
    (void)state;

    open_club(&server);
    invite(&server, "@boss:x");
    assert_true(homeserver_has(&server, "POST", "/join/%21r"));
    server.options = &distrusting;
    homeserver_kill(&server);
    homeserver_go_online(&server);
    assert_false(homeserver_has(&server, "POST", "/join/%21r"));
    assert_true(homeserver_has(&server, "POST", "/rooms/%21r%3Ax/leave"));
    homeserver_close(&server);
}

/* One sync with so many invitations by this user, and one by the boss. */
static void flood(struct homeserver *server, const char *sender, int count)
{
    static const char form[] =
        "%s\"!%s%d:x\":{\"invite_state\":{\"events\":[{\"type\":\"m.room.member\","
        "\"sender\":\"%s\",\"state_key\":\"" USER
        "\",\"content\":{\"membership\":\"invite\"}}]}}";
    struct buf text;

    buf_init(&text, 8 << 20);
    buf_add(&text, STR("{\"next_batch\":\"f\",\"rooms\":{\"invite\":{"));
    for (int i = 0; i < count; i++)
        buf_format(&text, form, i > 0 ? "," : "", "flood", i, sender);
    buf_format(&text, form, ",", "good", 0, "@boss:good");
    buf_add(&text, STR("}}}"));
    homeserver_sync(server, arena_copy(&server->arena, buf_view(&text)).ptr);
    buf_clear(&text);
}

static size_t count_rooms(const struct homeserver *server)
{
    size_t count = 0;

    for (size_t i = 0; i < server->rows.count; i++)
        count += server->rows.items[i].kind == MATRIX_ROOM;
    return count;
}

static void ten_thousand_invitations_keep_nobody_out_and_leave_little(void **state)
{
    static const char *const senders[] = {"@boss:flood", "@stranger:x"};
    (void)state;

    for (size_t i = 0; i < COUNT_OF(senders); i++) {
        struct homeserver server;
        open_club(&server);
        size_t events = server.events.count;
        flood(&server, senders[i], 10000);
        for (int left = 100;
             left > 0 && !homeserver_has(&server, "POST", "/join/%21good"); left--)
            homeserver_answer(
                &server,
                homeserver_has(&server, "POST", "/join/%21flood")
                    ? homeserver_take(&server, "POST", "/join/%21flood")
                    : homeserver_take(&server, "GET", "/state/m.room.member"),
                403, "{\"errcode\":\"M_FORBIDDEN\"}");
        homeserver_take(&server, "POST", "/join/%21good");
        assert_in_range(count_rooms(&server), 1, 60);
        assert_in_range(server.events.count - events, 1, 60);
        homeserver_close(&server);
    }
}

static void send_count(struct homeserver *server, const char *room, int count)
{
    homeserver_sync(server,
                    arena_format(&server->arena,
                                 "{\"next_batch\":\"c\",\"rooms\":{\"join\":{\"%s\":"
                                 "{\"summary\":{\"m.joined_member_count\":%d,"
                                 "\"m.invited_member_count\":0},\"timeline\":"
                                 "{\"events\":[]}}}}}",
                                 room, count)
                        .ptr);
}

static void deserted_room_is_left_and_forgotten(void **state)
{
    struct homeserver server;
    (void)state;

    open_club(&server);
    send_count(&server, "!r:x", 2);
    assert_false(homeserver_has(&server, "POST", "/leave"));
    send_count(&server, "!r:x", 1);
    homeserver_answer(&server, homeserver_take(&server, "POST", "/rooms/%21r%3Ax/leave"),
                      200, "{}");
    assert_non_null(homeserver_event(&server, MATRIX_LEFT));
    homeserver_answer(&server, homeserver_take(&server, "POST", "/rooms/%21r%3Ax/forget"),
                      200, "{}");
    homeserver_close(&server);
}

static void deserted_room_of_the_configuration_is_kept(void **state)
{
    struct homeserver server;
    (void)state;

    open_club(&server);
    send_count(&server, ROOM, 1);
    assert_false(homeserver_has(&server, "POST", "/leave"));
    homeserver_close(&server);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(member_of_a_trusted_room_may_invite),
        cmocka_unit_test(who_is_a_member_of_none_is_refused),
        cmocka_unit_test(asking_goes_on_after_a_crash),
        cmocka_unit_test(accepted_invitation_is_judged_again_at_the_start),
        cmocka_unit_test(ten_thousand_invitations_keep_nobody_out_and_leave_little),
        cmocka_unit_test(deserted_room_is_left_and_forgotten),
        cmocka_unit_test(deserted_room_of_the_configuration_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
