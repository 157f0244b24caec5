/* SPDX-License-Identifier: MIT */
/*
 * bench crowd: what the first message costs in an encrypted room of many devices, without
 * network and database: one-time keys claimed and their signatures checked, an Olm session
 * and a copy of the room's key for each.
 *
 *     bench_crowd [DEVICES]
 *
 * Prints the seconds of one core, the longest slice between two turns of the loop, requests
 * and bytes, and what the next message costs.
 */
#include <stdio.h>
#include <stdlib.h>

#include "../tests/e2ee/memory.h"
#include "../tests/e2ee/seeded.h"
#include "alone.h"
#include "e2ee/machine.h"
#include "e2ee/rooms.h"
#include "e2ee/signing.h"

#define ROOM "!room:localhost"

enum {
    DEVICES = 10000,
    DEVICES_MAX = 20000,
    USER_DEVICES = 5,
    PASSES_MAX = 100000,
    ANSWER_BYTES_MAX = 1 << 24
};

static const int64_t NOW_MS = INT64_C(1795341437000);

struct device {
    struct e2ee_account *account;
    struct e2ee_identity identity;
};

struct bench {
    struct arena arena;
    struct memory memory;
    struct random random;
    struct e2ee_options options;
    struct e2ee_machine *machine;
    struct device *devices;
    size_t count, requests, bytes;
    double spent_s, longest_s;
};

/* Only what the machine does is counted. */
static void note_slice(struct bench *bench, double began)
{
    double took = alone_now_s() - began;

    bench->spent_s += took;
    if (took > bench->longest_s)
        bench->longest_s = took;
}

static struct str user_of(struct arena *arena, size_t i)
{
    return arena_format(arena, "@user%zu:localhost", i / USER_DEVICES);
}

/* As if /keys/query had told of it. */
static void add_device(struct bench *bench, size_t i)
{
    struct device *device = &bench->devices[i];
    struct e2ee_store *store = &bench->options.store;
    struct json *row = json_object_create(), *member = json_object_create();
    struct str user = user_of(&bench->arena, i);

    device->account = e2ee_account_create(&bench->options.chance);
    device->identity = e2ee_account_identity(device->account);
    e2ee_account_add_keys(device->account, 1, &bench->options.chance);
    json_add_string(row, "curve25519", str_from_c(device->identity.curve25519));
    json_add_string(row, "ed25519", str_from_c(device->identity.ed25519));
    e2ee_store_write(store, E2EE_DEVICE, user, arena_format(&bench->arena, "D%zu", i),
                     row);
    json_add_string(member, "membership", STR("join"));
    e2ee_store_write(store, E2EE_MEMBER, STR(ROOM), user, member);
    e2ee_store_mark(store, E2EE_USER, user, STR(""));
    json_destroy(row);
    json_destroy(member);
}

static struct json *one_time_key(struct bench *bench, struct str user, struct str id,
                                 struct device *device, struct str *name)
{
    struct json *keys = e2ee_account_unpublished_keys(device->account);
    struct json *key = json_object_create();
    struct arena arena;
    struct str text;
    struct buf bytes;

    arena_init(&arena);
    buf_init(&bytes, SIGNING_BYTES_MAX);
    if (!json_to_string(json_first(keys), &text))
        exit(1);
    *name = arena_format(&bench->arena, "signed_curve25519:%.*s",
                         STR_ARG(json_key(json_first(keys))));
    json_add_string(key, "key", text);
    if (!signing_bytes(key, &bytes))
        exit(1);
    struct json *is_signed =
        signing_add(key, user, arena_format(&arena, "ed25519:%.*s", STR_ARG(id)),
                    e2ee_account_sign(device->account, buf_view(&bytes), &arena));
    buf_clear(&bytes);
    arena_clear(&arena);
    json_destroy(key);
    json_destroy(keys);
    return is_signed;
}

static void answer_claim(struct bench *bench, const struct json *body, struct buf *out)
{
    struct json *answer = json_object_create();
    struct json *users = json_add_object(answer, "one_time_keys");

    for (const struct json *user = json_first(json_get(body, "one_time_keys")); user;
         user = json_next(user)) {
        struct json *devices = json_add_object(users, json_key(user).ptr);
        for (const struct json *id = json_first(user); id; id = json_next(id)) {
            uint64_t number = 0;
            struct str name;
            if (!str_to_u64(str_skip(json_key(id), 1), &number) || number >= bench->count)
                exit(1);
            struct json *key = one_time_key(bench, json_key(user), json_key(id),
                                            &bench->devices[number], &name);
            json_add_taken(json_add_object(devices, json_key(id).ptr), name.ptr, key);
        }
    }
    json_format(answer, out);
    json_destroy(answer);
}

