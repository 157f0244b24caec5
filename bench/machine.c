/* SPDX-License-Identifier: MIT */
/*
 * bench machine: what encryption costs, without network and database.
 *
 *     bench_machine [MESSAGES]
 *
 * Prints messages a second of one core: opened by libolm with the session at hand, opened
 * by the machine from its rows (unpickled, checked, parsed, its index noted), and sealed by
 * it. The messages are of 900 bytes, a session has a hundred.
 */
#include <stdio.h>
#include <stdlib.h>

#include "../tests/e2ee/memory.h"
#include "../tests/e2ee/seeded.h"
#include "alone.h"
#include "e2ee/machine.h"
#include "e2ee/maker.h"
#include "e2ee/room_keys.h"
#include "e2ee/rooms.h"

#define ROOM "!room:localhost"
#define ANN  "@ann:localhost"

enum {
    MESSAGES = 5000,
    MESSAGES_MAX = 1000000,
    SESSION_MESSAGES = 100,
    TEXT_BYTES = 780
};

static const int64_t NOW_MS = INT64_C(1795341437000);

struct session { /* of ann */
    struct e2ee_outbound *outbound;
    struct e2ee_inbound *inbound;
    struct str id;
};

struct bench {
    struct arena arena;
    struct memory memory;
    struct random random;
    struct e2ee_options options;
    struct e2ee_machine *machine;
    struct e2ee_identity ann;
    struct json **events;
    struct session *sessions;
    size_t count;
};

static void print_rate(const char *what, size_t count, double seconds)
{
    printf("%-28s %8.0f a second\n", what, (double)count / seconds);
}

/* As if /keys/query had told of her. */
static void know_ann(struct bench *bench)
{
    struct e2ee_account *account = e2ee_account_create(&bench->options.chance);
    struct json *row = json_object_create();

    bench->ann = e2ee_account_identity(account);
    json_add_string(row, "curve25519", str_from_c(bench->ann.curve25519));
    json_add_string(row, "ed25519", str_from_c(bench->ann.ed25519));
    e2ee_store_write(&bench->options.store, E2EE_DEVICE, STR(ANN), STR("ANN"), row);
    e2ee_store_write(&bench->options.store, E2EE_USER, STR(ANN), STR(""), row);
    json_destroy(row);
    e2ee_account_destroy(account);
}

static void add_session(struct bench *bench, size_t i)
{
    struct e2ee_outbound *outbound = e2ee_outbound_create(&bench->options.chance);
    struct json *key = json_object_create();
    struct str text = e2ee_outbound_key(outbound, &bench->arena);

    bench->sessions[i] = (struct session){
        .outbound = outbound,
        .inbound = e2ee_inbound_create(text),
        .id = e2ee_outbound_id(outbound, &bench->arena),
    };
    json_add_string(key, "algorithm", STR(E2EE_MEGOLM_ALGORITHM));
    json_add_string(key, "room_id", STR(ROOM));
    json_add_string(key, "session_id", bench->sessions[i].id);
    json_add_string(key, "session_key", text);
    e2ee_room_keys_take(
        bench->machine,
        &(struct e2ee_maker){.user = STR(ANN),
                             .curve25519 = str_from_c(bench->ann.curve25519),
                             .ed25519 = str_from_c(bench->ann.ed25519)},
        key);
    json_destroy(key);
}

static void add_event(struct bench *bench, size_t i)
{
    const struct session *session = &bench->sessions[i / SESSION_MESSAGES];
    struct json *event = json_object_create();
    struct json *content = json_add_object(event, "content");
    struct arena arena;

    arena_init(&arena);
    struct str payload =
        arena_format(&arena,
                     "{\"type\":\"m.room.message\",\"room_id\":\"" ROOM
                     "\",\"content\":{\"msgtype\":\"m.text\",\"body\":\"%0*zu\"}}",
                     TEXT_BYTES, i);
    json_add_string(event, "type", STR("m.room.encrypted"));
    json_add_string(event, "sender", STR(ANN));
    json_add_string(event, "event_id", arena_format(&arena, "$%zu", i));
    json_add_i64(event, "origin_server_ts", NOW_MS);
    json_add_string(content, "algorithm", STR(E2EE_MEGOLM_ALGORITHM));
    json_add_string(content, "session_id", session->id);
    json_add_string(content, "ciphertext",
                    e2ee_outbound_encrypt(session->outbound, payload, &arena));
    bench->events[i] = event;
    arena_clear(&arena);
}

