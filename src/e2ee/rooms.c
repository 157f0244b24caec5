/* SPDX-License-Identifier: MIT */
#include "e2ee/rooms.h"

#include <stdlib.h>

#include "e2ee/devices.h"
#include "e2ee/flight.h"
#include "e2ee/machine.h"
#include "e2ee/names.h"
#include "e2ee/news.h"
#include "e2ee/pending.h"
#include "e2ee/sealing.h"

enum { MEMBERS_MAX = 20000 };

/* https://spec.matrix.org/v1.19/client-server-api/#mroomencryption */
static const int64_t WEEK_MS = 7 * 24 * INT64_C(3600) * 1000;
static const int64_t ROTATION_MIN_MS = INT64_C(3600) * 1000;
static const int64_t ROTATION_COUNT = 100;

static void set(char **place, struct str value)
{
    char *copy = alloc_copy(value.ptr, value.len);

    free(*place);
    *place = copy;
}

static void load(struct e2ee_machine *machine, struct e2ee_room *room)
{
    struct json *row =
        e2ee_store_read(machine->store, E2EE_ROOM, str_from_c(room->id), STR(""));

    room->algorithm = alloc_copy("", 0);
    room->visibility = alloc_copy("", 0);
    room->rotation_ms = WEEK_MS;
    room->rotation_count = ROTATION_COUNT;
    set(&room->algorithm, json_string(row, "algorithm"));
    set(&room->visibility, json_string(row, "visibility"));
    json_to_i64(json_get(row, "rotation_ms"), &room->rotation_ms);
    json_to_i64(json_get(row, "rotation_count"), &room->rotation_count);
    json_to_bool(json_get(row, "has_members"), &room->has_members);
    json_to_bool(json_get(row, "is_rotating"), &room->is_rotating);
    json_destroy(row);
}

struct e2ee_room *e2ee_rooms_get(struct e2ee_machine *machine, struct str id)
{
    void **place = map_put(&machine->rooms, id);

    if (!*place) {
        struct e2ee_room *room = ALLOC(struct e2ee_room);
        room->id = alloc_copy(id.ptr, id.len);
        load(machine, room);
        *place = room;
    }
    return *place;
}

void e2ee_rooms_clear(struct e2ee_machine *machine)
{
    struct str name;
    void *value;

    for (size_t at = 0; map_next(&machine->rooms, &at, &name, &value);) {
        struct e2ee_room *room = value;
        e2ee_current_drop(room);
        free(room->id);
        free(room->algorithm);
        free(room->visibility);
        free(room);
    }
    map_clear(&machine->rooms);
}

void e2ee_rooms_drop_sessions(struct e2ee_machine *machine)
{
    struct str name;
    void *room;

    for (size_t at = 0; map_next(&machine->rooms, &at, &name, &room);)
        e2ee_current_drop(room);
}

void e2ee_rooms_save(struct e2ee_machine *machine, const struct e2ee_room *room)
{
    struct json *row = json_object_create();

    json_add_string(row, "algorithm", str_from_c(room->algorithm));
    json_add_string(row, "visibility", str_from_c(room->visibility));
    json_add_i64(row, "rotation_ms", room->rotation_ms);
    json_add_i64(row, "rotation_count", room->rotation_count);
    json_add_bool(row, "has_members", room->has_members);
    json_add_bool(row, "is_rotating", room->is_rotating);
    e2ee_store_write(machine->store, E2EE_ROOM, str_from_c(room->id), STR(""), row);
    json_destroy(row);
}

/* Encryption that was taken away or made unreadable stays as it was. A hostile period
 * must not make us rotate with every message. */
static void take_encryption(struct e2ee_machine *machine, struct e2ee_room *room,
                            const struct json *content)
{
    struct str algorithm = json_string(content, "algorithm");
    int64_t ms = WEEK_MS, count = ROTATION_COUNT;

    if (algorithm.len == 0 || algorithm.len > E2EE_ID_MAX)
        return;
    json_to_i64(json_get(content, "rotation_period_ms"), &ms);
    json_to_i64(json_get(content, "rotation_period_msgs"), &count);
    ms = ms < ROTATION_MIN_MS ? ROTATION_MIN_MS : ms > WEEK_MS ? WEEK_MS : ms;
    count = count < 1 ? 1 : count > ROTATION_COUNT ? ROTATION_COUNT : count;
    if (*room->algorithm && !str_equal(str_from_c(room->algorithm), algorithm))
        room->is_rotating = true;
    set(&room->algorithm, algorithm);
    room->rotation_ms = ms;
    room->rotation_count = count;
    e2ee_news_add(machine, str_from_c(room->id));
    e2ee_rooms_save(machine, room);
}

static void take_visibility(struct e2ee_machine *machine, struct e2ee_room *room,
                            struct str visibility)
{
    if (visibility.len == 0 || visibility.len > E2EE_ID_MAX
        || str_equal(str_from_c(room->visibility), visibility))
        return;
    room->is_rotating = room->is_rotating || *room->visibility;
    set(&room->visibility, visibility);
    e2ee_news_add(machine, str_from_c(room->id));
    e2ee_rooms_save(machine, room);
}

static void keep_member(struct e2ee_machine *machine, const struct e2ee_room *room,
                        struct str user, struct str membership)
{
    struct json *row =
        e2ee_store_read(machine->store, E2EE_MEMBER, str_from_c(room->id), user);
    bool is_known = row && str_equal(json_string(row, "membership"), membership);

