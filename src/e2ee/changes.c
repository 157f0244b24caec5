/* SPDX-License-Identifier: MIT */
/*
 * Where syncs were missed, what they said about devices was missed, too. The server tells
 * who has changed between two positions; if it cannot, everybody is asked for again.
 *
 * https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3keyschanges
 */
#include "e2ee/changes.h"

#include <stdlib.h>

#include "e2ee/devices.h"
#include "e2ee/flight.h"
#include "e2ee/machine.h"
#include "e2ee/news.h"
#include "e2ee/pending.h"

enum {
    HOPE_MS = 30 * 1000, /* a message waits for it no longer */
    POSITION_MAX = 2048,
};

static void set_gap(struct e2ee_machine *machine, struct str from, struct str to)
{
    struct e2ee_gap *gap = &machine->gap;

    free(gap->from);
    free(gap->to);
    *gap = (struct e2ee_gap){
        .from = alloc_copy(from.ptr, from.len),
        .to = alloc_copy(to.ptr, to.len),
        .since_ms = machine->now_ms,
    };
}

void e2ee_changes_clear(struct e2ee_machine *machine)
{
    free(machine->gap.from);
    free(machine->gap.to);
    machine->gap = (struct e2ee_gap){0};
}

void e2ee_changes_start(struct e2ee_machine *machine)
{
    struct json *row = e2ee_store_read(machine->store, E2EE_GAP, STR(""), STR(""));

    if (row)
        set_gap(machine, json_string(row, "from"), json_string(row, "to"));
    json_destroy(row);
}

static void save(struct e2ee_machine *machine)
{
    struct json *row = json_object_create();

    json_add_string(row, "from", str_from_c(machine->gap.from));
    json_add_string(row, "to", str_from_c(machine->gap.to));
    e2ee_store_write(machine->store, E2EE_GAP, STR(""), STR(""), row);
    json_destroy(row);
}

/* A gap that is not filled yet only grows. */
void e2ee_machine_devices_missed(struct e2ee_machine *machine, struct str from,
                                 int64_t now_ms)
{
    machine->now_ms = now_ms;
    if (!e2ee_machine_is_started(machine) || from.len == 0 || from.len > POSITION_MAX)
        return;
    set_gap(machine, machine->gap.from ? str_from_c(machine->gap.from) : from, STR(""));
    e2ee_news_of_all(machine);
    save(machine);
}

void e2ee_machine_position(struct e2ee_machine *machine, struct str position,
                           int64_t now_ms)
{
    machine->now_ms = now_ms;
    if (!machine->gap.from || *machine->gap.to || position.len == 0
        || position.len > POSITION_MAX)
        return;
    free(machine->gap.to);
    machine->gap.to = alloc_copy(position.ptr, position.len);
    machine->gap.since_ms = now_ms;
    save(machine);
}

bool e2ee_changes_are_waited_for(const struct e2ee_machine *machine)
{
    return machine->gap.from && machine->now_ms - machine->gap.since_ms < HOPE_MS;
}

struct e2ee_flight *e2ee_changes_call(struct e2ee_machine *machine)
{
    struct e2ee_gap *gap = &machine->gap;

    if (!gap->from || !*gap->to || !e2ee_job_may_start(&gap->job, machine->now_ms))
        return NULL;
    struct e2ee_flight *flight =
        e2ee_flight_take_off(machine, E2EE_CALL_CHANGES, "GET", "/keys/changes?from=");
    e2ee_flight_segment(flight, str_from_c(gap->from));
    buf_add(&flight->path, STR("&to="));
    e2ee_flight_segment(flight, str_from_c(gap->to));
    e2ee_job_start(&gap->job);
    return flight;
}

static void outdate_all(struct e2ee_machine *machine)
{
    struct e2ee_rows rows;
    struct arena arena;

    arena_init(&arena);
    e2ee_store_list_all(machine->store, E2EE_USER, &arena, &rows);
    for (size_t i = 0; i < rows.count; i++)
        e2ee_devices_outdate(machine, rows.items[i].owner);
    arena_clear(&arena);
}

void e2ee_changes_answer(struct e2ee_machine *machine,
                         const struct e2ee_response *response)
{
    unsigned status = response->status;
    struct error err = {0};

    if (status == 0 || status == 401 || status == 429 || status >= 500) {
        e2ee_job_failed(machine, &machine->gap.job, response);
        return;
    }
    struct json *json =
        status == 200 ? json_parse(response->body, E2EE_ANSWER_MAX, &err) : NULL;
    if (json_is_array(json_get(json, "changed")))
        e2ee_machine_devices(machine, json, machine->now_ms);
    else
        outdate_all(machine);
    json_destroy(json);
    e2ee_store_remove(machine->store, E2EE_GAP, STR(""), STR(""));
    e2ee_changes_clear(machine);
    e2ee_pending_wake_all(machine);
    e2ee_news_of_all(machine);
}
