/* SPDX-License-Identifier: MIT */
#include "irc/window.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "irc/pack.h"

/* Of a part, to have room for one more line of the usual length. */
enum { USUAL_BYTES = 512 };

static void remove_first(struct irc_window *window)
{
    free(window->flights[0].memory);
    window->count--;
    memmove(window->flights, window->flights + 1,
            window->count * sizeof(window->flights[0]));
}

void irc_window_clear(struct irc_window *window)
{
    while (window->count)
        remove_first(window);
    window->pings = 0;
}

struct open {
    size_t parts, bytes;
};

static struct open open_of(const struct irc_window *window)
{
    struct open open = {0};
    for (size_t i = 0; i < window->count; i++) {
        open.parts += window->flights[i].is_open;
        open.bytes += window->flights[i].is_open ? window->flights[i].bytes.len : 0;
    }
    return open;
}

bool irc_window_takes(const struct irc_window *window, size_t bytes)
{
    struct open open = open_of(window);
    return open.parts == 0
           || (open.parts < IRC_WINDOW_PARTS_MAX
               && open.bytes + bytes <= IRC_WINDOW_BYTES_MAX);
}

void irc_window_add(struct irc_window *window, const struct irc_pace_sent *sent,
                    int64_t now_ms)
{
    struct irc_flight flight = {.priority = sent->priority,
                                .label = sent->part.label,
                                .promise = sent->promise,
                                .sent_ms = now_ms,
                                .is_open = true};
    char *at = flight.memory = alloc_zeroed(
        sent->part.bytes.len + sent->target.len + sent->nick.len + sent->room.len + 1, 1);
    flight.bytes = irc_pack_add(&at, sent->part.bytes);
    flight.target = irc_pack_add(&at, sent->target);
    flight.nick = irc_pack_add(&at, sent->nick);
    flight.room = irc_pack_add(&at, sent->room);
    if (window->count == IRC_WINDOW_KEPT_MAX)
        remove_first(window);
    window->flights[window->count++] = flight;
}

struct irc_flight *irc_window_find(struct irc_window *window, uint32_t label)
{
    for (size_t i = window->count; label && i-- > 0;) {
        if (window->flights[i].label == label)
            return &window->flights[i];
    }
    return NULL;
}

/* What is urgent is asked about by PING: unless it is acknowledged, it has not been read, and
 * refusals come in the order of the lines. Of the rest nothing may be known for long. */
struct irc_flight *irc_window_find_target(struct irc_window *window, struct str target)
{
    struct irc_flight *last = NULL;
    for (size_t i = 0; target.len && i < window->count; i++) {
        struct irc_flight *flight = &window->flights[i];
        if (flight->is_refused || !str_equal(flight->target, target))
            continue;
        if (flight->priority == IRC_PRIORITY_URGENT && !flight->is_taken)
            return flight;
        last = flight;
    }
    return last;
}

struct irc_flight *irc_window_find_longest(struct irc_window *window)
{
    struct irc_flight *longest = NULL;
    for (size_t i = 0; i < window->count; i++) {
        struct irc_flight *flight = &window->flights[i];
        if (!flight->is_taken && !flight->is_refused
            && (!longest || flight->bytes.len > longest->bytes.len))
            longest = flight;
    }
    return longest;
}

static void close_until(struct irc_window *window, const struct irc_flight *last)
{
    for (struct irc_flight *flight = window->flights; last && flight <= last; flight++) {
        flight->is_open = false;
        flight->is_taken |= !flight->is_refused;
    }
}

int64_t irc_window_ack_label(struct irc_window *window, uint32_t label)
{
    const struct irc_flight *last = irc_window_find(window, label);
    bool is_fresh = last && last->is_open;
    close_until(window, last);
    return is_fresh ? last->sent_ms : 0;
}

int64_t irc_window_ack_ping(struct irc_window *window, uint32_t number)
{
    const struct irc_flight *last = NULL;
    for (size_t i = 0; i < window->count; i++) {
        if (window->flights[i].ping && window->flights[i].ping <= number)
            last = &window->flights[i];
    }
    close_until(window, last);
    return last ? last->sent_ms : 0;
}

static bool is_full(const struct irc_window *window)
{
    struct open open = open_of(window);
    return open.parts >= IRC_WINDOW_PARTS_MAX
           || (open.parts && open.bytes + USUAL_BYTES > IRC_WINDOW_BYTES_MAX);
}

/* Something on its way will be acknowledged by itself. */
static bool is_answered(const struct irc_window *window, size_t from)
{
    for (size_t i = from; i < window->count; i++) {
        const struct irc_flight *flight = &window->flights[i];
        if (flight->is_open && (flight->label || flight->ping))
            return true;
    }
    return false;
}

uint32_t irc_window_ping(struct irc_window *window, bool must_arrive)
{
    size_t last = window->count - 1;
    if (window->count == 0 || (!must_arrive && !is_full(window))
        || is_answered(window, must_arrive ? last : 0))
        return 0;
    window->flights[last].ping = ++window->pings;
    return window->pings;
}

uint32_t irc_window_take_promise(struct irc_window *window)
{
    for (size_t i = 0; i < window->count; i++) {
        struct irc_flight *flight = &window->flights[i];
        uint32_t promise = flight->promise;
        if (!promise || !flight->is_taken || flight->is_refused)
            continue;
        flight->promise = 0;
        return promise;
    }
    return 0;
}

int64_t irc_window_tick(struct irc_window *window, int64_t now_ms)
{
    int64_t due_ms = INT64_MAX;
    for (size_t i = 0; i < window->count; i++) {
        struct irc_flight *flight = &window->flights[i];
        int64_t until_ms = flight->sent_ms + IRC_WINDOW_WAIT_MS;
        if (flight->is_open && now_ms >= until_ms)
            flight->is_open = false;
        if (flight->is_open && until_ms < due_ms)
            due_ms = until_ms;
    }
    return due_ms;
}
