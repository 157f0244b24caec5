/* SPDX-License-Identifier: MIT */
#include "homeserver.h"

#include "matrix/cut.h"
#include "matrix/sync.h"

static const char *const recorded[] = {
    "sync-initial-empty",
    "sync-invite-direct",
    "sync-invite-v12",
    "sync-joined",
    "sync-joined-v12",
    "sync-kicked",
    "sync-limited",
    "sync-own-echo",
    "sync-plaintext-in-encrypted-room",
    "sync-question",
    "sync-question-edited",
    "sync-reaction",
    "sync-replacement-room",
    "sync-state-after-initial",
    "sync-thread-question",
    "sync-tombstone",
};

static size_t count_events(struct str rooms, struct arena *arena, uint64_t *dropped)
{
    struct matrix_sync_room room;
    struct matrix_sync_event event;
    size_t count = 0;

    while (matrix_sync_next_room(&rooms, arena, &room, dropped)) {
        for (; matrix_sync_next_event(&room.state, &event, dropped); count++)
            matrix_sync_event_clear(&event);
        for (; matrix_sync_next_event(&room.timeline, &event, dropped); count++)
            matrix_sync_event_clear(&event);
    }
    return count;
}

/* All arrays named "events" in the rooms, by a parser that reads the text as a whole. */
static size_t count_all(const struct json *json)
{
    size_t count = 0;

    for (const struct json *room = json_first(json); room; room = json_next(room))
        for (const struct json *part = json_first(room); part; part = json_next(part))
            if (!str_equal(json_key(part), STR("account_data"))
                && !str_equal(json_key(part), STR("ephemeral")))
                count += json_count(json_get(part, "events"));
    return count;
}

static void recorded_responses_lose_no_event(void **state)
{
    (void)state;

    for (size_t i = 0; i < COUNT_OF(recorded); i++) {
        struct arena arena;
        struct matrix_sync sync;
        struct error err = {0};
        uint64_t dropped = 0;
        arena_init(&arena);
        struct str body = homeserver_capture(&arena, recorded[i]);
        struct json *json = json_parse(body, body.len, &err);
        const struct json *rooms = json_get(json, "rooms");
        assert_true(matrix_sync_read(body, &arena, &sync, &err));
        assert_int_equal(count_events(sync.joined, &arena, &dropped),
                         count_all(json_get(rooms, "join")));
        assert_int_equal(count_events(sync.invited, &arena, &dropped),
                         count_all(json_get(rooms, "invite")));
        assert_int_equal(count_events(sync.left, &arena, &dropped),
                         count_all(json_get(rooms, "leave")));
        assert_int_equal(dropped, 0);
        json_destroy(json);
        arena_clear(&arena);
    }
}

static void no_beginning_of_a_response_is_taken_for_the_whole(void **state)
{
    struct arena arena;
    struct matrix_sync sync;
    struct error err = {0};
    (void)state;

    arena_init(&arena);
    struct str body = homeserver_capture(&arena, "sync-question");
    for (size_t len = 0; len < body.len; len++) {
        char *part = alloc_copy(body.ptr, len);
        assert_false(matrix_sync_read(str_make(part, len), &arena, &sync, &err));
        free(part);
    }
    assert_true(matrix_sync_read(body, &arena, &sync, &err));
    arena_clear(&arena);
}

static void next_message_of_a_user_is_told_by_its_outline(void **state)
{
#define EVENT(members) "{\"type\":\"m.room.message\",\"event_id\":\"$a\"," members "}"
    static const char *const others[] = {
        "]",
        EVENT("\"sender\":\"@ann:localhost\""),
        EVENT("\"sender\":\"@bot:localhost\",\"state_key\":\"\""),
        EVENT("\"sender\":\"\\u0040bot:localhost\""),
        EVENT("\"sender\":[\"@bot:localhost\"]"),
        "{\"type\":\"m.room.member\",\"event_id\":\"$a\",\"sender\":\"@bot:localhost\"}",
        "{\"type\":\"m.room.message\",\"sender\":\"@bot:localhost\"}",
        "{\"type\":\"m.room.message\",\"sender\":\"@bot:localhost\"",
    };
    struct str own = STR(EVENT("\"sender\":\"@bot:localhost\"") ",7]");
    struct str id, behind;
    (void)state;

    assert_true(matrix_sync_next_is_by(own, STR("@bot:localhost"), &id, &behind));
    assert_true(str_equal(id, STR("$a")));
    assert_true(str_equal(behind, STR("7]")));
    for (size_t i = 0; i < COUNT_OF(others); i++)
        assert_false(matrix_sync_next_is_by(str_from_c(others[i]), STR("@bot:localhost"),
                                            &id, &behind));
#undef EVENT
}

static void broken_room_does_not_hide_the_next(void **state)
{
    static const char body[] =
        "{\"next_batch\":\"x\",\"rooms\":{\"join\":{\"!a:b\":[1],\"nonsense\":{},"
        "\"!c\\u003ad\":{\"timeline\":{\"events\":[]},\"summary\":7}}}}";
    struct arena arena;
    struct matrix_sync sync;
    struct matrix_sync_room room;
    struct error err = {0};
    uint64_t dropped = 0;
    (void)state;

    arena_init(&arena);
    assert_true(matrix_sync_read(str_from_c(body), &arena, &sync, &err));
    assert_true(matrix_sync_next_room(&sync.joined, &arena, &room, &dropped));
    assert_true(str_equal(room.id, STR("!c:d")));
    assert_int_equal(room.joined_count, -1);
    assert_int_equal(dropped, 2);
    assert_false(matrix_sync_next_room(&sync.joined, &arena, &room, &dropped));
    arena_clear(&arena);
}

static void outline_is_strict_about_commas_and_brackets(void **state)
{
    static const char *const bad[] = {
        "{\"a\":1,}",  "{\"a\":1]",  "{\"a\" 1}",
        "{a:1}",       "{\"a\":}",   "{\"a\":1 \"b\":2}",
        "{\"a\":\"x}", "{\"a\":[1}", "{\"a\":1}}",
        "{",           "",
    };
    (void)state;

    for (size_t i = 0; i < COUNT_OF(bad); i++) {
        struct str text = str_from_c(bad[i]), key, value;
        bool is_open = matrix_cut_object(&text);
        while (is_open && matrix_cut_member(&text, &key, &value))
            ;
        assert_false(is_open && matrix_cut_is_done(text));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(recorded_responses_lose_no_event),
        cmocka_unit_test(no_beginning_of_a_response_is_taken_for_the_whole),
        cmocka_unit_test(next_message_of_a_user_is_told_by_its_outline),
        cmocka_unit_test(broken_room_does_not_hide_the_next),
        cmocka_unit_test(outline_is_strict_about_commas_and_brackets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
