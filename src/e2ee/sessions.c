/* SPDX-License-Identifier: MIT */
#include "e2ee/sessions.h"

#include <stdlib.h>

#include "e2ee/devices.h"
#include "e2ee/names.h"
#include "e2ee/own_keys.h"

enum { SESSIONS_OF_PEER_MAX = 8 };

struct kept {              /* a session in its row */
    struct str id, pickle; /* in the arena */
    int64_t made_ms, used_ms;
};

struct kept_list {
    struct kept *items;
    size_t count, capacity;
};

static int by_use(const void *a, const void *b)
{
    const struct kept *one = a, *other = b;

    if (one->used_ms != other->used_ms)
        return one->used_ms < other->used_ms ? 1 : -1;
    return str_compare(one->id, other->id);
}

/* Last used first. */
static void list_kept(const struct e2ee_machine *machine, struct str curve,
                      struct arena *arena, struct kept_list *out)
{
    struct e2ee_rows rows;

    *out = (struct kept_list){0};
    e2ee_store_list(machine->store, E2EE_SESSION, curve, arena, &rows);
    for (size_t i = 0; i < rows.count; i++) {
        struct json *row = e2ee_row_read(&rows.items[i]);
        struct kept kept = {
            .id = rows.items[i].name,
            .pickle = arena_copy(arena, json_string(row, "pickle")),
        };
        json_to_i64(json_get(row, "made_ms"), &kept.made_ms);
        json_to_i64(json_get(row, "used_ms"), &kept.used_ms);
        json_destroy(row);
        *ARRAY_ADD_IN(arena, out) = kept;
    }
    if (out->count > 1)
        qsort(out->items, out->count, sizeof(*out->items), by_use);
}

/* Later than all others, also when the clock stood still or went back. */
static int64_t latest_ms(const struct e2ee_machine *machine, const struct kept_list *list)
{
    int64_t ms = machine->now_ms;

    return list->count > 0 && list->items[0].used_ms >= ms ? list->items[0].used_ms + 1
                                                           : ms;
}

static void keep(struct e2ee_machine *machine, struct str curve,
                 struct e2ee_session *session, const struct kept *kept)
{
    struct json *row = json_object_create();
    struct arena arena;

    arena_init(&arena);
    json_add_string(row, "pickle",
                    e2ee_session_save(session, &machine->options.key, &arena));
    json_add_i64(row, "made_ms", kept->made_ms);
    json_add_i64(row, "used_ms", kept->used_ms);
    e2ee_store_write(machine->store, E2EE_SESSION, curve,
                     e2ee_session_id(session, &arena), row);
    json_destroy(row);
    arena_clear(&arena);
}

void e2ee_sessions_keep(struct e2ee_machine *machine, struct str curve,
                        struct e2ee_session *session)
{
    struct kept kept = {.made_ms = machine->now_ms};
    struct kept_list list;
    struct arena arena;

    arena_init(&arena);
    list_kept(machine, curve, &arena, &list);
    for (size_t i = SESSIONS_OF_PEER_MAX - 1; i < list.count; i++)
        e2ee_store_remove(machine->store, E2EE_SESSION, curve, list.items[i].id);
    kept.used_ms = latest_ms(machine, &list);
    arena_clear(&arena);
    keep(machine, curve, session, &kept);
}

bool e2ee_sessions_has(const struct e2ee_machine *machine, struct str curve25519)
{
    struct e2ee_rows rows;
    struct arena arena;

    arena_init(&arena);
    e2ee_store_list(machine->store, E2EE_SESSION, curve25519, &arena, &rows);
    arena_clear(&arena);
    return rows.count > 0;
}

static struct json *payload(struct e2ee_machine *machine,
                            const struct e2ee_device *device, const char *type,
                            const struct json *content)
{
    struct json *payload = json_object_create();

    json_add_string(payload, "type", str_from_c(type));
    json_add_copy(payload, "content", content);
    json_add_string(payload, "sender", e2ee_user(machine));
    json_add_string(payload, "recipient", device->user);
    json_add_string(json_add_object(payload, "recipient_keys"), "ed25519",
                    device->ed25519);
    json_add_string(json_add_object(payload, "keys"), "ed25519",
                    str_from_c(machine->own.identity.ed25519));
    json_add_taken(payload, "sender_device_keys", e2ee_own_keys_document(machine));
    return payload;
}

static struct json *envelope(struct e2ee_machine *machine,
                             const struct e2ee_device *device,
                             const struct e2ee_message *message)
{
    struct json *content = json_object_create();
    struct json *ciphertext = json_add_object(content, "ciphertext");
    struct arena arena;

    arena_init(&arena);
    json_add_string(content, "algorithm", STR(E2EE_OLM_ALGORITHM));
    json_add_string(content, "sender_key", str_from_c(machine->own.identity.curve25519));
    struct json *own =
        json_add_object(ciphertext, arena_copy(&arena, device->curve25519).ptr);
    json_add_i64(own, "type", message->kind);
    json_add_string(own, "body", message->body);
    arena_clear(&arena);
    return content;
}