static bool serve(struct bench *bench)
{
    struct e2ee_request request;
    struct error err = {0};
    struct buf answer;

    if (!e2ee_machine_next_request(bench->machine, &request, NOW_MS))
        return false;
    bench->requests++;
    bench->bytes += request.body.len;
    buf_init(&answer, ANSWER_BYTES_MAX);
    if (str_find(request.path, STR("/keys/claim")) != STR_NOT_FOUND) {
        struct json *body = json_parse(request.body, ANSWER_BYTES_MAX, &err);
        answer_claim(bench, body, &answer);
        json_destroy(body);
    } else {
        buf_add(&answer, STR("{}"));
    }
    double began = alone_now_s();
    e2ee_machine_response(
        bench->machine, request.id,
        &(struct e2ee_response){.status = 200, .body = buf_view(&answer)}, NOW_MS);
    note_slice(bench, began);
    buf_clear(&answer);
    return true;
}

static void open_bench(struct bench *bench, size_t count)
{
    struct json *encryption = json_object_create();
    struct error err = {0};

    *bench = (struct bench){.count = count};
    arena_init(&bench->arena);
    memory_open(&bench->memory);
    bench->options = (struct e2ee_options){
        .store = memory_port(&bench->memory),
        .chance = seeded_chance(&bench->random, 1),
        .user = STR("@faq:localhost"),
        .policy = E2EE_OPEN,
    };
    bench->machine = e2ee_machine_create(&bench->options);
    if (!e2ee_machine_start(bench->machine, STR("BOT"), NOW_MS, &err))
        exit(1);
    json_add_string(encryption, "algorithm", STR(E2EE_MEGOLM_ALGORITHM));
    e2ee_machine_state(bench->machine, STR(ROOM), STR("m.room.encryption"), STR(""),
                       encryption, NOW_MS);
    json_destroy(encryption);
    e2ee_rooms_get(bench->machine, STR(ROOM))->has_members = true;
    bench->devices = alloc_zeroed(count, sizeof *bench->devices);
    for (size_t i = 0; i < count; i++)
        add_device(bench, i);
    while (serve(bench))
        ;
    bench->requests = bench->bytes = 0;
    bench->spent_s = bench->longest_s = 0;
}

static void close_bench(struct bench *bench)
{
    e2ee_machine_destroy(bench->machine);
    for (size_t i = 0; i < bench->count; i++)
        e2ee_account_destroy(bench->devices[i].account);
    free(bench->devices);
    memory_close(&bench->memory);
    arena_clear(&bench->arena);
}

static void say(struct bench *bench, const char *which)
{
    struct json *content = json_object_create(), *sealed = NULL;
    enum e2ee_readiness readiness = E2EE_NOT_YET;
    struct error why = {0};

    json_add_string(content, "body", STR("It is well."));
    for (unsigned i = 0; i < PASSES_MAX && readiness == E2EE_NOT_YET; i++) {
        double began = alone_now_s();
        readiness = e2ee_machine_prepare(bench->machine, STR(ROOM), NOW_MS, &why);
        if (readiness == E2EE_READY)
            sealed = e2ee_machine_seal(bench->machine, STR(ROOM), "m.room.message",
                                       content, NOW_MS);
        note_slice(bench, began);
        while (serve(bench))
            ;
    }
    if (!sealed)
        exit(1);
    printf("%s %8.3f s, %.3f s at most at once, %zu requests, %.1f MiB; keys for %zu\n",
           which, bench->spent_s, bench->longest_s, bench->requests,
           (double)bench->bytes / (1 << 20), memory_count(&bench->memory, E2EE_SHARED));
    bench->requests = bench->bytes = 0;
    bench->spent_s = bench->longest_s = 0;
    json_destroy(content);
    json_destroy(sealed);
}

int main(int argc, char **argv)
{
    size_t count = alone_count(argc, argv, "bench_crowd [DEVICES]", DEVICES, DEVICES_MAX);
    struct bench bench;

    open_bench(&bench, count);
    say(&bench, "first message");
    say(&bench, "next message ");
    close_bench(&bench);
    return 0;
}
