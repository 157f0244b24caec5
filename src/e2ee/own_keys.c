/* SPDX-License-Identifier: MIT */
#include "e2ee/own_keys.h"

#include <stdlib.h>

#include "e2ee/copy.h"
#include "e2ee/cross_signing.h"
#include "e2ee/crypto.h"
#include "e2ee/device_keys.h"
#include "e2ee/devices.h"
#include "e2ee/events.h"
#include "e2ee/flight.h"
#include "e2ee/machine.h"
#include "e2ee/names.h"
#include "e2ee/rooms.h"
#include "e2ee/signing.h"

enum { OLD_FALLBACK_MS = 60 * 60 * 1000 };

static bool take_row(struct e2ee_machine *machine, const struct json *row,
                     struct error *err)
{
    struct e2ee_own_keys *own = &machine->own;

    own->account = e2ee_account_load(json_string(row, "pickle"), &machine->options.key);
    if (!own->account)
        return error_set(err, ERROR_CONFIG,
                         "the kept keys of the device cannot be read: is it the right "
                         "pickle key? Without it, faqd matrix logout begins anew");
    json_to_bool(json_get(row, "is_uploaded"), &own->is_uploaded);
    json_to_bool(json_get(row, "has_old_fallback"), &own->has_old_fallback);
    json_to_i64(json_get(row, "fallback_ms"), &own->fallback_ms);
    return true;
}

/* Keys of a device that is no more: of no use to anybody. */
static void forget_device(struct e2ee_machine *machine)
{
    static const enum e2ee_table tables[] = {
        E2EE_SESSION,  E2EE_PEER,   E2EE_INBOUND,  E2EE_OUTBOUND, E2EE_SHARED,
        E2EE_WITHHELD, E2EE_REPLAY, E2EE_OUTGOING, E2EE_PENDING,  E2EE_ASKED,
    };
    struct arena arena;

    arena_init(&arena);
    for (size_t i = 0; i < COUNT_OF(tables); i++) {
        struct e2ee_rows rows;
        e2ee_store_list_all(machine->store, tables[i], &arena, &rows);
        for (size_t j = 0; j < rows.count; j++)
            e2ee_store_remove(machine->store, tables[i], rows.items[j].owner,
                              rows.items[j].name);
    }
    e2ee_rooms_drop_sessions(machine);
    arena_clear(&arena);
}

static bool is_of_device(const struct e2ee_machine *machine, const struct json *row,
                         struct str device)
{
    return str_equal(json_string(row, "user"), e2ee_user(machine))
           && str_equal(json_string(row, "device"), device);
}

bool e2ee_own_keys_start(struct e2ee_machine *machine, struct str device,
                         struct error *err)
{
    struct e2ee_own_keys *own = &machine->own;
    struct json *row = e2ee_store_read(machine->store, E2EE_ACCOUNT, STR(""), STR(""));
    bool is_mine = is_of_device(machine, row, device);
    bool is_read = !is_mine || take_row(machine, row, err);

    if (row && !is_mine)
        forget_device(machine);
    json_destroy(row);
    if (!is_read)
        return false;
    if (!is_mine) {
        own->account = e2ee_account_create(&machine->options.chance);
        own->needs_fallback = true;
        own->count = 0;
    }
    own->identity = e2ee_account_identity(own->account);
    free(machine->device);
    machine->device = alloc_copy(device.ptr, device.len);
    if (!is_mine)
        e2ee_own_keys_save(machine);
    return true;
}

void e2ee_own_keys_save(struct e2ee_machine *machine)
{
    const struct e2ee_own_keys *own = &machine->own;
    struct json *row = json_object_create();
    struct arena arena;

    arena_init(&arena);
    json_add_string(row, "user", e2ee_user(machine));
    json_add_string(row, "device", e2ee_device_id(machine));
    json_add_string(row, "pickle",
                    e2ee_account_save(own->account, &machine->options.key, &arena));
    json_add_bool(row, "is_uploaded", own->is_uploaded);
    json_add_bool(row, "has_old_fallback", own->has_old_fallback);
    json_add_i64(row, "fallback_ms", own->fallback_ms);
    e2ee_store_write(machine->store, E2EE_ACCOUNT, STR(""), STR(""), row);
    json_destroy(row);
    arena_clear(&arena);
}

static bool names_key_type(const struct json *types)
{
    struct str type;

    for (const struct json *item = json_first(types); item; item = json_next(item))
        if (json_to_string(item, &type) && str_equal(type, STR("signed_curve25519")))
            return true;
    return false;
}

