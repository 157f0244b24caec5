/* SPDX-License-Identifier: MIT */
#include "irc/pace.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/macros.h"

void irc_pace_init(struct irc_pace *pace, unsigned burst, double lines_per_second)
{
    *pace = (struct irc_pace){.burst = burst ? burst : 4};
    pace->per_ms = (lines_per_second > 0 ? lines_per_second : 1.0) / 1000.0;
    pace->tokens = pace->burst;
}

void irc_pace_clear(struct irc_pace *pace)
{
    for (size_t i = 0; i < pace->count; i++)
        free(pace->lines[i].bytes);
    pace->count = 0;
}

void irc_pace_reset(struct irc_pace *pace, int64_t now_ms)
{
    irc_pace_clear(pace);
    pace->tokens = pace->burst;
    pace->filled_ms = now_ms;
}

static void fill(struct irc_pace *pace, int64_t now_ms)
{
    int64_t elapsed_ms = now_ms - pace->filled_ms;
    if (elapsed_ms > 0)
        pace->tokens += (double)elapsed_ms * pace->per_ms;
    if (pace->tokens > pace->burst)
        pace->tokens = pace->burst;
    pace->filled_ms = now_ms;
}

void irc_pace_charge(struct irc_pace *pace, int64_t now_ms)
{
    fill(pace, now_ms);
    if (pace->tokens > -pace->burst)
        pace->tokens -= 1;
}

static void remove_line(struct irc_pace *pace, size_t at)
{
    free(pace->lines[at].bytes);
    pace->count--;
    memmove(&pace->lines[at], &pace->lines[at + 1],
            (pace->count - at) * sizeof(pace->lines[0]));
}

static void drop_answer(struct irc_pace *pace, uint64_t answer)
{
    for (size_t i = pace->count; i-- > 0;) {
        if (pace->lines[i].answer == answer)
            remove_line(pace, i);
    }
    pace->dropped++;
}

static bool may_be_late(const struct irc_pace_line *line)
{
    return line->is_begun || line->priority <= IRC_PRIORITY_URGENT;
}

static void drop_late(struct irc_pace *pace, int64_t now_ms)
{
    for (size_t i = 0; i < pace->count;) {
        const struct irc_pace_line *line = &pace->lines[i];
        if (may_be_late(line) || now_ms - line->queued_ms <= IRC_PACE_WAIT_MAX_MS) {
            i++;
            continue;
        }
        drop_answer(pace, line->answer);
        i = 0;
    }
}

/* The oldest of the least important answers, if it matters less than the newcomer. */
static bool make_room(struct irc_pace *pace, enum irc_priority priority)
{
    const struct irc_pace_line *least = NULL;
    for (size_t i = 0; i < pace->count; i++) {
        const struct irc_pace_line *line = &pace->lines[i];
        if (line->is_begun || line->priority <= priority)
            continue;
        if (!least || line->priority > least->priority)
            least = line;
    }
    if (least)
        drop_answer(pace, least->answer);
    return least != NULL;
}

bool irc_pace_add(struct irc_pace *pace, const struct irc_pace_answer *answer,
                  int64_t now_ms)
{
    drop_late(pace, now_ms);
    while (pace->count + answer->count > IRC_PACE_LINES_MAX) {
        if (!make_room(pace, answer->priority)) {
            pace->dropped++;
            return false;
        }
    }
    pace->answers++;
    for (size_t i = 0; i < answer->count; i++) {
        struct str line = answer->lines[i];
        pace->lines[pace->count++] = (struct irc_pace_line){
            .bytes = alloc_copy(line.ptr, line.len),
            .len = line.len,
            .target = str_hash(answer->target, 0),
            .answer = pace->answers,
            .priority = answer->priority,
            .queued_ms = now_ms,
        };
    }
    return true;
}

void irc_pace_forget(struct irc_pace *pace, struct str target)
{
    uint64_t hash = str_hash(target, 0);
    for (size_t i = pace->count; i-- > 0;) {
        if (pace->lines[i].target == hash)
            remove_line(pace, i);
    }
}

static uint64_t last_turn(const struct irc_pace *pace, uint64_t target)
{
    for (size_t i = 0; i < COUNT_OF(pace->served); i++) {
        if (pace->served[i].turn && pace->served[i].target == target)
            return pace->served[i].turn;
    }
    return 0;
}

static void remember_turn(struct irc_pace *pace, uint64_t target)
{
    size_t oldest = 0;
    for (size_t i = 0; i < COUNT_OF(pace->served); i++) {
        if (pace->served[i].turn && pace->served[i].target == target) {
            oldest = i;
            break;
        }
        if (pace->served[i].turn < pace->served[oldest].turn)
            oldest = i;
    }
    pace->served[oldest].target = target;
    pace->served[oldest].turn = ++pace->turns;
}

static size_t choose(const struct irc_pace *pace)
{
    size_t best = 0;
    for (size_t i = 1; i < pace->count; i++) {
        const struct irc_pace_line *line = &pace->lines[i], *other = &pace->lines[best];
        if (line->priority < other->priority
            || (line->priority == other->priority
                && last_turn(pace, line->target) < last_turn(pace, other->target)))
            best = i;
    }
    return best;
}

static void mark_begun(struct irc_pace *pace, uint64_t answer)
{
    for (size_t i = 0; i < pace->count; i++) {
        if (pace->lines[i].answer == answer)
            pace->lines[i].is_begun = true;
    }
}

bool irc_pace_next(struct irc_pace *pace, int64_t now_ms, struct buf *out)
{
    fill(pace, now_ms);
    drop_late(pace, now_ms);
    if (pace->count == 0 || pace->tokens < 1.0)
        return false;
    size_t at = choose(pace);
    struct irc_pace_line *line = &pace->lines[at];
    size_t before = out->len;
    buf_add(out, str_make(line->bytes, line->len));
    if (out->len == before)
        return false;
    pace->tokens -= 1.0;
    remember_turn(pace, line->target);
    mark_begun(pace, line->answer);
    remove_line(pace, at);
    return true;
}

int64_t irc_pace_due_ms(const struct irc_pace *pace, int64_t now_ms)
{
    if (pace->count == 0)
        return INT64_MAX;
    double missing = 1.0 - pace->tokens;
    if (missing <= 0)
        return now_ms;
    return pace->filled_ms + (int64_t)(missing / pace->per_ms) + 1;
}
