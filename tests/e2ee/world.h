/* SPDX-License-Identifier: MIT */
/*
 * world: a homeserver in memory and users with machines on it, for tests.
 *
 *     struct world world;
 *     world_open(&world);
 *     struct person *ann = world_add(&world, "@ann:localhost", "ANN", E2EE_COMPAT);
 *     world_run(&world);                    until nobody has a request left
 *     struct json *event = world_say(&world, ann, "hello");   encrypted, in ROOM
 *     world_assert_reads(&world, bot, event, "hello");
 *
 * All are in ROOM. Time stands still but for world_wait. The server is strict: a
 * one-time key is handed out once and cannot be uploaded again with another value, a
 * transaction is done once.
 */
#ifndef TESTS_E2EE_WORLD_H
#define TESTS_E2EE_WORLD_H

#include "key_server.h"

#ifndef ROOM
#define ROOM "!room:localhost"
#endif
#ifndef NOW_MS
#define NOW_MS INT64_C(1795341437000)
#endif

static inline void world_take_events(struct person *person)
{
    struct e2ee_event event;

    while (e2ee_machine_next(person->machine, &event))
        *ARRAY_ADD_IN(&person->arena, &person->events) = (struct e2ee_event){
            .kind = event.kind,
            .room = arena_copy(&person->arena, event.room),
            .text = arena_copy(&person->arena, event.text),
            .event = arena_copy(&person->arena, event.event),
            .plain = arena_copy(&person->arena, event.plain),
        };
}

static inline bool world_serve(struct world *world, struct person *person)
{
    struct e2ee_request request;
    struct e2ee_response response = {0};
    struct buf text;

    if (!e2ee_machine_next_request(person->machine, &request, world->now_ms))
        return false;
    world->requests++;
    buf_init(&text, 1 << 22);
    bool is_lost =
        world->lost_path && world->lost_count > 0
        && str_find(request.path, str_from_c(world->lost_path)) != STR_NOT_FOUND;
    if (world->fail_next > 0) {
        world->fail_next--;
        response.status = 502;
    } else {
        struct json *answer = world_do(world, person, &request, &response.status);
        json_format(answer, &text);
        json_destroy(answer);
        response.body = buf_view(&text);
    }
    if (is_lost) {
        world->lost_count--;
        response = (struct e2ee_response){0};
    }
    e2ee_machine_response(person->machine, request.id, &response, world->now_ms);
    world_take_events(person);
    buf_clear(&text);
    return true;
}

/* What a sync brings. */
static inline void world_sync(struct world *world, struct person *person)
{
    struct json *lists = json_object_create(), *counts = json_object_create();
    struct json *types = json_array_create(), *inbox = person->inbox;

    person->inbox = json_array_create();
    json_add_taken(lists, "changed", person->changed);
    person->changed = json_array_create();
    json_add_i64(counts, "signed_curve25519", (int64_t)world_keys_left(world, person));
    json_add_string(types, NULL, STR("signed_curve25519"));
    e2ee_machine_devices(person->machine, lists, world->now_ms);
    e2ee_machine_counts(person->machine, counts, types, world->now_ms);
    for (const struct json *event = json_first(inbox); event; event = json_next(event))
        e2ee_machine_to_device(person->machine, event, world->now_ms);
    world_take_events(person);
    json_destroy(inbox);
    json_destroy(lists);
    json_destroy(counts);
    json_destroy(types);
}

static inline void world_run(struct world *world)
{
    bool is_busy = true;

    for (unsigned turn = 0; is_busy; turn++) {
        assert_true(turn < 200);
        is_busy = false;
        for (size_t i = 0; i < world->count; i++) {
            struct person *person = &world->people[i];
            is_busy |= json_count(person->inbox) + json_count(person->changed) > 0;
            world_sync(world, person);
            e2ee_machine_tick(person->machine, world->now_ms);
            world_take_events(person);
            while (world_serve(world, person)) {
                is_busy = true;
                e2ee_machine_tick(person->machine, world->now_ms);
                world_take_events(person);
            }
        }
    }
}

static inline void world_state(struct world *world, struct person *person,
                               const char *type, const char *key, const char *content)
{
    struct error err = {0};
    struct json *json = json_parse(str_from_c(content), 1 << 16, &err);

    assert_non_null(json);
    e2ee_machine_state(person->machine, STR(ROOM), str_from_c(type), str_from_c(key),
                       json, world->now_ms);
    json_destroy(json);
}

static inline void world_start(struct world *world, struct person *person)
{
    struct error err = {0};

    person->machine = e2ee_machine_create(&person->options);
    if (!e2ee_machine_start(person->machine, str_from_c(person->device), world->now_ms,
                            &err))
        fail_msg("%s", err.text);
}

static inline void world_enter(struct world *world, struct person *person)
{
    world_state(world, person, "m.room.encryption", "",
                "{\"algorithm\":\"m.megolm.v1.aes-sha2\"}");
    for (size_t i = 0; i < world->count; i++)
        for (size_t j = 0; j < world->count; j++)
            world_state(world, &world->people[j], "m.room.member", world->people[i].user,
                        "{\"membership\":\"join\"}");
}

