/* SPDX-License-Identifier: MIT */
/*
 * e2ee flight: what is asked of the server, and again after a failure.
 */
#ifndef E2EE_FLIGHT_H
#define E2EE_FLIGHT_H

#include "e2ee/state.h"

bool e2ee_job_may_start(const struct e2ee_job *job, int64_t now_ms);
void e2ee_job_start(struct e2ee_job *job);
void e2ee_job_done(struct e2ee_job *job);
/* Again later, at the earliest after what the server said. */
void e2ee_job_failed(struct e2ee_machine *machine, struct e2ee_job *job,
                     const struct e2ee_response *response);
/* The earlier of the two, for a job that waits. */
int64_t e2ee_job_due_ms(const struct e2ee_job *job, int64_t other_ms);

/* A request: its path grows by e2ee_flight_segment. */
struct e2ee_flight *e2ee_flight_take_off(struct e2ee_machine *machine,
                                         enum e2ee_call call, const char *method,
                                         const char *path);
void e2ee_flight_segment(struct e2ee_flight *flight, struct str segment);
void e2ee_flight_body(struct e2ee_flight *flight, const struct json *json);
/* It has its response. */
void e2ee_flight_land(struct e2ee_machine *machine, struct e2ee_flight *flight);

#endif
