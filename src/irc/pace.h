/* SPDX-License-Identifier: MIT */
/*
 * irc pace: lines that wait until the server will take them without anger. A bucket of
 * tokens: a burst at once, then so many lines a second.
 *
 *     irc_pace_add(&pace, &answer, now_ms);
 *     while (irc_pace_next(&pace, now_ms, &output))     adds one line to the output
 *         ...
 *     wake_at_ms = irc_pace_due_ms(&pace, now_ms);
 *
 * The highest priority goes first; among its targets the one that was served longest
 * ago, so that one asker cannot starve the others; lines to one target keep their
 * order. An answer that has waited IRC_PACE_WAIT_MAX_MS is dropped as a whole and
 * counted, unless it has begun or is urgent; so is one that finds the queue full of
 * lines that matter as much.
 */
#ifndef IRC_PACE_H
#define IRC_PACE_H

#include "base/buf.h"
#include "irc/session.h"

enum {
    IRC_PACE_LINES_MAX = 64,
    IRC_PACE_SERVED_MAX = 32, /* targets remembered for their turn */
    IRC_PACE_WAIT_MAX_MS = 30000,
};

struct irc_pace_line {
    char *bytes; /* with CRLF */
    size_t len;
    uint64_t target; /* hash of its folded name */
    uint64_t answer; /* lines of one answer share a number */
    enum irc_priority priority;
    int64_t queued_ms;
    bool is_begun; /* an earlier line of the answer has left */
};

struct irc_pace {
    struct irc_pace_line lines[IRC_PACE_LINES_MAX]; /* in order of arrival */
    size_t count;
    struct {
        uint64_t target, turn;
    } served[IRC_PACE_SERVED_MAX];
    uint64_t turns, answers;
    uint64_t dropped; /* answers */
    double burst, per_ms, tokens;
    int64_t filled_ms;
};

struct irc_pace_answer {
    const struct str *lines; /* whole ones, with CRLF; copied */
    size_t count;
    struct str target; /* folded */
    enum irc_priority priority;
};

void irc_pace_init(struct irc_pace *pace, unsigned burst, double lines_per_second);
/* Forgets all lines; the counters stay. */
void irc_pace_clear(struct irc_pace *pace);
/* A fresh connection: nothing waits, the bucket is full. */
void irc_pace_reset(struct irc_pace *pace, int64_t now_ms);

/* All lines or none; false when dropped. */
bool irc_pace_add(struct irc_pace *pace, const struct irc_pace_answer *answer,
                  int64_t now_ms);
/* Forgets what waits for this target, without counting it. */
void irc_pace_forget(struct irc_pace *pace, struct str target);
/* A line left past the queue (PONG): it counts all the same. */
void irc_pace_charge(struct irc_pace *pace, int64_t now_ms);
bool irc_pace_next(struct irc_pace *pace, int64_t now_ms, struct buf *out);
/* When the next line may leave; INT64_MAX when none waits. */
int64_t irc_pace_due_ms(const struct irc_pace *pace, int64_t now_ms);

#endif
