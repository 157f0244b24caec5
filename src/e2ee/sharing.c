/* SPDX-License-Identifier: MIT */
#include "e2ee/sharing.h"

#include "e2ee/claims.h"
#include "e2ee/devices.h"
#include "e2ee/machine.h"
#include "e2ee/maker.h"
#include "e2ee/names.h"
#include "e2ee/news.h"
#include "e2ee/outgoing.h"
#include "e2ee/room_keys.h"
#include "e2ee/rooms.h"
#include "e2ee/sealing.h"
#include "e2ee/sessions.h"

enum {
    CLAIM_REFUSALS_MAX = 3, /* then a message leaves without those who have no session */
    TRY_AGAIN_MS = 1000,    /* some waits end by the clock */
};

static struct json *room_key(const struct e2ee_room *room, struct e2ee_outbound *outbound,
                             struct arena *arena)
{
    struct json *content = json_object_create();
    struct str visibility = str_from_c(room->visibility);

    json_add_string(content, "algorithm", STR(E2EE_MEGOLM_ALGORITHM));
    json_add_string(content, "room_id", str_from_c(room->id));
    json_add_string(content, "session_id", e2ee_outbound_id(outbound, arena));
    json_add_string(content, "session_key", e2ee_outbound_key(outbound, arena));
    if (str_equal(visibility, STR("shared"))
        || str_equal(visibility, STR("world_readable")))
        json_add_bool(content, "shared_history", true);
    return content;
}

/* A new session, which we can read ourselves too. */
static void rotate(struct e2ee_machine *machine, struct e2ee_room *room,
                   struct e2ee_current *current)
{
    struct arena arena;

    arena_init(&arena);
    e2ee_outbound_destroy(current->outbound);
    *current = (struct e2ee_current){
        .outbound = e2ee_outbound_create(&machine->options.chance),
        .made_ms = machine->now_ms,
        .is_read = true,
    };
    e2ee_store_remove_all(machine->store, E2EE_SHARED, str_from_c(room->id));
    e2ee_current_save(machine, str_from_c(room->id), current);
    struct json *key = room_key(room, current->outbound, &arena);
    e2ee_room_keys_take(machine,
                        &(struct e2ee_maker){
                            .user = e2ee_user(machine),
                            .curve25519 = str_from_c(machine->own.identity.curve25519),
                            .ed25519 = str_from_c(machine->own.identity.ed25519),
                        },
                        key);
    json_destroy(key);
    if (room->is_rotating) {
        room->is_rotating = false;
        e2ee_rooms_save(machine, room);
    }
    room->ready = 0;
    arena_clear(&arena);
}

/* One pass over the devices of a room. */
struct pass {
    struct e2ee_machine *machine;
    struct e2ee_room *room;
    struct arena arena;
    struct e2ee_devices devices; /* of all members, without this one */
    struct map shared;           /* "user device" -> struct json of its row */
    struct json *key;            /* the room key, and the way to say no */
    struct str session;
    struct e2ee_outgoing keys, refusals;
    bool is_waiting; /* for a session with some device */
    bool has_more;
};

static struct str name_of(struct arena *arena, const struct e2ee_device *device)
{
    return arena_format(arena, "%.*s %.*s", STR_ARG(device->user), STR_ARG(device->id));
}

static bool gets_keys(const struct e2ee_room *room, const struct json *row)
{
    struct str membership = json_string(row, "membership");

    return str_equal(membership, STR("join"))
           || !str_equal(str_from_c(room->visibility), STR("joined"));
}

static void add_devices(struct pass *pass, struct str user)
{
    const struct e2ee_machine *machine = pass->machine;
    struct e2ee_devices devices;

    e2ee_devices_list(machine, user, &pass->arena, &devices);
    for (size_t i = 0; i < devices.count; i++)
        if (!str_equal(devices.items[i].curve25519,
                       str_from_c(machine->own.identity.curve25519)))
            *ARRAY_ADD_IN(&pass->arena, &pass->devices) = devices.items[i];
}

/* False when a member's devices have to be known first. */
static bool list_devices(struct pass *pass)
{
    struct e2ee_machine *machine = pass->machine;
    struct e2ee_rows rows;
    bool is_known = true;

    e2ee_store_list(machine->store, E2EE_MEMBER, str_from_c(pass->room->id), &pass->arena,
                    &rows);
    for (size_t i = 0; i < rows.count; i++) {
        struct json *row = e2ee_row_read(&rows.items[i]);
        if (gets_keys(pass->room, row)) {
            e2ee_devices_track(machine, rows.items[i].name);
            is_known &= !e2ee_devices_is_waiting(machine, rows.items[i].name);
            add_devices(pass, rows.items[i].name);
        }
        json_destroy(row);
    }
    return is_known;
}

