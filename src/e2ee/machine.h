/* SPDX-License-Identifier: MIT */
/*
 * machine: end-to-end encryption of one Matrix account on one device, as a pure machine:
 * JSON, the time and chance go in; requests to carry, decrypted events and rows to keep
 * come out. It opens nothing and waits for nothing.
 *
 *     struct e2ee_machine *machine = e2ee_machine_create(&options);
 *     if (!e2ee_machine_start(machine, device, now_ms, &err))     the device is known
 *         ...
 *     of each sync, in this order:
 *         e2ee_machine_devices(...), e2ee_machine_counts(...),
 *         e2ee_machine_to_device(...) for each event, e2ee_machine_state(...) for the
 *         state of encrypted rooms, e2ee_machine_open(...) for their events
 *     then, and from time to time:
 *         e2ee_machine_tick(machine, now_ms);
 *         while (e2ee_machine_next(machine, &event)) ...
 *         commit the rows
 *         while (e2ee_machine_next_request(machine, &request)) send it
 *     e2ee_machine_response(machine, request.id, &response, now_ms);
 *
 *     to write into a room:
 *         while (e2ee_machine_prepare(machine, room, now_ms, &why) == E2EE_NOT_YET) later
 *         content = e2ee_machine_seal(machine, room, type, content, now_ms);
 *         commit; send it; on failure the same bytes again
 *
 * Nothing is asked, shared or sent before the rows that it depends on are committed: that
 * is the owner's part. A row that was put counts at once.
 *
 * https://spec.matrix.org/v1.19/client-server-api/#end-to-end-encryption
 */
#ifndef E2EE_MACHINE_H
#define E2EE_MACHINE_H

#include "base/error.h"
#include "e2ee/exchange.h"
#include "e2ee/options.h"
#include "text/json.h"

struct e2ee_machine;

/* Copies nothing: what the options point to must outlive the machine. */
struct e2ee_machine *e2ee_machine_create(const struct e2ee_options *options);
/* Accepts NULL. */
void e2ee_machine_destroy(struct e2ee_machine *machine);

/* Takes up the kept keys of this device, or makes new ones: keys of another device are
 * thrown away, the signing identity of the user is not. False when the kept keys cannot
 * be read: with the wrong pickle key, above all. */
MUST_CHECK
bool e2ee_machine_start(struct e2ee_machine *machine, struct str device, int64_t now_ms,
                        struct error *err);
bool e2ee_machine_is_started(const struct e2ee_machine *machine);
/* Its keys are on the server and its signing identity is settled, for good or ill: a
 * client should not sync before. */
bool e2ee_machine_is_set_up(const struct e2ee_machine *machine);
/* Its own device is signed by its own identity, as the server shows it to others. */
bool e2ee_machine_is_verified(const struct e2ee_machine *machine);

/* Input. Every argument may be NULL or of the wrong type; it is not there then. */

/* "device_lists" of a sync. */
void e2ee_machine_devices(struct e2ee_machine *machine, const struct json *lists,
                          int64_t now_ms);
/* Syncs were missed, from this position to that of the next e2ee_machine_position: who has
 * changed meanwhile is asked for, and nobody's devices are believed before. */
void e2ee_machine_devices_missed(struct e2ee_machine *machine, struct str from,
                                 int64_t now_ms);
/* "next_batch" of a sync. */
void e2ee_machine_position(struct e2ee_machine *machine, struct str position,
                           int64_t now_ms);
/* "device_one_time_keys_count" and "device_unused_fallback_key_types". */
void e2ee_machine_counts(struct e2ee_machine *machine, const struct json *counts,
                         const struct json *fallback_types, int64_t now_ms);
void e2ee_machine_to_device(struct e2ee_machine *machine, const struct json *event,
                            int64_t now_ms);
/* State of a room, whether it is known to be encrypted or not: encryption, history
 * visibility, members. */
void e2ee_machine_state(struct e2ee_machine *machine, struct str room, struct str type,
                        struct str state_key, const struct json *content, int64_t now_ms);