    json_destroy(row);
    if (is_known)
        return;
    row = json_object_create();
    json_add_string(row, "membership", membership);
    e2ee_store_write(machine->store, E2EE_MEMBER, str_from_c(room->id), user, row);
    json_destroy(row);
    e2ee_news_add(machine, str_from_c(room->id));
}

static void take_member(struct e2ee_machine *machine, struct e2ee_room *room,
                        struct str user, struct str membership)
{
    bool is_in =
        str_equal(membership, STR("join")) || str_equal(membership, STR("invite"));

    if (!*room->algorithm || !e2ee_id_is_valid(user, '@'))
        return;
    if (is_in) {
        keep_member(machine, room, user, membership);
        e2ee_devices_track(machine, user);
    } else if (e2ee_store_has(machine->store, E2EE_MEMBER, str_from_c(room->id), user)) {
        e2ee_store_remove(machine->store, E2EE_MEMBER, str_from_c(room->id), user);
        e2ee_news_add(machine, str_from_c(room->id));
    }
}

void e2ee_machine_state(struct e2ee_machine *machine, struct str room_id, struct str type,
                        struct str state_key, const struct json *content, int64_t now_ms)
{
    machine->now_ms = now_ms;
    if (!e2ee_machine_is_started(machine) || !e2ee_id_is_valid(room_id, '!'))
        return;
    struct e2ee_room *room = e2ee_rooms_get(machine, room_id);
    if (str_equal(type, STR("m.room.member")))
        take_member(machine, room, state_key, json_string(content, "membership"));
    else if (state_key.len > 0)
        return;
    else if (str_equal(type, STR("m.room.encryption")))
        take_encryption(machine, room, content);
    else if (str_equal(type, STR("m.room.history_visibility")))
        take_visibility(machine, room, json_string(content, "history_visibility"));
}

void e2ee_rooms_rotate_all(struct e2ee_machine *machine)
{
    struct e2ee_rows rows;
    struct arena arena;

    arena_init(&arena);
    e2ee_store_list_all(machine->store, E2EE_OUTBOUND, &arena, &rows);
    for (size_t i = 0; i < rows.count; i++) {
        struct e2ee_room *room = e2ee_rooms_get(machine, rows.items[i].owner);
        room->is_rotating = true;
        e2ee_rooms_save(machine, room);
    }
    e2ee_news_of_all(machine);
    arena_clear(&arena);
}

void e2ee_machine_gap(struct e2ee_machine *machine, struct str room_id)
{
    struct e2ee_room *room = e2ee_rooms_get(machine, room_id);

    if (!*room->algorithm)
        return;
    room->has_members = false;
    room->is_rotating = true;
    e2ee_news_add(machine, room_id);
    e2ee_rooms_save(machine, room);
}

void e2ee_machine_left(struct e2ee_machine *machine, struct str room_id)
{
    struct e2ee_room *room = e2ee_rooms_get(machine, room_id);

    if (!*room->algorithm)
        return;
    e2ee_store_remove_all(machine->store, E2EE_MEMBER, room_id);
    e2ee_store_remove_all(machine->store, E2EE_OUTBOUND, room_id);
    e2ee_current_drop(room);
    e2ee_store_remove_all(machine->store, E2EE_SHARED, room_id);
    e2ee_pending_forget_room(machine, room_id);
    room->has_members = false;
    room->waiting_ms = 0;
    e2ee_news_add(machine, room_id);
    e2ee_rooms_save(machine, room);
}

struct e2ee_flight *e2ee_rooms_call(struct e2ee_machine *machine)
{
    struct str name;
    void *value;

    for (size_t at = 0; map_next(&machine->rooms, &at, &name, &value);) {
        struct e2ee_room *room = value;
        if (room->waiting_ms == 0 || room->has_members
            || !e2ee_job_may_start(&room->members, machine->now_ms))
            continue;
        struct e2ee_flight *flight =
            e2ee_flight_take_off(machine, E2EE_CALL_MEMBERS, "GET", "/rooms/");
        e2ee_flight_segment(flight, name);
        buf_add(&flight->path, STR("/members?not_membership=leave"));
        flight->detail = alloc_copy(name.ptr, name.len);
        e2ee_job_start(&room->members);
        return flight;
    }
    return NULL;
}

static void take_members(struct e2ee_machine *machine, struct e2ee_room *room,
                         const struct json *chunk)
{
    size_t count = 0;

    e2ee_store_remove_all(machine->store, E2EE_MEMBER, str_from_c(room->id));
    for (const struct json *item = json_first(chunk); item && count < MEMBERS_MAX;
         item = json_next(item), count++)
        if (json_object_is_sound(item))
            take_member(machine, room, json_string(item, "state_key"),
                        json_string(json_get(item, "content"), "membership"));
    room->has_members = true;
    e2ee_news_add(machine, str_from_c(room->id));
    e2ee_rooms_save(machine, room);
}

void e2ee_rooms_answer(struct e2ee_machine *machine, struct str room_id,
                       const struct e2ee_response *response)
{
    struct e2ee_room *room = e2ee_rooms_get(machine, room_id);
    struct error err = {0};
    struct json *json = response->status == 200
                            ? json_parse(response->body, E2EE_ANSWER_MAX, &err)
                            : NULL;

    if (json_is_array(json_get(json, "chunk"))) {
        take_members(machine, room, json_get(json, "chunk"));
        e2ee_job_done(&room->members);
    } else {
        e2ee_job_failed(machine, &room->members, response);
    }
    json_destroy(json);
}
