/* SPDX-License-Identifier: MIT */
/* Rooms of many devices, and messages for devices by the thousand. */
#include "stage.h"

#include "e2ee/devices.h"
#include "e2ee/machine.h"
#include "e2ee/news.h"

enum { CROWD_USERS = 20, CROWD_DEVICES = 500 };

/* Devices that have no keys to claim, of users who are in the room. */
static void add_crowd(struct stage *stage)
{
    const struct e2ee_store *store = stage->bot->machine->store;
    struct json *row = json_object_create(), *device;
    struct arena arena;

    arena_init(&arena);
    json_add_string(row, "membership", STR("join"));
    for (unsigned i = 0; i < CROWD_USERS; i++) {
        struct str user = arena_format(&arena, "@crowd%u:localhost", i);
        e2ee_store_write(store, E2EE_MEMBER, STR(ROOM), user, row);
        e2ee_store_mark(store, E2EE_USER, user, STR(""));
        for (unsigned j = 0; j < CROWD_DEVICES; j++) {
            device = json_object_create();
            json_add_string(device, "curve25519",
                            arena_format(&arena, "%021u%022u", i, j));
            json_add_string(device, "ed25519", arena_format(&arena, "%021u%022u", i, j));
            e2ee_store_write(store, E2EE_DEVICE, user, arena_format(&arena, "D%u", j),
                             device);
            json_destroy(device);
        }
        arena_reset(&arena);
    }
    json_destroy(row);
    arena_clear(&arena);
}

static void message_reaches_its_reader_in_a_room_of_ten_thousand_devices(void **state)
{
    struct stage *stage = *state;
    struct error why;
    unsigned passes = 0;

    assert_true(world_prepare(&stage->world, stage->bot)); /* members are known now */
    add_crowd(stage);
    e2ee_news_of_all(stage->bot->machine);
    stage->world.requests = 0;
    while (e2ee_machine_prepare(stage->bot->machine, STR(ROOM), stage->world.now_ms, &why)
           != E2EE_READY) {
        assert_true(++passes < 1000);
        while (world_serve(&stage->world, stage->bot))
            ;
    }
    struct json *event = world_say(&stage->world, stage->bot, "in a crowd");
    world_run(&stage->world);
    world_assert_reads(&stage->world, stage->ann, event, "in a crowd");
    json_destroy(event);
}

static size_t reads_to_prepare(struct stage *stage)
{
    struct memory *memory = &stage->bot->memory;
    struct error why;
    size_t before = memory->reads;

    while (e2ee_machine_prepare(stage->bot->machine, STR(ROOM), stage->world.now_ms, &why)
           != E2EE_READY)
        while (world_serve(&stage->world, stage->bot))
            ;
    return memory->reads - before;
}

/* Else each answer in a large room would cost a look at all its devices. */
static void what_changes_elsewhere_costs_a_large_room_next_to_nothing(void **state)
{
    struct stage *stage = *state;
    struct e2ee_machine *machine = stage->bot->machine;
    struct json *content = json_object_create();

    assert_true(world_prepare(&stage->world, stage->bot));
    add_crowd(stage);
    e2ee_news_of_all(machine);
    assert_true(reads_to_prepare(stage) > CROWD_USERS);

    json_add_string(content, "algorithm", STR("m.megolm.v1.aes-sha2"));
    e2ee_machine_state(machine, STR("!other:localhost"), STR("m.room.encryption"),
                       STR(""), content, stage->world.now_ms);
    json_destroy(content);
    e2ee_devices_track(machine, STR("@stranger:localhost"));
    assert_true(reads_to_prepare(stage) < 5);

    e2ee_devices_outdate(machine, STR("@crowd7:localhost"));
    assert_true(reads_to_prepare(stage) > CROWD_USERS);
}

