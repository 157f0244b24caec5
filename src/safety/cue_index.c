/* SPDX-License-Identifier: MIT */
#include "safety/cue_index.h"

#include <stdlib.h>

void cue_index_count(struct cue_index *index, struct cue_marks marks)
{
    for (size_t i = 0; i < marks.count; i++)
        postings_count(&index->postings, marks.items[i]);
}

static size_t how_common(const struct cue_index *index, struct cue_marks marks)
{
    size_t sum = 0;
    for (size_t i = 0; i < marks.count; i++)
        sum += postings_of(&index->postings, marks.items[i]);
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
        postings_add(&index->postings, rarest->items[i], row);
}

void cue_index_freeze(struct cue_index *index, struct arena *arena)
{
    postings_freeze(&index->postings, arena);
}

void cue_index_begin(const struct cue_index *index, uint64_t *rows)
{
    memcpy(rows, index->always, sizeof(index->always));
}

void cue_index_look(const struct cue_index *index, size_t mark, uint64_t *rows)
{
    struct posted posted = postings_at(&index->postings, mark);
    for (size_t i = 0; i < posted.count; i++)
        rows[posted.numbers[i] / 64] |= (uint64_t)1 << (posted.numbers[i] % 64);
}