/* An encrypted event of our own user has come back: one of this device that its rows know
 * nothing of shows that they are those of an older copy, and all sessions are ended. */
void e2ee_machine_own(struct e2ee_machine *machine, struct str room,
                      const struct json *event, int64_t now_ms);
/* State events may be missing: members are asked for again, and the key is changed. */
void e2ee_machine_gap(struct e2ee_machine *machine, struct str room);
/* We are not in it any more. */
void e2ee_machine_left(struct e2ee_machine *machine, struct str room);

enum e2ee_opening {
    E2EE_OPENED,
    E2EE_WAITS,     /* its key or its sender's devices are not known yet */
    E2EE_UNTRUSTED, /* the policy does not let its device be heard */
    E2EE_REFUSED    /* why says what is wrong with it, or with the device */
};

/* An event of type m.room.encrypted. OPENED gives {"type", "content", "is_signed"} for
 * json_destroy; the content has the relation that stands outside. is_signed: the device is
 * signed by its user's identity, and that one has not changed since it was first seen. */
MUST_CHECK
enum e2ee_opening e2ee_machine_open(struct e2ee_machine *machine, struct str room,
                                    const struct json *event, int64_t now_ms,
                                    struct json **plain, struct error *why);
/* Keeps an event that WAITS until it can be opened (an E2EE_LATE event tells) or
 * max_age_ms has gone by. is_direct: its asker gets a hint in time. One that was told, and
 * cannot be used yet, is kept on: e2ee_machine_retry has it told again. */
void e2ee_machine_await(struct e2ee_machine *machine, struct str room,
                        const struct json *event, bool is_direct, int64_t now_ms);
/* Is it kept like that? */
bool e2ee_machine_is_awaited(const struct e2ee_machine *machine, struct str room,
                             struct str event_id);
/* It was withdrawn: its key is not waited for any more. */
void e2ee_machine_withdrawn(struct e2ee_machine *machine, struct str room,
                            struct str event_id);
/* The owner has dealt with all E2EE_LATE events that it took: they need not be kept any
 * more. */
void e2ee_machine_settle(struct e2ee_machine *machine);
/* What is kept of this user is tried at the next tick. */
void e2ee_machine_retry(struct e2ee_machine *machine, struct str user);

/* The asker of an event that is UNTRUSTED should be told, if that was not done today. */
void e2ee_machine_hint(struct e2ee_machine *machine, struct str room,
                       const struct json *event, int64_t now_ms);

/* Output. */

/* Does what is due; returns when to call again at the latest. */
int64_t e2ee_machine_tick(struct e2ee_machine *machine, int64_t now_ms);

/* Takes the next event; false when there is none. Views live until the next call that
 * gives the time. */
bool e2ee_machine_next(struct e2ee_machine *machine, struct e2ee_event *event);

/* Takes the next request; views live until its response. Changes no rows. */
bool e2ee_machine_next_request(struct e2ee_machine *machine, struct e2ee_request *request,
                               int64_t now_ms);
/* Every request gets its response, or the machine waits for ever. */
void e2ee_machine_response(struct e2ee_machine *machine, uint64_t id,
                           const struct e2ee_response *response, int64_t now_ms);

/* Writing into a room. */

enum e2ee_readiness { E2EE_READY, E2EE_NOT_YET, E2EE_NEVER };

/* Does what is missing so that the members' devices can read the next message. NEVER: why
 * says what the room asks for that cannot be done. */
MUST_CHECK
enum e2ee_readiness e2ee_machine_prepare(struct e2ee_machine *machine, struct str room,
                                         int64_t now_ms, struct error *why);
/* The content of an m.room.encrypted event, when READY; its relation stays outside.
 * NULL when the content cannot be encrypted. For json_destroy. */
struct json *e2ee_machine_seal(struct e2ee_machine *machine, struct str room,
                               const char *type, const struct json *content,
                               int64_t now_ms);

struct e2ee_counters e2ee_machine_counters(const struct e2ee_machine *machine);

/* Is this device of the user signed by the user's own identity? */
bool e2ee_machine_is_signed(struct e2ee_machine *machine, struct str user,
                            struct str device);

#endif
