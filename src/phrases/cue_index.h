/* SPDX-License-Identifier: MIT */
/*
 * cue index: which rows of a table could match a message, so that the hundreds that
 * cannot cost nothing. A mark is a number for something that a message has or has not: a
 * symbol (lexicon.h), two bytes side by side. A row says of which marks it needs at least
 * one; it may say so several times, and then the rarest among all rows stands for it.
 *
 *     struct cue_draft draft = {0};
 *     cue_index_count(&draft, marks);                 each need of each row, then
 *     cue_index_add(&draft, row, needs, count);       again, row by row, then
 *     cue_index_freeze(&draft, &arena, &index);
 *     cue_index_begin(&index, rows);                  a bit for each row
 *     cue_index_look(&index, mark, rows);             each mark of the message
 */
#ifndef PHRASES_CUE_INDEX_H
#define PHRASES_CUE_INDEX_H

#include "phrases/postings.h"

enum { CUE_MARKS_MAX = POSTINGS_MARKS_MAX, CUE_ROWS_MAX = 8192 };

struct cue_marks { /* a view */
    const unsigned short *items;
    size_t count;
};

struct cue_draft { /* begins with zeros */
    struct postings_draft postings;
    uint64_t always[CUE_ROWS_MAX / 64]; /* rows that need nothing */
};

struct cue_index { /* a view; nothing of it is ever written */
    struct postings postings;
    const uint64_t *always; /* CUE_ROWS_MAX bits */
};

void cue_index_count(struct cue_draft *draft, struct cue_marks marks);
/* Without needs, the row is always possible. A row may be added again: either will do. */
void cue_index_add(struct cue_draft *draft, size_t row, const struct cue_marks *needs,
                   size_t count);
/* Into the arena; nothing is left of the draft. */
void cue_index_freeze(struct cue_draft *draft, struct arena *arena,
                      struct cue_index *out);

/* The rows that are possible in any message; CUE_ROWS_MAX bits. */
void cue_index_begin(const struct cue_index *index, uint64_t *rows);
/* Adds those that a mark makes possible. */
void cue_index_look(const struct cue_index *index, size_t mark, uint64_t *rows);

#endif
