/* SPDX-License-Identifier: MIT */
#include "e2ee/cross_signing.h"

#include <stdio.h>
#include <stdlib.h>

#include "e2ee/authentication.h"
#include "e2ee/crypto.h"
#include "e2ee/device_keys.h"
#include "e2ee/devices.h"
#include "e2ee/events.h"
#include "e2ee/flight.h"
#include "e2ee/machine.h"
#include "e2ee/names.h"
#include "e2ee/own_keys.h"
#include "e2ee/recovery.h"
#include "e2ee/seed.h"
#include "e2ee/signing.h"

enum { TRIES_MAX = 3 };

/* The three keys of an identity, by their names in rows, in requests and in answers. */
static const struct {
    const char *usage, *name, *list;
    size_t offset;
} KEYS[] = {
    {"master", "master_key", "master_keys", offsetof(struct e2ee_cross_signing, master)},
    {"self_signing", "self_signing_key", "self_signing_keys",
     offsetof(struct e2ee_cross_signing, self_signing)},
    {"user_signing", "user_signing_key", "user_signing_keys",
     offsetof(struct e2ee_cross_signing, user_signing)},
};

_Static_assert(COUNT_OF(KEYS) == E2EE_SIGNING_KEYS, "one row for each key");

static unsigned char *seed_of(struct e2ee_machine *machine, size_t i)
{
    return (unsigned char *)&machine->signing + KEYS[i].offset;
}

static struct str public_key(const unsigned char seed[32], struct arena *arena)
{
    unsigned char key[CRYPTO_PUBLIC_KEY_BYTES];

    return crypto_public_key(seed, key) ? crypto_base64(arena, key, sizeof key)
                                        : (struct str){0};
}

bool e2ee_cross_signing_start(struct e2ee_machine *machine, struct error *err)
{
    struct json *row = e2ee_store_read(machine->store, E2EE_IDENTITY, STR(""), STR(""));
    bool is_read = true;

    for (size_t i = 0; row && i < COUNT_OF(KEYS); i++)
        is_read = is_read
                  && e2ee_unlock_seed(machine, json_string(row, KEYS[i].usage),
                                      str_from_c(KEYS[i].usage), seed_of(machine, i));
    machine->signing.has_seeds = row && is_read;
    json_to_bool(json_get(row, "is_stored"), &machine->signing.is_stored);
    json_destroy(row);
    return is_read
           || error_set(err, ERROR_CONFIG,
                        "the kept signing identity cannot be read: is it the right "
                        "pickle key?");
}

void e2ee_cross_signing_clear(struct e2ee_machine *machine)
{
    free(machine->signing.session);
    crypto_wipe(&machine->signing, sizeof machine->signing);
}

static void save_seeds(struct e2ee_machine *machine)
{
    struct json *row = json_object_create();
    struct arena arena;

    arena_init(&arena);
    for (size_t i = 0; i < COUNT_OF(KEYS); i++)
        json_add_string(row, KEYS[i].usage,
                        e2ee_lock_seed(machine, seed_of(machine, i),
                                       str_from_c(KEYS[i].usage), &arena));
    json_add_bool(row, "is_verified", machine->signing.is_verified);
    json_add_bool(row, "is_stored", machine->signing.is_stored);
    e2ee_store_write(machine->store, E2EE_IDENTITY, STR(""), STR(""), row);
    json_destroy(row);
    arena_clear(&arena);
}

static void make_seeds(struct e2ee_machine *machine)
{
    for (size_t i = 0; i < COUNT_OF(KEYS); i++)
        e2ee_chance_fill(&machine->options.chance, seed_of(machine, i), 32);
    machine->signing.has_seeds = true;
    save_seeds(machine);
}

/* Signs with one of our seeds; takes object. */
static struct json *sign(struct e2ee_machine *machine, struct json *object,
                         const unsigned char seed[32])
{
    struct arena arena;

    arena_init(&arena);
    struct str id = e2ee_key_id(&arena, public_key(seed, &arena));
    struct json *result = signing_sign(object, e2ee_user(machine), id, seed);
    arena_clear(&arena);
    json_destroy(object);
    return result;
}

struct json *e2ee_cross_signing_sign(struct e2ee_machine *machine, struct json *object)
{
    return machine->signing.has_seeds
               ? sign(machine, object, machine->signing.self_signing)
               : object;
}

static struct json *key_object(struct e2ee_machine *machine, size_t i)
{
    struct json *key = json_object_create();
    struct arena arena;

