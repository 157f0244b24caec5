/* SPDX-License-Identifier: MIT */
/*
 * matrix chores: calls beside syncing and answering: join, leave, note a direct room,
 * fetch what a timeline left out, say what was read. Tried again with backoff while that makes sense; what
 * must survive a restart stands in the rows of the rooms.
 */
#ifndef MATRIX_CHORES_H
#define MATRIX_CHORES_H

#include "base/random.h"
#include "matrix/request.h"

enum {
    MATRIX_CHORES_MAX = 256,
    MATRIX_CHORES_AT_ONCE = 4,
    MATRIX_CHORE_TRIES_MAX = 12,
    MATRIX_JOIN_TIMEOUT_MS = 180 * 1000, /* a remote join takes its time */
    MATRIX_PAGE_EVENTS = 100,
};

enum matrix_chore_kind {
    MATRIX_CHORE_JOIN,        /* room: id or alias; detail: server to ask, or empty */
    MATRIX_CHORE_LEAVE,       /* detail: reason */
    MATRIX_CHORE_DIRECT_GET,  /* detail: the other user */
    MATRIX_CHORE_DIRECT_PUT,  /* body: new account data */
    MATRIX_CHORE_GAP,         /* detail: from; body: to; is_forward: the oldest first */
    MATRIX_CHORE_LOOK,        /* for own events: what of the outbox has arrived? */
    MATRIX_CHORE_FORGET,      /* a room that was left */
    MATRIX_CHORE_VOUCH,       /* detail: user; body: room: is the user a member there? */
    MATRIX_CHORE_ENCRYPTION,  /* is the room encrypted? */
    MATRIX_CHORE_RECEIPT,     /* detail: event; body: root of its thread, or empty */
    MATRIX_CHORE_TYPING,      /* is_on */
    MATRIX_CHORE_PROFILE_GET, /* room: the field, "displayname" or "avatar_url" */
    MATRIX_CHORE_PROFILE_PUT, /* the same; detail: its new value */
};

struct matrix_chore {
    enum matrix_chore_kind kind;
    char *room, *detail, *body; /* heap */
    int64_t next_ms;
    unsigned failures;
    unsigned pages; /* gap: fetched so far; vouch: number of the entry asked about */
    bool is_under_way;
    bool is_on, is_private, is_forward; /* typing; receipt; gap */
};

struct matrix_chores {
    struct matrix_chore **items;
    size_t count, capacity;
};

void matrix_chores_clear(struct matrix_chores *chores);
/* A chore of that kind for that room that is there already is given as it is, except that
 * one that says how things stand now may follow one that is under way. NULL when there are
 * too many. */
struct matrix_chore *matrix_chores_add(struct matrix_chores *chores,
                                       enum matrix_chore_kind kind, struct str room,
                                       struct str detail, struct str body);
/* One of that kind for that room that has not left yet, or NULL. */
struct matrix_chore *matrix_chores_waiting(const struct matrix_chores *chores,
                                           enum matrix_chore_kind kind, struct str room);
/* Takes it off the list; for matrix_chore_destroy. */
void matrix_chores_take(struct matrix_chores *chores, struct matrix_chore *chore);
void matrix_chore_destroy(struct matrix_chore *chore);
/* One that may leave now, or NULL; it is under way from now on. */
struct matrix_chore *matrix_chores_next(struct matrix_chores *chores, int64_t now_ms);
/* When to ask again. INT64_MAX: nothing waits, or only for one that is under way. */
int64_t matrix_chores_due_ms(const struct matrix_chores *chores);
void matrix_chore_call(const struct matrix_chore *chore, struct str own_user,
                       struct matrix_call *call);
/* After a failure: false when it is no use to try again. */
bool matrix_chore_retry(struct matrix_chore *chore, const struct matrix_refusal *refusal,
                        struct random *random, int64_t now_ms);

#endif
