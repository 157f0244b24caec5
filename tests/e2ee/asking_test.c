/* SPDX-License-Identifier: MIT */
/* Keys that did not come: asked for, given by some, refused from others. */
#include "world.h"

#include "e2ee/claims.h"
#include "e2ee/devices.h"
#include "e2ee/machine.h"
#include "e2ee/outgoing.h"
#include "e2ee/room_keys.h"
#include "e2ee/sessions.h"

static const unsigned char RECOVERY_KEY[32] = {7};

struct stage {
    struct world world;
    struct person *bot, *second, *ann, *eve;
    struct json *question; /* of ann; nobody has got its key */
};

/* SECOND is another device of the bot's user. */
static void set_stage(struct stage *stage, bool is_second_signed)
{
    struct world *world = &stage->world;

    world_open(world);
    world->recovery_key = RECOVERY_KEY;
    stage->bot = world_add(world, "@faq:localhost", "BOT", E2EE_COMPAT);
    world_run(world);
    world->recovery_key = is_second_signed ? RECOVERY_KEY : NULL;
    stage->second = world_add(world, "@faq:localhost", "SECOND", E2EE_COMPAT);
    world->recovery_key = NULL;
    stage->ann = world_add(world, "@ann:localhost", "ANN", E2EE_OPEN);
    stage->eve = world_add(world, "@eve:localhost", "EVE", E2EE_COMPAT);
    world_run(world);
}

static void lose_key_of_question(struct stage *stage, struct person *person)
{
    stage->question = world_say(&stage->world, stage->ann, "what is it?");
    world_lose_inbox(person);
    world_run(&stage->world);
    assert_int_equal(world_try(&stage->world, person, stage->question, NULL), E2EE_WAITS);
    e2ee_machine_await(person->machine, STR(ROOM), stage->question, true,
                       stage->world.now_ms);
}

static int open_stage(void **state)
{
    struct stage *stage = ALLOC(struct stage);

    set_stage(stage, true);
    *state = stage;
    return 0;
}

static int open_stage_unsigned(void **state)
{
    struct stage *stage = ALLOC(struct stage);

    set_stage(stage, false);
    *state = stage;
    return 0;
}

static int close_stage(void **state)
{
    struct stage *stage = *state;

    json_destroy(stage->question);
    world_close(&stage->world);
    free(stage);
    return 0;
}

static void wait_until_it_is_asked_for(struct stage *stage)
{
    world_wait(&stage->world, 11 * 1000);
    world_run(&stage->world);
}

static size_t count_of_type(const struct json *inbox, const char *type,
                            const char *action)
{
    size_t count = 0;

    for (const struct json *event = json_first(inbox); event; event = json_next(event))
        count += str_equal(json_string(event, "type"), str_from_c(type))
                 && str_equal(json_string(json_get(event, "content"), "action"),
                              str_from_c(action));
    return count;
}

static void serve(struct stage *stage, struct person *person)
{
    while (world_serve(&stage->world, person))
        ;
}

static void key_that_another_own_device_has_comes_to_the_one_that_missed_it(void **state)
{
    struct stage *stage = *state;

    lose_key_of_question(stage, stage->second);
    wait_until_it_is_asked_for(stage);
    assert_int_equal(world_count_events(stage->second, E2EE_LATE), 1);
    world_assert_reads(&stage->world, stage->second, stage->question, "what is it?");
    assert_int_equal(memory_count(&stage->second->memory, E2EE_ASKED), 0);
}

static void own_device_that_is_not_signed_gets_no_keys(void **state)
{
    struct stage *stage = *state;

    lose_key_of_question(stage, stage->second);
    wait_until_it_is_asked_for(stage);
    world_wait(&stage->world, 120 * 1000);
    world_run(&stage->world);
    assert_int_equal(world_count_events(stage->second, E2EE_LATE), 0);
    assert_int_equal(memory_count(&stage->second->memory, E2EE_ASKED), 1);
}

static void device_of_somebody_else_gets_no_keys(void **state)
{
    struct stage *stage = *state;

    lose_key_of_question(stage, stage->eve);
    wait_until_it_is_asked_for(stage);
    assert_int_equal(memory_count(&stage->eve->memory, E2EE_ASKED), 1);
    assert_int_equal(world_count_events(stage->eve, E2EE_LATE), 0);
}