    arena_init(&arena);
    struct str text = public_key(seed_of(machine, i), &arena);
    json_add_string(key, "user_id", e2ee_user(machine));
    json_add_string(json_add_array(key, "usage"), NULL, str_from_c(KEYS[i].usage));
    json_add_string(json_add_object(key, "keys"), e2ee_key_id(&arena, text).ptr, text);
    arena_clear(&arena);
    return i == 0 ? key : sign(machine, key, machine->signing.master);
}

void e2ee_cross_signing_give_up(struct e2ee_machine *machine, const char *why)
{
    machine->signing.step = E2EE_SIGNING_GIVEN_UP;
    machine->signing.is_verified = false;
    if (machine->signing.has_seeds)
        save_seeds(machine);
    e2ee_tell(machine, E2EE_WARNING,
              "this device is not verified, so strict clients will neither give it keys "
              "nor show its answers: %s",
              why);
}

static bool is_own(struct e2ee_machine *machine, const struct json *answer, size_t i)
{
    struct arena arena;

    arena_init(&arena);
    struct str shown = e2ee_device_keys_public(
        json_get_str(json_get(answer, KEYS[i].list), e2ee_user(machine)),
        e2ee_user(machine), KEYS[i].usage);
    bool is_same = machine->signing.has_seeds
                   && str_equal(shown, public_key(seed_of(machine, i), &arena));
    arena_clear(&arena);
    return is_same;
}

static void see_own_identity(struct e2ee_machine *machine, const struct json *answer)
{
    struct e2ee_cross_signing *signing = &machine->signing;
    bool was_verified = signing->is_verified;

    signing->is_verified =
        is_own(machine, answer, 1)
        && e2ee_machine_is_signed(machine, e2ee_user(machine), e2ee_device_id(machine));
    if (signing->is_verified) {
        signing->step = E2EE_SIGNING_DONE;
        signing->tries = 0;
        if (!was_verified) {
            save_seeds(machine);
            e2ee_tell(machine, E2EE_NOTE, "device %s is verified by its own identity",
                      machine->device);
        }
        e2ee_recovery_keep(machine);
    } else if (++signing->tries > TRIES_MAX) {
        e2ee_cross_signing_give_up(machine, "the server does not show our signature");
    } else {
        signing->step =
            is_own(machine, answer, 1) ? E2EE_SIGNING_DEVICE : E2EE_SIGNING_UPLOADING;
    }
}

static void note_shown(struct e2ee_machine *machine, const struct json *answer)
{
    for (size_t i = 0; i < COUNT_OF(KEYS); i++) {
        struct str key = e2ee_device_keys_public(
            json_get_str(json_get(answer, KEYS[i].list), e2ee_user(machine)),
            e2ee_user(machine), KEYS[i].usage);
        snprintf(machine->signing.shown[i], sizeof machine->signing.shown[i], "%.*s",
                 STR_ARG(key));
    }
}

static void see_other_identity(struct e2ee_machine *machine, const struct json *answer)
{
    struct e2ee_cross_signing *signing = &machine->signing;

    if (signing->step == E2EE_SIGNING_GIVEN_UP || signing->step == E2EE_SIGNING_TAKING)
        return;
    note_shown(machine, answer);
    if (e2ee_recovery_begin(machine)) {
        signing->step = E2EE_SIGNING_TAKING;
        return;
    }
    e2ee_cross_signing_give_up(
        machine, signing->has_seeds
                     ? "the account has got another signing identity since; recovery_key_"
                       "file can take it over"
                     : "the account has a signing identity that was made elsewhere; "
                       "recovery_key_file can take it over");
}

void e2ee_cross_signing_see(struct e2ee_machine *machine, const struct json *answer)
{
    struct e2ee_cross_signing *signing = &machine->signing;
    const struct json *shown =
        json_get_str(json_get(answer, "master_keys"), e2ee_user(machine));

    if (signing->job.is_under_way)
        return;
    if (!shown) {
        if (!signing->has_seeds)
            make_seeds(machine);
        signing->step = E2EE_SIGNING_UPLOADING;
    } else if (is_own(machine, answer, 0)) {
        see_own_identity(machine, answer);
    } else {
        see_other_identity(machine, answer);
    }
}

const unsigned char *e2ee_cross_signing_seed(struct e2ee_machine *machine, size_t i)
{
    return seed_of(machine, i);
}

