/* SPDX-License-Identifier: MIT */
#include "e2ee/device_keys.h"

#include "e2ee/cross_signing.h"
#include "e2ee/crypto.h"
#include "e2ee/devices.h"
#include "e2ee/events.h"
#include "e2ee/names.h"
#include "e2ee/own_keys.h"
#include "e2ee/signing.h"

static bool names(const struct json *list, const char *wanted)
{
    struct str name;

    for (const struct json *item = json_first(list); item; item = json_next(item))
        if (json_to_string(item, &name) && str_equal(name, str_from_c(wanted)))
            return true;
    return false;
}

static bool verify(const struct json *object, struct str user, struct str key_name,
                   struct str public_key)
{
    unsigned char key[CRYPTO_PUBLIC_KEY_BYTES];
    struct arena arena;

    if (!crypto_from_base64(public_key, key, sizeof key))
        return false;
    arena_init(&arena);
    bool is_right = signing_verify(object, user, e2ee_key_id(&arena, key_name), key);
    arena_clear(&arena);
    return is_right;
}

bool e2ee_device_keys_are_sound(const struct json *keys, struct str user,
                                struct str device, struct e2ee_device *out)
{
    const struct json *list = json_get(keys, "keys");
    struct arena arena;

    if (!json_is_object(keys) || !json_object_is_sound(keys)
        || !e2ee_device_id_is_valid(device)
        || !str_equal(json_string(keys, "user_id"), user)
        || !str_equal(json_string(keys, "device_id"), device)
        || !names(json_get(keys, "algorithms"), E2EE_OLM_ALGORITHM))
        return false;
    arena_init(&arena);
    struct str curve = arena_format(&arena, "curve25519:%.*s", STR_ARG(device));
    *out = (struct e2ee_device){
        .user = user,
        .id = device,
        .curve25519 = json_string(list, curve.ptr),
        .ed25519 = json_string(list, e2ee_key_id(&arena, device).ptr),
    };
    arena_clear(&arena);
    return e2ee_key_is_valid(out->curve25519) && e2ee_key_is_valid(out->ed25519)
           && verify(keys, user, device, out->ed25519);
}

struct str e2ee_device_keys_public(const struct json *key, struct str user,
                                   const char *usage)
{
    const struct json *item = json_first(json_get(key, "keys"));
    struct str public_key = {0}, kind, name;

    if (!json_object_is_sound(key) || !str_equal(json_string(key, "user_id"), user)
        || !names(json_get(key, "usage"), usage) || json_count(json_get(key, "keys")) != 1
        || !json_to_string(item, &public_key) || !e2ee_key_is_valid(public_key))
        return (struct str){0};
    str_cut(json_key(item), ':', &kind, &name);
    return str_equal(kind, STR("ed25519")) && str_equal(name, public_key)
               ? public_key
               : (struct str){0};
}

/* The identity of a user as the answer shows it; views into the answer. */
struct shown {
    struct str user, master, self_signing;
};

static struct shown read_identity(struct str user, const struct json *answer)
{
    const struct json *self_signing =
        json_get_str(json_get(answer, "self_signing_keys"), user);
    struct shown shown = {
        .user = user,
        .master = e2ee_device_keys_public(
            json_get_str(json_get(answer, "master_keys"), user), user, "master"),
        .self_signing = e2ee_device_keys_public(self_signing, user, "self_signing"),
    };

    if (shown.master.len == 0 || !verify(self_signing, user, shown.master, shown.master))
        shown.self_signing = (struct str){0};
    return shown;
}

/* The master key is pinned when it is first seen. A user who once had an identity is
 * never taken for one without: a server could else take the signatures away. */
