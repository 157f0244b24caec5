/* SPDX-License-Identifier: MIT */
/* Rows that were brought back from a copy: what they know of keys that change with each
 * use is older than what was sent, and nothing may be sealed with it again. */
#include "e2ee/crypto.h"
#include "e2ee/copy.h"

#include "e2ee/events.h"
#include "e2ee/machine.h"
#include "e2ee/rooms.h"
#include "e2ee/sealing.h"

enum { HEAD_CHARS = 12, HEAD_BYTES = 9, VARINT_BYTES_MAX = 5 };

/* Keys of own sessions are kept longer (pruning.c). */
static const int64_t OWN_SESSION_MS = 30 * 24 * INT64_C(3600) * 1000;

static void end_sessions(struct e2ee_machine *machine)
{
    struct e2ee_rows rows;
    struct arena arena;

    arena_init(&arena);
    e2ee_store_list_all(machine->store, E2EE_SESSION, &arena, &rows);
    for (size_t i = 0; i < rows.count; i++)
        e2ee_store_remove(machine->store, E2EE_SESSION, rows.items[i].owner,
                          rows.items[i].name);
    arena_clear(&arena);
}

void e2ee_copy_found(struct e2ee_machine *machine, const char *sign)
{
    if (machine->is_copy)
        return;
    machine->is_copy = true;
    e2ee_tell(
        machine, E2EE_WARNING,
        "%s: the state folder is older than what this device has sent, or a copy of "
        "it is in use elsewhere; making new keys for all rooms",
        sign);
    end_sessions(machine);
    e2ee_rooms_rotate_all(machine);
}

/* The index in front of a Megolm message: version 3, then as tag 8 a number in groups of
 * seven bits, the lowest first. Nothing vouches for it: a server that lies makes us change a
 * key.
 * https://gitlab.matrix.org/matrix-org/olm/-/blob/master/docs/megolm.md#message-format */
static bool read_index(struct str ciphertext, uint64_t *index)
{
    unsigned char head[HEAD_BYTES];

    if (ciphertext.len < HEAD_CHARS
        || !crypto_from_base64(str_make(ciphertext.ptr, HEAD_CHARS), head, HEAD_BYTES)
        || head[0] != 3 || head[1] != 8)
        return false;
    *index = 0;
    for (size_t i = 2; i < 2 + VARINT_BYTES_MAX; i++) {
        *index |= (uint64_t)(head[i] & 0x7f) << (7 * (i - 2));
        if (!(head[i] & 0x80))
            return true;
    }
    return false;
}

static bool is_unknown(struct e2ee_machine *machine, struct str room,
                       const struct json *content)
{
    struct e2ee_current *current =
        e2ee_current_get(machine, e2ee_rooms_get(machine, room));
    struct str session = json_string(content, "session_id");
    struct arena arena;
    uint64_t index;

    arena_init(&arena);
    bool is_current = current->outbound
                      && str_equal(e2ee_outbound_id(current->outbound, &arena), session);
    arena_clear(&arena);
    if (is_current)
        return read_index(json_string(content, "ciphertext"), &index)
               && index >= e2ee_outbound_index(current->outbound);
    return !e2ee_store_has(machine->store, E2EE_INBOUND, room, session);
}

void e2ee_machine_own(struct e2ee_machine *machine, struct str room,
                      const struct json *event, int64_t now_ms)
{
    const struct json *content = json_get(event, "content");
    int64_t sent_ms = 0;

    machine->now_ms = now_ms;
    json_to_i64(json_get(event, "origin_server_ts"), &sent_ms);
    if (!e2ee_machine_is_started(machine) || machine->is_copy
        || !str_equal(json_string(content, "sender_key"),
                      str_from_c(machine->own.identity.curve25519))
        || !e2ee_key_is_valid(json_string(content, "session_id"))
        || sent_ms < now_ms - OWN_SESSION_MS)
        return;
    if (is_unknown(machine, room, content))
        e2ee_copy_found(machine, "a message of this device is one that it never sent");
}