static void list_shared(struct pass *pass)
{
    struct e2ee_rows rows;

    e2ee_store_list(pass->machine->store, E2EE_SHARED, str_from_c(pass->room->id),
                    &pass->arena, &rows);
    for (size_t i = 0; i < rows.count; i++)
        *map_put(&pass->shared, rows.items[i].name) = e2ee_row_read(&rows.items[i]);
}

static void forget_shared(struct pass *pass)
{
    struct str name;
    void *row;

    for (size_t at = 0; map_next(&pass->shared, &at, &name, &row);)
        json_destroy(row);
    map_clear(&pass->shared);
}

static bool has_key(const struct json *row)
{
    return row && json_string(row, "code").len == 0;
}

/* It may have been lost on the way. Who got it counts as a reader all the same. */
static bool is_to_repeat(const struct json *row)
{
    bool is_again = false;

    json_to_bool(json_get(row, "is_again"), &is_again);
    return is_again;
}

/* Somebody has the key who must not read on: has left, was deleted, is trusted no more. */
static bool has_stranger(struct pass *pass)
{
    size_t readers = 0, entitled = 0;
    struct str name;
    void *row;

    for (size_t at = 0; map_next(&pass->shared, &at, &name, &row);)
        readers += has_key(row);
    for (size_t i = 0; i < pass->devices.count; i++) {
        const struct e2ee_device *device = &pass->devices.items[i];
        const struct json *shared =
            map_find(&pass->shared, name_of(&pass->arena, device));
        entitled += has_key(shared)
                    && str_equal(json_string(shared, "curve25519"), device->curve25519)
                    && e2ee_devices_allows(pass->machine, device);
    }
    return readers > entitled;
}

static void keep_shared(struct e2ee_machine *machine, struct str room,
                        const struct e2ee_device *device, const char *code, bool is_again)
{
    struct json *row = json_object_create();
    struct arena arena;

    arena_init(&arena);
    json_add_string(row, "curve25519", device->curve25519);
    json_add_string(row, "code", str_from_c(code));
    if (is_again)
        json_add_bool(row, "is_again", true);
    e2ee_store_write(machine->store, E2EE_SHARED, room, name_of(&arena, device), row);
    json_destroy(row);
    arena_clear(&arena);
}

static void mark(struct pass *pass, const struct e2ee_device *device, const char *code)
{
    keep_shared(pass->machine, str_from_c(pass->room->id), device, code, false);
}

static void end_refusals(struct pass *pass)
{
    e2ee_outgoing_end(pass->machine, &pass->refusals, "m.room_key.withheld", STR(""));
}

/* Says why no key will come. Without a session none can be named: it concerns all. */
static void refuse(struct pass *pass, const struct e2ee_device *device, const char *code)
{
    struct json *content = json_object_create();

    json_add_string(content, "algorithm", STR(E2EE_MEGOLM_ALGORITHM));
    json_add_string(content, "code", str_from_c(code));
    json_add_string(content, "sender_key",
                    str_from_c(pass->machine->own.identity.curve25519));
    if (strcmp(code, "m.no_olm") != 0) {
        json_add_string(content, "room_id", str_from_c(pass->room->id));
        json_add_string(content, "session_id", pass->session);
    }
    /* They cost nothing but bytes: a parcel that is full makes place for the next. */
    if (pass->refusals.count == E2EE_PARCEL_MAX) {
        end_refusals(pass);
        e2ee_outgoing_begin(&pass->refusals);
    }
    e2ee_outgoing_add(&pass->refusals, device, content);
    mark(pass, device, code);
}

/* Once, until there was a session: each room and each change of keys would say it again. */
static void refuse_without_session(struct pass *pass, const struct e2ee_device *device)
{
    if (e2ee_claims_is_to_tell(pass->machine, device))
        refuse(pass, device, "m.no_olm");
    else
        mark(pass, device, "m.no_olm");
}

static bool has_hope(const struct e2ee_machine *machine)
{
    return machine->claim_refusals < CLAIM_REFUSALS_MAX;
}

static void share(struct pass *pass, const struct e2ee_device *device,
                  const struct json *shared)
{
    struct e2ee_machine *machine = pass->machine;

    if (e2ee_sessions_has(machine, device->curve25519)) {
        struct json *sealed =
            e2ee_sessions_seal(machine, device, "m.room_key", pass->key);
        if (sealed) {
            e2ee_outgoing_add(&pass->keys, device, sealed);
            mark(pass, device, "");
        }
    } else if (e2ee_claims_are_full(machine) && has_hope(machine)) {
        pass->has_more = true;
    } else if (e2ee_claims_want(machine, device, false)) {
        pass->is_waiting = true;
    } else if (!shared) {
        refuse_without_session(pass, device);
    }
}