static void keep_identity(struct e2ee_machine *machine, const struct shown *shown)
{
    struct json *old = e2ee_store_read(machine->store, E2EE_USER, shown->user, STR(""));
    struct json *row = json_object_create();
    struct str pinned = json_string(old, "pinned");

    if (pinned.len == 0)
        pinned = shown->master;
    json_add_string(row, "pinned", pinned);
    json_add_string(row, "master",
                    shown->master.len > 0 ? shown->master : json_string(old, "master"));
    json_add_string(row, "self_signing", shown->self_signing);
    e2ee_store_write(machine->store, E2EE_USER, shown->user, STR(""), row);
    if (shown->master.len > 0 && !str_equal(shown->master, pinned)
        && !str_equal(shown->master, json_string(old, "master")))
        e2ee_tell(machine, E2EE_WARNING,
                  "the signing identity of %.*s has changed: admin commands from there "
                  "are refused until faqd matrix verify confirms it",
                  STR_ARG(shown->user));
    json_destroy(old);
    json_destroy(row);
}

static void keep_device(struct e2ee_machine *machine, const struct shown *shown,
                        const struct json *keys, const struct e2ee_device *device)
{
    struct json *row = json_object_create();
    bool is_signed =
        shown->self_signing.len > 0
        && verify(keys, shown->user, shown->self_signing, shown->self_signing);

    json_add_string(row, "curve25519", device->curve25519);
    json_add_string(row, "ed25519", device->ed25519);
    json_add_bool(row, "is_signed", is_signed);
    e2ee_store_write(machine->store, E2EE_DEVICE, device->user, device->id, row);
    json_destroy(row);
}

/* A device keeps its keys for life: another Ed25519 key under a known id is refused. */
static bool is_acceptable(const struct e2ee_machine *machine, const struct shown *shown,
                          const struct e2ee_device *device, struct arena *arena)
{
    struct e2ee_device known;

    if (str_equal(device->id, shown->master)
        || str_equal(device->id, shown->self_signing))
        return false;
    return !e2ee_devices_find(machine, device->user, device->id, arena, &known)
           || (str_equal(known.ed25519, device->ed25519)
               && str_equal(known.curve25519, device->curve25519));
}

static void take_devices(struct e2ee_machine *machine, const struct shown *shown,
                         const struct json *devices, struct arena *arena)
{
    struct e2ee_device device;
    size_t count = 0;

    for (const struct json *item = json_first(devices); item && count < E2EE_DEVICES_MAX;
         item = json_next(item)) {
        if (!e2ee_device_keys_are_sound(item, shown->user, json_key(item), &device))
            continue;
        if (is_acceptable(machine, shown, &device, arena)) {
            keep_device(machine, shown, item, &device);
            count++;
        } else {
            e2ee_tell(machine, E2EE_WARNING,
                      "device %.*s of %.*s has changed its keys: they are refused",
                      STR_ARG(device.id), STR_ARG(device.user));
        }
    }
}

/* Those that the server does not name any more. */
static void drop_devices(struct e2ee_machine *machine, struct str user,
                         const struct json *devices, struct arena *arena)
{
    struct e2ee_rows rows;

    e2ee_store_list(machine->store, E2EE_DEVICE, user, arena, &rows);
    for (size_t i = 0; i < rows.count; i++)
        if (!json_get_str(devices, rows.items[i].name))
            e2ee_store_remove(machine->store, E2EE_DEVICE, user, rows.items[i].name);
}

void e2ee_device_keys_take(struct e2ee_machine *machine, struct str user,
                           const struct json *answer)
{
    const struct json *devices = json_get_str(json_get(answer, "device_keys"), user);
    struct shown shown = read_identity(user, answer);
    struct arena arena;

    arena_init(&arena);
    keep_identity(machine, &shown);
    drop_devices(machine, user, devices, &arena);
    take_devices(machine, &shown, devices, &arena);
    if (str_equal(user, e2ee_user(machine))) {
        e2ee_own_keys_check(machine, json_get_str(devices, e2ee_device_id(machine)));
        e2ee_cross_signing_see(machine, answer);
    }
    arena_clear(&arena);
}
