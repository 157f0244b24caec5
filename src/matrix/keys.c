/* SPDX-License-Identifier: MIT */
#include "matrix/keys.h"

#include "matrix/client.h"

enum {
    FLIGHTS_MAX = 6,
    SEAL_AGAIN_MS = 1000,
    BODY_BYTES_MAX = 8 * 1024 * 1024,
    SEALED_BYTES_MAX = 256 * 1024,
};

/* What a direct room is told, by the code of the reason. */
static const struct {
    const char *code, *text;
} HINTS[] = {
    {"m.unverified",
     "I could not read your message: your app is set to give its keys to verified devices "
     "only. Please verify this session or ask again from a verified one."},
    {E2EE_CODE_UNTRUSTED,
     "I did not read your message: this session is not verified by your own account. Please "
     "verify it in your app, or ask from a verified one."},
    {"m.blacklisted",
     "I could not read your message: your app is told not to give me its keys."},
    {"",
     "I could not read your message: its key has not reached me. Please send it again."},
};

static struct e2ee_machine *machine_of(const struct matrix_client *client)
{
    return client->options->machine;
}

bool matrix_keys_are_used(const struct matrix_client *client)
{
    return machine_of(client) != NULL;
}

bool matrix_keys_are_set_up(const struct matrix_client *client)
{
    return !machine_of(client) || e2ee_machine_is_set_up(machine_of(client));
}

/* Once the device is known. */
static void start(struct matrix_client *client)
{
    struct e2ee_machine *machine = machine_of(client);
    struct error err = {0};

    if (client->login.state == MATRIX_LOGIN_DONE && !e2ee_machine_is_started(machine)
        && !e2ee_machine_start(machine, str_from_c(client->login.device), client->now_ms,
                               &err))
        matrix_client_stop(client, err.text);
}

/* Input. */

static struct json *parse(struct str text)
{
    struct error err = {0};

    return text.len > 0 ? json_parse(text, MATRIX_EVENT_BYTES_MAX * 16, &err) : NULL;
}

static void take_devices(struct matrix_client *client, const struct matrix_sync *sync)
{
    struct json *lists = parse(sync->device_lists);
    struct json *counts = parse(sync->key_counts);
    struct json *types = parse(sync->fallback_types);

    e2ee_machine_devices(machine_of(client), lists, client->now_ms);
    e2ee_machine_counts(machine_of(client), counts, types, client->now_ms);
    json_destroy(lists);
    json_destroy(counts);
    json_destroy(types);
}

void matrix_keys_sync(struct matrix_client *client, struct matrix_sync *sync)
{
    struct matrix_sync_event event;

    if (!machine_of(client))
        return;
    take_devices(client, sync);
    e2ee_machine_position(machine_of(client), sync->next_batch, client->now_ms);
    while (matrix_sync_next_event(&sync->to_device, &event,
                                  &client->counters.dropped_events)) {
        e2ee_machine_to_device(machine_of(client), event.json, client->now_ms);
        matrix_sync_event_clear(&event);
    }
    /* Questions that waited come before those of this sync. */
    matrix_keys_work(client);
}

void matrix_keys_state(struct matrix_client *client, const struct matrix_room *room,
                       const struct matrix_sync_event *event)
{
    if (machine_of(client) && event->is_state)
        e2ee_machine_state(machine_of(client), str_from_c(room->id), event->type,
                           event->state_key, event->content, client->now_ms);
}

void matrix_keys_missed(struct matrix_client *client)
{
    if (machine_of(client))
        e2ee_machine_devices_missed(machine_of(client), str_from_c(client->since),
                                    client->now_ms);
}

void matrix_keys_gap(struct matrix_client *client, const struct matrix_room *room)
{
    if (machine_of(client))
        e2ee_machine_gap(machine_of(client), str_from_c(room->id));
}

void matrix_keys_left(struct matrix_client *client, const struct matrix_room *room)
{
    if (machine_of(client))
        e2ee_machine_left(machine_of(client), str_from_c(room->id));
}

/* The event again, with what was inside. */
static void take_opened(struct matrix_reading *reading,
                        const struct matrix_sync_event *event, const struct json *plain)
{
    struct matrix_sync_event inner = *event;

    inner.type = json_string(plain, "type");
    inner.content = json_get(plain, "content");
    inner.was_encrypted = true;
    json_to_bool(json_get(plain, "is_signed"), &inner.is_signed);
    if (!reading->room->is_encrypted)
        matrix_settle_encrypted(reading->client, reading->room,
                                json_string(event->content, "algorithm"));
    if (!str_equal(inner.type, event->type))
        matrix_timeline_take(reading, &inner);
}

