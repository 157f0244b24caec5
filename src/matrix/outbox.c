/* SPDX-License-Identifier: MIT */
#include "matrix/outbox.h"

#include <stdlib.h>

#include "matrix/options.h"

enum { RETRY_MAX_MS = 30 * 1000 };

void matrix_outbox_init(struct matrix_outbox *outbox)
{
    *outbox = (struct matrix_outbox){0};
}

void matrix_outbox_clear(struct matrix_outbox *outbox)
{
    for (size_t i = 0; i < outbox->count; i++)
        matrix_row_destroy(outbox->items[i]);
    free(outbox->items);
    matrix_outbox_init(outbox);
}

/* An urgent row goes before all ordinary ones that have not been tried: one that was
 * tried may stand in the room already. */
static void insert(struct matrix_outbox *outbox, struct matrix_row *row)
{
    size_t at = outbox->count;
    const struct matrix_row *last = at > 0 ? outbox->items[at - 1] : NULL;

    row->turn = last && *row->question && strcmp(last->question, row->question) == 0
                    ? last->turn
                    : ++outbox->turns;
    while (row->is_urgent && at > 0 && !outbox->items[at - 1]->is_urgent
           && !outbox->items[at - 1]->was_tried)
        at--;
    *ARRAY_ADD(outbox) = row;
    memmove(&outbox->items[at + 1], &outbox->items[at],
            (outbox->count - 1 - at) * sizeof(*outbox->items));
    outbox->items[at] = row;
}

/* May it change places with others of the same asker in the room? */
static bool is_of_asker(const struct matrix_row *row, const struct matrix_row *like)
{
    return row->kind == MATRIX_ROW_SAY && !row->is_urgent && !row->was_tried
           && *row->asker && strcmp(row->asker, like->asker) == 0
           && strcmp(row->room, like->room) == 0;
}

/* The asker's rows in this room, the newest question first, in the places that they have;
 * the parts of one answer stay in their order. */
static void prefer_newest(struct matrix_outbox *outbox, const struct matrix_row *like)
{
    size_t *places = alloc_zeroed(outbox->count, sizeof *places);
    struct matrix_row **items = outbox->items;
    size_t count = 0;

    for (size_t i = 0; i < outbox->count; i++)
        if (is_of_asker(items[i], like))
            places[count++] = i;
    for (size_t i = 1; i < count; i++) {
        struct matrix_row *row = items[places[i]];
        size_t at = i;
        for (; at > 0 && items[places[at - 1]]->turn < row->turn; at--)
            items[places[at]] = items[places[at - 1]];
        items[places[at]] = row;
    }
    free(places);
}

bool matrix_outbox_add(struct matrix_outbox *outbox, const struct matrix_draft *draft,
                       int64_t now_ms, struct matrix_changes *changes)
{
    bool is_ordinary = draft->kind == MATRIX_ROW_SAY && !draft->is_urgent;
    size_t max = is_ordinary ? MATRIX_OUTBOX_MAX : 2 * MATRIX_OUTBOX_MAX;

    if (outbox->count >= max || matrix_outbox_find(outbox, draft->txn))
        return false;
    struct matrix_row *row = matrix_row_create(draft, now_ms);
    insert(outbox, row);
    if (outbox->is_limited)
        prefer_newest(outbox, row);
    matrix_row_save(row, changes);
    return true;
}

void matrix_outbox_replace(struct matrix_row *row, struct str content,
                           struct matrix_changes *changes)
{
    char *old = row->content;

    row->content = alloc_copy(content.ptr, content.len);
    free(old);
    matrix_row_seal(row, STR(""), changes);
}

void matrix_outbox_arrived(struct matrix_outbox *outbox, struct str txn,
                           struct str event_id, struct matrix_changes *changes)
{
    for (size_t i = 0; i < outbox->count; i++) {
        struct matrix_row *row = outbox->items[i];
        if (*row->target || !str_equal(str_from_c(row->of_txn), txn))
            continue;
        free(row->target);
        row->target = alloc_copy(event_id.ptr, event_id.len);
        matrix_row_save(row, changes);
    }
}

