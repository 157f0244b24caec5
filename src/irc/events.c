/* SPDX-License-Identifier: MIT */
#include "irc/events.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/macros.h"
#include "irc/pack.h"

struct irc_stored_event irc_event_store(const struct irc_event *event)
{
    struct irc_stored_event stored = {.event = *event};
    struct irc_event *copy = &stored.event;
    struct str *views[] = {&copy->text,   &copy->source,  &copy->nick,
                           &copy->target, &copy->account, &copy->id};
    size_t len = 1;
    for (size_t i = 0; i < COUNT_OF(views); i++)
        len += views[i]->len;
    stored.bytes = alloc_zeroed(len, 1);
    char *to = stored.bytes;
    for (size_t i = 0; i < COUNT_OF(views); i++)
        *views[i] = irc_pack_add(&to, *views[i]);
    return stored;
}

void irc_event_release(struct irc_stored_event *stored)
{
    free(stored->bytes);
    *stored = (struct irc_stored_event){0};
}

void irc_events_clear(struct irc_events *events)
{
    struct irc_event event;
    irc_events_give_held(events);
    while (irc_events_next(events, &event))
        continue;
}

void irc_events_add(struct irc_events *events, const struct irc_event *event)
{
    size_t max = IRC_EVENTS_MAX + (event->kind == IRC_LOST);
    if (events->count >= max) {
        events->dropped++;
        return;
    }
    size_t at = (events->first + events->count++) % COUNT_OF(events->items);
    events->items[at] = irc_event_store(event);
}

bool irc_events_next(struct irc_events *events, struct irc_event *out)
{
    irc_event_release(&events->current);
    if (events->count == 0)
        return false;
    events->current = events->items[events->first];
    events->first = (events->first + 1) % COUNT_OF(events->items);
    events->count--;
    *out = events->current.event;
    return true;
}

void irc_events_hold(struct irc_events *events)
{
    if (events->held_count == IRC_EVENTS_HELD_MAX) {
        events->dropped++;
        return;
    }
    events->held[events->held_count++] = events->current;
    events->current = (struct irc_stored_event){0};
}

void irc_events_give_held(struct irc_events *events)
{
    while (events->held_count > 0) {
        struct irc_stored_event *last = &events->held[--events->held_count];
        if (events->count >= IRC_EVENTS_MAX) {
            irc_event_release(last);
            events->dropped++;
            continue;
        }
        events->first =
            (events->first + COUNT_OF(events->items) - 1) % COUNT_OF(events->items);
        events->items[events->first] = *last;
        events->count++;
    }
}
