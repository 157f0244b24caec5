/* SPDX-License-Identifier: MIT */
#include "irc/pace.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "irc/pack.h"

void irc_pace_init(struct irc_pace *pace, unsigned burst, double lines_per_second,
                   bool is_strict)
{
    double usual = is_strict ? 0.5 : 1.0;
    *pace = (struct irc_pace){.burst = burst ? burst : 4, .is_strict = is_strict};
    pace->per_ms = (lines_per_second > 0 ? lines_per_second : usual) / 1000.0;
    pace->tokens = pace->burst;
}

static void release(struct irc_pace_item *item)
{
    free(item->memory);
    *item = (struct irc_pace_item){0};
}

static void forget_dropped(struct irc_pace *pace)
{
    for (size_t i = 0; i < pace->dropped_count; i++)
        free(pace->dropped_items[i].memory);
    pace->dropped_count = 0;
}

void irc_pace_clear(struct irc_pace *pace)
{
    for (size_t i = 0; i < pace->count; i++)
        release(&pace->items[i]);
    release(&pace->leaving);
    forget_dropped(pace);
    pace->count = pace->lines = pace->bytes = 0;
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

static double cost_of(const struct irc_pace *pace, const struct irc_pace_part *part)
{
    double cost = 1;
    if (part->lines > 1)
        cost += (part->lines + IRC_PACE_BATCH_LINES - 1) / IRC_PACE_BATCH_LINES;
    if (pace->is_strict)
        cost += (double)((part->bytes.len + IRC_PACE_STRICT_BYTES - 1)
                         / IRC_PACE_STRICT_BYTES);
    return cost;
}

static double cost_of_parts(const struct irc_pace *pace,
                            const struct irc_pace_part *parts, size_t count)
{
    double cost = 0;
    for (size_t i = 0; i < count; i++)
        cost += cost_of(pace, &parts[i]);
    return cost;
}

/* Of what goes before an answer of that priority. */
static double cost_before(const struct irc_pace *pace, enum irc_priority priority)
{
    double cost = 0;
    for (size_t i = 0; i < pace->count; i++) {
        const struct irc_pace_item *item = &pace->items[i];
        if (item->priority <= priority)
            cost +=
                cost_of_parts(pace, item->parts + item->next, item->count - item->next);
    }
    return cost;
}

int64_t irc_pace_wait_ms(const struct irc_pace *pace, enum irc_priority priority)
{
    double missing = cost_before(pace, priority) + 1 - pace->tokens;
    return missing > 0 ? (int64_t)(missing / pace->per_ms) : 0;
}

static void remove_item(struct irc_pace *pace, size_t at)
{
    struct irc_pace_item *item = &pace->items[at];
    for (size_t i = item->next; i < item->count; i++) {
        pace->lines -= item->parts[i].lines;
        pace->bytes -= item->parts[i].bytes.len;
    }
    pace->count--;
    memmove(item, item + 1, (pace->count - at) * sizeof(*item));
}

static void note_dropped(struct irc_pace *pace, struct str nick, struct str room)
{
    pace->dropped++;
    if (nick.len == 0 || pace->dropped_count == IRC_PACE_DROPPED_MAX)
        return;
    struct irc_pace_dropped *dropped = &pace->dropped_items[pace->dropped_count++];
    char *at = dropped->memory = alloc_zeroed(nick.len + room.len + 1, 1);
    dropped->nick = irc_pack_add(&at, nick);
    dropped->room = irc_pack_add(&at, room);
}

bool irc_pace_take_dropped(struct irc_pace *pace, struct arena *arena,
                           struct irc_pace_dropped *out)
{
    if (pace->dropped_count == 0)
        return false;
    struct irc_pace_dropped *first = &pace->dropped_items[0];
    *out = (struct irc_pace_dropped){NULL, arena_copy(arena, first->nick),
                                     arena_copy(arena, first->room)};
    free(first->memory);
    pace->dropped_count--;
    memmove(first, first + 1, pace->dropped_count * sizeof(*first));
    return true;
}

static void drop(struct irc_pace *pace, size_t at)
{
    struct irc_pace_item item = pace->items[at];
    remove_item(pace, at);
    note_dropped(pace, item.nick, item.room);
    release(&item);
}

static bool may_be_dropped(const struct irc_pace_item *item)
{
    return item->next == 0 && !item->is_kept && item->priority > IRC_PRIORITY_CONTROL;
}

static void drop_late(struct irc_pace *pace, int64_t now_ms)
{
    for (size_t i = pace->count; i-- > 0;) {
        const struct irc_pace_item *item = &pace->items[i];
        if (may_be_dropped(item) && now_ms - item->queued_ms > IRC_PACE_WAIT_MAX_MS)
            drop(pace, i);
    }
}

static size_t waiting_for(const struct irc_pace *pace, uint64_t turn)
{
    size_t count = 0;
    for (size_t i = 0; i < pace->count; i++)
        count += pace->items[i].turn == turn;
    return count;
}

/* Less important than the newcomer, or of an asker who has more waiting than its own. */
static bool make_room(struct irc_pace *pace, enum irc_priority priority, uint64_t turn)
{
    size_t victim = SIZE_MAX, most = waiting_for(pace, turn) + 1;
    enum irc_priority least = priority;
    for (size_t i = pace->count; i-- > 0;) {
        const struct irc_pace_item *item = &pace->items[i];
        size_t waiting = waiting_for(pace, item->turn);
        bool is_less = item->priority > least;
        if (!may_be_dropped(item) || item->priority < least
            || (!is_less && waiting <= most))
            continue;
        victim = i;
        least = item->priority;
        most = waiting;
    }
    if (victim != SIZE_MAX)
        drop(pace, victim);
    return victim != SIZE_MAX;
}

struct size {
    size_t lines, bytes;
    double cost;
};

static struct size size_of(const struct irc_pace *pace,
                           const struct irc_pace_answer *answer)
{
    struct size size = {.cost = cost_of_parts(pace, answer->parts, answer->count)};
    for (size_t i = 0; i < answer->count; i++) {
        size.lines += answer->parts[i].lines;
        size.bytes += answer->parts[i].bytes.len;
    }
    return size;
}

static bool has_room(const struct irc_pace *pace, const struct irc_pace_answer *answer,
                     struct size size)
{
    bool is_important = answer->is_kept || answer->priority <= IRC_PRIORITY_CONTROL;
    size_t times = is_important ? 2 : 1;
    if (pace->count == IRC_PACE_ANSWERS_MAX
        || pace->lines + size.lines > times * IRC_PACE_LINES_MAX
        || pace->bytes + size.bytes > times * IRC_PACE_BYTES_MAX)
        return false;
    double missing = cost_before(pace, answer->priority) + size.cost - pace->tokens;
    /* Alone it goes, however long it takes: nobody else would be faster. */
    return is_important || pace->count == 0
           || missing <= IRC_PACE_WAIT_MAX_MS * pace->per_ms;
}

static struct irc_pace_item copy(const struct irc_pace_answer *answer, size_t bytes)
{
    size_t table = answer->count * sizeof(struct irc_pace_part);
    char *memory = alloc_zeroed(
        table + bytes + answer->target.len + answer->nick.len + answer->room.len + 1, 1);
    char *at = memory + table;
    struct irc_pace_item item = {.memory = memory,
                                 .parts = (struct irc_pace_part *)(void *)memory,
                                 .count = answer->count,
                                 .priority = answer->priority,
                                 .promise = answer->promise,
                                 .is_kept = answer->is_kept};
    for (size_t i = 0; i < answer->count; i++) {
        item.parts[i] = answer->parts[i];
        item.parts[i].bytes = irc_pack_add(&at, answer->parts[i].bytes);
    }
    item.target = irc_pack_add(&at, answer->target);
    item.nick = irc_pack_add(&at, answer->nick);
    item.room = irc_pack_add(&at, answer->room);
    return item;
}

static uint64_t turn_of(const struct irc_pace_answer *answer)
{
    return str_hash(answer->nick.len ? answer->nick : answer->target, 0);
}

bool irc_pace_add(struct irc_pace *pace, const struct irc_pace_answer *answer,
                  int64_t now_ms)
{
    struct size size = size_of(pace, answer);
    uint64_t turn = turn_of(answer);
    fill(pace, now_ms);
    drop_late(pace, now_ms);
    while (!has_room(pace, answer, size)) {
        if (!make_room(pace, answer->priority, turn)) {
            note_dropped(pace, answer->nick, answer->room);
            return false;
        }
    }
    if (answer->count == 0)
        return true;
    struct irc_pace_item *item = &pace->items[pace->count++];
    *item = copy(answer, size.bytes);
    item->turn = turn;
    item->queued_ms = now_ms;
    pace->lines += size.lines;
    pace->bytes += size.bytes;
    return true;
}

void irc_pace_forget(struct irc_pace *pace, struct str target)
{
    for (size_t i = pace->count; i-- > 0;) {
        struct irc_pace_item item = pace->items[i];
        if (item.priority == IRC_PRIORITY_URGENT || !str_equal(item.target, target))
            continue;
        remove_item(pace, i);
        release(&item);
    }
}

/* Something else has begun at the same target and matters as much. */
static bool must_wait(const struct irc_pace *pace, const struct irc_pace_item *item)
{
    for (size_t i = 0; item->next == 0 && i < pace->count; i++) {
        const struct irc_pace_item *other = &pace->items[i];
        if (other->next > 0 && other->priority <= item->priority
            && str_equal(other->target, item->target))
            return true;
    }
    return false;
}

static size_t choose(const struct irc_pace *pace)
{
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < pace->count; i++) {
        const struct irc_pace_item *item = &pace->items[i];
        const struct irc_pace_item *other = &pace->items[best == SIZE_MAX ? i : best];
        bool is_better = best == SIZE_MAX || item->priority < other->priority
                         || (item->priority == other->priority
                             && irc_turns_last(&pace->turns, item->turn)
                                    < irc_turns_last(&pace->turns, other->turn));
        if (is_better && !must_wait(pace, item))
            best = i;
    }
    return best;
}

