/* SPDX-License-Identifier: MIT */
#include "e2ee/claims.h"

#include <stdlib.h>

#include "e2ee/crypto.h"
#include "e2ee/devices.h"
#include "e2ee/flight.h"
#include "e2ee/maker.h"
#include "e2ee/names.h"
#include "e2ee/news.h"
#include "e2ee/outgoing.h"
#include "e2ee/sessions.h"
#include "e2ee/sharing.h"
#include "e2ee/signing.h"

enum {
    CLAIM_DEVICES_MAX = 100,
    CLAIM_SERVER_MS = 10 * 1000,
    WANTED_MAX = 1000,
    REPAIR_EVERY_MS = 60 * 60 * 1000,
    CLAIM_AGAIN_MS = 60 * 1000, /* after the first failure; doubled with each */
    CLAIM_AGAIN_MAX_MS = 60 * 60 * 1000,
};

struct peer { /* what is remembered of a device that made trouble */
    int64_t repaired_ms, failed_ms, greeted_ms;
    int64_t failures;
    bool is_told; /* that no session with it came about */
};

static struct peer read_peer(const struct e2ee_machine *machine, struct str curve)
{
    struct json *row = e2ee_store_read(machine->store, E2EE_PEER, curve, STR(""));
    struct peer peer = {0};

    json_to_i64(json_get(row, "repaired_ms"), &peer.repaired_ms);
    json_to_i64(json_get(row, "failed_ms"), &peer.failed_ms);
    json_to_i64(json_get(row, "greeted_ms"), &peer.greeted_ms);
    json_to_i64(json_get(row, "failures"), &peer.failures);
    json_to_bool(json_get(row, "is_told"), &peer.is_told);
    json_destroy(row);
    return peer;
}

static void keep_peer(struct e2ee_machine *machine, struct str curve,
                      const struct peer *peer)
{
    struct json *row = json_object_create();

    json_add_i64(row, "repaired_ms", peer->repaired_ms);
    json_add_i64(row, "failed_ms", peer->failed_ms);
    json_add_i64(row, "greeted_ms", peer->greeted_ms);
    json_add_i64(row, "failures", peer->failures);
    json_add_bool(row, "is_told", peer->is_told);
    e2ee_store_write(machine->store, E2EE_PEER, curve, STR(""), row);
    json_destroy(row);
}

static bool has_failed_lately(const struct e2ee_machine *machine, struct str curve)
{
    struct peer peer = read_peer(machine, curve);
    int64_t wait_ms = CLAIM_AGAIN_MS;

    for (int64_t i = 1; i < peer.failures && wait_ms < CLAIM_AGAIN_MAX_MS; i++)
        wait_ms *= 2;
    return peer.failures > 0 && machine->now_ms < peer.failed_ms + wait_ms
           && machine->now_ms >= peer.failed_ms;
}

bool e2ee_claims_are_full(const struct e2ee_machine *machine)
{
    return machine->wanted.count == WANTED_MAX;
}

bool e2ee_claims_want(struct e2ee_machine *machine, const struct e2ee_device *device,
                      bool is_repair)
{
    for (size_t i = 0; i < machine->wanted.count; i++)
        if (str_equal(str_from_c(machine->wanted.items[i].user), device->user)
            && str_equal(str_from_c(machine->wanted.items[i].device), device->id)) {
            machine->wanted.items[i].is_repair |= is_repair;
            return true;
        }
    if (e2ee_claims_are_full(machine) || has_failed_lately(machine, device->curve25519))
        return false;
    *ARRAY_ADD(&machine->wanted) = (struct e2ee_wanted){
        .user = alloc_copy(device->user.ptr, device->user.len),
        .device = alloc_copy(device->id.ptr, device->id.len),
        .is_repair = is_repair,
    };
    return true;
}