void matrix_keys_open(struct matrix_reading *reading,
                      const struct matrix_sync_event *event)
{
    struct matrix_client *client = reading->client;
    struct str room = str_from_c(reading->room->id);
    struct json *plain = NULL;
    struct error why = {0};

    if (!machine_of(client))
        return;
    switch (e2ee_machine_open(machine_of(client), room, event->json, client->now_ms,
                              &plain, &why)) {
    case E2EE_OPENED: take_opened(reading, event, plain); break;
    case E2EE_WAITS:
        e2ee_machine_await(machine_of(client), room, event->json,
                           matrix_room_is_direct(reading->room), client->now_ms);
        break;
    case E2EE_UNTRUSTED:
        if (matrix_room_is_direct(reading->room))
            e2ee_machine_hint(machine_of(client), room, event->json, client->now_ms);
        matrix_events_tell(&client->events, MATRIX_NOTE, room,
                           "a message is not read: %s", why.text);
        break;
    case E2EE_REFUSED:
        matrix_events_tell(&client->events, MATRIX_NOTE, room,
                           "a message is not read: %s", why.text);
        break;
    }
    json_destroy(plain);
}

void matrix_keys_own(struct matrix_reading *reading,
                     const struct matrix_sync_event *event)
{
    struct matrix_client *client = reading->client;

    if (machine_of(client))
        e2ee_machine_own(machine_of(client), str_from_c(reading->room->id), event->json,
                         client->now_ms);
}

void matrix_keys_await_question(struct matrix_reading *reading,
                                const struct matrix_sync_event *edit)
{
    struct e2ee_machine *machine = machine_of(reading->client);
    struct str room = str_from_c(reading->room->id);

    if (machine && edit->was_encrypted
        && e2ee_machine_is_awaited(machine, room, matrix_sync_related_id(edit)))
        e2ee_machine_await(machine, room, edit->json, false, reading->client->now_ms);
}

void matrix_keys_withdrawn(struct matrix_client *client, const struct matrix_room *room,
                           struct str event_id)
{
    if (machine_of(client))
        e2ee_machine_withdrawn(machine_of(client), str_from_c(room->id), event_id);
}

/* Output. */

static void take_late(struct matrix_client *client, const struct e2ee_event *late)
{
    struct matrix_room *room = matrix_rooms_find(&client->rooms, late->room);
    struct json *plain = parse(late->plain);
    struct matrix_sync_event event;

    if (room && room->is_joined && matrix_sync_event_read(late->event, &event)) {
        struct matrix_reading reading = {
            .client = client, .room = room, .was_joined = true};
        take_opened(&reading, &event, plain);
        if (!matrix_sync_is_related(&event, "m.replace"))
            e2ee_machine_retry(machine_of(client), event.sender);
        matrix_sync_event_clear(&event);
    }
    json_destroy(plain);
}

static void give_hint(struct matrix_client *client, const struct e2ee_event *hint)
{
    struct matrix_room *room = matrix_rooms_find(&client->rooms, hint->room);
    size_t i = 0;

    if (!room || !matrix_room_is_writable(room))
        return;
    while (*HINTS[i].code && !str_equal(hint->text, str_from_c(HINTS[i].code)))
        i++;
    matrix_courtesy_say(client, hint->room, NULL, HINTS[i].text);
}

static void take_event(struct matrix_client *client, const struct e2ee_event *event)
{
    switch (event->kind) {
    case E2EE_NOTE:
        matrix_events_tell(&client->events, MATRIX_NOTE, STR(""), "%.*s",
                           STR_ARG(event->text));
        break;
    case E2EE_WARNING:
        matrix_events_tell(&client->events, MATRIX_WARNING, STR(""), "%.*s",
                           STR_ARG(event->text));
        break;
    case E2EE_STOP: matrix_client_stop(client, event->text.ptr); break;
    case E2EE_LATE: take_late(client, event); break;
    case E2EE_HINT_DUE: give_hint(client, event); break;
    }
}

/* Sealing. */

static bool is_to_seal(const struct matrix_client *client, const struct matrix_row *row)
{
    const struct matrix_room *room =
        matrix_rooms_find(&client->rooms, str_from_c(row->room));

    return room && room->is_encrypted && row->kind != MATRIX_ROW_REDACT && !*row->sealed;
}

