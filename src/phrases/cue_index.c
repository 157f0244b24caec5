/* SPDX-License-Identifier: MIT */
#include "phrases/cue_index.h"

#include <stdlib.h>

void cue_index_count(struct cue_draft *draft, struct cue_marks marks)
{
    for (size_t i = 0; i < marks.count; i++)
        postings_count(&draft->postings, marks.items[i]);
}

static size_t how_common(const struct cue_draft *draft, struct cue_marks marks)
{
    size_t sum = 0;
    for (size_t i = 0; i < marks.count; i++)
        sum += postings_of(&draft->postings, marks.items[i]);
    return sum;
}

void cue_index_add(struct cue_draft *draft, size_t row, const struct cue_marks *needs,
                   size_t count)
{
    if (row >= CUE_ROWS_MAX)
        abort();
    if (count == 0) {
        draft->always[row / 64] |= (uint64_t)1 << (row % 64);
        return;
    }
    const struct cue_marks *rarest = &needs[0];
    for (size_t i = 1; i < count; i++)
        if (how_common(draft, needs[i]) < how_common(draft, *rarest))
            rarest = &needs[i];
    for (size_t i = 0; i < rarest->count; i++)
        postings_add(&draft->postings, rarest->items[i], row);
}

void cue_index_freeze(struct cue_draft *draft, struct arena *arena, struct cue_index *out)
{
    uint64_t *always = ARENA_ARRAY(arena, uint64_t, CUE_ROWS_MAX / 64);

    memcpy(always, draft->always, sizeof(draft->always));
    postings_freeze(&draft->postings, arena, &out->postings);
    out->always = always;
    *draft = (struct cue_draft){0};
}

void cue_index_begin(const struct cue_index *index, uint64_t *rows)
{
    memcpy(rows, index->always, CUE_ROWS_MAX / 8);
}

void cue_index_look(const struct cue_index *index, size_t mark, uint64_t *rows)
{
    struct posted posted = postings_at(&index->postings, mark);
    for (size_t i = 0; i < posted.count; i++)
        rows[posted.numbers[i] / 64] |= (uint64_t)1 << (posted.numbers[i] % 64);
}
