/* SPDX-License-Identifier: MIT */
#include "e2ee/machine.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "e2ee/changes.h"
#include "e2ee/claims.h"
#include "e2ee/cross_signing.h"
#include "e2ee/crypto.h"
#include "e2ee/devices.h"
#include "e2ee/flight.h"
#include "e2ee/forwarding.h"
#include "e2ee/held.h"
#include "e2ee/names.h"
#include "e2ee/news.h"
#include "e2ee/outgoing.h"
#include "e2ee/own_keys.h"
#include "e2ee/pending.h"
#include "e2ee/pruning.h"
#include "e2ee/recovery.h"
#include "e2ee/rooms.h"

enum {
    TICK_MAX_MS = 60 * 1000,
    SET_UP_MAX_MS = 20 * 1000, /* then a client goes on without */
};

struct e2ee_machine *e2ee_machine_create(const struct e2ee_options *options)
{
    struct e2ee_machine *machine = ALLOC(struct e2ee_machine);

    machine->options = *options;
    machine->store = &machine->options.store;
    if (options->max_age_ms <= 0)
        machine->options.max_age_ms = E2EE_MAX_AGE_MS;
    random_init(&machine->random, options->seed);
    machine->device = alloc_copy("", 0);
    machine->own.count = -1;
    machine->revision = 1;
    e2ee_recovery_init(machine);
    map_init(&machine->outdated, random_next(&machine->random));
    map_init(&machine->rooms, random_next(&machine->random));
    arena_init(&machine->events.arena);
    snprintf(machine->txn_prefix, sizeof machine->txn_prefix, "%016" PRIx64,
             random_next(&machine->random));
    return machine;
}

void e2ee_machine_destroy(struct e2ee_machine *machine)
{
    if (!machine)
        return;
    while (machine->flights.count > 0)
        e2ee_flight_land(machine, machine->flights.items[0]);
    free(machine->flights.items);
    e2ee_account_destroy(machine->own.account);
    e2ee_cross_signing_clear(machine);
    e2ee_recovery_clear(machine);
    e2ee_devices_clear(machine);
    e2ee_changes_clear(machine);
    e2ee_claims_clear(machine);
    e2ee_outgoing_clear(machine);
    e2ee_forwarding_clear(machine);
    e2ee_held_clear(machine);
    e2ee_news_clear(machine);
    e2ee_rooms_clear(machine);
    e2ee_pending_clear(machine);
    arena_clear(&machine->events.arena);
    free(machine->events.items);
    free(machine->device);
    crypto_wipe(&machine->options.key, sizeof machine->options.key);
    free(machine);
}

bool e2ee_machine_start(struct e2ee_machine *machine, struct str device, int64_t now_ms,
                        struct error *err)
{
    if (e2ee_machine_is_started(machine))
        return true;
    machine->now_ms = machine->started_ms = now_ms;
    if (!e2ee_device_id_is_valid(device))
        return error_set(err, ERROR_INPUT, "the server names no device that can be used");
    if (!e2ee_own_keys_start(machine, device, err)
        || !e2ee_cross_signing_start(machine, err))
        return false;
    free(machine->device);
    machine->device = alloc_copy(device.ptr, device.len);
    machine->was_set_up = machine->own.is_uploaded && machine->signing.has_seeds;
    e2ee_devices_start(machine);
    e2ee_changes_start(machine);
    e2ee_outgoing_start(machine);
    e2ee_pending_start(machine);
    e2ee_devices_track(machine, e2ee_user(machine));
    e2ee_devices_outdate(machine, e2ee_user(machine));
    e2ee_own_keys_work(machine);
    return true;
}

bool e2ee_machine_is_set_up(const struct e2ee_machine *machine)
{
    if (!e2ee_machine_is_started(machine))
        return false;
    return machine->was_set_up || machine->now_ms - machine->started_ms > SET_UP_MAX_MS
           || (machine->own.is_uploaded
               && machine->signing.step >= E2EE_SIGNING_CHECKING);
}

bool e2ee_machine_is_verified(const struct e2ee_machine *machine)
{
    return machine->signing.is_verified;
}

struct e2ee_counters e2ee_machine_counters(const struct e2ee_machine *machine)
{
    struct e2ee_counters counters = machine->counters;

    counters.pending = e2ee_pending_count(machine);
    return counters;
}

static void rest_events(struct e2ee_machine *machine)
{
    if (machine->events.taken < machine->events.count)
        return;
    machine->events.taken = machine->events.count = machine->events.notes = 0;
    arena_reset(&machine->events.arena);
}

/* Requests. */

