/* SPDX-License-Identifier: MIT */
#include "matrix/chores.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/array.h"

enum { RETRY_MAX_MS = 5 * 60 * 1000, TYPING_MS = 30 * 1000 };

void matrix_chore_destroy(struct matrix_chore *chore)
{
    free(chore->room);
    free(chore->detail);
    free(chore->body);
    free(chore);
}

void matrix_chores_clear(struct matrix_chores *chores)
{
    for (size_t i = 0; i < chores->count; i++)
        matrix_chore_destroy(chores->items[i]);
    free(chores->items);
    *chores = (struct matrix_chores){0};
}

/* May it be wanted again while it is under way? A join that is being refused may be invited
 * to at that moment. */
static bool is_repeatable(enum matrix_chore_kind kind)
{
    return kind == MATRIX_CHORE_JOIN || kind == MATRIX_CHORE_VOUCH
           || kind == MATRIX_CHORE_RECEIPT || kind == MATRIX_CHORE_TYPING;
}

struct matrix_chore *matrix_chores_add(struct matrix_chores *chores,
                                       enum matrix_chore_kind kind, struct str room,
                                       struct str detail, struct str body)
{
    for (size_t i = 0; i < chores->count; i++)
        if (chores->items[i]->kind == kind
            && !(chores->items[i]->is_under_way && is_repeatable(kind))
            && str_equal(str_from_c(chores->items[i]->room), room))
            return chores->items[i];
    if (chores->count == MATRIX_CHORES_MAX)
        return NULL;
    struct matrix_chore *chore = ALLOC(struct matrix_chore);
    chore->kind = kind;
    chore->room = alloc_copy(room.ptr, room.len);
    chore->detail = alloc_copy(detail.ptr, detail.len);
    chore->body = alloc_copy(body.ptr, body.len);
    *ARRAY_ADD(chores) = chore;
    return chore;
}

struct matrix_chore *matrix_chores_waiting(const struct matrix_chores *chores,
                                           enum matrix_chore_kind kind, struct str room)
{
    for (size_t i = 0; i < chores->count; i++)
        if (chores->items[i]->kind == kind && !chores->items[i]->is_under_way
            && str_equal(str_from_c(chores->items[i]->room), room))
            return chores->items[i];
    return NULL;
}

void matrix_chores_take(struct matrix_chores *chores, struct matrix_chore *chore)
{
    size_t at = 0;

    while (chores->items[at] != chore)
        at++;
    chores->count--;
    memmove(&chores->items[at], &chores->items[at + 1],
            (chores->count - at) * sizeof(*chores->items));
}

static bool is_direct(const struct matrix_chore *chore)
{
    return chore->kind == MATRIX_CHORE_DIRECT_GET
           || chore->kind == MATRIX_CHORE_DIRECT_PUT;
}

/* Account data is read, changed and written as a whole: one at a time. */
static bool is_blocked(const struct matrix_chores *chores,
                       const struct matrix_chore *chore)
{
    for (size_t i = 0; is_direct(chore) && i < chores->count; i++)
        if (chores->items[i] != chore && is_direct(chores->items[i])
            && (chores->items[i]->is_under_way
                || chores->items[i]->kind == MATRIX_CHORE_DIRECT_PUT))
            return true;
    return false;
}

struct matrix_chore *matrix_chores_next(struct matrix_chores *chores, int64_t now_ms)
{
    struct matrix_chore *found = NULL;
    size_t under_way = 0;

    for (size_t i = 0; i < chores->count; i++) {
        struct matrix_chore *chore = chores->items[i];
        under_way += chore->is_under_way;
        if (!found && !chore->is_under_way && chore->next_ms <= now_ms
            && !is_blocked(chores, chore))
            found = chore;
    }
    if (!found || under_way >= MATRIX_CHORES_AT_ONCE)
        return NULL;
    found->is_under_way = true;
    return found;
}

