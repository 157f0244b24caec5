/* SPDX-License-Identifier: MIT */
/*
 * matrix row: one thing that must be sent: an answer, the correction of one, or its
 * redaction; with its bytes for the store and its call.
 */
#ifndef MATRIX_ROW_H
#define MATRIX_ROW_H

#include "matrix/changes.h"
#include "matrix/request.h"

enum matrix_row_kind { MATRIX_ROW_SAY, MATRIX_ROW_EDIT, MATRIX_ROW_REDACT };

struct matrix_row {
    enum matrix_row_kind kind;
    char *room, *txn, *question; /* heap, never NULL; all of them */
    char *content; /* say, edit: the message as JSON; redact: the reason as JSON */
    char *asker;   /* may be empty */
    char *target;  /* edit, redact: the own event; empty: not in the room yet */
    char *of_txn;  /* edit, redact: the row that said it */
    char *sealed;  /* what leaves in its place, encrypted; or empty */
    int64_t made_ms, next_ms;
    uint64_t turn; /* counts questions as they came */
    unsigned failures;
    bool is_urgent, is_under_way;
    bool was_tried;  /* perhaps it has arrived */
    bool needs_look; /* perhaps it has, and the server would not know it again */
    bool is_held;    /* may not leave now */
};

/* What makes a row; views, copied. */
struct matrix_draft {
    enum matrix_row_kind kind;
    struct str room, txn, content, question, asker, target, of_txn;
    bool is_urgent;
};

struct matrix_row *matrix_row_create(const struct matrix_draft *draft, int64_t now_ms);
void matrix_row_destroy(struct matrix_row *row);
void matrix_row_save(const struct matrix_row *row, struct matrix_changes *changes);
/* What matrix_row_save gave, at the next start: it may have left before. NULL when it
 * cannot be read. */
struct matrix_row *matrix_row_load(const struct matrix_change *change);
/* The content of its event. */
void matrix_row_content(const struct matrix_row *row, struct buf *out);
/* Encrypted content in its place, and recorded; empty: none any more. */
void matrix_row_seal(struct matrix_row *row, struct str sealed,
                     struct matrix_changes *changes);
/* The same bytes each time. */
void matrix_row_call(const struct matrix_row *row, struct matrix_call *call);

#endif