bool e2ee_claims_is_to_tell(struct e2ee_machine *machine,
                            const struct e2ee_device *device)
{
    struct peer peer = read_peer(machine, device->curve25519);

    if (peer.is_told)
        return false;
    peer.is_told = true;
    keep_peer(machine, device->curve25519, &peer);
    return true;
}

static bool is_lately(const struct e2ee_machine *machine, int64_t time_ms)
{
    return time_ms > 0 && time_ms <= machine->now_ms
           && machine->now_ms < time_ms + REPAIR_EVERY_MS;
}

void e2ee_claims_repair(struct e2ee_machine *machine, struct str user,
                        struct str curve25519)
{
    struct peer peer = read_peer(machine, curve25519);
    struct e2ee_device device;
    struct arena arena;

    if (is_lately(machine, peer.repaired_ms))
        return;
    arena_init(&arena);
    if (e2ee_devices_find_by_curve(machine, user, curve25519, &arena, &device)
        && e2ee_claims_want(machine, &device, true)) {
        peer.repaired_ms = machine->now_ms;
        keep_peer(machine, curve25519, &peer);
    }
    arena_clear(&arena);
}

void e2ee_claims_greeted(struct e2ee_machine *machine, const struct e2ee_maker *sender,
                         const struct json *content)
{
    struct peer peer = read_peer(machine, sender->curve25519);
    struct e2ee_device device;
    struct arena arena;

    (void)content;
    if (is_lately(machine, peer.greeted_ms))
        return;
    arena_init(&arena);
    if (e2ee_devices_find_by_curve(machine, sender->user, sender->curve25519, &arena,
                                   &device)) {
        peer.greeted_ms = machine->now_ms;
        keep_peer(machine, sender->curve25519, &peer);
        e2ee_sharing_repeat(machine, &device);
    }
    arena_clear(&arena);
}

/* All wanted devices of one user that fit, under one name. */
static void ask_for_user(struct e2ee_machine *machine, struct json *users, size_t first,
                         size_t end)
{
    const char *user = machine->wanted.items[first].user;
    struct json *devices = json_add_object(users, user);

    for (size_t i = first; i < end; i++) {
        struct e2ee_wanted *wanted = &machine->wanted.items[i];
        if (strcmp(wanted->user, user) != 0)
            continue;
        json_add_string(devices, wanted->device, STR("signed_curve25519"));
        wanted->is_asked = true;
    }
}

struct e2ee_flight *e2ee_claims_call(struct e2ee_machine *machine)
{
    size_t end = machine->wanted.count < CLAIM_DEVICES_MAX ? machine->wanted.count
                                                           : CLAIM_DEVICES_MAX;

    if (end == 0 || !e2ee_job_may_start(&machine->claim, machine->now_ms))
        return NULL;
    struct json *body = json_object_create();
    struct json *users = json_add_object(body, "one_time_keys");
    for (size_t i = 0; i < end; i++)
        if (!machine->wanted.items[i].is_asked)
            ask_for_user(machine, users, i, end);
    json_add_i64(body, "timeout", CLAIM_SERVER_MS);
    struct e2ee_flight *flight =
        e2ee_flight_take_off(machine, E2EE_CALL_CLAIM, "POST", "/keys/claim");
    e2ee_flight_body(flight, body);
    json_destroy(body);
    e2ee_job_start(&machine->claim);
    return flight;
}

static bool is_signed_by(const struct json *key, const struct e2ee_device *device)
{
    unsigned char public_key[CRYPTO_PUBLIC_KEY_BYTES];
    struct arena arena;

    if (!json_object_is_sound(key)
        || !crypto_from_base64(device->ed25519, public_key, sizeof public_key))
        return false;
    arena_init(&arena);
    bool is_right =
        signing_verify(key, device->user, e2ee_key_id(&arena, device->id), public_key);
    arena_clear(&arena);
    return is_right;
}