static void sender_is_asked_once_and_told_when_the_key_has_come(void **state)
{
    struct stage *stage = *state;

    lose_key_of_question(stage, stage->second);
    for (unsigned i = 0; i < 3; i++) {
        world_wait(&stage->world, 11 * 1000);
        serve(stage, stage->second);
    }
    assert_int_equal(count_of_type(stage->ann->inbox, "m.room_key_request", "request"),
                     1);
    world_run(&stage->world);
    assert_int_equal(world_count_events(stage->second, E2EE_LATE), 1);
    serve(stage, stage->second);
    assert_int_equal(memory_count(&stage->second->memory, E2EE_OUTGOING), 0);
}

/* An encrypted message of any kind. */
static void send(struct stage *stage, struct person *from, struct person *to,
                 const char *type, const struct json *content)
{
    struct e2ee_outgoing outgoing;
    struct e2ee_device device;
    struct arena arena;

    arena_init(&arena);
    assert_true(e2ee_devices_find(from->machine, str_from_c(to->user),
                                  str_from_c(to->device), &arena, &device));
    struct json *sealed = e2ee_sessions_seal(from->machine, &device, type, content);
    assert_non_null(sealed);
    e2ee_outgoing_begin(&outgoing);
    e2ee_outgoing_add(&outgoing, &device, sealed);
    e2ee_outgoing_end(from->machine, &outgoing, "m.room.encrypted", STR(""));
    arena_clear(&arena);
    serve(stage, from);
}

/* The key of ann's question, as an own device of hers would forward it. */
static struct json *forwarded_key(struct stage *stage)
{
    struct str session = json_string(json_get(stage->question, "content"), "session_id");
    struct e2ee_machine *ann = stage->ann->machine;
    struct json *row = e2ee_store_read(ann->store, E2EE_INBOUND, STR(ROOM), session);
    struct e2ee_inbound *inbound = e2ee_room_keys_load(ann, row);
    struct json *content = json_object_create();
    struct arena arena;

    arena_init(&arena);
    json_add_string(content, "algorithm", STR(E2EE_MEGOLM_ALGORITHM));
    json_add_string(content, "room_id", STR(ROOM));
    json_add_string(content, "session_id", session);
    json_add_string(content, "session_key", e2ee_inbound_export(inbound, &arena));
    json_add_string(content, "sender_key", json_string(row, "curve25519"));
    json_add_string(content, "sender_claimed_ed25519_key", json_string(row, "ed25519"));
    json_destroy(row);
    e2ee_inbound_destroy(inbound);
    arena_clear(&arena);
    return content;
}

static void key_forwarded_by_the_device_that_made_it_is_taken(void **state)
{
    struct stage *stage = *state;

    lose_key_of_question(stage, stage->bot);
    world_lose_inbox(stage->second);
    world_wait(&stage->world, 11 * 1000);
    struct json *key = forwarded_key(stage);
    send(stage, stage->ann, stage->bot, "m.forwarded_room_key", key);
    world_run(&stage->world);
    world_assert_reads(&stage->world, stage->bot, stage->question, "what is it?");
    json_destroy(key);
}

static void key_that_reaches_further_back_takes_the_place_of_the_other(void **state)
{
    struct stage *stage = *state;
    struct world *world = &stage->world;

    lose_key_of_question(stage, stage->bot);
    world_lose_inbox(stage->second);
    struct json *key = forwarded_key(stage);
    e2ee_claims_repair(stage->bot->machine, STR("@ann:localhost"),
                       str_from_c(stage->ann->machine->own.identity.curve25519));
    world_run(world);
    struct json *later = world_say(world, stage->ann, "later"); /* with its key again */
    world_sync(world, stage->bot);
    world_assert_reads(world, stage->bot, later, "later");
    world_wait(world, 11 * 1000);
    send(stage, stage->ann, stage->bot, "m.forwarded_room_key", key);
    world_run(world);
    world_assert_reads(world, stage->bot, stage->question, "what is it?");
    world_assert_reads(world, stage->bot, later, "later");
    json_destroy(later);
    json_destroy(key);
}