void matrix_keys_hold(struct matrix_client *client)
{
    for (size_t i = 0; i < client->outbox.count; i++) {
        struct matrix_row *row = client->outbox.items[i];
        row->is_held = is_to_seal(client, row) || !matrix_settle_row(client, row)
                       || (*row->sealed && client->are_keys_held);
    }
}

static bool seal(struct matrix_client *client, struct matrix_row *row)
{
    struct buf content, sealed;

    buf_init(&content, SEALED_BYTES_MAX);
    buf_init(&sealed, SEALED_BYTES_MAX);
    matrix_row_content(row, &content);
    struct json *json = parse(buf_view(&content));
    struct json *result = e2ee_machine_seal(machine_of(client), str_from_c(row->room),
                                            "m.room.message", json, client->now_ms);
    if (result)
        json_format(result, &sealed);
    if (result && !sealed.is_full)
        matrix_row_seal(row, buf_view(&sealed), &client->changes);
    json_destroy(json);
    json_destroy(result);
    buf_clear(&content);
    buf_clear(&sealed);
    return *row->sealed != '\0';
}

/* Gives a row that can never be sealed, with the reason. */
static struct matrix_row *seal_rows(struct matrix_client *client, struct error *why)
{
    for (size_t i = 0; i < client->outbox.count; i++) {
        struct matrix_row *row = client->outbox.items[i];
        if (!is_to_seal(client, row) || !matrix_outbox_is_next(&client->outbox, row))
            continue;
        switch (e2ee_machine_prepare(machine_of(client), str_from_c(row->room),
                                     client->now_ms, why)) {
        case E2EE_READY:
            if (!seal(client, row)) {
                error_set(why, ERROR_LIMIT, "the message cannot be encrypted");
                return row;
            }
            break;
        case E2EE_NOT_YET: break;
        case E2EE_NEVER: return row;
        }
    }
    return NULL;
}

void matrix_keys_seal(struct matrix_client *client)
{
    struct matrix_row *row;
    struct error why = {0};

    if (!machine_of(client) || !e2ee_machine_is_started(machine_of(client)))
        return;
    while ((row = seal_rows(client, &why))) {
        matrix_events_tell(&client->events, MATRIX_UNSENT, str_from_c(row->room), "%s",
                           why.text);
        matrix_follow_give_up(client, row);
    }
}

int64_t matrix_keys_work(struct matrix_client *client)
{
    struct e2ee_machine *machine = machine_of(client);
    struct e2ee_event event;

    if (!machine || client->is_stopped)
        return INT64_MAX;
    start(client);
    int64_t due_ms = e2ee_machine_tick(machine, client->now_ms);
    while (e2ee_machine_next(machine, &event)) {
        take_event(client, &event);
        if (event.kind == E2EE_LATE)
            due_ms = client->now_ms; /* what came after it may be of use now */
    }
    matrix_keys_seal(client);
    for (size_t i = 0; i < client->outbox.count; i++)
        if (is_to_seal(client, client->outbox.items[i])
            && client->now_ms + SEAL_AGAIN_MS < due_ms)
            due_ms = client->now_ms + SEAL_AGAIN_MS;
    return due_ms;
}

void matrix_keys_settle(struct matrix_client *client)
{
    if (machine_of(client))
        e2ee_machine_settle(machine_of(client));
}

/* Requests. */

bool matrix_keys_call(struct matrix_client *client, struct matrix_call *call,
                      uint64_t *id)
{
    struct e2ee_request request;

    if (!machine_of(client) || client->are_keys_held
        || !e2ee_machine_next_request(machine_of(client), &request, client->now_ms))
        return false;
    matrix_call_init(call, request.method, "");
    buf_add(&call->path, request.path);
    buf_clear(&call->body);
    buf_init(&call->body, BODY_BYTES_MAX);
    buf_add(&call->body, request.body);
    call->is_secret = request.is_secret;
    *id = request.id;
    return true;
}

void matrix_keys_returned(struct matrix_client *client, uint64_t id,
                          const struct matrix_response *response,
                          const struct matrix_refusal *refusal)
{
    struct e2ee_response given = {
        .status = response->is_too_large ? 0 : response->status,
        .body = response->body,
        .retry_after_ms = refusal->retry_after_ms,
    };

    e2ee_machine_response(machine_of(client), id, &given, client->now_ms);
}

void matrix_client_hold_keys(struct matrix_client *client, bool are_held)
{
    client->are_keys_held = are_held;
}
