/* SPDX-License-Identifier: MIT */
/*
 * matrix changes: two lists that the parts of the client fill and its owner empties: what
 * has to be kept, and what has happened. All strings are copied into them.
 */
#ifndef MATRIX_CHANGES_H
#define MATRIX_CHANGES_H

#include "base/array.h"
#include "base/macros.h"
#include "matrix/exchange.h"

enum { MATRIX_WAITING_MAX = 256 }; /* changes that are kept later together */

struct matrix_changes {
    struct arena arena;
    struct matrix_change *items; /* heap */
    size_t count, capacity;
    size_t taken;
};

void matrix_changes_init(struct matrix_changes *changes);
void matrix_changes_clear(struct matrix_changes *changes);
void matrix_changes_add(struct matrix_changes *changes,
                        const struct matrix_change *change);
void matrix_changes_set(struct matrix_changes *changes, const char *key,
                        struct str value);
void matrix_changes_unset(struct matrix_changes *changes, const char *key);
/* Is there one among those not taken yet that nothing would surely make again? */
bool matrix_changes_must_last(const struct matrix_changes *changes);
/* Does no request depend on those that are not saved yet? */
bool matrix_changes_may_wait(const struct matrix_changes *changes);
bool matrix_changes_next(struct matrix_changes *changes, struct matrix_change *out);
/* Forgets those taken. */
void matrix_changes_saved(struct matrix_changes *changes);

struct matrix_events {
    struct arena arena; /* of the strings; whoever adds may use it */
    struct matrix_event *items;
    size_t count, capacity;
    size_t taken;
};

void matrix_events_init(struct matrix_events *events);
void matrix_events_clear(struct matrix_events *events);
/* Copies the strings that are set. */
void matrix_events_add(struct matrix_events *events, const struct matrix_event *event);
/* An event of room and text. */
void matrix_events_tell(struct matrix_events *events, enum matrix_event_kind kind,
                        struct str room, const char *format, ...) PRINTF_LIKE(4, 5);
bool matrix_events_next(struct matrix_events *events, struct matrix_event *out);
bool matrix_events_have_message(const struct matrix_events *events);
/* Takes back messages of that id, or that edit, that were not taken yet. */
void matrix_events_drop_message(struct matrix_events *events, struct str id);
/* Gives the memory of events that were taken back, if all were. */
void matrix_events_rest(struct matrix_events *events);

#endif
