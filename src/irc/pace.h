/* SPDX-License-Identifier: MIT */
/*
 * irc pace: answers that wait until the server will take them without anger. A bucket of
 * tokens: a burst at once, then so many lines a second.
 *
 *     irc_pace_add(&pace, &answer, now_ms);
 *     while (irc_pace_next(&pace, now_ms, &part))       one part may leave
 *         ... send part.bytes
 *     while (irc_pace_take_dropped(&pace, &dropped))    who was left without an answer
 *         ...
 *     wake_at_ms = irc_pace_due_ms(&pace, now_ms);
 *
 * An answer is one or more parts; a part (a line, or a batch of them) leaves as a whole. It
 * costs a token, a batch one more for each IRC_PACE_BATCH_LINES lines; on a strict network
 * one more for every IRC_PACE_STRICT_BYTES begun, as RFC 1459, section 8.10 would have it.
 *
 * The highest priority goes first; among its askers the one that was served longest ago,
 * so that nobody can starve the others. Answers to one target do not mix: what is begun
 * there is finished first, unless something matters more.
 *
 * The queue is bounded in lines and bytes, and in time: an answer that could not be
 * finished within IRC_PACE_WAIT_MAX_MS is not taken, and one that has waited so long is
 * dropped. Who is to lose one then is the asker that has most waiting. What is urgent or
 * control, and what is kept, is dropped only at twice the bounds.
 */
#ifndef IRC_PACE_H
#define IRC_PACE_H

#include "base/arena.h"
#include "irc/saying.h"
#include "irc/turns.h"

enum {
    IRC_PACE_LINES_MAX = 64,
    IRC_PACE_BYTES_MAX = 32 * 1024,
    IRC_PACE_ANSWERS_MAX = 2 * IRC_PACE_LINES_MAX,
    IRC_PACE_DROPPED_MAX = 64,
    IRC_PACE_WAIT_MAX_MS = 30000,
    IRC_PACE_BATCH_LINES = 8,
    IRC_PACE_STRICT_BYTES = 120,
};

struct irc_pace_part {
    struct str bytes; /* whole lines with CRLF */
    unsigned lines;   /* of what is said, for the cost and the bounds */
    uint32_t label;   /* 0: none */
};

struct irc_pace_answer {
    const struct irc_pace_part *parts; /* copied */
    size_t count;
    struct str target; /* folded */
    struct str nick;   /* who asked, folded; empty: nobody */
    struct str room;   /* where it was asked, folded; empty: in private */
    enum irc_priority priority;
    uint32_t promise; /* promises.h; 0: none */
    bool is_kept;     /* never dropped for being late */
};

struct irc_pace_item { /* an answer that waits */
    char *memory;      /* the views and the parts point into it */
    struct irc_pace_part *parts;
    size_t next, count;
    struct str target, nick, room;
    uint64_t turn; /* hash of who is served by it */
    enum irc_priority priority;
    uint32_t promise;
    int64_t queued_ms;
    bool is_kept;
};

/* A part that leaves, with whose it is. */
struct irc_pace_sent {
    struct irc_pace_part part;
    struct str target, nick, room;
    enum irc_priority priority;
    uint32_t promise;
    bool is_last; /* of its answer */
};

struct irc_pace_dropped {
    char *memory;
    struct str nick, room;
};

struct irc_pace {
    struct irc_pace_item items[IRC_PACE_ANSWERS_MAX]; /* in order of arrival */
    size_t count, lines, bytes;
    struct irc_pace_item leaving; /* the last one given */
    struct irc_pace_dropped dropped_items[IRC_PACE_DROPPED_MAX];
    size_t dropped_count;
    struct irc_turns turns;
    uint64_t dropped; /* answers */
    double burst, per_ms, tokens;
    int64_t filled_ms;
    bool is_strict;
};

/* 0: the default. */
void irc_pace_init(struct irc_pace *pace, unsigned burst, double lines_per_second,
                   bool is_strict);
/* Forgets all lines; the counters stay. */
void irc_pace_clear(struct irc_pace *pace);
/* A fresh connection: nothing waits, the bucket is full. */
void irc_pace_reset(struct irc_pace *pace, int64_t now_ms);

/* All parts or none; false when dropped. */
bool irc_pace_add(struct irc_pace *pace, const struct irc_pace_answer *answer,
                  int64_t now_ms);
/* Forgets what waits for this target, without counting it; not what is urgent, which is
 * refused in its turn and then said in another way. */
void irc_pace_forget(struct irc_pace *pace, struct str target);
/* A line left past the queue (PONG): it counts all the same. */
void irc_pace_charge(struct irc_pace *pace, int64_t now_ms);
/* The part that may leave now, without taking it; NULL when none may. */
const struct irc_pace_part *irc_pace_peek(struct irc_pace *pace, int64_t now_ms);
/* Takes it. The views live until the next call of irc_pace_next or irc_pace_clear. */
bool irc_pace_next(struct irc_pace *pace, int64_t now_ms, struct irc_pace_sent *out);
/* The next part that matters at least that much, whatever the pace: this link is about to
 * end. */
bool irc_pace_hurry(struct irc_pace *pace, enum irc_priority least,
                    struct irc_pace_sent *out);
/* When the next part may leave; INT64_MAX when none waits. */
int64_t irc_pace_due_ms(const struct irc_pace *pace, int64_t now_ms);
/* How long an answer of that priority that is added now would wait before it begins. */
int64_t irc_pace_wait_ms(const struct irc_pace *pace, enum irc_priority priority);
/* Somebody whose answer was dropped since; the views are in the arena. */
bool irc_pace_take_dropped(struct irc_pace *pace, struct arena *arena,
                           struct irc_pace_dropped *out);

#endif
