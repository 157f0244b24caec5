/* SPDX-License-Identifier: MIT */
#include "phrases/postings.h"

#include <limits.h>
#include <stdlib.h>

#include "base/array.h"

void postings_count(struct postings_draft *draft, size_t mark)
{
    if (draft->counted[mark] < USHRT_MAX)
        draft->counted[mark]++;
}

void postings_add(struct postings_draft *draft, size_t mark, size_t number)
{
    if (mark >= POSTINGS_MARKS_MAX || number > USHRT_MAX)
        abort();
    *ARRAY_ADD(draft) = (struct posting){(unsigned short)mark, (unsigned short)number};
}

static int compare_postings(const void *left, const void *right)
{
    const struct posting *a = left, *b = right;

    if (a->mark != b->mark)
        return a->mark < b->mark ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

void postings_freeze(struct postings_draft *draft, struct arena *arena,
                     struct postings *out)
{
    size_t count = draft->count, at = 0;
    unsigned short *numbers = ARENA_ARRAY(arena, unsigned short, count + 1);
    unsigned short *starts = ARENA_ARRAY(arena, unsigned short, POSTINGS_MARKS_MAX + 1);

    if (count > USHRT_MAX)
        abort();
    if (count > 1)
        qsort(draft->items, count, sizeof(draft->items[0]), compare_postings);
    for (size_t mark = 0; mark <= POSTINGS_MARKS_MAX; mark++) {
        while (at < count && draft->items[at].mark < mark)
            at++;
        starts[mark] = (unsigned short)at;
    }
    for (size_t i = 0; i < count; i++)
        numbers[i] = draft->items[i].number;
    free(draft->items);
    *draft = (struct postings_draft){0};
    *out = (struct postings){numbers, starts};
}
