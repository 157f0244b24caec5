/* SPDX-License-Identifier: MIT */
/*
 * matrix outbox: answers on their way, one queue per room in order, urgent ones first.
 *
 *     WAITING --next--> UNDER WAY --2xx, echo--> gone
 *        ^                  |  \--4xx, too old--> given up
 *        +--no answer, 5xx, 429 (then all rooms wait)
 *
 * Each row is kept before it leaves. Its transaction id makes a repeated send harmless.
 * A row is given up MATRIX_ROW_AGE_MS after it was made (urgent: MATRIX_URGENT_AGE_MS).
 */
#ifndef MATRIX_OUTBOX_H
#define MATRIX_OUTBOX_H

#include "base/random.h"
#include "matrix/changes.h"
#include "matrix/request.h"

enum {
    MATRIX_ROW_AGE_MS = 5 * 60 * 1000,
    MATRIX_URGENT_AGE_MS = 60 * 60 * 1000,
    MATRIX_SENDS_MAX = 8, /* under way at once, in different rooms */
};

struct matrix_row {
    char *room, *txn, *content, *question; /* heap, never NULL */
    int64_t made_ms, next_ms;
    unsigned failures;
    bool is_urgent, is_under_way;
    bool was_tried; /* perhaps it has arrived */
};

struct matrix_outbox {
    struct matrix_row **items; /* in the order of sending within each room */
    size_t count, capacity;
    int64_t gate_ms; /* nothing leaves before: the server limits us */
};

void matrix_outbox_init(struct matrix_outbox *outbox);
void matrix_outbox_clear(struct matrix_outbox *outbox);

/* Takes a new row and records it. False when the queue is full (urgent ones still find
 * room) or its transaction id is in it already. */
bool matrix_outbox_add(struct matrix_outbox *outbox, const struct matrix_message *message,
                       struct str txn, int64_t now_ms, struct matrix_changes *changes);
/* A row of an earlier run; false when it cannot be read. */
bool matrix_outbox_restore(struct matrix_outbox *outbox,
                           const struct matrix_change *change);
/* The next row that may leave now, or NULL. It is under way from now on. */
struct matrix_row *matrix_outbox_next(struct matrix_outbox *outbox, int64_t now_ms);
/* When to ask again: a row may leave or grows too old. INT64_MAX: nothing waits. */
int64_t matrix_outbox_due_ms(const struct matrix_outbox *outbox, int64_t now_ms);
void matrix_outbox_call(const struct matrix_row *row, struct matrix_call *call);
/* NULL when it is not there (any more). */
struct matrix_row *matrix_outbox_find(const struct matrix_outbox *outbox, struct str txn);
/* A row that was tried and answers this question in this room. */
struct matrix_row *matrix_outbox_find_tried(const struct matrix_outbox *outbox,
                                            struct str room, struct str question);
/* After a failed try that may be repeated. */
void matrix_outbox_retry(struct matrix_outbox *outbox, struct matrix_row *row,
                         const struct matrix_refusal *refusal, struct random *random,
                         int64_t now_ms);
/* Sent or given up: invalidates row. */
void matrix_outbox_remove(struct matrix_outbox *outbox, struct matrix_row *row,
                          struct matrix_changes *changes);
/* A row that is too old, or NULL. */
struct matrix_row *matrix_outbox_expired(const struct matrix_outbox *outbox,
                                         int64_t now_ms);
/* Any row for this room, or NULL. */
struct matrix_row *matrix_outbox_of_room(const struct matrix_outbox *outbox,
                                         struct str room);

#endif
