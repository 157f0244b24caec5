/* SPDX-License-Identifier: MIT */
#include "e2ee/room_keys.h"

#include <inttypes.h>
#include <stdio.h>

#include "e2ee/asking.h"
#include "e2ee/devices.h"
#include "e2ee/events.h"
#include "e2ee/held.h"
#include "e2ee/machine.h"
#include "e2ee/maker.h"
#include "e2ee/names.h"
#include "e2ee/pending.h"

enum { CODE_MAX = 64 };

struct e2ee_inbound *e2ee_room_keys_load(const struct e2ee_machine *machine,
                                         const struct json *row)
{
    struct str pickle = json_string(row, "pickle");

    return pickle.len > 0 ? e2ee_inbound_load(pickle, &machine->options.key) : NULL;
}

/* The first one counts; the same from the same device may come again to reach further
 * back. */
static bool is_better(const struct e2ee_machine *machine, const struct json *old,
                      const struct e2ee_maker *maker, struct e2ee_inbound *inbound)
{
    struct e2ee_inbound *known = e2ee_room_keys_load(machine, old);
    bool is_better =
        !known
        || (str_equal(json_string(old, "user"), maker->user)
            && str_equal(json_string(old, "curve25519"), maker->curve25519)
            && e2ee_inbound_first_index(inbound) < e2ee_inbound_first_index(known));

    e2ee_inbound_destroy(known);
    return is_better;
}

static void keep(struct e2ee_machine *machine, const struct e2ee_maker *maker,
                 struct str room, struct str session, struct e2ee_inbound *inbound)
{
    struct json *row = json_object_create();
    struct arena arena;

    arena_init(&arena);
    json_add_string(row, "user", maker->user);
    json_add_string(row, "curve25519", maker->curve25519);
    json_add_string(row, "ed25519", maker->ed25519);
    json_add_string(row, "pickle",
                    e2ee_inbound_save(inbound, &machine->options.key, &arena));
    json_add_i64(row, "received_ms", machine->now_ms);
    e2ee_store_write(machine->store, E2EE_INBOUND, room, session, row);
    e2ee_held_drop(machine, room, session);
    json_destroy(row);
    arena_clear(&arena);
}

void e2ee_room_keys_keep(struct e2ee_machine *machine, const struct e2ee_maker *maker,
                         struct str room, struct str session,
                         struct e2ee_inbound *inbound)
{
    struct json *old = e2ee_store_read(machine->store, E2EE_INBOUND, room, session);
    struct arena arena;

    arena_init(&arena);
    if (str_equal(e2ee_inbound_id(inbound, &arena), session)
        && is_better(machine, old, maker, inbound)) {
        keep(machine, maker, room, session, inbound);
        e2ee_store_remove(machine->store, E2EE_WITHHELD, room, session);
        e2ee_asking_end(machine, room, session);
        e2ee_pending_wake(machine, room, session);
    }
    arena_clear(&arena);
    json_destroy(old);
}

bool e2ee_key_names_read(const struct json *content, struct e2ee_key_names *out)
{
    *out = (struct e2ee_key_names){
        .room = json_string(content, "room_id"),
        .session = json_string(content, "session_id"),
    };
    return str_equal(json_string(content, "algorithm"), STR(E2EE_MEGOLM_ALGORITHM))
           && e2ee_id_is_valid(out->room, '!') && e2ee_key_is_valid(out->session);
}

void e2ee_room_keys_take(struct e2ee_machine *machine, const struct e2ee_maker *maker,
                         const struct json *content)
{
    struct e2ee_key_names names;

    if (!e2ee_key_names_read(content, &names))
        return;
    struct e2ee_inbound *inbound =
        e2ee_inbound_create(json_string(content, "session_key"));
    if (inbound)
        e2ee_room_keys_keep(machine, maker, names.room, names.session, inbound);
    e2ee_inbound_destroy(inbound);
}