/* A count that is missing is zero, and so is a missing object, in a sync; servers may
 * leave out what did not change, so that is believed only of a present object. */
static void take_count(struct e2ee_machine *machine, const struct json *counts)
{
    int64_t count = 0;

    if (!json_is_object(counts))
        return;
    json_to_i64(json_get(counts, "signed_curve25519"), &count);
    machine->own.count = count < 0 ? 0 : count;
}

void e2ee_machine_counts(struct e2ee_machine *machine, const struct json *counts,
                         const struct json *fallback_types, int64_t now_ms)
{
    struct e2ee_own_keys *own = &machine->own;

    machine->now_ms = now_ms;
    if (!e2ee_machine_is_started(machine))
        return;
    take_count(machine, counts);
    if (json_is_array(fallback_types) && !names_key_type(fallback_types)
        && own->is_uploaded && !own->job.is_under_way)
        own->needs_fallback = true;
}

static bool has_unpublished(const struct e2ee_own_keys *own)
{
    struct json *keys = e2ee_account_unpublished_keys(own->account);
    struct json *fallback = e2ee_account_unpublished_fallback_key(own->account);
    bool has_any = json_count(keys) + json_count(fallback) > 0;

    json_destroy(keys);
    json_destroy(fallback);
    return has_any;
}

/* Half of what the account can hold, so that keys that were claimed but not used yet are
 * not pushed out. */
static bool add_missing_keys(struct e2ee_machine *machine)
{
    struct e2ee_own_keys *own = &machine->own;
    int64_t wanted = (int64_t)e2ee_account_keys_max(own->account) / 2;
    bool is_changed = false;

    if (own->count >= 0 && own->count < wanted) {
        e2ee_account_add_keys(own->account, (size_t)(wanted - own->count),
                              &machine->options.chance);
        own->count = wanted;
        is_changed = true;
    }
    if (own->needs_fallback) {
        own->has_old_fallback = own->fallback_ms > 0;
        own->fallback_ms = machine->now_ms;
        own->needs_fallback = false;
        e2ee_account_add_fallback_key(own->account, &machine->options.chance);
        is_changed = true;
    }
    return is_changed;
}

static bool forget_old_fallback(struct e2ee_machine *machine)
{
    struct e2ee_own_keys *own = &machine->own;

    if (!own->has_old_fallback || machine->now_ms < own->fallback_ms + OLD_FALLBACK_MS)
        return false;
    e2ee_account_forget_old_fallback_key(own->account);
    own->has_old_fallback = false;
    return true;
}

/* Keys that are on their way go up again after a failure: no new ones before. */
void e2ee_own_keys_work(struct e2ee_machine *machine)
{
    struct e2ee_own_keys *own = &machine->own;
    bool is_changed = forget_old_fallback(machine);

    if (!own->job.is_under_way && !has_unpublished(own))
        is_changed |= add_missing_keys(machine);
    if (is_changed)
        e2ee_own_keys_save(machine);
}

struct json *e2ee_own_keys_sign(struct e2ee_machine *machine, struct json *object)
{
    struct json *result = NULL;
    struct arena arena;
    struct buf text;

    arena_init(&arena);
    buf_init(&text, SIGNING_BYTES_MAX);
    if (signing_bytes(object, &text))
        result = signing_add(
            object, e2ee_user(machine), e2ee_key_id(&arena, e2ee_device_id(machine)),
            e2ee_account_sign(machine->own.account, buf_view(&text), &arena));
    buf_clear(&text);
    arena_clear(&arena);
    json_destroy(object);
    return result;
}

struct json *e2ee_own_keys_document(struct e2ee_machine *machine)
{
    struct json *document = json_object_create();
    struct json *algorithms = json_add_array(document, "algorithms");
    struct json *keys = json_add_object(document, "keys");
    struct str device = e2ee_device_id(machine);
    struct arena arena;

    arena_init(&arena);
    json_add_string(algorithms, NULL, STR(E2EE_OLM_ALGORITHM));
    json_add_string(algorithms, NULL, STR(E2EE_MEGOLM_ALGORITHM));
    json_add_string(document, "user_id", e2ee_user(machine));
    json_add_string(document, "device_id", device);
    json_add_string(keys, e2ee_key_id(&arena, device).ptr,
                    str_from_c(machine->own.identity.ed25519));
    json_add_string(keys, arena_format(&arena, "curve25519:%.*s", STR_ARG(device)).ptr,
                    str_from_c(machine->own.identity.curve25519));
    arena_clear(&arena);
    return e2ee_cross_signing_sign(machine, e2ee_own_keys_sign(machine, document));
}

