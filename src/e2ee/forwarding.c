/* SPDX-License-Identifier: MIT */
#include "e2ee/forwarding.h"

#include <stdlib.h>

#include "e2ee/claims.h"
#include "e2ee/devices.h"
#include "e2ee/names.h"
#include "e2ee/outgoing.h"
#include "e2ee/room_keys.h"
#include "e2ee/sessions.h"

/* https://spec.matrix.org/v1.19/client-server-api/#key-requests: keys go to those devices
 * of our own user alone that our identity has signed. */

enum { WISHES_MAX = 50, WISHES_PER_HOUR = 500, HOUR_MS = 60 * 60 * 1000 };

static void drop(struct e2ee_machine *machine, size_t at)
{
    struct e2ee_wish *wish = &machine->wishes.items[at];

    free(wish->device);
    free(wish->room);
    free(wish->session);
    *wish = machine->wishes.items[--machine->wishes.count];
}

void e2ee_forwarding_clear(struct e2ee_machine *machine)
{
    while (machine->wishes.count > 0)
        drop(machine, 0);
    free(machine->wishes.items);
}

static bool find_entitled(const struct e2ee_machine *machine, struct str id,
                          struct arena *arena, struct e2ee_device *out)
{
    return machine->signing.is_verified && !str_equal(id, e2ee_device_id(machine))
           && e2ee_devices_find(machine, e2ee_user(machine), id, arena, out)
           && out->is_signed;
}

/* A server can say the same again and again. */
static bool is_too_much(struct e2ee_machine *machine)
{
    int64_t age_ms = machine->now_ms - machine->wishes_ms;

    if (age_ms < 0 || age_ms > HOUR_MS) {
        machine->wishes_ms = machine->now_ms;
        machine->wish_count = 0;
    }
    return machine->wishes.count == WISHES_MAX || ++machine->wish_count > WISHES_PER_HOUR;
}

static bool is_wished(const struct e2ee_machine *machine, struct str device,
                      struct str room, struct str session)
{
    for (size_t i = 0; i < machine->wishes.count; i++) {
        const struct e2ee_wish *wish = &machine->wishes.items[i];
        if (str_equal(str_from_c(wish->device), device)
            && str_equal(str_from_c(wish->room), room)
            && str_equal(str_from_c(wish->session), session))
            return true;
    }
    return false;
}

void e2ee_forwarding_take(struct e2ee_machine *machine, struct str sender,
                          const struct json *content)
{
    const struct json *body = json_get(content, "body");
    struct str id = json_string(content, "requesting_device_id");
    struct str room = json_string(body, "room_id");
    struct str session = json_string(body, "session_id");
    struct e2ee_device device;
    struct arena arena;

    if (!str_equal(sender, e2ee_user(machine))
        || !str_equal(json_string(content, "action"), STR("request"))
        || !str_equal(json_string(body, "algorithm"), STR(E2EE_MEGOLM_ALGORITHM))
        || !e2ee_store_has(machine->store, E2EE_INBOUND, room, session))
        return;
    arena_init(&arena);
    if (find_entitled(machine, id, &arena, &device)
        && !is_wished(machine, id, room, session) && !is_too_much(machine))
        *ARRAY_ADD(&machine->wishes) = (struct e2ee_wish){
            .device = alloc_copy(id.ptr, id.len),
            .room = alloc_copy(room.ptr, room.len),
            .session = alloc_copy(session.ptr, session.len),
        };
    arena_clear(&arena);
}

static struct json *forwarded(struct str room, struct str session, const struct json *row,
                              struct e2ee_inbound *inbound)
{
    struct json *content = json_object_create();
    struct arena arena;

    arena_init(&arena);
    json_add_string(content, "algorithm", STR(E2EE_MEGOLM_ALGORITHM));
    json_add_string(content, "room_id", room);
    json_add_string(content, "session_id", session);
    json_add_string(content, "session_key", e2ee_inbound_export(inbound, &arena));
    json_add_string(content, "sender_key", json_string(row, "curve25519"));
    json_add_string(content, "sender_claimed_ed25519_key", json_string(row, "ed25519"));
    json_add_array(content, "forwarding_curve25519_key_chain");
    arena_clear(&arena);
    return content;
}

static void forward(struct e2ee_machine *machine, const struct e2ee_wish *wish,
                    const struct e2ee_device *device)
{
    struct str room = str_from_c(wish->room), session = str_from_c(wish->session);
    struct json *row = e2ee_store_read(machine->store, E2EE_INBOUND, room, session);
    struct e2ee_inbound *inbound = e2ee_room_keys_load(machine, row);
    struct e2ee_outgoing outgoing;

    if (inbound) {
        struct json *content = forwarded(room, session, row, inbound);
        struct json *sealed =
            e2ee_sessions_seal(machine, device, "m.forwarded_room_key", content);
        e2ee_outgoing_begin(&outgoing);
        if (sealed)
            e2ee_outgoing_add(&outgoing, device, sealed);
        e2ee_outgoing_end(machine, &outgoing, "m.room.encrypted", STR(""));
        json_destroy(content);
    }
    e2ee_inbound_destroy(inbound);
    json_destroy(row);
}

/* False when it has to wait for a session with that device. */
static bool grant(struct e2ee_machine *machine, const struct e2ee_wish *wish)
{
    struct e2ee_device device;
    struct arena arena;
    bool is_over = true;

    arena_init(&arena);
    if (find_entitled(machine, str_from_c(wish->device), &arena, &device)) {
        if (e2ee_sessions_has(machine, device.curve25519))
            forward(machine, wish, &device);
        else
            is_over = !e2ee_claims_want(machine, &device, false);
    }
    arena_clear(&arena);
    return is_over;
}

void e2ee_forwarding_work(struct e2ee_machine *machine)
{
    for (size_t i = 0; i < machine->wishes.count;)
        if (grant(machine, &machine->wishes.items[i]))
            drop(machine, i);
        else
            i++;
}