const struct irc_pace_part *irc_pace_peek(struct irc_pace *pace, int64_t now_ms)
{
    fill(pace, now_ms);
    drop_late(pace, now_ms);
    size_t at = pace->tokens < 1.0 ? SIZE_MAX : choose(pace);
    return at == SIZE_MAX ? NULL : &pace->items[at].parts[pace->items[at].next];
}

static void take(struct irc_pace *pace, size_t at, struct irc_pace_sent *out)
{
    struct irc_pace_item *item = &pace->items[at];
    const struct irc_pace_part *part = &item->parts[item->next++];
    *out = (struct irc_pace_sent){*part,
                                  item->target,
                                  item->nick,
                                  item->room,
                                  item->priority,
                                  item->promise,
                                  item->next == item->count};
    pace->tokens -= cost_of(pace, part);
    pace->lines -= part->lines;
    pace->bytes -= part->bytes.len;
    irc_turns_serve(&pace->turns, item->turn);
    if (item->next == item->count) {
        pace->leaving = *item;
        remove_item(pace, at);
    }
}

bool irc_pace_next(struct irc_pace *pace, int64_t now_ms, struct irc_pace_sent *out)
{
    const struct irc_pace_part *part = irc_pace_peek(pace, now_ms);
    release(&pace->leaving);
    if (part)
        take(pace, choose(pace), out);
    return part != NULL;
}

bool irc_pace_hurry(struct irc_pace *pace, enum irc_priority least,
                    struct irc_pace_sent *out)
{
    size_t at = choose(pace);
    release(&pace->leaving);
    if (at == SIZE_MAX || pace->items[at].priority > least)
        return false;
    take(pace, at, out);
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