/* In the order of need: keys before what is made with them. */
static struct e2ee_flight *next_flight(struct e2ee_machine *machine)
{
    static struct e2ee_flight *(*const calls[])(struct e2ee_machine *) = {
        e2ee_own_keys_call, e2ee_changes_call, e2ee_devices_call, e2ee_cross_signing_call,
        e2ee_recovery_call, e2ee_rooms_call,   e2ee_claims_call,  e2ee_outgoing_call,
    };

    for (size_t i = 0; i < COUNT_OF(calls); i++) {
        struct e2ee_flight *flight = calls[i](machine);
        if (flight)
            return flight;
    }
    return NULL;
}

bool e2ee_machine_next_request(struct e2ee_machine *machine, struct e2ee_request *request,
                               int64_t now_ms)
{
    machine->now_ms = now_ms;
    if (!e2ee_machine_is_started(machine) || machine->is_stopped)
        return false;
    struct e2ee_flight *flight = next_flight(machine);
    if (!flight)
        return false;
    *request = (struct e2ee_request){
        .id = flight->id,
        .method = flight->method,
        .path = buf_view(&flight->path),
        .body = buf_view(&flight->body),
        .is_secret = flight->is_secret,
    };
    return true;
}

static void hand_out(struct e2ee_machine *machine, const struct e2ee_flight *flight,
                     const struct e2ee_response *response)
{
    switch (flight->call) {
    case E2EE_CALL_UPLOAD: e2ee_own_keys_answer(machine, response); break;
    case E2EE_CALL_QUERY: e2ee_devices_answer(machine, response); break;
    case E2EE_CALL_CHANGES: e2ee_changes_answer(machine, response); break;
    case E2EE_CALL_CLAIM: e2ee_claims_answer(machine, response); break;
    case E2EE_CALL_TO_DEVICE:
        e2ee_outgoing_answer(machine, str_from_c(flight->detail), response);
        break;
    case E2EE_CALL_MEMBERS:
        e2ee_rooms_answer(machine, str_from_c(flight->detail), response);
        break;
    case E2EE_CALL_SIGNING_KEYS:
    case E2EE_CALL_SIGNATURES:
        e2ee_cross_signing_answer(machine, flight->call, response);
        break;
    case E2EE_CALL_ACCOUNT_DATA: e2ee_recovery_answer(machine, response); break;
    }
}

void e2ee_machine_response(struct e2ee_machine *machine, uint64_t id,
                           const struct e2ee_response *response, int64_t now_ms)
{
    machine->now_ms = now_ms;
    rest_events(machine);
    for (size_t i = 0; i < machine->flights.count; i++) {
        struct e2ee_flight *flight = machine->flights.items[i];
        if (flight->id == id) {
            hand_out(machine, flight, response);
            e2ee_flight_land(machine, flight);
            return;
        }
    }
}

static int64_t due_ms(const struct e2ee_machine *machine)
{
    int64_t due = machine->now_ms + TICK_MAX_MS;
    struct str name;
    void *value;

    due = e2ee_pending_due_ms(machine, due);
    for (size_t at = 0; map_next(&machine->outdated, &at, &name, &value);) {
        const struct e2ee_outdated *outdated = value;
        due = outdated->is_asked ? due : e2ee_job_due_ms(&outdated->job, due);
    }
    for (size_t at = 0; map_next(&machine->rooms, &at, &name, &value);) {
        const struct e2ee_room *room = value;
        due = room->waiting_ms > 0 && !room->has_members
                  ? e2ee_job_due_ms(&room->members, due)
                  : due;
    }
    for (size_t i = 0; i < machine->parcels.count; i++)
        due = e2ee_job_due_ms(&machine->parcels.items[i]->job, due);
    if (machine->wanted.count > 0)
        due = e2ee_job_due_ms(&machine->claim, due);
    if (machine->signing.step < E2EE_SIGNING_DONE)
        due = e2ee_job_due_ms(&machine->signing.job, due);
    if (machine->recovery.step != E2EE_RECOVERY_IDLE)
        due = e2ee_job_due_ms(&machine->recovery.job, due);
    if (machine->gap.from && *machine->gap.to)
        due = e2ee_job_due_ms(&machine->gap.job, due);
    if (machine->own.job.failures > 0)
        due = e2ee_job_due_ms(&machine->own.job, due);
    return due < machine->now_ms + 1000 && due <= machine->now_ms ? machine->now_ms + 1000
                                                                  : due;
}

int64_t e2ee_machine_tick(struct e2ee_machine *machine, int64_t now_ms)
{
    machine->now_ms = now_ms;
    rest_events(machine);
    if (!e2ee_machine_is_started(machine) || machine->is_stopped)
        return now_ms + TICK_MAX_MS;
    e2ee_own_keys_work(machine);
    e2ee_pending_work(machine);
    e2ee_forwarding_work(machine);
    e2ee_pruning_work(machine);
    return due_ms(machine);
}
