/* SPDX-License-Identifier: MIT */
#include "matrix/row.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "matrix/format.h"
#include "text/json.h"

enum { ROW_BYTES_MAX = 512 * 1024 };

static char *copy(struct str s)
{
    return alloc_copy(s.ptr, s.len);
}

struct matrix_row *matrix_row_create(const struct matrix_draft *draft, int64_t now_ms)
{
    struct matrix_row *row = ALLOC(struct matrix_row);

    row->kind = draft->kind;
    row->room = copy(draft->room);
    row->txn = copy(draft->txn);
    row->content = copy(draft->content);
    row->question = copy(draft->question);
    row->asker = copy(draft->asker);
    row->target = copy(draft->target);
    row->of_txn = copy(draft->of_txn);
    row->sealed = copy(STR(""));
    row->made_ms = now_ms;
    row->is_urgent = draft->is_urgent;
    return row;
}

void matrix_row_destroy(struct matrix_row *row)
{
    free(row->room);
    free(row->txn);
    free(row->content);
    free(row->question);
    free(row->asker);
    free(row->target);
    free(row->of_txn);
    free(row->sealed);
    free(row);
}

void matrix_row_save(const struct matrix_row *row, struct matrix_changes *changes)
{
    struct buf text;

    buf_init(&text, ROW_BYTES_MAX);
    json_open(&text, NULL, '{');
    json_put_i64(&text, "kind", row->kind);
    json_put_string(&text, "content", str_from_c(row->content));
    json_put_string(&text, "question", str_from_c(row->question));
    json_put_string(&text, "asker", str_from_c(row->asker));
    json_put_string(&text, "target", str_from_c(row->target));
    json_put_string(&text, "of_txn", str_from_c(row->of_txn));
    if (*row->sealed)
        json_put_string(&text, "sealed", str_from_c(row->sealed));
    json_put_bool(&text, "is_urgent", row->is_urgent);
    json_put_bool(&text, "needs_look", row->needs_look);
    json_close(&text, '}');
    matrix_changes_add(changes, &(struct matrix_change){.kind = MATRIX_OUTBOX,
                                                        .key = str_from_c(row->txn),
                                                        .room = str_from_c(row->room),
                                                        .value = buf_view(&text),
                                                        .time_ms = row->made_ms,
                                                        .is_urgent = row->is_urgent});
    buf_clear(&text);
}

struct matrix_row *matrix_row_load(const struct matrix_change *change)
{
    struct error err = {0};
    struct json *json = json_parse(change->value, ROW_BYTES_MAX, &err);
    struct matrix_row *row = NULL;
    int64_t kind = MATRIX_ROW_SAY;
    struct matrix_draft draft = {
        .room = change->room,
        .txn = change->key,
        .content = json_string(json, "content"),
        .question = json_string(json, "question"),
        .asker = json_string(json, "asker"),
        .target = json_string(json, "target"),
        .of_txn = json_string(json, "of_txn"),
    };

    json_to_i64(json_get(json, "kind"), &kind);
    json_to_bool(json_get(json, "is_urgent"), &draft.is_urgent);
    if (draft.content.len > 0 && matrix_id_is_valid(draft.room, '!') && draft.txn.len > 0
        && kind >= MATRIX_ROW_SAY && kind <= MATRIX_ROW_REDACT) {
        draft.kind = (enum matrix_row_kind)kind;
        row = matrix_row_create(&draft, change->time_ms);
        row->was_tried = true;
        json_to_bool(json_get(json, "needs_look"), &row->needs_look);
        free(row->sealed);
        row->sealed = copy(json_string(json, "sealed"));
    }
    json_destroy(json);
    return row;
}

static void call_redact(const struct matrix_row *row, struct matrix_call *call)
{
    matrix_call_path(call, "/redact/");
    matrix_call_segment(call, str_from_c(row->target));
    matrix_call_path(call, "/");
    matrix_call_segment(call, str_from_c(row->txn));
    buf_add(&call->body, str_from_c(row->content));
}

void matrix_row_content(const struct matrix_row *row, struct buf *out)
{
    if (row->kind == MATRIX_ROW_EDIT)
        matrix_format_edit(str_from_c(row->content), str_from_c(row->target), out);
    else
        buf_add(out, str_from_c(row->content));
}

void matrix_row_seal(struct matrix_row *row, struct str sealed,
                     struct matrix_changes *changes)
{
    char *old = row->sealed;

    row->sealed = copy(sealed);
    free(old);
    matrix_row_save(row, changes);
}

void matrix_row_call(const struct matrix_row *row, struct matrix_call *call)
{
    matrix_call_init(call, "PUT", "/_matrix/client/v3/rooms/");
    matrix_call_segment(call, str_from_c(row->room));
    if (row->kind == MATRIX_ROW_REDACT) {
        call_redact(row, call);
        return;
    }
    matrix_call_path(call,
                     *row->sealed ? "/send/m.room.encrypted/" : "/send/m.room.message/");
    matrix_call_segment(call, str_from_c(row->txn));
    if (*row->sealed)
        buf_add(&call->body, str_from_c(row->sealed));
    else
        matrix_row_content(row, &call->body);
}
