/* SPDX-License-Identifier: MIT */
#include "matrix/changes.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void matrix_changes_init(struct matrix_changes *changes)
{
    *changes = (struct matrix_changes){0};
    arena_init(&changes->arena);
}

void matrix_changes_clear(struct matrix_changes *changes)
{
    arena_clear(&changes->arena);
    free(changes->items);
    matrix_changes_init(changes);
}

void matrix_changes_add(struct matrix_changes *changes,
                        const struct matrix_change *change)
{
    *ARRAY_ADD(changes) = (struct matrix_change){
        .kind = change->kind,
        .key = arena_copy(&changes->arena, change->key),
        .value = arena_copy(&changes->arena, change->value),
        .room = arena_copy(&changes->arena, change->room),
        .time_ms = change->time_ms,
        .is_urgent = change->is_urgent,
    };
}

void matrix_changes_set(struct matrix_changes *changes, const char *key, struct str value)
{
    matrix_changes_add(changes, &(struct matrix_change){.kind = MATRIX_VALUE,
                                                        .key = str_from_c(key),
                                                        .value = value});
}

void matrix_changes_unset(struct matrix_changes *changes, const char *key)
{
    matrix_changes_add(changes, &(struct matrix_change){.kind = MATRIX_VALUE_REMOVE,
                                                        .key = str_from_c(key)});
}

/* The position and what was counted come again with the next response. An urgent answer
 * might not: its question can be too old by then, or one that a limited sync left out. */
static bool must_last(const struct matrix_change *change)
{
    bool is_value = change->kind == MATRIX_VALUE || change->kind == MATRIX_VALUE_REMOVE;

    if (change->kind == MATRIX_OUTBOX)
        return change->is_urgent;
    return is_value && !str_equal(change->key, STR("since"))
           && !str_equal(change->key, STR("feedback"));
}

bool matrix_changes_must_last(const struct matrix_changes *changes)
{
    for (size_t i = changes->taken; i < changes->count; i++)
        if (must_last(&changes->items[i]))
            return true;
    return false;
}

/* What the server says again from an older position, or says of a request that is made
 * again under the same id. */
static bool may_wait(const struct matrix_change *change)
{
    switch (change->kind) {
    case MATRIX_VALUE: return !must_last(change);
    case MATRIX_OUTBOX_REMOVE:
    case MATRIX_SEEN:
    case MATRIX_ANSWERED:
    case MATRIX_ANSWERED_REMOVE: return true;
    case MATRIX_VALUE_REMOVE:
    case MATRIX_ROOM:
    case MATRIX_ROOM_REMOVE:
    case MATRIX_OUTBOX: break;
    }
    return false;
}

bool matrix_changes_may_wait(const struct matrix_changes *changes)
{
    if (changes->count > MATRIX_WAITING_MAX)
        return false;
    for (size_t i = 0; i < changes->count; i++)
        if (!may_wait(&changes->items[i]))
            return false;
    return true;
}

bool matrix_changes_next(struct matrix_changes *changes, struct matrix_change *out)
{
    if (changes->taken == changes->count)
        return false;
    *out = changes->items[changes->taken++];
    return true;
}

void matrix_changes_saved(struct matrix_changes *changes)
{
    if (changes->taken < changes->count)
        return;
    changes->taken = changes->count = 0;
    arena_reset(&changes->arena);
}

void matrix_events_init(struct matrix_events *events)
{
    *events = (struct matrix_events){0};
    arena_init(&events->arena);
}

void matrix_events_clear(struct matrix_events *events)
{
    arena_clear(&events->arena);
    free(events->items);
    matrix_events_init(events);
}

void matrix_events_add(struct matrix_events *events, const struct matrix_event *event)
{
    struct matrix_event *kept = ARRAY_ADD(events);
    struct str *strings[] = {&kept->room,     &kept->id,     &kept->edit,
                             &kept->sender,   &kept->text,   &kept->formatted,
                             &kept->reply_to, &kept->thread, &kept->name};

    *kept = *event;
    for (size_t i = 0; i < COUNT_OF(strings); i++)
        *strings[i] = arena_copy(&events->arena, *strings[i]);
}

void matrix_events_tell(struct matrix_events *events, enum matrix_event_kind kind,
                        struct str room, const char *format, ...)
{
    char text[400];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    matrix_events_add(events, &(struct matrix_event){
                                  .kind = kind, .room = room, .text = str_from_c(text)});
}

bool matrix_events_next(struct matrix_events *events, struct matrix_event *out)
{
    if (events->taken == events->count)
        return false;
    *out = events->items[events->taken++];
    return true;
}

bool matrix_events_have_message(const struct matrix_events *events)
{
    for (size_t i = events->taken; i < events->count; i++)
        if (events->items[i].kind == MATRIX_MESSAGE)
            return true;
    return false;
}

void matrix_events_drop_message(struct matrix_events *events, struct str id)
{
    size_t kept = events->taken;

    for (size_t i = events->taken; i < events->count; i++) {
        const struct matrix_event *event = &events->items[i];
        if (event->kind != MATRIX_MESSAGE
            || !(str_equal(event->id, id) || str_equal(event->edit, id)))
            events->items[kept++] = *event;
    }
    events->count = kept;
}

void matrix_events_rest(struct matrix_events *events)
{
    if (events->taken < events->count)
        return;
    events->taken = events->count = 0;
    arena_reset(&events->arena);
}