static void add_key(struct e2ee_machine *machine, struct json *parent,
                    const struct json *item, bool is_fallback)
{
    struct json *key = json_object_create();
    struct str text = {0};
    struct arena arena;

    arena_init(&arena);
    json_to_string(item, &text);
    json_add_string(key, "key", text);
    if (is_fallback)
        json_add_bool(key, "fallback", true);
    struct str id =
        arena_format(&arena, "signed_curve25519:%.*s", STR_ARG(json_key(item)));
    json_add_taken(parent, id.ptr, e2ee_own_keys_sign(machine, key));
    arena_clear(&arena);
}

static void add_keys(struct e2ee_machine *machine, struct json *body, const char *name,
                     struct json *keys, bool is_fallback)
{
    struct json *parent = json_count(keys) > 0 ? json_add_object(body, name) : NULL;

    for (const struct json *item = json_first(keys); item; item = json_next(item))
        add_key(machine, parent, item, is_fallback);
    json_destroy(keys);
}

struct e2ee_flight *e2ee_own_keys_call(struct e2ee_machine *machine)
{
    struct e2ee_own_keys *own = &machine->own;

    if (!e2ee_job_may_start(&own->job, machine->now_ms)
        || (own->is_uploaded && !has_unpublished(own)))
        return NULL;
    struct json *body = json_object_create();
    if (!own->is_uploaded)
        json_add_taken(body, "device_keys", e2ee_own_keys_document(machine));
    add_keys(machine, body, "one_time_keys", e2ee_account_unpublished_keys(own->account),
             false);
    add_keys(machine, body, "fallback_keys",
             e2ee_account_unpublished_fallback_key(own->account), true);
    struct e2ee_flight *flight =
        e2ee_flight_take_off(machine, E2EE_CALL_UPLOAD, "POST", "/keys/upload");
    e2ee_flight_body(flight, body);
    json_destroy(body);
    e2ee_job_start(&own->job);
    return flight;
}

/* The server knows other keys by these names: the store is behind it, as after a backup
 * was brought back. Only the words tell. */
static bool is_store_behind(const struct e2ee_response *response)
{
    return response->status == 400
           && str_find(response->body, STR("already exists")) != STR_NOT_FOUND;
}

static void take_upload(struct e2ee_machine *machine,
                        const struct e2ee_response *response)
{
    struct e2ee_own_keys *own = &machine->own;
    struct error err = {0};
    struct json *json = json_parse(response->body, E2EE_ANSWER_MAX, &err);

    take_count(machine, json_get(json, "one_time_key_counts"));
    json_destroy(json);
    own->is_uploaded = true;
    e2ee_account_mark_published(own->account);
    e2ee_own_keys_save(machine);
    e2ee_job_done(&own->job);
}

void e2ee_own_keys_answer(struct e2ee_machine *machine,
                          const struct e2ee_response *response)
{
    struct e2ee_own_keys *own = &machine->own;

    if (response->status >= 200 && response->status <= 299) {
        take_upload(machine, response);
        return;
    }
    if (is_store_behind(response)) {
        e2ee_copy_found(machine, "the server has other one-time keys of this device");
        e2ee_account_mark_published(own->account);
        own->count = 0;
        own->needs_fallback = true;
        e2ee_own_keys_save(machine);
    }
    e2ee_job_failed(machine, &own->job, response);
}

void e2ee_own_keys_check(struct e2ee_machine *machine, const struct json *device)
{
    struct e2ee_own_keys *own = &machine->own;
    struct e2ee_device shown;

    if (!own->is_uploaded || own->job.is_under_way)
        return;
    if (!device) {
        e2ee_tell(machine, E2EE_WARNING,
                  "the server does not know this device's keys: uploading them again");
        own->is_uploaded = false;
        e2ee_own_keys_save(machine);
    } else if (!e2ee_device_keys_are_sound(device, e2ee_user(machine),
                                           e2ee_device_id(machine), &shown)
               || !str_equal(shown.curve25519, str_from_c(own->identity.curve25519))
               || !str_equal(shown.ed25519, str_from_c(own->identity.ed25519))) {
        e2ee_tell(machine, E2EE_STOP,
                  "the server shows other keys for our device %s than the state folder "
                  "holds: nobody could read us. Bring the right state folder back, or "
                  "run faqd matrix logout and start as a new device",
                  machine->device);
    }
}