/* Who waits for a key is asked about again when something of theirs has come. */
static void a_room_that_waits_is_not_looked_at_over_and_over(void **state)
{
    struct stage *stage = *state;
    struct error why;

    assert_true(world_prepare(&stage->world, stage->bot));
    add_crowd(stage);
    e2ee_devices_outdate(stage->bot->machine, STR("@crowd7:localhost"));
    assert_int_equal(
        e2ee_machine_prepare(stage->bot->machine, STR(ROOM), stage->world.now_ms, &why),
        E2EE_NOT_YET);
    size_t before = stage->bot->memory.reads;
    assert_int_equal(
        e2ee_machine_prepare(stage->bot->machine, STR(ROOM), stage->world.now_ms, &why),
        E2EE_NOT_YET);
    assert_true(stage->bot->memory.reads - before < 5);
}

static void withhold(struct stage *stage, const char *user, unsigned count)
{
    char session[E2EE_KEY_TEXT + 1];

    for (unsigned i = 0; i < count; i++) {
        struct json *event = json_object_create();
        struct json *content = json_add_object(event, "content");
        snprintf(session, sizeof session, "%022zu%021u", strlen(user), i);
        json_add_string(event, "type", STR("m.room_key.withheld"));
        json_add_string(event, "sender", str_from_c(user));
        json_add_string(content, "algorithm", STR("m.megolm.v1.aes-sha2"));
        json_add_string(content, "room_id", STR(ROOM));
        json_add_string(content, "session_id", str_from_c(session));
        json_add_string(content, "code", STR("m.unverified"));
        e2ee_machine_to_device(stage->bot->machine, event, stage->world.now_ms);
        json_destroy(event);
    }
}

static void flood_of_one_user_makes_few_rows_and_fewer_lines(void **state)
{
    struct stage *stage = *state;

    withhold(stage, "@mallory:localhost", 5000);
    assert_int_equal(memory_count(&stage->bot->memory, E2EE_WITHHELD), 1000);
    world_take_events(stage->bot);
    assert_true(stage->bot->events.count < 200);
    withhold(stage, "@ann:localhost", 10);
    assert_int_equal(memory_count(&stage->bot->memory, E2EE_WITHHELD), 1010);
    world_wait(&stage->world, 61 * 60 * 1000);
    withhold(stage, "@mallory2:localhost", 1);
    assert_int_equal(memory_count(&stage->bot->memory, E2EE_WITHHELD), 1011);
}

static void flood_of_nonsense_starts_nothing(void **state)
{
    struct stage *stage = *state;

    stage->world.requests = 0;
    for (unsigned i = 0; i < 3000; i++) {
        struct json *event = json_object_create();
        struct json *content = json_add_object(event, "content");
        struct json *own = json_add_object(json_add_object(content, "ciphertext"),
                                           stage->bot->machine->own.identity.curve25519);
        json_add_string(event, "type", STR("m.room.encrypted"));
        json_add_string(event, "sender", STR("@ann:localhost"));
        json_add_string(content, "algorithm", STR(E2EE_OLM_ALGORITHM));
        json_add_string(content, "sender_key",
                        str_from_c(stage->ann->machine->own.identity.curve25519));
        json_add_i64(own, "type", i % 2);
        json_add_string(own, "body", STR("AAAA"));
        e2ee_machine_to_device(stage->bot->machine, event, stage->world.now_ms);
        json_destroy(event);
    }
    world_run(&stage->world);
    assert_true(stage->world.requests <= 3); /* one session is mended, at most */
    assert_int_equal(world_keys_left(&stage->world, stage->bot), 50);
    assert_true(stage->bot->events.count < 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STAGED(message_reaches_its_reader_in_a_room_of_ten_thousand_devices),
        STAGED(what_changes_elsewhere_costs_a_large_room_next_to_nothing),
        STAGED(a_room_that_waits_is_not_looked_at_over_and_over),
        STAGED(flood_of_one_user_makes_few_rows_and_fewer_lines),
        STAGED(flood_of_nonsense_starts_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
