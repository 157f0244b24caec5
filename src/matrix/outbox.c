/* SPDX-License-Identifier: MIT */
#include "matrix/outbox.h"

#include <stdlib.h>

enum { RETRY_MAX_MS = 30 * 1000, ROW_BYTES_MAX = 512 * 1024 };

void matrix_outbox_init(struct matrix_outbox *outbox)
{
    *outbox = (struct matrix_outbox){0};
}

static char *copy(struct str s)
{
    return alloc_copy(s.ptr, s.len);
}

static void destroy_row(struct matrix_row *row)
{
    free(row->room);
    free(row->txn);
    free(row->content);
    free(row->question);
    free(row);
}

void matrix_outbox_clear(struct matrix_outbox *outbox)
{
    for (size_t i = 0; i < outbox->count; i++)
        destroy_row(outbox->items[i]);
    free(outbox->items);
    matrix_outbox_init(outbox);
}

static struct matrix_row *create_row(const struct matrix_message *message, struct str txn,
                                     int64_t now_ms)
{
    struct matrix_row *row = ALLOC(struct matrix_row);

    row->room = copy(message->room);
    row->txn = copy(txn);
    row->content = copy(message->content);
    row->question = copy(message->question);
    row->made_ms = now_ms;
    row->is_urgent = message->is_urgent;
    return row;
}

/* An urgent row goes before all ordinary ones that have not been tried: one that was
 * tried may stand in the room already. */
static void insert(struct matrix_outbox *outbox, struct matrix_row *row)
{
    size_t at = outbox->count;

    while (row->is_urgent && at > 0 && !outbox->items[at - 1]->is_urgent
           && !outbox->items[at - 1]->was_tried)
        at--;
    *ARRAY_ADD(outbox) = row;
    memmove(&outbox->items[at + 1], &outbox->items[at],
            (outbox->count - 1 - at) * sizeof(*outbox->items));
    outbox->items[at] = row;
}

static void save(const struct matrix_row *row, struct matrix_changes *changes)
{
    struct json *json = json_object_create();
    struct buf text;

    json_add_string(json, "content", str_from_c(row->content));
    json_add_string(json, "question", str_from_c(row->question));
    json_add_bool(json, "is_urgent", row->is_urgent);
    buf_init(&text, ROW_BYTES_MAX);
    json_format(json, &text);
    matrix_changes_add(changes, &(struct matrix_change){.kind = MATRIX_OUTBOX,
                                                        .key = str_from_c(row->txn),
                                                        .room = str_from_c(row->room),
                                                        .value = buf_view(&text),
                                                        .time_ms = row->made_ms});
    buf_clear(&text);
    json_destroy(json);
}

bool matrix_outbox_add(struct matrix_outbox *outbox, const struct matrix_message *message,
                       struct str txn, int64_t now_ms, struct matrix_changes *changes)
{
    size_t max = message->is_urgent ? 2 * MATRIX_OUTBOX_MAX : MATRIX_OUTBOX_MAX;

    if (outbox->count >= max || matrix_outbox_find(outbox, txn))
        return false;
    struct matrix_row *row = create_row(message, txn, now_ms);
    insert(outbox, row);
    save(row, changes);
    return true;
}

bool matrix_outbox_restore(struct matrix_outbox *outbox,
                           const struct matrix_change *change)
{
    struct error err = {0};
    struct json *json = json_parse(change->value, ROW_BYTES_MAX, &err);
    struct matrix_message message = {
        .room = change->room,
        .content = json_string(json, "content"),
        .question = json_string(json, "question"),
    };
    bool is_read = message.content.len > 0 && matrix_id_is_valid(message.room, '!')
                   && change->key.len > 0 && outbox->count < 2 * MATRIX_OUTBOX_MAX;

    json_to_bool(json_get(json, "is_urgent"), &message.is_urgent);
    if (is_read) {
        struct matrix_row *row = create_row(&message, change->key, change->time_ms);
        row->was_tried = true;
        insert(outbox, row);
    }
    json_destroy(json);
    return is_read;
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

    return !row->is_under_way && !is_behind(outbox, at) && !has_sender(outbox, row->room);
}

/* Urgent rows of any room before ordinary ones of others. */
struct matrix_row *matrix_outbox_next(struct matrix_outbox *outbox, int64_t now_ms)
{
    struct matrix_row *found = NULL;

    if (now_ms < outbox->gate_ms || count_under_way(outbox) >= MATRIX_SENDS_MAX)
        return NULL;
    for (size_t i = 0; i < outbox->count && !(found && found->is_urgent); i++) {
        struct matrix_row *row = outbox->items[i];
        if ((!found || row->is_urgent) && row->next_ms <= now_ms && may_leave(outbox, i))
            found = row;
    }
    if (found)
        found->is_under_way = found->was_tried = true;
    return found;
}

static int64_t expires_ms(const struct matrix_row *row)
{
    return row->made_ms + (row->is_urgent ? MATRIX_URGENT_AGE_MS : MATRIX_ROW_AGE_MS);
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
        if (is_busy || !may_leave(outbox, i) || at_ms > expires_ms(row))
            at_ms = expires_ms(row);
        if (at_ms < due_ms)
            due_ms = at_ms;
    }
    return due_ms < now_ms ? now_ms : due_ms;
}

void matrix_outbox_call(const struct matrix_row *row, struct matrix_call *call)
{
    matrix_call_init(call, "PUT", "/_matrix/client/v3/rooms/");
    matrix_call_segment(call, str_from_c(row->room));
    matrix_call_path(call, "/send/m.room.message/");
    matrix_call_segment(call, str_from_c(row->txn));
    buf_add(&call->body, str_from_c(row->content));
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
        if (row->was_tried && str_equal(str_from_c(row->room), room)
            && str_equal(str_from_c(row->question), question))
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
    if (refusal->is_limited && row->next_ms > outbox->gate_ms)
        outbox->gate_ms = row->next_ms;
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
    destroy_row(row);
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
