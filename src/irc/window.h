/* SPDX-License-Identifier: MIT */
/*
 * irc window: what was sent and is not yet acknowledged, at most IRC_WINDOW_PARTS_MAX
 * parts or IRC_WINDOW_BYTES_MAX bytes, so that a server that reads slowly is never given
 * more than it can hold (InspIRCd: "RecvQ exceeded").
 *
 *     if (irc_window_takes(&window, bytes))      may that much more leave?
 *         irc_window_add(&window, &sent, now_ms)
 *     irc_window_ack_label(&window, label)       an echo, an error or ACK with our label
 *     irc_window_ping(&window, must_arrive)      a PING is due after these; its number
 *     irc_window_ack_ping(&window, number)       PONG
 *
 * A server handles lines in their order: what acknowledges one part acknowledges all that
 * were sent before it. After IRC_WINDOW_WAIT_MS a part is taken as lost to silence.
 * Parts are kept a while after that: the server may say late what became of them.
 */
#ifndef IRC_WINDOW_H
#define IRC_WINDOW_H

#include "irc/pace.h"

enum {
    IRC_WINDOW_PARTS_MAX = 4,
    IRC_WINDOW_BYTES_MAX = 2048,
    IRC_WINDOW_WAIT_MS = 10 * 1000,
    IRC_WINDOW_KEPT_MAX = 8,
};

struct irc_flight { /* one part on its way */
    char *memory;   /* NULL: this place is free */
    struct str bytes, target, nick, room;
    enum irc_priority priority;
    uint32_t label;   /* 0: none */
    uint32_t ping;    /* the one that was sent after it; 0: none yet */
    uint32_t promise; /* promises.h; 0: none */
    int64_t sent_ms;
    bool is_open;    /* not acknowledged, and waited for */
    bool is_taken;   /* acknowledged */
    bool is_refused; /* read by the server and by nobody else: its promise is not kept */
};

struct irc_window {
    struct irc_flight flights[IRC_WINDOW_KEPT_MAX]; /* in order, the oldest first */
    size_t count;
    uint32_t pings;
};

void irc_window_clear(struct irc_window *window);
/* Does that much more fit? Anything does when nothing is open. */
bool irc_window_takes(const struct irc_window *window, size_t bytes);
/* Copies. */
void irc_window_add(struct irc_window *window, const struct irc_pace_sent *sent,
                    int64_t now_ms);
/* The part with that label, or NULL. */
struct irc_flight *irc_window_find(struct irc_window *window, uint32_t label);
/* The part to a target (folded) that a refusal without a label means, or NULL: of those that
 * were not refused yet the oldest that is urgent and not acknowledged, or else the last. */
struct irc_flight *irc_window_find_target(struct irc_window *window, struct str target);
/* The longest of those that were neither acknowledged nor refused, or NULL. */
struct irc_flight *irc_window_find_longest(struct irc_window *window);
/* When that part was sent; 0: it is not known any more, or is acknowledged already. */
int64_t irc_window_ack_label(struct irc_window *window, uint32_t label);
/* When the last part before that PING was sent; 0: it is not known any more. */
int64_t irc_window_ack_ping(struct irc_window *window, uint32_t number);
/* The number of a PING that has to be sent now, or 0: the window is full, or what was added
 * last must be known to have arrived, and nothing that was sent will acknowledge it. */
uint32_t irc_window_ping(struct irc_window *window, bool must_arrive);
/* The promise of a part that was acknowledged since and not refused, each part once;
 * 0: none. */
uint32_t irc_window_take_promise(struct irc_window *window);
/* Gives up waiting where it was long enough; returns when to call again. */
int64_t irc_window_tick(struct irc_window *window, int64_t now_ms);

#endif
