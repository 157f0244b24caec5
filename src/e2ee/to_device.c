/* SPDX-License-Identifier: MIT */
#include "e2ee/asking.h"
#include "e2ee/claims.h"
#include "e2ee/device_keys.h"
#include "e2ee/devices.h"
#include "e2ee/events.h"
#include "e2ee/floods.h"
#include "e2ee/forwarding.h"
#include "e2ee/machine.h"
#include "e2ee/maker.h"
#include "e2ee/names.h"
#include "e2ee/room_keys.h"
#include "e2ee/sessions.h"

/* An opened message for this device, every claim of it checked. */
struct letter {
    struct e2ee_maker sender;
    const struct json *payload;
};

/* The message's part for us, or false. */
static bool read_envelope(const struct e2ee_machine *machine, const struct json *content,
                          struct e2ee_message *out)
{
    const struct json *own =
        json_get(json_get(content, "ciphertext"), machine->own.identity.curve25519);
    int64_t kind = -1;

    json_to_i64(json_get(own, "type"), &kind);
    out->kind = kind == E2EE_MESSAGE_FIRST ? E2EE_MESSAGE_FIRST : E2EE_MESSAGE_LATER;
    out->body = json_string(own, "body");
    return (kind == E2EE_MESSAGE_FIRST || kind == E2EE_MESSAGE_LATER)
           && out->body.len > 0;
}

/* Device keys inside of the message must be of the device that sent it. */
static bool are_keys_consistent(const struct letter *letter)
{
    const struct json *keys = json_get(letter->payload, "sender_device_keys");
    struct e2ee_device device;

    if (!keys)
        return true;
    return e2ee_device_keys_are_sound(keys, letter->sender.user,
                                      json_string(keys, "device_id"), &device)
           && str_equal(device.curve25519, letter->sender.curve25519)
           && str_equal(device.ed25519, letter->sender.ed25519);
}

/* A device that we know must sign with the key that we know. One that we do not know yet
 * is judged when its room key is used. */
static bool is_known_as_such(const struct e2ee_machine *machine,
                             const struct letter *letter)
{
    struct e2ee_device device;
    struct arena arena;

    arena_init(&arena);
    bool is_fine = !e2ee_devices_find_by_curve(machine, letter->sender.user,
                                               letter->sender.curve25519, &arena, &device)
                   || str_equal(device.ed25519, letter->sender.ed25519);
    arena_clear(&arena);
    return is_fine;
}

static const char *find_fault(const struct e2ee_machine *machine,
                              const struct letter *letter)
{
    const struct json *payload = letter->payload;

    if (!str_equal(json_string(payload, "sender"), letter->sender.user))
        return "its sender is another one inside";
    if (!str_equal(json_string(payload, "recipient"), e2ee_user(machine))
        || !str_equal(json_string(json_get(payload, "recipient_keys"), "ed25519"),
                      str_from_c(machine->own.identity.ed25519)))
        return "it is for somebody else";
    if (!e2ee_key_is_valid(letter->sender.ed25519))
        return "it names no key of its sender";
    if (!are_keys_consistent(letter) || !is_known_as_such(machine, letter))
        return "its sender's keys do not fit";
    if (!json_is_object(json_get(payload, "content")))
        return "it has no content";
    return NULL;
}

static const struct {
    const char *type;
    void (*take)(struct e2ee_machine *machine, const struct e2ee_maker *sender,
                 const struct json *content);
} LETTERS[] = {
    {"m.room_key", e2ee_room_keys_take},
    {"m.forwarded_room_key", e2ee_asking_take},
    {"m.dummy", e2ee_claims_greeted},
};

static void take_letter(struct e2ee_machine *machine, const struct letter *letter)
{
    const char *fault = find_fault(machine, letter);
    struct str type = json_string(letter->payload, "type");

    if (fault) {
        e2ee_tell(machine, E2EE_NOTE,
                  "a message of another device of %.*s is refused: %s",
                  STR_ARG(letter->sender.user), fault);
        return;
    }
    if (!e2ee_devices_is_tracked(machine, letter->sender.user))
        e2ee_devices_track(machine, letter->sender.user);
    for (size_t i = 0; i < COUNT_OF(LETTERS); i++)
        if (str_equal(type, str_from_c(LETTERS[i].type)))
            LETTERS[i].take(machine, &letter->sender,
                            json_get(letter->payload, "content"));
}

static void take_encrypted(struct e2ee_machine *machine, struct str sender,
                           const struct json *content)
{
    struct str curve = json_string(content, "sender_key");
    struct e2ee_message message;

    if (!str_equal(json_string(content, "algorithm"), STR(E2EE_OLM_ALGORITHM))
        || str_equal(curve, str_from_c(machine->own.identity.curve25519))
        || !read_envelope(machine, content, &message))
        return;
    struct json *payload = e2ee_sessions_open(machine, curve, &message);
    if (payload) {
        take_letter(
            machine,
            &(struct letter){
                .sender = {.user = sender,
                           .curve25519 = curve,
                           .ed25519 = json_string(json_get(payload, "keys"), "ed25519")},
                .payload = payload,
            });
    } else {
        e2ee_tell(machine, E2EE_NOTE,
                  "a message of another device of %.*s could not be read",
                  STR_ARG(sender));
        e2ee_claims_repair(machine, sender, curve);
    }
    json_destroy(payload);
}

void e2ee_machine_to_device(struct e2ee_machine *machine, const struct json *event,
                            int64_t now_ms)
{
    struct str type = json_string(event, "type"), sender = json_string(event, "sender");
    const struct json *content = json_get(event, "content");

    machine->now_ms = now_ms;
    if (!e2ee_machine_is_started(machine) || !json_object_is_sound(event)
        || !json_is_object(content) || !e2ee_id_is_valid(sender, '@')
        || !e2ee_floods_allow(machine, sender))
        return;
    if (str_equal(type, STR("m.room.encrypted")))
        take_encrypted(machine, sender, content);
    else if (str_equal(type, STR("m.room_key.withheld")))
        e2ee_room_keys_withheld(machine, content);
    else if (str_equal(type, STR("m.room_key_request")))
        e2ee_forwarding_take(machine, sender, content);
}