int64_t matrix_chores_due_ms(const struct matrix_chores *chores)
{
    int64_t due_ms = INT64_MAX;
    size_t under_way = 0;

    for (size_t i = 0; i < chores->count; i++) {
        under_way += chores->items[i]->is_under_way;
        if (!chores->items[i]->is_under_way && chores->items[i]->next_ms < due_ms
            && !is_blocked(chores, chores->items[i]))
            due_ms = chores->items[i]->next_ms;
    }
    return under_way >= MATRIX_CHORES_AT_ONCE ? INT64_MAX : due_ms;
}

static void call_join(const struct matrix_chore *chore, struct str own_user,
                      struct matrix_call *call)
{
    (void)own_user;
    matrix_call_init(call, "POST", "/_matrix/client/v3/join/");
    matrix_call_segment(call, str_from_c(chore->room));
    if (*chore->detail) {
        /* server_name is the older word for via; servers read the one that they know. */
        matrix_call_query(call, "via", str_from_c(chore->detail));
        matrix_call_query(call, "server_name", str_from_c(chore->detail));
    }
    matrix_call_body(call, NULL);
    call->timeout_ms = MATRIX_JOIN_TIMEOUT_MS;
}

static void call_room(const struct matrix_chore *chore, const char *method,
                      struct matrix_call *call)
{
    matrix_call_init(call, method, "/_matrix/client/v3/rooms/");
    matrix_call_segment(call, str_from_c(chore->room));
}

static void call_leave(const struct matrix_chore *chore, struct str own_user,
                       struct matrix_call *call)
{
    struct json *body = json_object_create();

    (void)own_user;
    call_room(chore, "POST", call);
    matrix_call_path(call, "/leave");
    if (*chore->detail)
        json_add_string(body, "reason", str_from_c(chore->detail));
    matrix_call_body(call, body);
    json_destroy(body);
}

static void call_direct(const struct matrix_chore *chore, struct str own_user,
                        struct matrix_call *call)
{
    bool is_get = chore->kind == MATRIX_CHORE_DIRECT_GET;

    matrix_call_init(call, is_get ? "GET" : "PUT", "/_matrix/client/v3/user/");
    matrix_call_segment(call, own_user);
    matrix_call_path(call, "/account_data/m.direct");
    if (!is_get)
        buf_add(&call->body, str_from_c(chore->body));
}

static const char *const PAGE_TYPES[] = {"m.room.message", "m.room.encrypted",
                                         "m.room.redaction", "m.reaction"};

/* A page of a room, newest first; a look is for what this user has sent. */
static void call_page(const struct matrix_chore *chore, struct str own_user,
                      struct matrix_call *call)
{
    bool is_look = chore->kind == MATRIX_CHORE_LOOK;
    struct json *filter = json_object_create();
    struct json *types = json_add_array(filter, "types");
    struct buf text;
    char limit[16];

    for (size_t i = 0; i < COUNT_OF(PAGE_TYPES); i++)
        json_add_string(types, NULL, str_from_c(PAGE_TYPES[i]));
    if (is_look)
        json_add_string(json_add_array(filter, "senders"), NULL, own_user);
    buf_init(&text, MATRIX_PATH_MAX);
    json_format(filter, &text);
    snprintf(limit, sizeof limit, "%d", MATRIX_PAGE_EVENTS);
    matrix_call_init(call, "GET", "/_matrix/client/v3/rooms/");
    matrix_call_segment(call, str_from_c(chore->room));
    matrix_call_path(call, "/messages");
    matrix_call_query(call, "dir", chore->is_forward ? STR("f") : STR("b"));
    if (!is_look) {
        matrix_call_query(call, "from", str_from_c(chore->detail));
        matrix_call_query(call, "to", str_from_c(chore->body));
    }
    matrix_call_query(call, "limit", str_from_c(limit));
    matrix_call_query(call, "filter", buf_view(&text));
    buf_clear(&text);
    json_destroy(filter);
}

static void call_forget(const struct matrix_chore *chore, struct str own_user,
                        struct matrix_call *call)
{
    (void)own_user;
    call_room(chore, "POST", call);
    matrix_call_path(call, "/forget");
    matrix_call_body(call, NULL);
}

