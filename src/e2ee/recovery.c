/* SPDX-License-Identifier: MIT */
#include "e2ee/recovery.h"

#include <stdio.h>
#include <stdlib.h>

#include "e2ee/cross_signing.h"
#include "e2ee/crypto.h"
#include "e2ee/events.h"
#include "e2ee/flight.h"
#include "e2ee/names.h"
#include "e2ee/secret_storage.h"

/*
 * Two walks over the account data of our user, one request after the other:
 *
 *     TAKE_ID -> TAKE_KEY -> TAKE_SECRET (three) -> the identity is ours
 *     KEEP_ID -> KEEP_KEY -> KEEP_SECRET (three) -> KEEP_DEFAULT -> kept
 *         \--> CHECK_KEY --^   there is a storage already: only with its own key
 */

enum { SECRETS = E2EE_SIGNING_KEYS };

static const char *const SECRET_NAMES[SECRETS] = {
    "m.cross_signing.master",
    "m.cross_signing.self_signing",
    "m.cross_signing.user_signing",
};

void e2ee_recovery_init(struct e2ee_machine *machine)
{
    const unsigned char *key = machine->options.recovery_key;
    struct e2ee_recovery *recovery = &machine->recovery;
    unsigned char digest[CRYPTO_SHA256_BYTES];

    if (!key)
        return;
    /* The same key has the same name at each try. */
    if (!crypto_hkdf(str_make((const char *)key, SECRET_STORAGE_KEY_BYTES),
                     STR("name of the recovery key"), digest, sizeof digest))
        return;
    for (size_t i = 0; i < sizeof recovery->own_id / 2; i++)
        snprintf(recovery->own_id + 2 * i, 3, "%02x", digest[i]);
    memcpy(recovery->id, recovery->own_id, sizeof recovery->own_id);
}

void e2ee_recovery_clear(struct e2ee_machine *machine)
{
    crypto_wipe(&machine->recovery, sizeof machine->recovery);
}

bool e2ee_recovery_begin(struct e2ee_machine *machine)
{
    struct e2ee_recovery *recovery = &machine->recovery;

    if (!machine->options.recovery_key || recovery->has_tried)
        return false;
    recovery->has_tried = true;
    recovery->step = E2EE_RECOVERY_TAKE_ID;
    e2ee_job_done(&recovery->job);
    return true;
}

void e2ee_recovery_keep(struct e2ee_machine *machine)
{
    struct e2ee_recovery *recovery = &machine->recovery;

    if (machine->options.recovery_key && recovery->step == E2EE_RECOVERY_IDLE
        && !machine->signing.is_stored) {
        recovery->step = E2EE_RECOVERY_KEEP_ID;
        recovery->at = 0;
    }
}

static void name_data(const struct e2ee_recovery *recovery, struct buf *out)
{
    switch (recovery->step) {
    case E2EE_RECOVERY_TAKE_KEY:
    case E2EE_RECOVERY_CHECK_KEY:
    case E2EE_RECOVERY_KEEP_KEY:
        buf_format(out, "m.secret_storage.key.%s", recovery->id);
        break;
    case E2EE_RECOVERY_TAKE_SECRET:
    case E2EE_RECOVERY_KEEP_SECRET:
        buf_add(out, str_from_c(SECRET_NAMES[recovery->at]));
        break;
    case E2EE_RECOVERY_TAKE_ID:
    case E2EE_RECOVERY_KEEP_ID:
    case E2EE_RECOVERY_KEEP_DEFAULT:
    case E2EE_RECOVERY_IDLE: buf_add(out, STR("m.secret_storage.default_key")); break;
    }
}

static struct json *sealed_secret(struct e2ee_machine *machine)
{
    const struct e2ee_recovery *recovery = &machine->recovery;
    struct json *body = json_object_create();
    struct arena arena;

    arena_init(&arena);
    struct str seed =
        crypto_base64(&arena, e2ee_cross_signing_seed(machine, recovery->at), 32);
    json_add_taken(json_add_object(body, "encrypted"), recovery->id,
                   secret_storage_seal(machine->options.recovery_key,
                                       str_from_c(SECRET_NAMES[recovery->at]), seed,
                                       &machine->options.chance));
    arena_clear(&arena);
    return body;
}

/* NULL: nothing is written in this step. */
static struct json *data_to_write(struct e2ee_machine *machine)
{
    const struct e2ee_recovery *recovery = &machine->recovery;
    struct json *body = NULL;

    if (recovery->step == E2EE_RECOVERY_KEEP_KEY)
        return secret_storage_describe(machine->options.recovery_key,
                                       &machine->options.chance);
    if (recovery->step == E2EE_RECOVERY_KEEP_SECRET)
        return sealed_secret(machine);
    if (recovery->step == E2EE_RECOVERY_KEEP_DEFAULT) {
        body = json_object_create();
        json_add_string(body, "key", str_from_c(recovery->id));
    }
    return body;
}

struct e2ee_flight *e2ee_recovery_call(struct e2ee_machine *machine)
{
    struct e2ee_recovery *recovery = &machine->recovery;
    struct buf name;

    if (recovery->step == E2EE_RECOVERY_IDLE
        || !e2ee_job_may_start(&recovery->job, machine->now_ms))
        return NULL;
    struct json *body = data_to_write(machine);
    struct e2ee_flight *flight = e2ee_flight_take_off(machine, E2EE_CALL_ACCOUNT_DATA,
                                                      body ? "PUT" : "GET", "/user/");
    e2ee_flight_segment(flight, e2ee_user(machine));
    buf_add(&flight->path, STR("/account_data/"));
    buf_init(&name, E2EE_ID_MAX);
    name_data(recovery, &name);
    e2ee_flight_segment(flight, buf_view(&name));
    buf_clear(&name);
    if (body)
        e2ee_flight_body(flight, body);
    flight->is_secret = true;
    json_destroy(body);
    e2ee_job_start(&recovery->job);
    return flight;
}

