/* SPDX-License-Identifier: MIT */
#include "stage.h"

static void question_and_answer_are_read(void **state)
{
    struct stage *stage = *state;
    struct json *question = world_say(&stage->world, stage->ann, "what is it?");

    world_run(&stage->world);
    world_assert_reads(&stage->world, stage->bot, question, "what is it?");
    struct json *answer = world_say(&stage->world, stage->bot, "a cold");
    world_run(&stage->world);
    world_assert_reads(&stage->world, stage->ann, answer, "a cold");
    json_destroy(question);
    json_destroy(answer);
}

static void restart_keeps_device_identity_and_sessions(void **state)
{
    struct stage *stage = *state;
    struct json *first = world_say(&stage->world, stage->bot, "one");

    world_run(&stage->world);
    world_restart(&stage->world, stage->bot);
    world_run(&stage->world);
    assert_true(e2ee_machine_is_verified(stage->bot->machine));
    struct json *second = world_say(&stage->world, stage->bot, "two");
    assert_true(str_equal(json_string(json_get(first, "content"), "session_id"),
                          json_string(json_get(second, "content"), "session_id")));
    world_assert_reads(&stage->world, stage->ann, first, "one");
    world_assert_reads(&stage->world, stage->ann, second, "two");
    json_destroy(first);
    json_destroy(second);
}

static void relation_stands_outside_and_comes_back_inside(void **state)
{
    struct stage *stage = *state;
    struct json *content = json_object_create(), *plain = NULL;
    struct error why;

    assert_true(world_prepare(&stage->world, stage->bot));
    json_add_string(content, "body", STR("so"));
    json_add_string(
        json_add_object(json_add_object(content, "m.relates_to"), "m.in_reply_to"),
        "event_id", STR("$q"));
    struct json *event =
        world_event(&stage->world, "@faq:localhost",
                    e2ee_machine_seal(stage->bot->machine, STR(ROOM), "m.room.message",
                                      content, stage->world.now_ms));
    world_run(&stage->world);
    assert_non_null(json_get(json_get(event, "content"), "m.relates_to"));
    assert_int_equal(e2ee_machine_open(stage->ann->machine, STR(ROOM), event,
                                       stage->world.now_ms, &plain, &why),
                     E2EE_OPENED);
    const struct json *relation = json_get(json_get(plain, "content"), "m.relates_to");
    assert_true(str_equal(json_string(json_get(relation, "m.in_reply_to"), "event_id"),
                          STR("$q")));
    json_destroy(plain);
    json_destroy(content);
    json_destroy(event);
}

static void message_waits_while_the_server_is_down_for_claims(void **state)
{
    struct stage *stage = *state;

    for (unsigned i = 0; i < 6; i++) {
        stage->world.lost_path = "/keys/claim";
        stage->world.lost_count = 1;
        assert_false(world_prepare(&stage->world, stage->bot));
        world_wait(&stage->world, 100 * 1000);
    }
    stage->world.lost_count = 0;
    struct json *event = world_say(&stage->world, stage->bot, "now");
    world_run(&stage->world);
    world_assert_reads(&stage->world, stage->ann, event, "now");
    json_destroy(event);
}

/* A copy of an event with another value of one of its members. */
static struct json *forged(const struct json *event, const char *key, const char *value)
{
    struct json *text = json_array_create();

    json_add_string(text, NULL, str_from_c(value));
    struct json *copy = world_with(event, str_from_c(key), NULL);
    json_add_copy(copy, key, json_first(text));
    json_destroy(text);
    return copy;
}

static void message_sent_a_second_time_is_refused(void **state)
{
    struct stage *stage = *state;
    struct json *event = world_say(&stage->world, stage->ann, "once");
    struct json *again = forged(event, "event_id", "$another");

    world_run(&stage->world);
    world_assert_reads(&stage->world, stage->bot, event, "once");
    world_assert_reads(&stage->world, stage->bot, event, "once");
    assert_int_equal(world_try(&stage->world, stage->bot, again, NULL), E2EE_REFUSED);
    json_destroy(event);
    json_destroy(again);
}