static void key_that_was_not_asked_for_is_refused(void **state)
{
    struct stage *stage = *state;

    lose_key_of_question(stage, stage->bot);
    struct json *key = forwarded_key(stage);
    send(stage, stage->ann, stage->bot, "m.forwarded_room_key", key);
    world_run(&stage->world);
    assert_true(world_was_told(stage->bot, "is refused: it was not asked for"));
    assert_int_equal(world_count_events(stage->bot, E2EE_LATE), 0);
    json_destroy(key);
}

static void key_forwarded_by_a_stranger_is_refused(void **state)
{
    struct stage *stage = *state;
    struct json *said = world_say(&stage->world, stage->eve, "a session with the bot");

    world_run(&stage->world);
    lose_key_of_question(stage, stage->bot);
    world_wait(&stage->world, 11 * 1000);
    struct json *key = forwarded_key(stage);
    send(stage, stage->eve, stage->bot, "m.forwarded_room_key", key);
    world_sync(&stage->world, stage->bot);
    assert_true(world_was_told(stage->bot, "forwarded key of @eve:localhost is refused"));
    assert_int_equal(world_try(&stage->world, stage->bot, stage->question, NULL),
                     E2EE_WAITS);
    json_destroy(key);
    json_destroy(said);
}

static void many_unreadable_events_ask_for_few_keys(void **state)
{
    struct stage *stage = *state;
    char session[E2EE_KEY_TEXT + 1];

    lose_key_of_question(stage, stage->bot);
    for (unsigned i = 0; i < 100; i++) {
        struct json *content = json_object_create();
        snprintf(session, sizeof session, "%043u", i);
        json_add_string(content, "algorithm", STR(E2EE_MEGOLM_ALGORITHM));
        json_add_string(content, "session_id", str_from_c(session));
        json_add_string(content, "ciphertext", STR("AAAA"));
        struct json *event = world_event(&stage->world, "@ann:localhost", content);
        e2ee_machine_await(stage->bot->machine, STR(ROOM), event, false,
                           stage->world.now_ms);
        json_destroy(event);
    }
    world_lose_inbox(stage->second);
    world_wait(&stage->world, 11 * 1000);
    assert_int_equal(memory_count(&stage->bot->memory, E2EE_ASKED), 10);
}

static void who_begins_anew_gets_the_key_of_the_room_again(void **state)
{
    struct stage *stage = *state;
    struct world *world = &stage->world;
    struct json *lost = world_say(world, stage->bot, "lost");

    world_lose_inbox(stage->ann);
    world_run(world);
    assert_int_equal(world_try(world, stage->ann, lost, NULL), E2EE_WAITS);
    e2ee_claims_repair(stage->ann->machine, STR("@faq:localhost"),
                       str_from_c(stage->bot->machine->own.identity.curve25519));
    world_run(world);
    struct json *next = world_say(world, stage->bot, "next");
    world_run(world);
    assert_true(str_equal(json_string(json_get(lost, "content"), "session_id"),
                          json_string(json_get(next, "content"), "session_id")));
    world_assert_reads(world, stage->ann, next, "next");
    /* She counts as a reader all the same: when she leaves, the key changes. */
    world_state(world, stage->bot, "m.room.member", "@ann:localhost",
                "{\"membership\":\"leave\"}");
    struct json *last = world_say(world, stage->bot, "without her");
    assert_false(str_equal(json_string(json_get(next, "content"), "session_id"),
                           json_string(json_get(last, "content"), "session_id")));
    json_destroy(lost);
    json_destroy(next);
    json_destroy(last);
}

#define STAGED(test) cmocka_unit_test_setup_teardown(test, open_stage, close_stage)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STAGED(key_that_another_own_device_has_comes_to_the_one_that_missed_it),
        cmocka_unit_test_setup_teardown(own_device_that_is_not_signed_gets_no_keys,
                                        open_stage_unsigned, close_stage),
        STAGED(device_of_somebody_else_gets_no_keys),
        STAGED(sender_is_asked_once_and_told_when_the_key_has_come),
        STAGED(key_forwarded_by_the_device_that_made_it_is_taken),
        STAGED(key_that_reaches_further_back_takes_the_place_of_the_other),
        STAGED(key_that_was_not_asked_for_is_refused),
        STAGED(key_forwarded_by_a_stranger_is_refused),
        STAGED(many_unreadable_events_ask_for_few_keys),
        STAGED(who_begins_anew_gets_the_key_of_the_room_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
