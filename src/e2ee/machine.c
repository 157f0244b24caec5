/* SPDX-License-Identifier: MIT */
#include "e2ee/state.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "e2ee/crypto.h"

enum {
    BACKOFF_MAX_MS = 60 * 1000,
    TICK_MAX_MS = 60 * 1000,
    SET_UP_MAX_MS = 20 * 1000, /* then a client goes on without */
    PATH_MAX_BYTES = 4096,
    BODY_MAX_BYTES = 8 * 1024 * 1024,
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

static void land(struct e2ee_machine *machine, struct e2ee_flight *flight)
{
    size_t at = 0;

    while (machine->flights.items[at] != flight)
        at++;
    machine->flights.items[at] = machine->flights.items[--machine->flights.count];
    if (flight->is_secret && flight->body.bytes)
        crypto_wipe(flight->body.bytes, flight->body.capacity);
    buf_clear(&flight->path);
    buf_clear(&flight->body);
    free(flight->detail);
    free(flight);
}

void e2ee_machine_destroy(struct e2ee_machine *machine)
{
    if (!machine)
        return;
    while (machine->flights.count > 0)
        land(machine, machine->flights.items[0]);
    free(machine->flights.items);
    e2ee_account_destroy(machine->own.account);
    e2ee_cross_signing_clear(machine);
    e2ee_recovery_clear(machine);
    e2ee_devices_clear(machine);
    e2ee_claims_clear(machine);
    e2ee_outgoing_clear(machine);
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
    e2ee_outgoing_start(machine);
    e2ee_pending_start(machine);
    e2ee_devices_track(machine, e2ee_user(machine));
    e2ee_devices_outdate(machine, e2ee_user(machine));
    e2ee_own_keys_work(machine);
    return true;
}

bool e2ee_machine_is_started(const struct e2ee_machine *machine)
{
    return *machine->device != '\0';
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

struct str e2ee_user(const struct e2ee_machine *machine)
{
    return machine->options.user;
}

struct str e2ee_device_id(const struct e2ee_machine *machine)
{
    return str_from_c(machine->device);
}

struct e2ee_counters e2ee_machine_counters(const struct e2ee_machine *machine)
{
    struct e2ee_counters counters = machine->counters;

    counters.pending = machine->pending.count;
    return counters;
}

static bool is_plain(struct str id)
{
    for (size_t i = 0; i < id.len; i++)
        if ((unsigned char)id.ptr[i] <= 0x20 || id.ptr[i] == 0x7f)
            return false;
    return true;
}

bool e2ee_id_is_valid(struct str id, char sigil)
{
    return id.len >= 2 && id.len <= E2EE_ID_MAX && id.ptr[0] == sigil && is_plain(id);
}

bool e2ee_device_id_is_valid(struct str id)
{
    return id.len > 0 && id.len <= E2EE_ID_MAX && is_plain(id);
}

struct str e2ee_key_id(struct arena *arena, struct str id)
{
    return arena_format(arena, "ed25519:%.*s", STR_ARG(id));
}

/* Jobs. */

bool e2ee_job_may_start(const struct e2ee_job *job, int64_t now_ms)
{
    return !job->is_under_way && job->next_ms <= now_ms;
}

void e2ee_job_start(struct e2ee_job *job)
{
    job->is_under_way = true;
}

void e2ee_job_done(struct e2ee_job *job)
{
    *job = (struct e2ee_job){0};
}

void e2ee_job_failed(struct e2ee_machine *machine, struct e2ee_job *job,
                     const struct e2ee_response *response)
{
    int64_t wait_ms = 1000;

    for (unsigned i = 0; i < job->failures && wait_ms < BACKOFF_MAX_MS; i++)
        wait_ms *= 2;
    wait_ms = random_jitter(&machine->random, wait_ms, 25);
    if (response && response->retry_after_ms > wait_ms)
        wait_ms = response->retry_after_ms;
    job->is_under_way = false;
    job->failures++;
    job->next_ms = machine->now_ms + wait_ms;
}

int64_t e2ee_job_due_ms(const struct e2ee_job *job, int64_t other_ms)
{
    return !job->is_under_way && job->next_ms < other_ms ? job->next_ms : other_ms;
}

/* Events. */

void e2ee_add_event(struct e2ee_machine *machine, const struct e2ee_event *event)
{
    struct arena *arena = &machine->events.arena;

    *ARRAY_ADD(&machine->events) = (struct e2ee_event){
        .kind = event->kind,
        .room = arena_copy(arena, event->room),
        .text = arena_copy(arena, event->text),
        .event = arena_copy(arena, event->event),
        .plain = arena_copy(arena, event->plain),
    };
}

void e2ee_tell(struct e2ee_machine *machine, enum e2ee_event_kind kind,
               const char *format, ...)
{
    char text[400];
    va_list values;

    va_start(values, format);
    vsnprintf(text, sizeof text, format, values);
    va_end(values);
    e2ee_add_event(machine, &(struct e2ee_event){.kind = kind, .text = str_from_c(text)});
    if (kind == E2EE_STOP)
        machine->is_stopped = true;
}

bool e2ee_machine_next(struct e2ee_machine *machine, struct e2ee_event *event)
{
    if (machine->events.taken == machine->events.count)
        return false;
    *event = machine->events.items[machine->events.taken++];
    return true;
}

static void rest_events(struct e2ee_machine *machine)
{
    if (machine->events.taken < machine->events.count)
        return;
    machine->events.taken = machine->events.count = 0;
    arena_reset(&machine->events.arena);
}

/* Requests. */

struct e2ee_flight *e2ee_flight_take_off(struct e2ee_machine *machine,
                                         enum e2ee_call call, const char *method,
                                         const char *path)
{
    struct e2ee_flight *flight = ALLOC(struct e2ee_flight);

    flight->id = ++machine->last_flight;
    flight->call = call;
    flight->method = method;
    buf_init(&flight->path, PATH_MAX_BYTES);
    buf_init(&flight->body, BODY_MAX_BYTES);
    buf_add(&flight->path, STR("/_matrix/client/v3"));
    buf_add(&flight->path, str_from_c(path));
    *ARRAY_ADD(&machine->flights) = flight;
    return flight;
}

void e2ee_flight_segment(struct e2ee_flight *flight, struct str segment)
{
    for (size_t i = 0; i < segment.len; i++) {
        char c = segment.ptr[i];
        if (char_is_alnum_ascii(c) || str_find_char(STR("-._~"), c) != STR_NOT_FOUND)
            buf_add_char(&flight->path, c);
        else
            buf_format(&flight->path, "%%%02X", (unsigned)(unsigned char)c);
    }
}

void e2ee_flight_body(struct e2ee_flight *flight, const struct json *json)
{
    json_format(json, &flight->body);
}

/* In the order of need: keys before what is made with them. */
static struct e2ee_flight *next_flight(struct e2ee_machine *machine)
{
    static struct e2ee_flight *(*const calls[])(struct e2ee_machine *) = {
        e2ee_own_keys_call, e2ee_devices_call, e2ee_cross_signing_call,
        e2ee_recovery_call, e2ee_rooms_call,   e2ee_claims_call,
        e2ee_outgoing_call,
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
            land(machine, flight);
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
    e2ee_pruning_work(machine);
    return due_ms(machine);
}

/* Seeds at rest: AES-CTR and HMAC with keys made from the pickle key and a name. */

enum { IV_BYTES = CRYPTO_IV_BYTES, LOCKED_BYTES = IV_BYTES + 32 + 32 };

static bool lock_keys(struct e2ee_machine *machine, struct str name,
                      unsigned char keys[64])
{
    return crypto_hkdf(str_make((const char *)machine->options.key.bytes,
                                sizeof machine->options.key.bytes),
                       name, keys, 64);
}

static struct str view(const unsigned char *bytes, size_t count)
{
    return str_make((const char *)bytes, count);
}

struct str e2ee_lock_seed(struct e2ee_machine *machine, const unsigned char seed[32],
                          struct str name, struct arena *arena)
{
    unsigned char keys[64], locked[LOCKED_BYTES];
    unsigned char *text = locked + IV_BYTES;

    e2ee_chance_fill(&machine->options.chance, locked, IV_BYTES);
    bool is_made =
        lock_keys(machine, name, keys)
        && crypto_aes_ctr(keys, locked, view(seed, 32), text)
        && crypto_hmac(view(keys + 32, 32), view(locked, IV_BYTES + 32), text + 32);
    crypto_wipe(keys, sizeof keys);
    return is_made ? crypto_base64(arena, locked, sizeof locked) : (struct str){0};
}

bool e2ee_unlock_seed(struct e2ee_machine *machine, struct str text, struct str name,
                      unsigned char seed[32])
{
    unsigned char keys[64], locked[LOCKED_BYTES], mac[32];
    bool is_right = crypto_from_base64(text, locked, sizeof locked)
                    && lock_keys(machine, name, keys)
                    && crypto_hmac(view(keys + 32, 32), view(locked, IV_BYTES + 32), mac)
                    && crypto_is_equal(mac, locked + IV_BYTES + 32, sizeof mac)
                    && crypto_aes_ctr(keys, locked, view(locked + IV_BYTES, 32), seed);

    crypto_wipe(keys, sizeof keys);
    return is_right;
}
