/* SPDX-License-Identifier: MIT */
/* Devices that have changed while syncs were missed. */
#include "stage.h"

/* Ann has one more device, and the bot is not told. */
static struct person *add_unseen(struct stage *stage)
{
    struct person *second =
        world_add(&stage->world, "@ann:localhost", "SECOND", E2EE_OPEN);

    stage->bot->options.policy = E2EE_OPEN;
    world_restart(&stage->world, stage->bot);
    for (unsigned i = 0; i < 4; i++) {
        world_sync(&stage->world, second);
        while (world_serve(&stage->world, second))
            e2ee_machine_tick(second->machine, stage->world.now_ms);
    }
    json_destroy(stage->bot->changed);
    stage->bot->changed = json_array_create();
    return second;
}

static void miss(struct stage *stage)
{
    e2ee_machine_devices_missed(stage->bot->machine, STR("s 1"), stage->world.now_ms);
    world_restart(&stage->world, stage->bot);
    e2ee_machine_position(stage->bot->machine, STR("s2"), stage->world.now_ms);
}

static void who_has_changed_in_a_gap_is_asked_for(void **state)
{
    struct stage *stage = *state;
    struct person *second = add_unseen(stage);

    stage->world.changes = "{\"changed\":[\"@ann:localhost\"],\"left\":[]}";
    miss(stage);
    struct json *event = world_say(&stage->world, stage->bot, "for both");
    assert_true(str_find(stage->world.changes_path, STR("?from=s%201&to=s2"))
                != STR_NOT_FOUND);
    world_run(&stage->world);
    world_assert_reads(&stage->world, second, event, "for both");
    assert_int_equal(memory_count(&stage->bot->memory, E2EE_GAP), 0);
    json_destroy(event);
}

static void everybody_is_asked_for_when_the_server_does_not_know(void **state)
{
    struct stage *stage = *state;
    struct person *second = add_unseen(stage);

    miss(stage);
    struct json *event = world_say(&stage->world, stage->bot, "for both");
    world_run(&stage->world);
    world_assert_reads(&stage->world, second, event, "for both");
    json_destroy(event);
}

static void message_waits_for_the_changes_but_not_for_ever(void **state)
{
    struct stage *stage = *state;

    struct json *event = world_say(&stage->world, stage->bot, "a session");
    json_destroy(event);
    world_run(&stage->world);
    miss(stage);
    stage->world.lost_path = "/keys/changes";
    stage->world.lost_count = 100;
    assert_false(world_prepare(&stage->world, stage->bot));
    world_wait(&stage->world, 31 * 1000);
    assert_true(world_prepare(&stage->world, stage->bot));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STAGED(who_has_changed_in_a_gap_is_asked_for),
        STAGED(everybody_is_asked_for_when_the_server_does_not_know),
        STAGED(message_waits_for_the_changes_but_not_for_ever),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