static void share_all(struct pass *pass)
{
    for (size_t i = 0; i < pass->devices.count && !pass->has_more; i++) {
        const struct e2ee_device *device = &pass->devices.items[i];
        const struct json *shared =
            map_find(&pass->shared, name_of(&pass->arena, device));
        if (has_key(shared) && !is_to_repeat(shared))
            continue;
        if (pass->keys.count == E2EE_PARCEL_MAX)
            pass->has_more = true;
        else if (e2ee_devices_allows(pass->machine, device))
            share(pass, device, shared);
        else if (!shared)
            refuse(pass, device, "m.unverified");
    }
}

static void send_all(struct pass *pass)
{
    e2ee_outgoing_end(pass->machine, &pass->keys, "m.room.encrypted",
                      str_from_c(pass->room->id));
    end_refusals(pass);
}

static void run(struct pass *pass, struct e2ee_current *current)
{
    list_shared(pass);
    if (e2ee_current_is_used_up(pass->machine, pass->room, current)
        || has_stranger(pass)) {
        forget_shared(pass);
        map_init(&pass->shared, random_next(&pass->machine->random));
        rotate(pass->machine, pass->room, current);
    }
    pass->key = room_key(pass->room, current->outbound, &pass->arena);
    pass->session = json_string(pass->key, "session_id");
    e2ee_outgoing_begin(&pass->keys);
    e2ee_outgoing_begin(&pass->refusals);
    share_all(pass);
    send_all(pass);
    json_destroy(pass->key);
}

static enum e2ee_readiness prepare(struct e2ee_machine *machine, struct e2ee_room *room,
                                   struct e2ee_current *current)
{
    struct pass pass = {.machine = machine, .room = room};

    arena_init(&pass.arena);
    map_init(&pass.shared, random_next(&machine->random));
    bool is_known = list_devices(&pass);
    if (is_known)
        run(&pass, current);
    forget_shared(&pass);
    arena_clear(&pass.arena);
    bool is_waiting = pass.is_waiting && has_hope(machine);
    bool is_ready = is_known && !is_waiting && !pass.has_more
                    && !e2ee_outgoing_has_room(machine, str_from_c(room->id));
    room->ready = is_ready ? machine->revision : 0;
    room->tried = is_ready || pass.has_more ? 0 : machine->revision;
    room->tried_ms = machine->now_ms;
    return is_ready ? E2EE_READY : E2EE_NOT_YET;
}

/* A pass over many members and devices is worth while only where one of them changed. */
static bool is_as_at(const struct e2ee_machine *machine, const struct e2ee_room *room,
                     uint64_t revision)
{
    return revision > 0 && !e2ee_news_concern(machine, str_from_c(room->id), revision);
}

enum e2ee_readiness e2ee_machine_prepare(struct e2ee_machine *machine, struct str room_id,
                                         int64_t now_ms, struct error *why)
{
    machine->now_ms = now_ms;
    if (!e2ee_machine_is_started(machine) || machine->is_stopped)
        return E2EE_NOT_YET;
    struct e2ee_room *room = e2ee_rooms_get(machine, room_id);
    struct str algorithm = str_from_c(room->algorithm);
    if (!str_equal(algorithm, STR(E2EE_MEGOLM_ALGORITHM))) {
        error_set(why, ERROR_INPUT,
                  "the room is encrypted in a way that is not known: %s",
                  algorithm.len > 0 ? room->algorithm : "it does not say how");
        return E2EE_NEVER;
    }
    if (room->waiting_ms == 0)
        room->waiting_ms = now_ms;
    if (!room->has_members)
        return E2EE_NOT_YET;
    struct e2ee_current *current = e2ee_current_get(machine, room);
    if (e2ee_current_is_used_up(machine, room, current))
        return prepare(machine, room, current);
    if (is_as_at(machine, room, room->ready)) {
        room->ready = machine->revision;
        return E2EE_READY;
    }
    bool is_soon = now_ms >= room->tried_ms && now_ms < room->tried_ms + TRY_AGAIN_MS;
    if (is_soon && is_as_at(machine, room, room->tried)) {
        room->tried = machine->revision;
        return E2EE_NOT_YET;
    }
    return prepare(machine, room, current);
}

void e2ee_sharing_repeat(struct e2ee_machine *machine, const struct e2ee_device *device)
{
    struct e2ee_rows rooms;
    struct arena arena;

    arena_init(&arena);
    e2ee_store_list_all(machine->store, E2EE_ROOM, &arena, &rooms);
    for (size_t i = 0; i < rooms.count; i++) {
        struct json *row = e2ee_store_read(machine->store, E2EE_SHARED,
                                           rooms.items[i].owner, name_of(&arena, device));
        if (has_key(row))
            keep_shared(machine, rooms.items[i].owner, device, "", true);
        json_destroy(row);
    }
    e2ee_news_add(machine, device->user);
    arena_clear(&arena);
}
