/* SPDX-License-Identifier: MIT */
#include "e2ee/sealing.h"

#include "e2ee/machine.h"
#include "e2ee/names.h"
#include "e2ee/rooms.h"

struct e2ee_current *e2ee_current_get(const struct e2ee_machine *machine,
                                      struct e2ee_room *room)
{
    struct e2ee_current *current = &room->current;

    if (current->is_read)
        return current;
    struct json *row =
        e2ee_store_read(machine->store, E2EE_OUTBOUND, str_from_c(room->id), STR(""));
    struct str pickle = json_string(row, "pickle");
    if (pickle.len > 0)
        current->outbound = e2ee_outbound_load(pickle, &machine->options.key);
    json_to_i64(json_get(row, "made_ms"), &current->made_ms);
    json_to_i64(json_get(row, "count"), &current->count);
    json_destroy(row);
    current->is_read = true;
    return current;
}

void e2ee_current_drop(struct e2ee_room *room)
{
    e2ee_outbound_destroy(room->current.outbound);
    room->current = (struct e2ee_current){0};
}

void e2ee_current_save(struct e2ee_machine *machine, struct str room,
                       const struct e2ee_current *current)
{
    struct json *row = json_object_create();
    struct arena arena;

    arena_init(&arena);
    json_add_string(row, "pickle",
                    e2ee_outbound_save(current->outbound, &machine->options.key, &arena));
    json_add_i64(row, "made_ms", current->made_ms);
    json_add_i64(row, "count", current->count);
    e2ee_store_write(machine->store, E2EE_OUTBOUND, room, STR(""), row);
    json_destroy(row);
    arena_clear(&arena);
}

bool e2ee_current_is_used_up(const struct e2ee_machine *machine,
                             const struct e2ee_room *room,
                             const struct e2ee_current *current)
{
    int64_t age_ms = machine->now_ms - current->made_ms;

    return !current->outbound || room->is_rotating || age_ms > room->rotation_ms
           || age_ms < 0 || current->count >= room->rotation_count;
}

static struct json *encrypt(struct e2ee_machine *machine, struct e2ee_outbound *outbound,
                            const struct json *payload)
{
    struct json *sealed = NULL;
    struct arena arena;
    struct buf text;

    arena_init(&arena);
    buf_init(&text, E2EE_MESSAGE_MAX);
    json_format(payload, &text);
    struct str body = text.is_full
                          ? (struct str){0}
                          : e2ee_outbound_encrypt(outbound, buf_view(&text), &arena);
    if (body.len > 0) {
        sealed = json_object_create();
        json_add_string(sealed, "algorithm", STR(E2EE_MEGOLM_ALGORITHM));
        json_add_string(sealed, "sender_key",
                        str_from_c(machine->own.identity.curve25519));
        json_add_string(sealed, "device_id", e2ee_device_id(machine));
        json_add_string(sealed, "session_id", e2ee_outbound_id(outbound, &arena));
        json_add_string(sealed, "ciphertext", body);
    }
    buf_clear(&text);
    arena_clear(&arena);
    return sealed;
}

static struct json *inner(struct str room, const char *type, const struct json *content)
{
    struct json *payload = json_object_create();
    struct json *inside = json_add_object(payload, "content");

    json_add_string(payload, "type", str_from_c(type));
    json_add_string(payload, "room_id", room);
    for (const struct json *item = json_first(content); item; item = json_next(item))
        if (!str_equal(json_key(item), STR("m.relates_to")))
            json_add_copy(inside, json_key(item).ptr, item);
    return payload;
}

struct json *e2ee_machine_seal(struct e2ee_machine *machine, struct str room_id,
                               const char *type, const struct json *content,
                               int64_t now_ms)
{
    struct e2ee_room *room = e2ee_rooms_get(machine, room_id);
    struct e2ee_current *current = e2ee_current_get(machine, room);
    struct json *sealed = NULL;

    machine->now_ms = now_ms;
    if (current->outbound && !e2ee_current_is_used_up(machine, room, current)) {
        struct json *payload = inner(room_id, type, content);
        sealed = encrypt(machine, current->outbound, payload);
        json_destroy(payload);
        current->count++;
        e2ee_current_save(machine, room_id, current);
        room->waiting_ms = 0;
        if (sealed && json_get(content, "m.relates_to"))
            json_add_copy(sealed, "m.relates_to", json_get(content, "m.relates_to"));
    }
    return sealed;
}