static void go_to(struct e2ee_recovery *recovery, enum e2ee_recovery_step step)
{
    recovery->step = step;
    e2ee_job_done(&recovery->job);
}

static void fail(struct e2ee_machine *machine, const char *why)
{
    bool was_taking = machine->recovery.step <= E2EE_RECOVERY_TAKE_SECRET;

    go_to(&machine->recovery, E2EE_RECOVERY_IDLE);
    if (was_taking)
        e2ee_cross_signing_give_up(machine, why);
    else
        e2ee_tell(machine, E2EE_WARNING,
                  "the signing identity is not in the account's secret storage: %s", why);
}

static bool take_id(struct e2ee_recovery *recovery, const struct json *data)
{
    struct str id = json_string(data, "key");

    if (id.len == 0 || id.len >= sizeof recovery->id)
        return false;
    memcpy(recovery->id, id.ptr, id.len);
    recovery->id[id.len] = '\0';
    return true;
}

static bool open_secret(struct e2ee_machine *machine, const struct json *data)
{
    struct e2ee_recovery *recovery = &machine->recovery;
    const struct json *sealed = json_get(json_get(data, "encrypted"), recovery->id);
    struct arena arena;
    struct str text;

    arena_init(&arena);
    bool is_open =
        secret_storage_open(machine->options.recovery_key,
                            str_from_c(SECRET_NAMES[recovery->at]), sealed, &arena, &text)
        && crypto_from_base64(text, recovery->seeds[recovery->at], 32);
    arena_clear(&arena);
    return is_open;
}

static void take_secret(struct e2ee_machine *machine, const struct json *data)
{
    struct e2ee_recovery *recovery = &machine->recovery;

    if (!open_secret(machine, data)) {
        fail(machine, "a key of the identity is not in the secret storage or cannot be "
                      "read there");
    } else if (++recovery->at < SECRETS) {
        e2ee_job_done(&recovery->job);
    } else {
        go_to(recovery, E2EE_RECOVERY_IDLE);
        e2ee_cross_signing_take_over(machine, recovery->seeds);
    }
}

/* Is there a storage of somebody else's key? Then it stays as it is. */
static void take_other_id(struct e2ee_machine *machine, const struct json *data)
{
    struct e2ee_recovery *recovery = &machine->recovery;

    if (!take_id(recovery, data))
        memcpy(recovery->id, recovery->own_id, sizeof recovery->own_id);
    go_to(recovery, json_string(data, "key").len > 0 ? E2EE_RECOVERY_CHECK_KEY
                                                     : E2EE_RECOVERY_KEEP_KEY);
}

static void take_written(struct e2ee_machine *machine)
{
    struct e2ee_recovery *recovery = &machine->recovery;

    if (recovery->step == E2EE_RECOVERY_KEEP_KEY) {
        go_to(recovery, E2EE_RECOVERY_KEEP_SECRET);
    } else if (recovery->step == E2EE_RECOVERY_KEEP_SECRET && ++recovery->at == SECRETS) {
        go_to(recovery, E2EE_RECOVERY_KEEP_DEFAULT);
    } else if (recovery->step == E2EE_RECOVERY_KEEP_DEFAULT) {
        go_to(recovery, E2EE_RECOVERY_IDLE);
        e2ee_cross_signing_stored(machine);
    }
    e2ee_job_done(&recovery->job);
}

/* data is NULL when there is none of that name. */
static void take_data(struct e2ee_machine *machine, const struct json *data)
{
    struct e2ee_recovery *recovery = &machine->recovery;
    bool fits = secret_storage_fits(machine->options.recovery_key, data);

    switch (recovery->step) {
    case E2EE_RECOVERY_TAKE_ID:
        recovery->at = 0;
        if (take_id(recovery, data))
            go_to(recovery, E2EE_RECOVERY_TAKE_KEY);
        else
            fail(machine, "the account has no secret storage to take it over from");
        break;
    case E2EE_RECOVERY_TAKE_KEY:
        if (fits)
            go_to(recovery, E2EE_RECOVERY_TAKE_SECRET);
        else
            fail(machine, "the recovery key is not that of the account");
        break;
    case E2EE_RECOVERY_TAKE_SECRET: take_secret(machine, data); break;
    case E2EE_RECOVERY_KEEP_ID: take_other_id(machine, data); break;
    case E2EE_RECOVERY_CHECK_KEY:
        if (fits)
            go_to(recovery, E2EE_RECOVERY_KEEP_SECRET);
        else
            fail(machine, "it has a secret storage with another recovery key");
        break;
    case E2EE_RECOVERY_KEEP_KEY:
    case E2EE_RECOVERY_KEEP_SECRET:
    case E2EE_RECOVERY_KEEP_DEFAULT: take_written(machine); break;
    case E2EE_RECOVERY_IDLE: break;
    }
}

void e2ee_recovery_answer(struct e2ee_machine *machine,
                          const struct e2ee_response *response)
{
    struct e2ee_recovery *recovery = &machine->recovery;
    struct error err = {0};
    bool is_write = recovery->step >= E2EE_RECOVERY_KEEP_KEY;

    if (response->status != 200 && (response->status != 404 || is_write)) {
        e2ee_job_failed(machine, &recovery->job, response);
        return;
    }
    struct json *json = response->status == 200
                            ? json_parse(response->body, E2EE_ANSWER_MAX, &err)
                            : NULL;
    take_data(machine, json);
    json_destroy(json);
}
