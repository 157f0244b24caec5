/* SPDX-License-Identifier: MIT */
/*
 * cue index: which rows of a table could match a message, so that the hundreds that
 * cannot cost nothing. A mark is a number for something that a message has or has not: a
 * symbol (lexicon.h), two bytes side by side. A row says of which marks it needs at least
 * one; it may say so several times, and then the rarest among all rows stands for it.
 *
 *     cue_index_count(&index, marks);                 each need of each row, then
 *     cue_index_add(&index, row, needs, count);       again, row by row, then
 *     cue_index_freeze(&index, &arena);
 *     cue_index_begin(&index, rows);                  a bit for each row
 *     cue_index_look(&index, mark, rows);             each mark of the message
 */
#ifndef SAFETY_CUE_INDEX_H
#define SAFETY_CUE_INDEX_H

#include "safety/postings.h"

enum { CUE_MARKS_MAX = POSTINGS_MARKS_MAX, CUE_ROWS_MAX = 8192 };

struct cue_marks { /* a view */
    const unsigned short *items;
    size_t count;
};

struct cue_index { /* begins with zeros */
    struct postings postings;
    uint64_t always[CUE_ROWS_MAX / 64]; /* rows that need nothing */
};

void cue_index_count(struct cue_index *index, struct cue_marks marks);
/* Without needs, the row is always possible. A row may be added again: either will do. */
void cue_index_add(struct cue_index *index, size_t row, const struct cue_marks *needs,
                   size_t count);
void cue_index_freeze(struct cue_index *index, struct arena *arena);

/* The rows that are possible in any message; CUE_ROWS_MAX bits. */
void cue_index_begin(const struct cue_index *index, uint64_t *rows);
/* Adds those that a mark makes possible. */
void cue_index_look(const struct cue_index *index, size_t mark, uint64_t *rows);

#endif
