/* SPDX-License-Identifier: MIT */
#include "safety/cue_index.h"

#include <limits.h>
#include <stdlib.h>

#include "base/array.h"

void cue_index_count(struct cue_index *index, struct cue_marks marks)
{
    for (size_t i = 0; i < marks.count; i++)
        if (index->starts[marks.items[i]] < USHRT_MAX)
            index->starts[marks.items[i]]++;
}

static size_t how_common(const struct cue_index *index, struct cue_marks marks)
{
    size_t sum = 0;
    for (size_t i = 0; i < marks.count; i++)
        sum += index->starts[marks.items[i]];
    return sum;
}

void cue_index_add(struct cue_index *index, size_t row, const struct cue_marks *needs,
                   size_t count)
{
    if (row >= CUE_ROWS_MAX)
        abort();
    if (count == 0) {
        index->always[row / 64] |= (uint64_t)1 << (row % 64);
        return;
    }
    const struct cue_marks *rarest = &needs[0];
    for (size_t i = 1; i < count; i++)
        if (how_common(index, needs[i]) < how_common(index, *rarest))
            rarest = &needs[i];
    for (size_t i = 0; i < rarest->count; i++)
        *ARRAY_ADD_IN(index->arena, &index->postings) =
            (struct cue_posting){rarest->items[i], (unsigned short)row};
}

static int compare_postings(const void *left, const void *right)
{
    const struct cue_posting *a = left, *b = right;
    if (a->mark != b->mark)
        return a->mark < b->mark ? -1 : 1;
    return a->row < b->row ? -1 : a->row > b->row;
}

void cue_index_freeze(struct cue_index *index)
{
    struct cue_postings *postings = &index->postings;
    size_t at = 0;
    if (postings->count > USHRT_MAX)
        abort();
    if (postings->count > 1)
        qsort(postings->items, postings->count, sizeof(*postings->items),
              compare_postings);
    for (size_t mark = 0; mark <= CUE_MARKS_MAX; mark++) {
        while (at < postings->count && postings->items[at].mark < mark)
            at++;
        index->starts[mark] = (unsigned short)at;
    }
}

void cue_index_begin(const struct cue_index *index, uint64_t *rows)
{
    memcpy(rows, index->always, sizeof(index->always));
}

void cue_index_look(const struct cue_index *index, size_t mark, uint64_t *rows)
{
    for (size_t i = index->starts[mark]; i < index->starts[mark + 1]; i++) {
        unsigned row = index->postings.items[i].row;
        rows[row / 64] |= (uint64_t)1 << (row % 64);
    }
}
