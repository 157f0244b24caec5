/* SPDX-License-Identifier: MIT */
/* Who gets the keys of a room, and when they are changed. */
#include "stage.h"

static const char *say(struct stage *stage)
{
    struct json *event = world_say(&stage->world, stage->bot, "x");
    struct str session = arena_copy(
        &stage->world.arena, json_string(json_get(event, "content"), "session_id"));

    world_run(&stage->world);
    json_destroy(event);
    return session.ptr;
}

static void show(struct stage *stage, const char *visibility)
{
    struct str content =
        arena_format(&stage->world.arena, "{\"history_visibility\":\"%s\"}", visibility);

    world_state(&stage->world, stage->bot, "m.room.history_visibility", "", content.ptr);
}

static void encrypt(struct stage *stage, const char *content)
{
    world_state(&stage->world, stage->bot, "m.room.encryption", "", content);
}

static void session_is_changed_with_the_visibility_of_history(void **state)
{
    struct stage *stage = *state;

    show(stage, "shared");
    const char *first = say(stage);
    show(stage, "shared");
    const char *second = say(stage);
    show(stage, "joined");
    const char *third = say(stage);
    assert_string_equal(first, second);
    assert_string_not_equal(second, third);
}

static void session_is_changed_when_the_algorithm_was_another(void **state)
{
    struct stage *stage = *state;
    const char *first = say(stage);

    encrypt(stage, "{\"algorithm\":\"m.other\"}");
    encrypt(stage, "{\"algorithm\":\"m.megolm.v1.aes-sha2\"}");
    assert_string_not_equal(first, say(stage));
}

static void hostile_periods_change_a_session_at_most_with_each_message(void **state)
{
    static const char *const counts[] = {"0", "-5", "-9223372036854775808", "\"x\"",
                                         "null"};
    struct stage *stage = *state;

    for (size_t i = 0; i < COUNT_OF(counts); i++) {
        struct str content =
            arena_format(&stage->world.arena,
                         "{\"algorithm\":\"m.megolm.v1.aes-sha2\","
                         "\"rotation_period_msgs\":%s,\"rotation_period_ms\":%s}",
                         counts[i], counts[i]);
        encrypt(stage, content.ptr);
        struct json *event = world_say(&stage->world, stage->bot, "still said");
        world_run(&stage->world);
        world_assert_reads(&stage->world, stage->ann, event, "still said");
        json_destroy(event);
    }
}

static enum e2ee_opening try_to_read(struct stage *stage, struct person *reader)
{
    struct json *event = world_say(&stage->world, stage->bot, "who reads?");

    world_run(&stage->world);
    enum e2ee_opening opening = world_try(&stage->world, reader, event, NULL);
    json_destroy(event);
    return opening;
}

static void who_is_invited_reads_where_history_says_so(void **state)
{
    struct stage *stage = *state;
    struct world *world = &stage->world;
    struct person *bob = world_add(world, "@bob:localhost", "BOB", E2EE_COMPAT);

    world_run(world);
    assert_int_equal(try_to_read(stage, bob), E2EE_OPENED);
    world_state(world, stage->bot, "m.room.member", bob->user,
                "{\"membership\":\"invite\"}");
    show(stage, "shared");
    show(stage, "joined");
    assert_int_equal(try_to_read(stage, bob), E2EE_WAITS);
    show(stage, "invited");
    assert_int_equal(try_to_read(stage, bob), E2EE_OPENED);
    show(stage, "joined");
    assert_int_equal(try_to_read(stage, bob), E2EE_WAITS);
    world_state(world, stage->bot, "m.room.member", bob->user,
                "{\"membership\":\"join\"}");
    assert_int_equal(try_to_read(stage, bob), E2EE_OPENED);
}

static void device_that_its_owner_does_not_sign_any_more_cannot_read_on(void **state)
{
    struct stage *stage = *state;

    assert_int_equal(try_to_read(stage, stage->ann), E2EE_OPENED);
    world_set(&stage->world.self_signing, str_from_c(stage->ann->user), NULL);
    world_tell_changed(&stage->world, stage->ann->user);
    world_sync(&stage->world, stage->bot);
    while (world_serve(&stage->world, stage->bot))
        ;
    assert_int_equal(try_to_read(stage, stage->ann), E2EE_WAITS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STAGED(session_is_changed_with_the_visibility_of_history),
        STAGED(session_is_changed_when_the_algorithm_was_another),
        STAGED(hostile_periods_change_a_session_at_most_with_each_message),
        STAGED(who_is_invited_reads_where_history_says_so),
        STAGED(device_that_its_owner_does_not_sign_any_more_cannot_read_on),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
