/* SPDX-License-Identifier: MIT */
/*
 * matrix sync: what /sync and /messages answer, read piece by piece: the outline of the
 * whole first, then each room, then each event on its own.
 *
 *     if (!matrix_sync_read(body, arena, &sync, &err))     nothing of it may be used
 *         ...
 *     while (matrix_sync_next_room(&sync.joined, arena, &room, &dropped))
 *         while (matrix_sync_next_event(&room.timeline, &event, &dropped))
 *             ..., matrix_sync_event_clear(&event);
 *
 * An event with wrong types, a duplicate key, a NUL or a lone surrogate is dropped and
 * counted, and the rest is read on: a sync must never stick at one bad event.
 * https://spec.matrix.org/v1.19/client-server-api/#get_matrixclientv3sync
 */
#ifndef MATRIX_SYNC_H
#define MATRIX_SYNC_H

#include "base/arena.h"
#include "base/error.h"
#include "base/macros.h"
#include "matrix/exchange.h"
#include "text/json.h"

enum { MATRIX_EVENT_BYTES_MAX = 256 * 1024, MATRIX_TOKEN_MAX = 4096 };

/* Texts still to be read, without their opening bracket; views into the body. Empty: not
 * there. */
struct matrix_sync {
    struct str next_batch;
    struct str joined, invited, left;                    /* objects of rooms */
    struct str account_data;                             /* array of events */
    struct str to_device;                                /* array of events */
    struct str device_lists, key_counts, fallback_types; /* whole values */
};

struct matrix_sync_room {
    struct str id;
    struct str state, timeline; /* arrays of events; state: before the timeline */
    bool is_state_after;        /* state is that behind the timeline: it alone counts */
    bool is_limited;            /* events are missing before the timeline */
    struct str prev_batch;
    int64_t joined_count, invited_count; /* -1: not said */
    struct str hero;                     /* another member, by the summary; or empty */
};

struct matrix_sync_event {
    struct json *json;
    const struct json *content, *outside; /* outside: "unsigned"; may be NULL */
    struct str type, sender, id;          /* id is empty in stripped state */
    struct str state_key;
    struct str redacts; /* of a redaction, in either place; or empty */
    bool is_state;
    bool was_encrypted; /* type and content are what was inside; set by who opened it */
    bool is_signed;     /* so opened: by a device that its owner has signed */
    int64_t time_ms;    /* by the sender's server; 0: not said */
};

/* A page of /messages. */
struct matrix_page {
    struct str chunk; /* array of events */
    struct str end;   /* empty: nothing further */
};

/* False for text that is no whole JSON object with a next_batch. */
MUST_CHECK
bool matrix_sync_read(struct str body, struct arena *arena, struct matrix_sync *out,
                      struct error *err);
MUST_CHECK
bool matrix_page_read(struct str body, struct arena *arena, struct matrix_page *out,
                      struct error *err);

/* Takes the next room of an object of rooms; false at its end. */
bool matrix_sync_next_room(struct str *rooms, struct arena *arena,
                           struct matrix_sync_room *out, uint64_t *dropped);
/* Takes the next sound event of an array; false at its end. */
bool matrix_sync_next_event(struct str *events, struct matrix_sync_event *out,
                            uint64_t *dropped);
/* Is the next event a plain message of that user's? Then its id, and the array behind it.
 * Only its outline is looked at: for what has been seen already. */
bool matrix_sync_next_is_by(struct str events, struct str user, struct str *id,
                            struct str *behind);
/* One event as text, for matrix_sync_event_clear; false when it is not sound. */
MUST_CHECK
bool matrix_sync_event_read(struct str text, struct matrix_sync_event *out);
void matrix_sync_event_clear(struct matrix_sync_event *event);

/* m.relates_to of an event, or NULL; is it of that type; the event it names, or empty. */
const struct json *matrix_sync_relation(const struct matrix_sync_event *event);
bool matrix_sync_is_related(const struct matrix_sync_event *event, const char *rel_type);
struct str matrix_sync_related_id(const struct matrix_sync_event *event);

#endif
