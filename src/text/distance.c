/* SPDX-License-Identifier: MIT */
#include "text/distance.h"

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

unsigned distance_between(struct str a, struct str b, unsigned limit)
{
    size_t difference = a.len > b.len ? a.len - b.len : b.len - a.len;

    if (a.len > DISTANCE_WORD_MAX || b.len > DISTANCE_WORD_MAX || difference > limit)
        return limit + 1;
    unsigned rows[3][DISTANCE_WORD_MAX + 1];
    for (unsigned j = 0; j <= b.len; j++)
        rows[0][j] = j;
    for (unsigned i = 1; i <= a.len; i++) {
        unsigned *row = rows[i % 3], *above = rows[(i + 2) % 3], *two = rows[(i + 1) % 3];
        unsigned best = row[0] = i;
        for (unsigned j = 1; j <= b.len; j++) {
            unsigned edits = least(above[j], row[j - 1]) + 1;
            edits = least(edits, above[j - 1] + (a.ptr[i - 1] != b.ptr[j - 1]));
            if (i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2]
                && a.ptr[i - 2] == b.ptr[j - 1])
                edits = least(edits, two[j - 2] + 1);
            row[j] = edits;
            best = least(best, edits);
        }
        if (best > limit + 1)
            return limit + 1;
    }
    return least(rows[a.len % 3][b.len], limit + 1);
}