/* Anybody can say so: it only chooses the words of a hint. */
void e2ee_room_keys_withheld(struct e2ee_machine *machine, const struct json *content)
{
    struct str code = json_string(content, "code");
    struct e2ee_key_names names;

    if (!e2ee_key_names_read(content, &names) || code.len == 0 || code.len > CODE_MAX
        || e2ee_store_has(machine->store, E2EE_INBOUND, names.room, names.session))
        return;
    struct json *row = json_object_create();
    json_add_string(row, "code", code);
    e2ee_store_write(machine->store, E2EE_WITHHELD, names.room, names.session, row);
    json_destroy(row);
    e2ee_tell(machine, E2EE_NOTE, "a key of %.*s is withheld: %.*s", STR_ARG(names.room),
              STR_ARG(code));
}

/* Opening. */

struct opening {
    struct str room, sender, session, event_id;
    int64_t time_ms;
    uint32_t index;
    bool is_signed; /* its device, by its owner */
};

static enum e2ee_opening refuse(struct e2ee_machine *machine, struct error *why,
                                const char *text)
{
    machine->counters.refused++;
    error_set(why, ERROR_INPUT, "%s", text);
    return E2EE_REFUSED;
}

/* An index of a session belongs to one event for ever. */
static bool is_replayed(struct e2ee_machine *machine, const struct opening *opening)
{
    char index[16], mark[400];
    struct json *row;

    snprintf(index, sizeof index, "%" PRIu32, opening->index);
    snprintf(mark, sizeof mark, "%.*s %" PRId64, STR_ARG(opening->event_id),
             opening->time_ms);
    row =
        e2ee_store_read(machine->store, E2EE_REPLAY, opening->session, str_from_c(index));
    bool is_new = !row;
    bool is_same = str_equal(json_string(row, "event"), str_from_c(mark));
    json_destroy(row);
    if (is_new) {
        row = json_object_create();
        json_add_string(row, "event", str_from_c(mark));
        e2ee_store_write(machine->store, E2EE_REPLAY, opening->session, str_from_c(index),
                         row);
        json_destroy(row);
    }
    return !is_new && !is_same;
}

/* The device that a session came from, as it stands now. */
struct origin {
    bool is_known, is_same, is_allowed;
    bool is_signed; /* by the identity that its user has had all the time */
};

static struct origin look_at_origin(const struct e2ee_machine *machine,
                                    const struct json *row)
{
    struct str user = json_string(row, "user");
    struct origin origin = {0};
    struct e2ee_device device;
    struct arena arena;

    arena_init(&arena);
    origin.is_known = e2ee_devices_find_by_curve(
        machine, user, json_string(row, "curve25519"), &arena, &device);
    origin.is_same =
        origin.is_known && str_equal(device.ed25519, json_string(row, "ed25519"));
    if (origin.is_same)
        origin.is_allowed = e2ee_devices_allows(machine, &device);
    else if (!origin.is_known)
        origin.is_allowed = machine->options.policy == E2EE_OPEN
                            || (machine->options.policy == E2EE_COMPAT
                                && !e2ee_devices_has_identity(machine, user));
    origin.is_signed = origin.is_same && device.is_signed
                       && e2ee_devices_has_pinned_identity(machine, user);
    arena_clear(&arena);
    return origin;
}

/* It must be its user's, and be heard by the policy. While its list is on its way there is
 * hope. */
static enum e2ee_opening judge(struct e2ee_machine *machine, const struct json *row,
                               const struct origin *origin, struct error *why)
{
    if ((!origin->is_allowed || !origin->is_known)
        && e2ee_devices_is_waiting(machine, json_string(row, "user")))
        return E2EE_WAITS;
    if (origin->is_known && !origin->is_same)
        return refuse(machine, why, "its device has other keys");
    if (origin->is_allowed)
        return E2EE_OPENED;
    refuse(machine, why, "its sender has not verified that device");
    return E2EE_UNTRUSTED;
}

static const char *find_fault(const struct opening *opening, const struct json *plain)
{
    if (!json_object_is_sound(plain) || !json_is_object(json_get(plain, "content"))
        || json_string(plain, "type").len == 0)
        return "what it holds is no event";
    if (!str_equal(json_string(plain, "room_id"), opening->room))
        return "it was written for another room";
    return NULL;
}

