/* SPDX-License-Identifier: MIT */
#include "safety/postings.h"

#include <limits.h>
#include <stdlib.h>

#include "base/array.h"

void postings_count(struct postings *postings, size_t mark)
{
    if (postings->starts[mark] < USHRT_MAX)
        postings->starts[mark]++;
}

void postings_add(struct postings *postings, size_t mark, size_t number)
{
    if (mark >= POSTINGS_MARKS_MAX || number > USHRT_MAX)
        abort();
    *ARRAY_ADD(&postings->gathered) =
        (struct posting){(unsigned short)mark, (unsigned short)number};
}

static int compare_postings(const void *left, const void *right)
{
    const struct posting *a = left, *b = right;

    if (a->mark != b->mark)
        return a->mark < b->mark ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

void postings_freeze(struct postings *postings, struct arena *arena)
{
    struct posting *items = postings->gathered.items;
    size_t count = postings->gathered.count, at = 0;

    if (count > USHRT_MAX)
        abort();
    if (count > 1)
        qsort(items, count, sizeof(*items), compare_postings);
    for (size_t mark = 0; mark <= POSTINGS_MARKS_MAX; mark++) {
        while (at < count && items[at].mark < mark)
            at++;
        postings->starts[mark] = (unsigned short)at;
    }
    postings->numbers = ARENA_ARRAY(arena, unsigned short, count + 1);
    for (size_t i = 0; i < count; i++)
        postings->numbers[i] = items[i].number;
    free(items);
    memset(&postings->gathered, 0, sizeof(postings->gathered));
}