bool matrix_outbox_restore(struct matrix_outbox *outbox,
                           const struct matrix_change *change)
{
    struct matrix_row *row =
        outbox->count < 2 * MATRIX_OUTBOX_MAX ? matrix_row_load(change) : NULL;

    if (row)
        insert(outbox, row);
    return row;
}

/* Is an earlier row of the same room still there? */
static bool is_behind(const struct matrix_outbox *outbox, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (strcmp(outbox->items[i]->room, outbox->items[at]->room) == 0)
            return true;
    return false;
}

static bool has_sender(const struct matrix_outbox *outbox, const char *room)
{
    for (size_t i = 0; i < outbox->count; i++)
        if (outbox->items[i]->is_under_way && strcmp(outbox->items[i]->room, room) == 0)
            return true;
    return false;
}

static size_t count_under_way(const struct matrix_outbox *outbox)
{
    size_t count = 0;

    for (size_t i = 0; i < outbox->count; i++)
        count += outbox->items[i]->is_under_way;
    return count;
}

static bool may_leave(const struct matrix_outbox *outbox, size_t at)
{
    const struct matrix_row *row = outbox->items[at];

    return !row->is_under_way && !is_behind(outbox, at) && !has_sender(outbox, row->room)
           && !row->needs_look && (row->kind == MATRIX_ROW_SAY || *row->target);
}

bool matrix_outbox_is_next(const struct matrix_outbox *outbox,
                           const struct matrix_row *row)
{
    size_t at = 0;

    while (outbox->items[at] != row)
        at++;
    return may_leave(outbox, at);
}

/* Urgent rows of any room before ordinary ones of others. */
struct matrix_row *matrix_outbox_next(struct matrix_outbox *outbox, int64_t now_ms)
{
    struct matrix_row *found = NULL;

    if (now_ms < outbox->gate_ms || count_under_way(outbox) >= MATRIX_SENDS_MAX)
        return NULL;
    for (size_t i = 0; i < outbox->count && !(found && found->is_urgent); i++) {
        struct matrix_row *row = outbox->items[i];
        if ((!found || row->is_urgent) && row->next_ms <= now_ms && !row->is_held
            && may_leave(outbox, i))
            found = row;
    }
    if (found)
        found->is_under_way = found->was_tried = true;
    return found;
}

static int64_t expires_ms(const struct matrix_row *row)
{
    static const int64_t age_ms[] = {
        [MATRIX_ROW_SAY] = MATRIX_ROW_AGE_MS,
        [MATRIX_ROW_EDIT] = MATRIX_URGENT_AGE_MS,
        [MATRIX_ROW_REDACT] = MATRIX_REDACTION_AGE_MS,
    };

    return row->made_ms + (row->is_urgent ? MATRIX_URGENT_AGE_MS : age_ms[row->kind]);
}

int64_t matrix_outbox_due_ms(const struct matrix_outbox *outbox, int64_t now_ms)
{
    int64_t due_ms = INT64_MAX;
    bool is_busy = count_under_way(outbox) >= MATRIX_SENDS_MAX;

    for (size_t i = 0; i < outbox->count; i++) {
        const struct matrix_row *row = outbox->items[i];
        int64_t at_ms = row->next_ms > outbox->gate_ms ? row->next_ms : outbox->gate_ms;
        if (row->is_under_way)
            continue;
        if (is_busy || row->is_held || !may_leave(outbox, i) || at_ms > expires_ms(row))
            at_ms = expires_ms(row);
        if (at_ms < due_ms)
            due_ms = at_ms;
    }
    return due_ms < now_ms ? now_ms : due_ms;
}

struct matrix_row *matrix_outbox_find(const struct matrix_outbox *outbox, struct str txn)
{
    for (size_t i = 0; i < outbox->count; i++)
        if (str_equal(str_from_c(outbox->items[i]->txn), txn))
            return outbox->items[i];
    return NULL;
}