static void message_under_another_name_is_refused(void **state)
{
    struct stage *stage = *state;
    struct json *event = world_say(&stage->world, stage->ann, "mine");
    struct json *stolen = forged(event, "sender", "@eve:localhost");

    world_run(&stage->world);
    assert_int_equal(world_try(&stage->world, stage->bot, stolen, NULL), E2EE_REFUSED);
    json_destroy(event);
    json_destroy(stolen);
}

static void message_moved_to_another_room_is_not_read(void **state)
{
    struct stage *stage = *state;
    struct json *event = world_say(&stage->world, stage->ann, "here"), *plain = NULL;
    struct error why = {0};

    world_run(&stage->world);
    assert_int_not_equal(e2ee_machine_open(stage->bot->machine, STR("!other:localhost"),
                                           event, stage->world.now_ms, &plain, &why),
                         E2EE_OPENED);
    assert_null(plain);
    json_destroy(event);
}

static void one_who_left_cannot_read_on(void **state)
{
    struct stage *stage = *state;
    struct person *bob = world_add(&stage->world, "@bob:localhost", "BOB", E2EE_COMPAT);

    world_run(&stage->world);
    struct json *before = world_say(&stage->world, stage->bot, "for all");
    world_run(&stage->world);
    world_assert_reads(&stage->world, bob, before, "for all");
    world_state(&stage->world, stage->bot, "m.room.member", "@bob:localhost",
                "{\"membership\":\"leave\"}");
    struct json *after = world_say(&stage->world, stage->bot, "for ann");
    world_run(&stage->world);
    assert_int_equal(world_try(&stage->world, bob, after, NULL), E2EE_WAITS);
    world_assert_reads(&stage->world, stage->ann, after, "for ann");
    json_destroy(before);
    json_destroy(after);
}

static void newcomer_reads_what_follows_without_a_new_session(void **state)
{
    struct stage *stage = *state;
    struct json *before = world_say(&stage->world, stage->bot, "early");

    world_run(&stage->world);
    struct person *bob = world_add(&stage->world, "@bob:localhost", "BOB", E2EE_COMPAT);
    world_run(&stage->world);
    struct json *after = world_say(&stage->world, stage->bot, "now");
    world_run(&stage->world);
    assert_true(str_equal(json_string(json_get(before, "content"), "session_id"),
                          json_string(json_get(after, "content"), "session_id")));
    assert_int_equal(world_try(&stage->world, bob, before, NULL), E2EE_WAITS);
    world_assert_reads(&stage->world, bob, after, "now");
    json_destroy(before);
    json_destroy(after);
}

static size_t count_refusals(const struct person *person, const char *code)
{
    size_t count = 0;

    for (const struct json *event = json_first(person->inbox); event;
         event = json_next(event))
        count += str_equal(json_string(event, "type"), STR("m.room_key.withheld"))
                 && str_equal(json_string(json_get(event, "content"), "code"),
                              str_from_c(code));
    return count;
}

static void take_keys_away(struct world *world, const struct person *person)
{
    struct str user = str_from_c(person->user), device = str_from_c(person->device);

    world_set_deep(&world->keys, user, device, json_object_create());
    world_set_deep(&world->fallback, user, device, json_object_create());
}

static void device_without_keys_is_told_so_once_until_it_has_some(void **state)
{
    struct stage *stage = *state;
    struct person *bob = world_add(&stage->world, "@bob:localhost", "BOB", E2EE_COMPAT);
    struct json *event;

    world_run(&stage->world);
    take_keys_away(&stage->world, bob);
    world_state(&stage->world, stage->bot, "m.room.encryption", "",
                "{\"algorithm\":\"m.megolm.v1.aes-sha2\",\"rotation_period_msgs\":1}");
    for (unsigned i = 0; i < 3; i++) {
        json_destroy(world_say(&stage->world, stage->bot, "not for bob"));
        world_wait(&stage->world, 2 * 3600 * 1000);
    }
    assert_int_equal(count_refusals(bob, "m.no_olm"), 1);
    world_run(&stage->world);
    event = world_say(&stage->world, stage->bot, "for bob, too");
    world_run(&stage->world);
    world_assert_reads(&stage->world, bob, event, "for bob, too");
    json_destroy(event);
}