void e2ee_cross_signing_take_over(struct e2ee_machine *machine,
                                  unsigned char seeds[E2EE_SIGNING_KEYS][32])
{
    struct e2ee_cross_signing *signing = &machine->signing;
    bool is_same = true;
    struct arena arena;

    arena_init(&arena);
    for (size_t i = 0; i < COUNT_OF(KEYS); i++)
        is_same =
            is_same
            && str_equal(public_key(seeds[i], &arena), str_from_c(signing->shown[i]));
    arena_clear(&arena);
    if (!is_same) {
        e2ee_cross_signing_give_up(machine, "the secret storage of the account holds "
                                            "other keys than the server shows");
        return;
    }
    for (size_t i = 0; i < COUNT_OF(KEYS); i++)
        memcpy(seed_of(machine, i), seeds[i], 32);
    signing->has_seeds = signing->is_stored = true;
    signing->step = E2EE_SIGNING_DEVICE;
    save_seeds(machine);
}

void e2ee_cross_signing_stored(struct e2ee_machine *machine)
{
    machine->signing.is_stored = true;
    save_seeds(machine);
    e2ee_tell(machine, E2EE_NOTE,
              "the signing identity is in the account's secret storage");
}

static struct json *upload_body(struct e2ee_machine *machine)
{
    struct json *body = json_object_create();

    for (size_t i = 0; i < COUNT_OF(KEYS); i++)
        json_add_taken(body, KEYS[i].name, key_object(machine, i));
    e2ee_authentication_add(machine, body);
    return body;
}

/* Our device signed by our identity, and our master key by our device. */
static struct json *signatures_body(struct e2ee_machine *machine)
{
    struct json *body = json_object_create();
    struct arena arena;

    arena_init(&arena);
    struct json *own = json_add_object(body, arena_copy(&arena, e2ee_user(machine)).ptr);
    json_add_taken(own, machine->device, e2ee_own_keys_document(machine));
    json_add_taken(own, public_key(machine->signing.master, &arena).ptr,
                   e2ee_own_keys_sign(machine, key_object(machine, 0)));
    arena_clear(&arena);
    return body;
}

struct e2ee_flight *e2ee_cross_signing_call(struct e2ee_machine *machine)
{
    struct e2ee_cross_signing *signing = &machine->signing;
    bool is_upload = signing->step == E2EE_SIGNING_UPLOADING;

    if ((!is_upload && signing->step != E2EE_SIGNING_DEVICE)
        || !e2ee_job_may_start(&signing->job, machine->now_ms)
        || !machine->own.is_uploaded)
        return NULL;
    struct json *body = is_upload ? upload_body(machine) : signatures_body(machine);
    struct e2ee_flight *flight = e2ee_flight_take_off(
        machine, is_upload ? E2EE_CALL_SIGNING_KEYS : E2EE_CALL_SIGNATURES, "POST",
        is_upload ? "/keys/device_signing/upload" : "/keys/signatures/upload");
    e2ee_flight_body(flight, body);
    flight->is_secret = is_upload;
    json_destroy(body);
    e2ee_job_start(&signing->job);
    return flight;
}

static void tell_refusal(struct e2ee_machine *machine,
                         const struct e2ee_response *response)
{
    char why[120];

    snprintf(why, sizeof why, "the server refuses our signing keys (HTTP %u)",
             response->status);
    e2ee_cross_signing_give_up(machine, why);
    machine->signing.job.is_under_way = false;
}

void e2ee_cross_signing_answer(struct e2ee_machine *machine, enum e2ee_call call,
                               const struct e2ee_response *response)
{
    struct e2ee_cross_signing *signing = &machine->signing;
    unsigned status = response->status;

    if (status == 200) {
        signing->step =
            call == E2EE_CALL_SIGNING_KEYS ? E2EE_SIGNING_DEVICE : E2EE_SIGNING_CHECKING;
        e2ee_authentication_end(machine);
        e2ee_job_done(&signing->job);
        if (call == E2EE_CALL_SIGNATURES)
            e2ee_devices_outdate(machine, e2ee_user(machine));
    } else if (status == 401 && call == E2EE_CALL_SIGNING_KEYS
               && str_find(response->body, STR("\"flows\"")) != STR_NOT_FOUND) {
        e2ee_authentication_take(machine, response);
    } else if (status == 0 || status == 401 || status == 429 || status >= 500) {
        e2ee_job_failed(machine, &signing->job, response);
    } else {
        tell_refusal(machine, response);
    }
}