static void call_vouch(const struct matrix_chore *chore, struct str own_user,
                       struct matrix_call *call)
{
    (void)own_user;
    matrix_call_init(call, "GET", "/_matrix/client/v3/rooms/");
    matrix_call_segment(call, str_from_c(chore->body));
    matrix_call_path(call, "/state/m.room.member/");
    matrix_call_segment(call, str_from_c(chore->detail));
}

static void call_encryption(const struct matrix_chore *chore, struct str own_user,
                            struct matrix_call *call)
{
    (void)own_user;
    call_room(chore, "GET", call);
    matrix_call_path(call, "/state/m.room.encryption/");
}

static void call_receipt(const struct matrix_chore *chore, struct str own_user,
                         struct matrix_call *call)
{
    struct json *body = json_object_create();

    (void)own_user;
    call_room(chore, "POST", call);
    matrix_call_path(call,
                     chore->is_private ? "/receipt/m.read.private/" : "/receipt/m.read/");
    matrix_call_segment(call, str_from_c(chore->detail));
    if (*chore->body)
        json_add_string(body, "thread_id", str_from_c(chore->body));
    matrix_call_body(call, body);
    json_destroy(body);
}

static void call_typing(const struct matrix_chore *chore, struct str own_user,
                        struct matrix_call *call)
{
    struct json *body = json_object_create();

    call_room(chore, "PUT", call);
    matrix_call_path(call, "/typing/");
    matrix_call_segment(call, own_user);
    json_add_bool(body, "typing", chore->is_on);
    if (chore->is_on)
        json_add_i64(body, "timeout", TYPING_MS);
    matrix_call_body(call, body);
    json_destroy(body);
}

static void call_profile(const struct matrix_chore *chore, struct str own_user,
                         struct matrix_call *call)
{
    bool is_get = chore->kind == MATRIX_CHORE_PROFILE_GET;
    struct json *body = json_object_create();

    matrix_call_init(call, is_get ? "GET" : "PUT", "/_matrix/client/v3/profile/");
    matrix_call_segment(call, own_user);
    matrix_call_path(call, "/");
    matrix_call_path(call, chore->room);
    json_add_string(body, chore->room, str_from_c(chore->detail));
    if (!is_get)
        matrix_call_body(call, body);
    json_destroy(body);
}

static void (*const CALLS[])(const struct matrix_chore *chore, struct str own_user,
                             struct matrix_call *call) = {
    [MATRIX_CHORE_JOIN] = call_join,
    [MATRIX_CHORE_LEAVE] = call_leave,
    [MATRIX_CHORE_DIRECT_GET] = call_direct,
    [MATRIX_CHORE_DIRECT_PUT] = call_direct,
    [MATRIX_CHORE_GAP] = call_page,
    [MATRIX_CHORE_LOOK] = call_page,
    [MATRIX_CHORE_FORGET] = call_forget,
    [MATRIX_CHORE_VOUCH] = call_vouch,
    [MATRIX_CHORE_ENCRYPTION] = call_encryption,
    [MATRIX_CHORE_RECEIPT] = call_receipt,
    [MATRIX_CHORE_TYPING] = call_typing,
    [MATRIX_CHORE_PROFILE_GET] = call_profile,
    [MATRIX_CHORE_PROFILE_PUT] = call_profile,
};

void matrix_chore_call(const struct matrix_chore *chore, struct str own_user,
                       struct matrix_call *call)
{
    CALLS[chore->kind](chore, own_user, call);
}

bool matrix_chore_retry(struct matrix_chore *chore, const struct matrix_refusal *refusal,
                        struct random *random, int64_t now_ms)
{
    int64_t wait_ms = matrix_backoff_ms(random, ++chore->failures, RETRY_MAX_MS);

    chore->is_under_way = false;
    if (!refusal->is_transient || chore->failures >= MATRIX_CHORE_TRIES_MAX)
        return false;
    if (refusal->retry_after_ms > 0)
        wait_ms = refusal->retry_after_ms;
    chore->next_ms = now_ms + wait_ms;
    return true;
}