static inline struct person *world_add(struct world *world, const char *user,
                                       const char *device, enum e2ee_policy policy)
{
    struct person *person = &world->people[world->count++];

    *person = (struct person){
        .user = user,
        .device = device,
        .inbox = json_array_create(),
        .changed = json_array_create(),
    };
    memory_open(&person->memory);
    arena_init(&person->arena);
    person->options = (struct e2ee_options){
        .store = memory_port(&person->memory),
        .chance = seeded_chance(&person->random, 100 + world->count),
        .user = str_from_c(user),
        .policy = policy,
        .max_age_ms = 10 * 60 * 1000,
        .seed = world->count,
    };
    person->options.recovery_key = world->recovery_key;
    e2ee_chance_fill(&person->options.chance, person->options.key.bytes, 32);
    world_start(world, person);
    world_enter(world, person);
    return person;
}

/* kill -9, and a new process on what was kept. */
static inline void world_restart(struct world *world, struct person *person)
{
    e2ee_machine_destroy(person->machine);
    person->options.seed += 1000;
    world_start(world, person);
}

static inline void world_open(struct world *world)
{
    *world = (struct world){.now_ms = NOW_MS};
    arena_init(&world->arena);
    map_init(&world->done, 1);
    map_init(&world->uploaded, 1);
    world->devices = json_object_create();
    world->keys = json_object_create();
    world->fallback = json_object_create();
    world->master = json_object_create();
    world->self_signing = json_object_create();
    world->user_signing = json_object_create();
    world->account_data = json_object_create();
}

static inline void world_close(struct world *world)
{
    for (size_t i = 0; i < world->count; i++) {
        e2ee_machine_destroy(world->people[i].machine);
        memory_close(&world->people[i].memory);
        json_destroy(world->people[i].inbox);
        json_destroy(world->people[i].changed);
        arena_clear(&world->people[i].arena);
    }
    json_destroy(world->devices);
    json_destroy(world->keys);
    json_destroy(world->fallback);
    json_destroy(world->master);
    json_destroy(world->self_signing);
    json_destroy(world->user_signing);
    json_destroy(world->account_data);
    map_clear(&world->done);
    map_clear(&world->uploaded);
    arena_clear(&world->arena);
}

static inline void world_wait(struct world *world, int64_t ms)
{
    world->now_ms += ms;
    for (size_t i = 0; i < world->count; i++) {
        e2ee_machine_tick(world->people[i].machine, world->now_ms);
        world_take_events(&world->people[i]);
    }
}

/* An event as the server would hand it out; the content is taken. */
static inline struct json *world_event(struct world *world, const char *sender,
                                       struct json *content)
{
    struct json *event = json_object_create();

    json_add_string(event, "type", STR("m.room.encrypted"));
    json_add_string(event, "sender", str_from_c(sender));
    json_add_string(event, "event_id",
                    arena_format(&world->arena, "$event%u", ++world->event_count));
    json_add_i64(event, "origin_server_ts", world->now_ms);
    json_add_taken(event, "content", content);
    return event;
}

/* Shares the key as far as the server lets it; false when it is not ready yet. */
static inline bool world_prepare(struct world *world, struct person *person)
{
    struct error why = {0};

    for (unsigned turn = 0; turn < 20; turn++) {
        if (e2ee_machine_prepare(person->machine, STR(ROOM), world->now_ms, &why)
            == E2EE_READY)
            return true;
        while (world_serve(world, person))
            ;
    }
    return false;
}

static inline struct json *world_say(struct world *world, struct person *person,
                                     const char *text)
{
    struct json *content = json_object_create();

    assert_true(world_prepare(world, person));
    json_add_string(content, "msgtype", STR("m.text"));
    json_add_string(content, "body", str_from_c(text));
    struct json *sealed = e2ee_machine_seal(person->machine, STR(ROOM), "m.room.message",
                                            content, world->now_ms);
    json_destroy(content);
    assert_non_null(sealed);
    return world_event(world, person->user, sealed);
}

static inline enum e2ee_opening world_try(struct world *world, struct person *person,
                                          const struct json *event, struct str *body)
{
    struct json *plain = NULL;
    struct error why = {0};
    enum e2ee_opening result =
        e2ee_machine_open(person->machine, STR(ROOM), event, world->now_ms, &plain, &why);

    if (body && plain)
        *body =
            arena_copy(&world->arena, json_string(json_get(plain, "content"), "body"));
    json_destroy(plain);
    world_take_events(person);
    return result;
}

static inline void world_assert_reads(struct world *world, struct person *person,
                                      const struct json *event, const char *text)
{
    struct str body = {0};

    assert_int_equal(world_try(world, person, event, &body), E2EE_OPENED);
    assert_true(str_equal(body, str_from_c(text)));
}

/* What waits for that device never comes. */
static inline void world_lose_inbox(struct person *person)
{
    json_destroy(person->inbox);
    person->inbox = json_array_create();
}

static inline size_t world_count_events(const struct person *person,
                                        enum e2ee_event_kind kind)
{
    size_t count = 0;

    for (size_t i = 0; i < person->events.count; i++)
        count += person->events.items[i].kind == kind;
    return count;
}

static inline bool world_was_told(const struct person *person, const char *part)
{
    for (size_t i = 0; i < person->events.count; i++)
        if (str_find(person->events.items[i].text, str_from_c(part)) != STR_NOT_FOUND)
            return true;
    return false;
}

#endif
