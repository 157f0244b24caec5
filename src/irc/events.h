/* SPDX-License-Identifier: MIT */
/*
 * irc events: what has happened, in order, until the owner takes it. An event is copied
 * when it is added and lives until the one after it is taken, so that it can be kept
 * for later (a message that waits for WHOIS).
 *
 * At most IRC_EVENTS_MAX wait; more are dropped and counted, except IRC_LOST,
 * for which a place is kept. What cannot be dealt with yet is held, up to
 * IRC_EVENTS_HELD_MAX, and comes again before all others.
 */
#ifndef IRC_EVENTS_H
#define IRC_EVENTS_H

#include "irc/event.h"

enum { IRC_EVENTS_MAX = 256, IRC_EVENTS_HELD_MAX = 64 };

struct irc_stored_event {
    struct irc_event event; /* its views point into bytes */
    char *bytes;
};

struct irc_events {
    struct irc_stored_event items[IRC_EVENTS_MAX + 1]; /* a ring */
    size_t first, count;
    struct irc_stored_event current; /* the one given last */
    struct irc_stored_event held[IRC_EVENTS_HELD_MAX];
    size_t held_count;
    uint64_t dropped;
};

/* Copies. */
struct irc_stored_event irc_event_store(const struct irc_event *event);
void irc_event_release(struct irc_stored_event *stored);

void irc_events_clear(struct irc_events *events);
/* Copies. */
void irc_events_add(struct irc_events *events, const struct irc_event *event);
bool irc_events_next(struct irc_events *events, struct irc_event *out);
/* The one given last. */
void irc_events_hold(struct irc_events *events);
void irc_events_give_held(struct irc_events *events);

#endif
