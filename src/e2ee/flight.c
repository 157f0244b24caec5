/* SPDX-License-Identifier: MIT */
#include "e2ee/flight.h"

#include <stdlib.h>

#include "e2ee/crypto.h"

enum {
    BACKOFF_MAX_MS = 60 * 1000,
    PATH_MAX_BYTES = 4096,
    BODY_MAX_BYTES = 8 * 1024 * 1024,
};

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

void e2ee_flight_land(struct e2ee_machine *machine, struct e2ee_flight *flight)
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