static void session_is_changed_after_its_messages_and_its_time(void **state)
{
    struct stage *stage = *state;
    struct json *events[4];

    world_state(&stage->world, stage->bot, "m.room.encryption", "",
                "{\"algorithm\":\"m.megolm.v1.aes-sha2\",\"rotation_period_msgs\":2,"
                "\"rotation_period_ms\":1}");
    for (size_t i = 0; i < COUNT_OF(events); i++) {
        events[i] = world_say(&stage->world, stage->bot, "x");
        world_wait(&stage->world, i == 2 ? 3601 * 1000 : 1000);
    }
    world_run(&stage->world);
    struct str ids[4];
    for (size_t i = 0; i < COUNT_OF(events); i++)
        ids[i] = json_string(json_get(events[i], "content"), "session_id");
    assert_true(str_equal(ids[0], ids[1]));
    assert_false(str_equal(ids[1], ids[2]));
    assert_false(str_equal(ids[2], ids[3]));
    for (size_t i = 0; i < COUNT_OF(events); i++) {
        world_assert_reads(&stage->world, stage->ann, events[i], "x");
        json_destroy(events[i]);
    }
}

static void encryption_that_is_taken_away_or_unknown_is_never_plain(void **state)
{
    struct stage *stage = *state;
    struct error why = {0};

    world_state(&stage->world, stage->bot, "m.room.encryption", "", "{}");
    struct json *event = world_say(&stage->world, stage->bot, "still");
    json_destroy(event);
    world_state(&stage->world, stage->bot, "m.room.encryption", "",
                "{\"algorithm\":\"m.new\"}");
    assert_int_equal(
        e2ee_machine_prepare(stage->bot->machine, STR(ROOM), stage->world.now_ms, &why),
        E2EE_NEVER);
}

static void key_is_shared_although_each_request_fails_once(void **state)
{
    struct stage *stage = *state;
    bool is_ready = false;

    for (unsigned i = 0; i < 20 && !is_ready; i++) {
        stage->world.fail_next = i % 2 == 0 ? 1 : 0;
        is_ready = world_prepare(&stage->world, stage->bot);
        world_wait(&stage->world, 2000);
    }
    assert_true(is_ready);
    struct json *event = world_say(&stage->world, stage->bot, "at last");
    world_run(&stage->world);
    world_assert_reads(&stage->world, stage->ann, event, "at last");
    json_destroy(event);
}

static void key_whose_acceptance_was_lost_is_sent_again_as_it_was(void **state)
{
    struct stage *stage = *state;

    stage->world.lost_path = "/sendToDevice/";
    stage->world.lost_count = 1;
    world_prepare(&stage->world, stage->bot);
    assert_int_equal(stage->world.lost_count, 0);
    assert_int_equal(json_count(stage->ann->inbox), 1);
    world_restart(&stage->world, stage->bot);
    world_wait(&stage->world, 3000);
    struct json *event = world_say(&stage->world, stage->bot, "once");
    world_run(&stage->world);
    world_assert_reads(&stage->world, stage->ann, event, "once");
    assert_false(world_was_told(stage->ann, "could not be read"));
    json_destroy(event);
}

static void upload_whose_acceptance_was_lost_is_the_same_again(void **state)
{
    struct stage *stage = *state;

    stage->world.lost_path = "/keys/upload";
    stage->world.lost_count = 2;
    struct person *bob = world_add(&stage->world, "@bob:localhost", "BOB", E2EE_COMPAT);
    world_run(&stage->world);
    world_restart(&stage->world, bob);
    world_run(&stage->world);
    world_wait(&stage->world, 10 * 1000);
    world_run(&stage->world);
    assert_false(world_was_told(bob, "older than"));
    assert_true(e2ee_machine_is_verified(bob->machine));
    assert_int_equal(world_keys_left(&stage->world, bob), 50);
}

