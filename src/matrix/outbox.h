/* SPDX-License-Identifier: MIT */
/*
 * matrix outbox: answers on their way, one queue per room in order, urgent ones first,
 * and among them the corrections and withdrawals of answers that were given.
 *
 *     WAITING --next--> UNDER WAY --2xx, echo--> gone
 *        ^                  |  \--4xx, too old--> given up
 *        +--no answer, 5xx, 429 (then all rooms wait)
 *
 * Each row is kept before it leaves. Its transaction id makes a repeated send harmless.
 * A row is given up when it is too old: a plain answer after MATRIX_ROW_AGE_MS, what is
 * urgent or corrects an answer after MATRIX_URGENT_AGE_MS, a redaction after
 * MATRIX_REDACTION_AGE_MS.
 *
 * Once the server has limited us, and until the queue is empty, each asker's newest
 * question in a room goes before the older ones of the same asker: who waits gets what
 * was asked last first.
 *
 * A correction (MATRIX_ROW_EDIT) and a redaction name the row that they are about until
 * that one is in the room and has an event id; they wait for it.
 */
#ifndef MATRIX_OUTBOX_H
#define MATRIX_OUTBOX_H

#include "base/random.h"
#include "matrix/row.h"

enum {
    MATRIX_ROW_AGE_MS = 5 * 60 * 1000,
    MATRIX_URGENT_AGE_MS = 60 * 60 * 1000,
    MATRIX_REDACTION_AGE_MS = 24 * 60 * 60 * 1000,
    MATRIX_SENDS_MAX = 8, /* under way at once, in different rooms */
};

struct matrix_outbox {
    struct matrix_row **items; /* in the order of sending within each room */
    size_t count, capacity;
    int64_t gate_ms; /* nothing leaves before: the server limits us */
    bool is_limited; /* it did, and the queue has not been empty since */
    uint64_t turns;
};

void matrix_outbox_init(struct matrix_outbox *outbox);
void matrix_outbox_clear(struct matrix_outbox *outbox);

/* Takes a new row and records it. False when the queue is full (urgent ones still find
 * room) or its transaction id is in it already. */
bool matrix_outbox_add(struct matrix_outbox *outbox, const struct matrix_draft *draft,
                       int64_t now_ms, struct matrix_changes *changes);
/* Another content for a row that was not tried. */
void matrix_outbox_replace(struct matrix_row *row, struct str content,
                           struct matrix_changes *changes);
/* The row of that transaction id is in the room as event_id: what waits for it may go. */
void matrix_outbox_arrived(struct matrix_outbox *outbox, struct str txn,
                           struct str event_id, struct matrix_changes *changes);
/* A row of an earlier run; false when it cannot be read. */
bool matrix_outbox_restore(struct matrix_outbox *outbox,
                           const struct matrix_change *change);
/* The next row that may leave now, or NULL. It is under way from now on. */
struct matrix_row *matrix_outbox_next(struct matrix_outbox *outbox, int64_t now_ms);
/* May it leave, as far as its place in the queue goes? */
bool matrix_outbox_is_next(const struct matrix_outbox *outbox,
                           const struct matrix_row *row);
/* When to ask again: a row may leave or grows too old. INT64_MAX: nothing waits. */
int64_t matrix_outbox_due_ms(const struct matrix_outbox *outbox, int64_t now_ms);
/* NULL when it is not there (any more). */
struct matrix_row *matrix_outbox_find(const struct matrix_outbox *outbox, struct str txn);
/* A row that was tried and answers this question in this room. */
struct matrix_row *matrix_outbox_find_tried(const struct matrix_outbox *outbox,
                                            struct str room, struct str question);
/* A row of that kind about this own event that was tried, or NULL. */
struct matrix_row *matrix_outbox_find_about(const struct matrix_outbox *outbox,
                                            enum matrix_row_kind kind, struct str target);
/* After a failed try that may be repeated. */
void matrix_outbox_retry(struct matrix_outbox *outbox, struct matrix_row *row,
                         const struct matrix_refusal *refusal, struct random *random,
                         int64_t now_ms);
/* Sent or given up: invalidates row. */
void matrix_outbox_remove(struct matrix_outbox *outbox, struct matrix_row *row,
                          struct matrix_changes *changes);
/* The server may not know transaction ids of earlier tries any more: what was tried waits
 * until somebody has looked into its room. */
void matrix_outbox_doubt(struct matrix_outbox *outbox, struct matrix_changes *changes);
/* That was done: what of the room is still there has not arrived. */
void matrix_outbox_trust(struct matrix_outbox *outbox, struct str room,
                         struct matrix_changes *changes);
/* A row that is too old, or NULL. */
struct matrix_row *matrix_outbox_expired(const struct matrix_outbox *outbox,
                                         int64_t now_ms);
/* Any row for this room, or NULL. */
struct matrix_row *matrix_outbox_of_room(const struct matrix_outbox *outbox,
                                         struct str room);
/* A row that waits for the one of that transaction id, or NULL. */
struct matrix_row *matrix_outbox_waiting_for(const struct matrix_outbox *outbox,
                                             struct str txn);

#endif