/* The relation stands outside; one inside does not count. */
static struct json *merge_relation(const struct json *plain, const struct json *outside,
                                   bool is_signed)
{
    const struct json *relation = json_get(outside, "m.relates_to");
    struct json *merged = json_object_create();
    struct json *content = json_add_object(merged, "content");

    json_add_string(merged, "type", json_string(plain, "type"));
    json_add_bool(merged, "is_signed", is_signed);
    for (const struct json *item = json_first(json_get(plain, "content")); item;
         item = json_next(item))
        if (!str_equal(json_key(item), STR("m.relates_to")))
            json_add_copy(content, json_key(item).ptr, item);
    if (relation)
        json_add_copy(content, "m.relates_to", relation);
    return merged;
}

static enum e2ee_opening decrypt(struct e2ee_machine *machine, struct opening *opening,
                                 const struct json *row, const struct json *content,
                                 struct json **plain, struct error *why)
{
    struct e2ee_inbound *inbound =
        e2ee_held_get(machine, opening->room, opening->session, row);
    struct error err = {0};
    struct arena arena;
    struct str text;

    if (!inbound)
        return E2EE_WAITS;
    arena_init(&arena);
    enum e2ee_opening result = E2EE_WAITS; /* a key from further back may come */
    if (e2ee_inbound_decrypt(inbound, json_string(content, "ciphertext"), &arena, &text,
                             &opening->index)) {
        struct json *json = json_parse(text, E2EE_MESSAGE_MAX, &err);
        const char *fault = find_fault(opening, json);
        if (!fault && is_replayed(machine, opening))
            fault = "it is a message that was sent before";
        *plain = fault ? NULL : merge_relation(json, content, opening->is_signed);
        result = fault ? refuse(machine, why, fault) : E2EE_OPENED;
        json_destroy(json);
    }
    arena_clear(&arena);
    return result;
}

static enum e2ee_opening open_with_row(struct e2ee_machine *machine,
                                       struct opening *opening, const struct json *row,
                                       const struct json *content, struct json **plain,
                                       struct error *why)
{
    if (!row)
        return E2EE_WAITS;
    if (!str_equal(json_string(row, "user"), opening->sender))
        return refuse(machine, why, "its key is of somebody else");
    struct origin origin = look_at_origin(machine, row);
    enum e2ee_opening result = judge(machine, row, &origin, why);
    opening->is_signed = origin.is_signed;
    if (result == E2EE_OPENED)
        result = decrypt(machine, opening, row, content, plain, why);
    if (result == E2EE_OPENED)
        machine->counters.opened++;
    return result;
}

enum e2ee_opening e2ee_machine_open(struct e2ee_machine *machine, struct str room,
                                    const struct json *event, int64_t now_ms,
                                    struct json **plain, struct error *why)
{
    const struct json *content = json_get(event, "content");
    struct opening opening = {
        .room = room,
        .sender = json_string(event, "sender"),
        .session = json_string(content, "session_id"),
        .event_id = json_string(event, "event_id"),
    };

    machine->now_ms = now_ms;
    *plain = NULL;
    json_to_i64(json_get(event, "origin_server_ts"), &opening.time_ms);
    if (!e2ee_machine_is_started(machine))
        return refuse(machine, why, "encryption has not started");
    if (!str_equal(json_string(content, "algorithm"), STR(E2EE_MEGOLM_ALGORITHM))
        || !e2ee_key_is_valid(opening.session) || !e2ee_id_is_valid(opening.event_id, '$')
        || json_string(content, "ciphertext").len == 0)
        return refuse(machine, why, "it is encrypted in a way that is not known");
    struct json *row =
        e2ee_store_read(machine->store, E2EE_INBOUND, room, opening.session);
    enum e2ee_opening result = open_with_row(machine, &opening, row, content, plain, why);
    json_destroy(row);
    return result;
}