static void open_bench(struct bench *bench, size_t count)
{
    struct error err = {0};
    size_t sessions = count / SESSION_MESSAGES + 1;

    *bench = (struct bench){.count = count};
    arena_init(&bench->arena);
    memory_open(&bench->memory);
    bench->options = (struct e2ee_options){
        .store = memory_port(&bench->memory),
        .chance = seeded_chance(&bench->random, 1),
        .user = STR("@faq:localhost"),
        .policy = E2EE_COMPAT,
    };
    bench->machine = e2ee_machine_create(&bench->options);
    if (!e2ee_machine_start(bench->machine, STR("BOT"), NOW_MS, &err)) {
        fprintf(stderr, "bench_machine: %s\n", err.text);
        exit(1);
    }
    know_ann(bench);
    bench->sessions = alloc_zeroed(sessions, sizeof *bench->sessions);
    bench->events = alloc_zeroed(count, sizeof(struct json *));
    for (size_t i = 0; i < sessions; i++)
        add_session(bench, i);
    for (size_t i = 0; i < count; i++)
        add_event(bench, i);
}

static void close_bench(struct bench *bench)
{
    for (size_t i = 0; i <= bench->count / SESSION_MESSAGES; i++) {
        e2ee_outbound_destroy(bench->sessions[i].outbound);
        e2ee_inbound_destroy(bench->sessions[i].inbound);
    }
    for (size_t i = 0; i < bench->count; i++)
        json_destroy(bench->events[i]);
    free(bench->sessions);
    free(bench->events);
    e2ee_machine_destroy(bench->machine);
    memory_close(&bench->memory);
    arena_clear(&bench->arena);
}

static void time_libolm(struct bench *bench)
{
    double began = alone_now_s();
    struct arena arena;

    arena_init(&arena);
    for (size_t i = 0; i < bench->count; i++) {
        struct str body =
            json_string(json_get(bench->events[i], "content"), "ciphertext");
        uint32_t index;
        struct str text;
        if (!e2ee_inbound_decrypt(bench->sessions[i / SESSION_MESSAGES].inbound, body,
                                  &arena, &text, &index))
            exit(1);
        arena_reset(&arena);
    }
    arena_clear(&arena);
    print_rate("opened by libolm", bench->count, alone_now_s() - began);
}

static void time_opening(struct bench *bench)
{
    double began = alone_now_s();

    for (size_t i = 0; i < bench->count; i++) {
        struct json *plain;
        struct error why = {0};
        if (e2ee_machine_open(bench->machine, STR(ROOM), bench->events[i], NOW_MS, &plain,
                              &why)
            != E2EE_OPENED) {
            fprintf(stderr, "bench_machine: %s\n", why.text);
            exit(1);
        }
        json_destroy(plain);
    }
    print_rate("opened by the machine", bench->count, alone_now_s() - began);
}

/* With nobody to share the key with: one more session each hundred messages. */
static void time_sealing(struct bench *bench)
{
    struct json *content = json_object_create(), *encryption = json_object_create();
    struct e2ee_room *room = e2ee_rooms_get(bench->machine, STR(ROOM));
    struct error why = {0};
    struct arena arena;

    arena_init(&arena);
    json_add_string(encryption, "algorithm", STR(E2EE_MEGOLM_ALGORITHM));
    e2ee_machine_state(bench->machine, STR(ROOM), STR("m.room.encryption"), STR(""),
                       encryption, NOW_MS);
    room->has_members = true;
    json_add_string(content, "msgtype", STR("m.notice"));
    json_add_string(content, "body", arena_format(&arena, "%0*d", TEXT_BYTES, 0));
    double began = alone_now_s();
    for (size_t i = 0; i < bench->count; i++) {
        struct json *sealed = NULL;
        if (e2ee_machine_prepare(bench->machine, STR(ROOM), NOW_MS, &why) == E2EE_READY)
            sealed = e2ee_machine_seal(bench->machine, STR(ROOM), "m.room.message",
                                       content, NOW_MS);
        if (!sealed)
            exit(1);
        json_destroy(sealed);
    }
    print_rate("sealed by the machine", bench->count, alone_now_s() - began);
    json_destroy(content);
    json_destroy(encryption);
    arena_clear(&arena);
}

int main(int argc, char **argv)
{
    size_t count =
        alone_count(argc, argv, "bench_machine [MESSAGES]", MESSAGES, MESSAGES_MAX);
    struct bench bench;

    open_bench(&bench, count);
    time_libolm(&bench);
    time_opening(&bench);
    time_sealing(&bench);
    close_bench(&bench);
    return 0;
}
