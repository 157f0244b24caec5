/* SPDX-License-Identifier: MIT */
/*
 * matrix keys: the client and the machine of e2ee/ introduced to each other: syncs go in,
 * requests and opened events come out, and what is said in an encrypted room is sealed
 * before it leaves. Without a machine (in the options) it does nothing.
 *
 *     matrix_keys_sync(client, &sync);        before the rooms of a sync
 *     matrix_keys_open(reading, &event);      an encrypted event of a timeline
 *     due_ms = matrix_keys_work(client);      after each response, and at each tick
 */
#ifndef MATRIX_KEYS_H
#define MATRIX_KEYS_H

#include "e2ee/machine.h"
#include "matrix/account.h"

bool matrix_keys_are_used(const struct matrix_client *client);
/* Before that a client should not sync. */
bool matrix_keys_are_set_up(const struct matrix_client *client);

/* To-device events, device lists, key counts. */
void matrix_keys_sync(struct matrix_client *client, struct matrix_sync *sync);
void matrix_keys_state(struct matrix_client *client, const struct matrix_room *room,
                       const struct matrix_sync_event *event);
/* Whole syncs were missed, from where we are. */
void matrix_keys_missed(struct matrix_client *client);
/* State may have been missed. */
void matrix_keys_gap(struct matrix_client *client, const struct matrix_room *room);
void matrix_keys_left(struct matrix_client *client, const struct matrix_room *room);
void matrix_keys_open(struct matrix_reading *reading,
                      const struct matrix_sync_event *event);
/* One of our own comes back. */
void matrix_keys_own(struct matrix_reading *reading,
                     const struct matrix_sync_event *event);
/* An opened edit of an event that is not known: where that one waits for its key, the edit
 * waits behind it. */
void matrix_keys_await_question(struct matrix_reading *reading,
                                const struct matrix_sync_event *edit);

/* Starts the machine once the device is known, takes its events, seals what can be.
 * Gives when to call again. */
int64_t matrix_keys_work(struct matrix_client *client);
/* Its key is not waited for any more. */
void matrix_keys_withdrawn(struct matrix_client *client, const struct matrix_room *room,
                           struct str event_id);
/* What came late was heard and need not be kept any more. */
void matrix_keys_settle(struct matrix_client *client);
/* Seals the next row of each encrypted room whose members can read it. */
void matrix_keys_seal(struct matrix_client *client);
/* Marks the rows that may not leave: not sealed, or sealed and not kept. */
void matrix_keys_hold(struct matrix_client *client);

/* settling.c: rooms of which it is not known whether they are encrypted. */

/* May it leave? Else the server is asked. */
bool matrix_settle_row(struct matrix_client *client, const struct matrix_row *row);
void matrix_settle_encrypted(struct matrix_client *client, struct matrix_room *room,
                             struct str algorithm);
void matrix_settle_answered(struct matrix_client *client,
                            const struct matrix_chore *chore, const struct json *answer);
void matrix_settle_refused(struct matrix_client *client, const struct matrix_chore *chore,
                           const struct matrix_refusal *refusal);

/* The machine's next request; its id is for matrix_keys_returned. */
bool matrix_keys_call(struct matrix_client *client, struct matrix_call *call,
                      uint64_t *id);
void matrix_keys_returned(struct matrix_client *client, uint64_t id,
                          const struct matrix_response *response,
                          const struct matrix_refusal *refusal);

#endif
