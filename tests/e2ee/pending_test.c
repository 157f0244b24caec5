/* SPDX-License-Identifier: MIT */
#include "stage.h"

static void question_without_its_key_waits_and_is_told_when_it_comes(void **state)
{
    struct stage *stage = *state;
    struct json *question = world_say(&stage->world, stage->ann, "late?");

    assert_int_equal(world_try(&stage->world, stage->bot, question, NULL), E2EE_WAITS);
    e2ee_machine_await(stage->bot->machine, STR(ROOM), question, true,
                       stage->world.now_ms);
    world_restart(&stage->world, stage->bot);
    world_run(&stage->world);
    assert_int_equal(world_count_events(stage->bot, E2EE_LATE), 1);
    assert_false(e2ee_machine_is_awaited(stage->bot->machine, STR(ROOM),
                                         json_string(question, "event_id")));
    e2ee_machine_settle(stage->bot->machine);
    assert_int_equal(memory_count(&stage->bot->memory, E2EE_PENDING), 0);
    world_wait(&stage->world, 60 * 1000);
    assert_int_equal(world_count_events(stage->bot, E2EE_LATE), 1);
    assert_int_equal(world_count_events(stage->bot, E2EE_HINT_DUE), 0);
    json_destroy(question);
}

/* An owner that was killed before it had dealt with it. */
static void question_that_was_told_and_not_settled_is_told_again_at_the_next_start(
    void **state)
{
    struct stage *stage = *state;
    struct json *question = world_say(&stage->world, stage->ann, "late?");

    e2ee_machine_await(stage->bot->machine, STR(ROOM), question, true,
                       stage->world.now_ms);
    world_run(&stage->world);
    assert_int_equal(world_count_events(stage->bot, E2EE_LATE), 1);
    assert_int_equal(e2ee_machine_counters(stage->bot->machine).pending, 0);
    world_restart(&stage->world, stage->bot);
    world_run(&stage->world);
    assert_int_equal(world_count_events(stage->bot, E2EE_LATE), 2);
    world_wait(&stage->world, 60 * 1000);
    assert_int_equal(world_count_events(stage->bot, E2EE_LATE), 2);
    assert_int_equal(world_count_events(stage->bot, E2EE_HINT_DUE), 0);
    json_destroy(question);
}

/* An edit that could be opened before its question. */
static void event_that_was_told_and_is_kept_on_is_told_again(void **state)
{
    struct stage *stage = *state;
    struct json *edit = world_say(&stage->world, stage->ann, "corrected");

    e2ee_machine_await(stage->bot->machine, STR(ROOM), edit, false, stage->world.now_ms);
    world_run(&stage->world);
    assert_int_equal(world_count_events(stage->bot, E2EE_LATE), 1);
    e2ee_machine_await(stage->bot->machine, STR(ROOM), edit, false, stage->world.now_ms);
    e2ee_machine_settle(stage->bot->machine);
    assert_int_equal(memory_count(&stage->bot->memory, E2EE_PENDING), 1);
    e2ee_machine_retry(stage->bot->machine, json_string(edit, "sender"));
    world_run(&stage->world);
    assert_int_equal(world_count_events(stage->bot, E2EE_LATE), 2);
    e2ee_machine_settle(stage->bot->machine);
    assert_int_equal(memory_count(&stage->bot->memory, E2EE_PENDING), 0);
    json_destroy(edit);
}

static void question_that_was_withdrawn_is_not_told_when_its_key_comes(void **state)
{
    struct stage *stage = *state;
    struct json *question = world_say(&stage->world, stage->ann, "late?");
    struct str id = json_string(question, "event_id");

    e2ee_machine_await(stage->bot->machine, STR(ROOM), question, true,
                       stage->world.now_ms);
    e2ee_machine_withdrawn(stage->bot->machine, STR("!other:x"), id);
    assert_true(e2ee_machine_is_awaited(stage->bot->machine, STR(ROOM), id));
    e2ee_machine_withdrawn(stage->bot->machine, STR(ROOM), id);
    assert_false(e2ee_machine_is_awaited(stage->bot->machine, STR(ROOM), id));
    assert_int_equal(memory_count(&stage->bot->memory, E2EE_PENDING), 0);
    world_run(&stage->world);
    assert_int_equal(world_count_events(stage->bot, E2EE_LATE), 0);
    json_destroy(question);
}

static void late_events_are_told_in_the_order_in_which_they_came(void **state)
{
    struct stage *stage = *state;
    struct json *events[12];

    for (size_t i = 0; i < COUNT_OF(events); i++) {
        events[i] = world_say(&stage->world, stage->ann, "x");
        e2ee_machine_await(stage->bot->machine, STR(ROOM), events[i], true,
                           stage->world.now_ms);
    }
    world_restart(&stage->world, stage->bot);
    world_run(&stage->world);
    size_t count = 0;
    for (size_t i = 0; i < stage->bot->events.count; i++) {
        const struct e2ee_event *late = &stage->bot->events.items[i];
        if (late->kind == E2EE_LATE)
            assert_true(str_find(late->event, json_string(events[count++], "event_id"))
                        != STR_NOT_FOUND);
    }
    assert_int_equal(count, COUNT_OF(events));
    for (size_t i = 0; i < COUNT_OF(events); i++)
        json_destroy(events[i]);
}

static void asker_of_a_direct_room_gets_one_hint(void **state)
{
    struct stage *stage = *state;
    struct json *one = world_say(&stage->world, stage->ann, "one");
    struct json *two = world_say(&stage->world, stage->ann, "two");

    e2ee_machine_await(stage->bot->machine, STR(ROOM), one, true, stage->world.now_ms);
    e2ee_machine_await(stage->bot->machine, STR(ROOM), two, true, stage->world.now_ms);
    world_wait(&stage->world, 29 * 1000);
    assert_int_equal(world_count_events(stage->bot, E2EE_HINT_DUE), 0);
    world_wait(&stage->world, 2 * 1000);
    assert_int_equal(world_count_events(stage->bot, E2EE_HINT_DUE), 1);
    world_wait(&stage->world, 20 * 60 * 1000);
    assert_int_equal(memory_count(&stage->bot->memory, E2EE_PENDING), 0);
    json_destroy(one);
    json_destroy(two);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STAGED(question_without_its_key_waits_and_is_told_when_it_comes),
        STAGED(question_that_was_told_and_not_settled_is_told_again_at_the_next_start),
        STAGED(event_that_was_told_and_is_kept_on_is_told_again),
        STAGED(question_that_was_withdrawn_is_not_told_when_its_key_comes),
        STAGED(late_events_are_told_in_the_order_in_which_they_came),
        STAGED(asker_of_a_direct_room_gets_one_hint),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
