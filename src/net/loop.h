/* SPDX-License-Identifier: MIT */
/*
 * loop: the one place where the daemon waits. It wraps curl_multi_poll, so that HTTP
 * transfers, IRC connections, watched folders and signals are waited for together.
 *
 *     struct loop *loop = loop_create(&err);       before any other thread is started
 *     for (;;) {
 *         if (!loop_wait(loop, due_ms - loop_now_ms(), &err))
 *             ...
 *         while (loop_take_signal(loop, &signal))
 *             ...
 *         ... tick the minds, flush what they want to send, learn the next due_ms
 *     }
 *     loop_destroy(loop);                          after all sockets, calls and watches
 *
 * Functions are called from loop_wait only, never from within another call of net/. They
 * may open, close and cancel whatever they like, themselves included.
 */
#ifndef NET_LOOP_H
#define NET_LOOP_H

#include <poll.h>

#include "base/error.h"

struct loop;

/*
 * A descriptor that is waited for. The owner keeps it in one place from loop_add to
 * loop_remove, and may change events and is_due at any time between two waits.
 */
struct loop_watch {
    int fd;       /* -1: only is_due counts */
    short events; /* POLLIN, POLLOUT or both; 0: not waited for */
    bool is_due;  /* be called in the next loop_wait, without waiting; cleared by it */
    void (*ready)(void *context, short events); /* what is ready; 0 when only due */
    void *context;
};

/* From now on SIGTERM, SIGINT and SIGHUP come out of loop_take_signal, and SIGPIPE is
 * ignored. Threads started later inherit this. NULL with err when the system says no. */
struct loop *loop_create(struct error *err);
/* Accepts NULL. */
void loop_destroy(struct loop *loop);

/* Waits up to timeout_ms (less than 0: 0; more than an hour: an hour), then calls what is
 * ready. It may return early with nothing done. ERROR_SYSTEM: the loop is of no use any
 * more. */
MUST_CHECK
bool loop_wait(struct loop *loop, int64_t timeout_ms, struct error *err);

/* Makes a loop_wait return at once; the only function here for other threads. */
void loop_wake(struct loop *loop);

/* The next signal that came since the last call (a signal that came twice may be given
 * once); false when there is none. */
bool loop_take_signal(struct loop *loop, int *out);

void loop_add(struct loop *loop, struct loop_watch *watch);
/* Does nothing when the watch was not added. */
void loop_remove(struct loop *loop, struct loop_watch *watch);

/* Milliseconds that only go forward, also counted while the machine sleeps. For waiting;
 * what minds get as now_ms. */
int64_t loop_now_ms(void);
/* Milliseconds since 1970. For times that others see; it may jump. */
int64_t loop_wall_ms(void);

#endif