struct json *e2ee_sessions_seal(struct e2ee_machine *machine,
                                const struct e2ee_device *device, const char *type,
                                const struct json *content)
{
    struct e2ee_session *session = NULL;
    struct json *sealed = NULL;
    struct kept_list list;
    struct arena arena;
    struct buf text;

    arena_init(&arena);
    list_kept(machine, device->curve25519, &arena, &list);
    if (list.count > 0)
        session = e2ee_session_load(list.items[0].pickle, &machine->options.key);
    if (session) {
        struct json *json = payload(machine, device, type, content);
        buf_init(&text, E2EE_MESSAGE_MAX);
        json_format(json, &text);
        struct e2ee_message message = e2ee_session_encrypt(
            session, buf_view(&text), &machine->options.chance, &arena);
        keep(machine, device->curve25519, session, &list.items[0]);
        sealed = message.body.len > 0 ? envelope(machine, device, &message) : NULL;
        buf_clear(&text);
        json_destroy(json);
    }
    e2ee_session_destroy(session);
    arena_clear(&arena);
    return sealed;
}

static struct json *read_payload(struct str text)
{
    struct error err = {0};
    struct json *json = json_parse(text, E2EE_MESSAGE_MAX, &err);

    if (json_object_is_sound(json) && json_is_object(json))
        return json;
    json_destroy(json);
    return NULL;
}

struct letter {       /* being opened */
    struct str curve; /* of its sender */
    const struct e2ee_message *message;
    struct arena arena;
    struct str text; /* what it says */
};

enum attempt { IS_OF_ANOTHER, IS_BROKEN, IS_OPEN };

/* One kept session. A first message that was made for it is nobody else's. */
static enum attempt open_with(struct e2ee_machine *machine, struct letter *letter,
                              struct kept *kept, int64_t used_ms)
{
    struct e2ee_session *session = e2ee_session_load(kept->pickle, &machine->options.key);
    const struct e2ee_message *message = letter->message;
    enum attempt attempt = IS_OF_ANOTHER;

    if (!session)
        return attempt;
    bool is_first = message->kind == E2EE_MESSAGE_FIRST;
    bool is_meant =
        is_first && e2ee_session_matches(session, letter->curve, message->body);
    if ((is_meant || !is_first)
        && e2ee_session_decrypt(session, message, &letter->arena, &letter->text)) {
        attempt = IS_OPEN;
        kept->used_ms = used_ms;
        keep(machine, letter->curve, session, kept);
    } else if (is_meant) {
        attempt = IS_BROKEN;
    }
    e2ee_session_destroy(session);
    return attempt;
}

/* Only a message that decrypts costs a one-time key and makes a session. */
static enum attempt open_first(struct e2ee_machine *machine, struct letter *letter)
{
    struct e2ee_session *session = e2ee_session_create_inbound(
        machine->own.account, letter->curve, letter->message->body);
    bool is_open =
        session
        && e2ee_session_decrypt(session, letter->message, &letter->arena, &letter->text);

    if (is_open) {
        e2ee_account_use_key(machine->own.account, session);
        e2ee_own_keys_save(machine);
        e2ee_sessions_keep(machine, letter->curve, session);
    }
    e2ee_session_destroy(session);
    return is_open ? IS_OPEN : IS_BROKEN;
}

static enum attempt open_letter(struct e2ee_machine *machine, struct letter *letter)
{
    enum attempt attempt = IS_OF_ANOTHER;
    struct kept_list list;

    list_kept(machine, letter->curve, &letter->arena, &list);
    int64_t used_ms = latest_ms(machine, &list);
    for (size_t i = 0; i < list.count && attempt == IS_OF_ANOTHER; i++)
        attempt = open_with(machine, letter, &list.items[i], used_ms);
    if (attempt == IS_OF_ANOTHER && letter->message->kind == E2EE_MESSAGE_FIRST)
        attempt = open_first(machine, letter);
    return attempt;
}

struct json *e2ee_sessions_open(struct e2ee_machine *machine, struct str sender_curve,
                                const struct e2ee_message *message)
{
    struct letter letter = {.curve = sender_curve, .message = message};
    struct json *json = NULL;

    if (!e2ee_key_is_valid(sender_curve))
        return NULL;
    arena_init(&letter.arena);
    if (open_letter(machine, &letter) == IS_OPEN)
        json = read_payload(letter.text);
    arena_clear(&letter.arena);
    return json;
}