struct matrix_row *matrix_outbox_find_tried(const struct matrix_outbox *outbox,
                                            struct str room, struct str question)
{
    for (size_t i = 0; i < outbox->count && question.len > 0; i++) {
        struct matrix_row *row = outbox->items[i];
        if (row->kind == MATRIX_ROW_SAY && row->was_tried
            && str_equal(str_from_c(row->room), room)
            && str_equal(str_from_c(row->question), question))
            return row;
    }
    return NULL;
}

struct matrix_row *matrix_outbox_find_about(const struct matrix_outbox *outbox,
                                            enum matrix_row_kind kind, struct str target)
{
    for (size_t i = 0; i < outbox->count && target.len > 0; i++) {
        struct matrix_row *row = outbox->items[i];
        if (row->kind == kind && row->was_tried
            && str_equal(str_from_c(row->target), target))
            return row;
    }
    return NULL;
}

void matrix_outbox_retry(struct matrix_outbox *outbox, struct matrix_row *row,
                         const struct matrix_refusal *refusal, struct random *random,
                         int64_t now_ms)
{
    int64_t wait_ms = matrix_backoff_ms(random, ++row->failures, RETRY_MAX_MS);

    row->is_under_way = false;
    if (refusal->retry_after_ms > 0)
        wait_ms = refusal->retry_after_ms;
    row->next_ms = now_ms + wait_ms;
    if (!refusal->is_limited)
        return;
    if (row->next_ms > outbox->gate_ms)
        outbox->gate_ms = row->next_ms;
    if (outbox->is_limited)
        return;
    outbox->is_limited = true;
    for (size_t i = 0; i < outbox->count; i++)
        prefer_newest(outbox, outbox->items[i]);
}

/* A redaction may be sent twice: the second one finds nothing to do. */
void matrix_outbox_doubt(struct matrix_outbox *outbox, struct matrix_changes *changes)
{
    for (size_t i = 0; i < outbox->count; i++) {
        struct matrix_row *row = outbox->items[i];
        if (!row->was_tried || row->kind == MATRIX_ROW_REDACT || row->needs_look)
            continue;
        row->needs_look = true;
        matrix_row_save(row, changes);
    }
}

void matrix_outbox_trust(struct matrix_outbox *outbox, struct str room,
                         struct matrix_changes *changes)
{
    for (size_t i = 0; i < outbox->count; i++) {
        struct matrix_row *row = outbox->items[i];
        if (!row->needs_look || !str_equal(str_from_c(row->room), room))
            continue;
        row->needs_look = false;
        matrix_row_save(row, changes);
    }
}

void matrix_outbox_remove(struct matrix_outbox *outbox, struct matrix_row *row,
                          struct matrix_changes *changes)
{
    size_t at = 0;

    while (outbox->items[at] != row)
        at++;
    matrix_changes_add(changes, &(struct matrix_change){.kind = MATRIX_OUTBOX_REMOVE,
                                                        .key = str_from_c(row->txn)});
    outbox->count--;
    memmove(&outbox->items[at], &outbox->items[at + 1],
            (outbox->count - at) * sizeof(*outbox->items));
    matrix_row_destroy(row);
    if (outbox->count == 0)
        outbox->is_limited = false;
}

struct matrix_row *matrix_outbox_expired(const struct matrix_outbox *outbox,
                                         int64_t now_ms)
{
    for (size_t i = 0; i < outbox->count; i++)
        if (!outbox->items[i]->is_under_way && expires_ms(outbox->items[i]) <= now_ms)
            return outbox->items[i];
    return NULL;
}

struct matrix_row *matrix_outbox_of_room(const struct matrix_outbox *outbox,
                                         struct str room)
{
    for (size_t i = 0; i < outbox->count; i++)
        if (str_equal(str_from_c(outbox->items[i]->room), room))
            return outbox->items[i];
    return NULL;
}

struct matrix_row *matrix_outbox_waiting_for(const struct matrix_outbox *outbox,
                                             struct str txn)
{
    for (size_t i = 0; i < outbox->count; i++)
        if (!*outbox->items[i]->target && *outbox->items[i]->of_txn
            && str_equal(str_from_c(outbox->items[i]->of_txn), txn))
            return outbox->items[i];
    return NULL;
}