static void one_time_keys_are_made_anew_as_they_are_used(void **state)
{
    struct stage *stage = *state;
    static const char *const devices[] = {"B1", "B2", "B3"};

    for (size_t i = 0; i < COUNT_OF(devices); i++)
        world_add(&stage->world, "@bob:localhost", devices[i], E2EE_OPEN);
    world_run(&stage->world);
    struct json *events[3];
    for (size_t i = 0; i < COUNT_OF(devices); i++)
        events[i] = world_say(&stage->world, &stage->world.people[2 + i], "hi");
    world_run(&stage->world);
    assert_int_equal(world_keys_left(&stage->world, stage->bot), 50);
    for (size_t i = 0; i < COUNT_OF(devices); i++)
        json_destroy(events[i]);
}

/* The first key that it makes anew has a name that is taken. */
static void rows_brought_back_from_a_copy_seal_nothing_more(void **state)
{
    struct stage *stage = *state;
    struct json *first = world_say(&stage->world, stage->bot, "one");

    world_run(&stage->world);
    memory_keep(&stage->bot->memory);
    struct person *bob = world_add(&stage->world, "@bob:localhost", "B1", E2EE_OPEN);
    world_run(&stage->world);
    json_destroy(world_say(&stage->world, bob, "uses a key"));
    world_run(&stage->world);
    memory_lose(&stage->bot->memory);
    world_restart(&stage->world, stage->bot);
    world_run(&stage->world);
    bob = world_add(&stage->world, "@bob:localhost", "B2", E2EE_OPEN);
    world_run(&stage->world);
    json_destroy(world_say(&stage->world, bob, "uses another"));
    world_run(&stage->world);
    world_wait(&stage->world, 2 * 60 * 1000);
    world_run(&stage->world);
    assert_true(world_was_told(stage->bot, "older than"));
    assert_true(world_keys_left(&stage->world, stage->bot) >= 50);
    struct json *second = world_say(&stage->world, stage->bot, "two");
    world_run(&stage->world);
    assert_false(str_equal(json_string(json_get(first, "content"), "session_id"),
                           json_string(json_get(second, "content"), "session_id")));
    json_destroy(first);
    json_destroy(second);
}

static struct json *seen_again(struct stage *stage, const char *text)
{
    struct json *event = world_say(&stage->world, stage->bot, text);

    world_run(&stage->world);
    e2ee_machine_own(stage->bot->machine, STR(ROOM), event, stage->world.now_ms);
    return event;
}

static struct str session_of(const struct json *event)
{
    return json_string(json_get(event, "content"), "session_id");
}

static void own_messages_that_come_back_are_no_sign_of_a_copy(void **state)
{
    struct stage *stage = *state;
    struct json *first = seen_again(stage, "one");
    struct json *second = seen_again(stage, "two");

    world_restart(&stage->world, stage->bot);
    world_run(&stage->world);
    e2ee_machine_own(stage->bot->machine, STR(ROOM), first, stage->world.now_ms);
    e2ee_machine_own(stage->bot->machine, STR(ROOM), second, stage->world.now_ms);
    e2ee_machine_gap(stage->bot->machine, STR(ROOM)); /* a new session */
    struct json *third = seen_again(stage, "three");
    e2ee_machine_own(stage->bot->machine, STR(ROOM), second, stage->world.now_ms);
    world_run(&stage->world);
    assert_false(world_was_told(stage->bot, "older than"));
    assert_true(str_equal(session_of(first), session_of(second)));
    json_destroy(first);
    json_destroy(second);
    json_destroy(third);
}

/* In the same session, and in one that the copy does not have. */
static void an_own_message_that_the_rows_do_not_know_ends_all_sessions(void **state)
{
    struct stage *stage = *state;

    for (unsigned is_new = 0; is_new < 2; is_new++) {
        struct json *known = seen_again(stage, "known");
        memory_keep(&stage->bot->memory);
        if (is_new)
            e2ee_machine_gap(stage->bot->machine, STR(ROOM));
        struct json *later = seen_again(stage, "later");
        assert_int_equal(is_new, !str_equal(session_of(known), session_of(later)));
        memory_lose(&stage->bot->memory);
        stage->bot->events.count = 0;
        world_restart(&stage->world, stage->bot);
        world_run(&stage->world);
        e2ee_machine_own(stage->bot->machine, STR(ROOM), later, stage->world.now_ms);
        world_run(&stage->world);
        assert_true(world_was_told(stage->bot, "older than"));
        struct json *next = seen_again(stage, "next");
        assert_false(str_equal(session_of(known), session_of(next)));
        world_assert_reads(&stage->world, stage->ann, next, "next");
        json_destroy(known);
        json_destroy(later);
        json_destroy(next);
    }
}