static bool start_session(struct e2ee_machine *machine, const struct e2ee_device *device,
                          const struct json *keys)
{
    const struct json *key = json_first(keys);

    if (!str_starts_with(json_key(key), STR("signed_curve25519:"))
        || !is_signed_by(key, device))
        return false;
    struct e2ee_session *session =
        e2ee_session_create_outbound(machine->own.account, device->curve25519,
                                     json_string(key, "key"), &machine->options.chance);
    if (session)
        e2ee_sessions_keep(machine, device->curve25519, session);
    e2ee_session_destroy(session);
    return session != NULL;
}

/* A message without meaning, so that the other side learns of the new session. */
static void greet(struct e2ee_machine *machine, const struct e2ee_device *device)
{
    struct json *nothing = json_object_create();
    struct json *sealed = e2ee_sessions_seal(machine, device, "m.dummy", nothing);
    struct e2ee_outgoing outgoing;

    json_destroy(nothing);
    if (!sealed)
        return;
    e2ee_outgoing_begin(&outgoing);
    e2ee_outgoing_add(&outgoing, device, sealed);
    e2ee_outgoing_end(machine, &outgoing, "m.room.encrypted", STR(""));
    machine->counters.repaired++;
}

static void take_claim(struct e2ee_machine *machine, const struct e2ee_wanted *wanted,
                       const struct json *answer)
{
    const struct json *keys = json_get_str(
        json_get_str(json_get(answer, "one_time_keys"), str_from_c(wanted->user)),
        str_from_c(wanted->device));
    struct e2ee_device device;
    struct arena arena;

    e2ee_news_add(machine, str_from_c(wanted->user));
    arena_init(&arena);
    if (e2ee_devices_find(machine, str_from_c(wanted->user), str_from_c(wanted->device),
                          &arena, &device)) {
        struct peer peer = read_peer(machine, device.curve25519);
        if (start_session(machine, &device, keys)) {
            peer.failures = peer.failed_ms = 0;
            peer.is_told = false;
            if (wanted->is_repair)
                greet(machine, &device);
        } else {
            peer.failures++;
            peer.failed_ms = machine->now_ms;
        }
        keep_peer(machine, device.curve25519, &peer);
    }
    arena_clear(&arena);
}

static void drop_asked(struct e2ee_machine *machine)
{
    size_t left = 0;

    for (size_t i = 0; i < machine->wanted.count; i++) {
        struct e2ee_wanted *wanted = &machine->wanted.items[i];
        if (wanted->is_asked) {
            free(wanted->user);
            free(wanted->device);
        } else {
            machine->wanted.items[left++] = *wanted;
        }
    }
    machine->wanted.count = left;
}

/* Not of a server that is down and will come back. */
static bool is_refusal(const struct e2ee_response *response)
{
    unsigned status = response->status;

    return status >= 200 && status < 500 && status != 401 && status != 429;
}

void e2ee_claims_answer(struct e2ee_machine *machine,
                        const struct e2ee_response *response)
{
    struct error err = {0};
    struct json *json = response->status == 200
                            ? json_parse(response->body, E2EE_ANSWER_MAX, &err)
                            : NULL;

    if (!json_is_object(json_get(json, "one_time_keys"))) {
        machine->claim_refusals += is_refusal(response);
        e2ee_news_of_all(machine);
        e2ee_job_failed(machine, &machine->claim, response);
        for (size_t i = 0; i < machine->wanted.count; i++)
            machine->wanted.items[i].is_asked = false;
        json_destroy(json);
        return;
    }
    e2ee_job_done(&machine->claim);
    machine->claim_refusals = 0;
    for (size_t i = 0; i < machine->wanted.count; i++)
        if (machine->wanted.items[i].is_asked)
            take_claim(machine, &machine->wanted.items[i], json);
    drop_asked(machine);
    json_destroy(json);
}

void e2ee_claims_clear(struct e2ee_machine *machine)
{
    for (size_t i = 0; i < machine->wanted.count; i++)
        machine->wanted.items[i].is_asked = true;
    drop_asked(machine);
    free(machine->wanted.items);
}
