/* SPDX-License-Identifier: MIT */
#include "e2ee/asking.h"

#include <inttypes.h>

#include "e2ee/devices.h"
#include "e2ee/events.h"
#include "e2ee/maker.h"
#include "e2ee/names.h"
#include "e2ee/outgoing.h"
#include "e2ee/room_keys.h"

/* https://spec.matrix.org/v1.19/client-server-api/#key-requests */

enum { OPEN_MAX = 10 }; /* questions about the keys of one sender in one room */

static size_t count_open(const struct e2ee_machine *machine, struct str room,
                         struct str user)
{
    struct e2ee_rows rows;
    struct arena arena;
    size_t count = 0;

    arena_init(&arena);
    e2ee_store_list(machine->store, E2EE_ASKED, room, &arena, &rows);
    for (size_t i = 0; i < rows.count; i++) {
        struct json *row = e2ee_row_read(&rows.items[i]);
        count += str_equal(json_string(row, "user"), user);
        json_destroy(row);
    }
    arena_clear(&arena);
    return count;
}

static bool has_other_devices(const struct e2ee_machine *machine)
{
    struct e2ee_devices devices;
    struct arena arena;

    arena_init(&arena);
    e2ee_devices_list(machine, e2ee_user(machine), &arena, &devices);
    arena_clear(&arena);
    return devices.count > 1;
}

static struct json *message(const struct e2ee_machine *machine, const char *action,
                            const struct json *row)
{
    struct json *content = json_object_create();

    json_add_string(content, "action", str_from_c(action));
    json_add_string(content, "request_id", json_string(row, "request"));
    json_add_string(content, "requesting_device_id", e2ee_device_id(machine));
    if (json_get(row, "body"))
        json_add_copy(content, "body", json_get(row, "body"));
    return content;
}

/* To all devices of the sender and of our own user. */
static void send(struct e2ee_machine *machine, const char *action, const struct json *row)
{
    struct str users[] = {json_string(row, "user"), e2ee_user(machine)};
    struct e2ee_outgoing outgoing;

    e2ee_outgoing_begin(&outgoing);
    for (size_t i = 0; i < COUNT_OF(users); i++)
        if (!str_equal(users[i], e2ee_user(machine)) || has_other_devices(machine))
            e2ee_outgoing_add(&outgoing,
                              &(struct e2ee_device){.user = users[i], .id = STR("*")},
                              message(machine, action, row));
    e2ee_outgoing_end(machine, &outgoing, "m.room_key_request", STR(""));
}

static struct json *question(struct e2ee_machine *machine, struct str room,
                             const struct json *event)
{
    const struct json *content = json_get(event, "content");
    struct json *row = json_object_create(), *body;
    struct str curve = json_string(content, "sender_key");
    struct arena arena;

    arena_init(&arena);
    json_add_string(row, "user", json_string(event, "sender"));
    json_add_i64(row, "asked_ms", machine->now_ms);
    json_add_string(row, "request",
                    arena_format(&arena, "%016" PRIx64, random_next(&machine->random)));
    body = json_add_object(row, "body");
    json_add_string(body, "algorithm", STR(E2EE_MEGOLM_ALGORITHM));
    json_add_string(body, "room_id", room);
    json_add_string(body, "session_id", json_string(content, "session_id"));
    if (e2ee_key_is_valid(curve))
        json_add_string(body, "sender_key", curve);
    arena_clear(&arena);
    return row;
}

void e2ee_asking_begin(struct e2ee_machine *machine, struct str room,
                       const struct json *event)
{
    struct str session = json_string(json_get(event, "content"), "session_id");
    struct str user = json_string(event, "sender");

    if (e2ee_store_has(machine->store, E2EE_ASKED, room, session)
        || e2ee_store_has(machine->store, E2EE_WITHHELD, room, session)
        || e2ee_devices_is_waiting(machine, user)
        || count_open(machine, room, user) >= OPEN_MAX)
        return;
    struct json *row = question(machine, room, event);
    e2ee_store_write(machine->store, E2EE_ASKED, room, session, row);
    send(machine, "request", row);
    json_destroy(row);
}

void e2ee_asking_end(struct e2ee_machine *machine, struct str room, struct str session)
{
    struct json *row = e2ee_store_read(machine->store, E2EE_ASKED, room, session);

    if (!row)
        return;
    e2ee_store_remove(machine->store, E2EE_ASKED, room, session);
    struct json *shorter = json_object_create();
    json_add_string(shorter, "user", json_string(row, "user"));
    json_add_string(shorter, "request", json_string(row, "request"));
    send(machine, "request_cancellation", shorter);
    json_destroy(shorter);
    json_destroy(row);
}

/* Whom to believe: the device that made the session, which could have given us the key in
 * the first place; and our own devices, if our identity has signed them. Anybody else
 * could put words into the mouth of the user whose key it is said to be. */
static bool is_believed(const struct e2ee_machine *machine,
                        const struct e2ee_maker *sender, const struct e2ee_maker *maker)
{
    struct e2ee_device device;
    struct arena arena;

    if (str_equal(sender->user, maker->user)
        && str_equal(sender->curve25519, maker->curve25519)
        && str_equal(sender->ed25519, maker->ed25519))
        return true;
    if (!str_equal(sender->user, e2ee_user(machine)))
        return false;
    arena_init(&arena);
    bool is_ours = e2ee_devices_find_by_curve(machine, sender->user, sender->curve25519,
                                              &arena, &device)
                   && str_equal(device.ed25519, sender->ed25519) && device.is_signed
                   && machine->signing.is_verified;
    arena_clear(&arena);
    return is_ours;
}

static void keep(struct e2ee_machine *machine, const struct e2ee_maker *maker,
                 const struct json *content)
{
    struct e2ee_inbound *inbound =
        e2ee_inbound_import(json_string(content, "session_key"));

    if (inbound)
        e2ee_room_keys_keep(machine, maker, json_string(content, "room_id"),
                            json_string(content, "session_id"), inbound);
    e2ee_inbound_destroy(inbound);
}

void e2ee_asking_take(struct e2ee_machine *machine, const struct e2ee_maker *sender,
                      const struct json *content)
{
    struct e2ee_key_names names;

    if (!e2ee_key_names_read(content, &names))
        return;
    struct json *asked =
        e2ee_store_read(machine->store, E2EE_ASKED, names.room, names.session);
    struct e2ee_maker maker = {
        .user = json_string(asked, "user"),
        .curve25519 = json_string(content, "sender_key"),
        .ed25519 = json_string(content, "sender_claimed_ed25519_key"),
    };
    bool is_late =
        !asked && e2ee_store_has(machine->store, E2EE_INBOUND, names.room, names.session);
    if (asked && e2ee_key_is_valid(maker.curve25519) && e2ee_key_is_valid(maker.ed25519)
        && is_believed(machine, sender, &maker))
        keep(machine, &maker, content);
    else if (!is_late)
        e2ee_tell(machine, E2EE_NOTE,
                  "a forwarded key of %.*s is refused: it was not asked for, or not of "
                  "that device",
                  STR_ARG(sender->user));
    json_destroy(asked);
}