static void broken_olm_session_is_mended_once_an_hour(void **state)
{
    struct stage *stage = *state;
    struct json *event = world_say(&stage->world, stage->ann, "works");

    world_run(&stage->world);
    world_assert_reads(&stage->world, stage->bot, event, "works");
    json_destroy(event);
    /* The bot loses its sessions, as after a backup was brought back. */
    struct e2ee_rows rows = {0};
    struct arena arena;
    arena_init(&arena);
    memory_list(&stage->bot->memory, E2EE_SESSION, (struct str){0}, &arena, &rows);
    for (size_t i = 0; i < rows.count; i++)
        memory_remove(&stage->bot->memory, E2EE_SESSION, rows.items[i].owner,
                      rows.items[i].name);
    arena_clear(&arena);
    e2ee_machine_gap(stage->ann->machine, STR(ROOM)); /* a new room key */
    event = world_say(&stage->world, stage->ann, "lost");
    world_run(&stage->world);
    assert_int_equal(e2ee_machine_counters(stage->bot->machine).repaired, 1);
    json_destroy(event);
    e2ee_machine_gap(stage->ann->machine, STR(ROOM));
    event = world_say(&stage->world, stage->ann, "again");
    world_run(&stage->world);
    world_assert_reads(&stage->world, stage->bot, event, "again");
    assert_int_equal(e2ee_machine_counters(stage->bot->machine).repaired, 1);
    json_destroy(event);
}

static void rows_of_old_sessions_do_not_stay(void **state)
{
    struct stage *stage = *state;
    struct memory *memory = &stage->bot->memory;
    struct json *event = world_say(&stage->world, stage->ann, "old");

    world_run(&stage->world);
    world_assert_reads(&stage->world, stage->bot, event, "old");
    assert_int_equal(memory_count(memory, E2EE_INBOUND), 1);
    world_wait(&stage->world, INT64_C(59) * 24 * 3600 * 1000);
    assert_int_equal(memory_count(memory, E2EE_REPLAY), 1);
    world_wait(&stage->world, INT64_C(2) * 24 * 3600 * 1000);
    assert_int_equal(memory_count(memory, E2EE_INBOUND), 0);
    assert_int_equal(memory_count(memory, E2EE_REPLAY), 0);
    json_destroy(event);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STAGED(question_and_answer_are_read),
        STAGED(restart_keeps_device_identity_and_sessions),
        STAGED(relation_stands_outside_and_comes_back_inside),
        STAGED(message_waits_while_the_server_is_down_for_claims),
        STAGED(message_sent_a_second_time_is_refused),
        STAGED(message_under_another_name_is_refused),
        STAGED(message_moved_to_another_room_is_not_read),
        STAGED(one_who_left_cannot_read_on),
        STAGED(newcomer_reads_what_follows_without_a_new_session),
        STAGED(device_without_keys_is_told_so_once_until_it_has_some),
        STAGED(session_is_changed_after_its_messages_and_its_time),
        STAGED(encryption_that_is_taken_away_or_unknown_is_never_plain),
        STAGED(key_is_shared_although_each_request_fails_once),
        STAGED(key_whose_acceptance_was_lost_is_sent_again_as_it_was),
        STAGED(upload_whose_acceptance_was_lost_is_the_same_again),
        STAGED(one_time_keys_are_made_anew_as_they_are_used),
        STAGED(rows_brought_back_from_a_copy_seal_nothing_more),
        STAGED(own_messages_that_come_back_are_no_sign_of_a_copy),
        STAGED(an_own_message_that_the_rows_do_not_know_ends_all_sessions),
        STAGED(broken_olm_session_is_mended_once_an_hour),
        STAGED(rows_of_old_sessions_do_not_stay),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
