/* SPDX-License-Identifier: MIT */
#include "e2ee/outgoing.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "e2ee/devices.h"
#include "e2ee/events.h"
#include "e2ee/flight.h"
#include "e2ee/news.h"

enum { PARCEL_BYTES_MAX = 4 * 1024 * 1024, UNDER_WAY_MAX = 4, TRIES_MAX = 20 };

static struct e2ee_parcel *add_parcel(struct e2ee_machine *machine, struct str txn,
                                      struct str type, struct str body, struct str room)
{
    struct e2ee_parcel *parcel = ALLOC(struct e2ee_parcel);

    parcel->txn = alloc_copy(txn.ptr, txn.len);
    parcel->type = alloc_copy(type.ptr, type.len);
    parcel->body = alloc_copy(body.ptr, body.len);
    parcel->room = alloc_copy(room.ptr, room.len);
    *ARRAY_ADD(&machine->parcels) = parcel;
    return parcel;
}

static void destroy_parcel(struct e2ee_parcel *parcel)
{
    free(parcel->txn);
    free(parcel->type);
    free(parcel->body);
    free(parcel->room);
    free(parcel);
}

void e2ee_outgoing_start(struct e2ee_machine *machine)
{
    struct e2ee_rows rows;
    struct arena arena;

    arena_init(&arena);
    e2ee_store_list_all(machine->store, E2EE_OUTGOING, &arena, &rows);
    for (size_t i = 0; i < rows.count; i++) {
        struct json *row = e2ee_row_read(&rows.items[i]);
        struct str type = json_string(row, "type"), body = json_string(row, "body");
        if (type.len > 0 && body.len > 0)
            add_parcel(machine, rows.items[i].owner, type, body,
                       json_string(row, "room"));
        json_destroy(row);
    }
    arena_clear(&arena);
}

void e2ee_outgoing_clear(struct e2ee_machine *machine)
{
    for (size_t i = 0; i < machine->parcels.count; i++)
        destroy_parcel(machine->parcels.items[i]);
    free(machine->parcels.items);
}

void e2ee_outgoing_begin(struct e2ee_outgoing *outgoing)
{
    *outgoing = (struct e2ee_outgoing){.body = json_object_create()};
    outgoing->messages = json_add_object(outgoing->body, "messages");
}

static struct json *object_of(struct e2ee_outgoing *outgoing, struct str user,
                              struct arena *arena)
{
    for (size_t i = 0; i < outgoing->user_count; i++)
        if (str_equal(outgoing->users[i], user))
            return outgoing->objects[i];
    struct json *object =
        json_add_object(outgoing->messages, arena_copy(arena, user).ptr);
    outgoing->users[outgoing->user_count] = user;
    outgoing->objects[outgoing->user_count++] = object;
    return object;
}

void e2ee_outgoing_add(struct e2ee_outgoing *outgoing, const struct e2ee_device *device,
                       struct json *content)
{
    struct arena arena;

    assert(outgoing->count < E2EE_PARCEL_MAX);
    arena_init(&arena);
    json_add_taken(object_of(outgoing, device->user, &arena),
                   arena_copy(&arena, device->id).ptr, content);
    outgoing->count++;
    arena_clear(&arena);
}

static void keep(struct e2ee_machine *machine, const struct e2ee_parcel *parcel)
{
    struct json *row = json_object_create();

    json_add_string(row, "type", str_from_c(parcel->type));
    json_add_string(row, "body", str_from_c(parcel->body));
    json_add_string(row, "room", str_from_c(parcel->room));
    e2ee_store_write(machine->store, E2EE_OUTGOING, str_from_c(parcel->txn), STR(""),
                     row);
    json_destroy(row);
}

void e2ee_outgoing_end(struct e2ee_machine *machine, struct e2ee_outgoing *outgoing,
                       const char *type, struct str room)
{
    char txn[64];
    struct buf text;

    if (outgoing->count > 0) {
        snprintf(txn, sizeof txn, "faqd%s-%" PRIu64, machine->txn_prefix,
                 ++machine->parcel_count);
        buf_init(&text, PARCEL_BYTES_MAX);
        json_format(outgoing->body, &text);
        keep(machine, add_parcel(machine, str_from_c(txn), str_from_c(type),
                                 buf_view(&text), room));
        buf_clear(&text);
    }
    json_destroy(outgoing->body);
}

bool e2ee_outgoing_has_room(const struct e2ee_machine *machine, struct str room)
{
    for (size_t i = 0; i < machine->parcels.count; i++)
        if (str_equal(str_from_c(machine->parcels.items[i]->room), room))
            return true;
    return false;
}

/* They may overtake each other: what is in them carries its own order. */
struct e2ee_flight *e2ee_outgoing_call(struct e2ee_machine *machine)
{
    struct e2ee_parcel *next = NULL;
    size_t under_way = 0;

    for (size_t i = 0; i < machine->parcels.count; i++) {
        struct e2ee_parcel *parcel = machine->parcels.items[i];
        under_way += parcel->job.is_under_way;
        if (!next && e2ee_job_may_start(&parcel->job, machine->now_ms))
            next = parcel;
    }
    if (!next || under_way >= UNDER_WAY_MAX)
        return NULL;
    struct e2ee_flight *flight =
        e2ee_flight_take_off(machine, E2EE_CALL_TO_DEVICE, "PUT", "/sendToDevice/");
    e2ee_flight_segment(flight, str_from_c(next->type));
    buf_add_char(&flight->path, '/');
    e2ee_flight_segment(flight, str_from_c(next->txn));
    buf_add(&flight->body, str_from_c(next->body));
    flight->detail = alloc_copy(next->txn, strlen(next->txn));
    e2ee_job_start(&next->job);
    return flight;
}

static void drop(struct e2ee_machine *machine, size_t at)
{
    struct e2ee_parcel *parcel = machine->parcels.items[at];

    e2ee_store_remove(machine->store, E2EE_OUTGOING, str_from_c(parcel->txn), STR(""));
    if (*parcel->room)
        e2ee_news_add(machine, str_from_c(parcel->room));
    machine->parcels.count--;
    memmove(&machine->parcels.items[at], &machine->parcels.items[at + 1],
            (machine->parcels.count - at) * sizeof(*machine->parcels.items));
    destroy_parcel(parcel);
}

void e2ee_outgoing_answer(struct e2ee_machine *machine, struct str txn,
                          const struct e2ee_response *response)
{
    unsigned status = response->status;
    bool is_refused = status >= 400 && status < 500 && status != 401 && status != 429;
    size_t at = 0;

    while (at < machine->parcels.count
           && !str_equal(str_from_c(machine->parcels.items[at]->txn), txn))
        at++;
    if (at == machine->parcels.count)
        return;
    struct e2ee_parcel *parcel = machine->parcels.items[at];
    if (status >= 200 && status <= 299) {
        drop(machine, at);
    } else if (is_refused || parcel->job.failures >= TRIES_MAX) {
        e2ee_tell(machine, E2EE_WARNING,
                  "a message to other devices was given up: HTTP %u", status);
        drop(machine, at);
    } else {
        e2ee_job_failed(machine, &parcel->job, response);
    }
}
