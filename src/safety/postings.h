/* SPDX-License-Identifier: MIT */
/*
 * postings: numbers listed by mark, another number, which many may share. In two rounds,
 * so that what is listed by its rarest mark can know which that is:
 *
 *     postings_count(&postings, mark);            each mark of each number, then
 *     if (postings_of(&postings, mark) < ...)
 *         postings_add(&postings, mark, number);  for some of them, then
 *     postings_freeze(&postings, &arena);
 *     struct posted posted = postings_at(&postings, mark);
 */
#ifndef SAFETY_POSTINGS_H
#define SAFETY_POSTINGS_H

#include "base/arena.h"

enum { POSTINGS_MARKS_MAX = 4096 };

struct posting {
    unsigned short mark, number;
};

struct postings { /* begins with zeros */
    struct {
        struct posting *items; /* on the heap, until it is frozen */
        size_t count, capacity;
    } gathered;
    unsigned short *numbers;                       /* by mark; in the arena */
    unsigned short starts[POSTINGS_MARKS_MAX + 1]; /* until then: how many were counted */
};

/* What is listed with a mark: a view. */
struct posted {
    const unsigned short *numbers;
    size_t count;
};

void postings_count(struct postings *postings, size_t mark);
void postings_add(struct postings *postings, size_t mark, size_t number);
/* Aborts where more than USHRT_MAX were added. */
void postings_freeze(struct postings *postings, struct arena *arena);

/* How many were counted with that mark, before it is frozen; not above USHRT_MAX. */
static inline size_t postings_of(const struct postings *postings, size_t mark)
{
    return postings->starts[mark];
}

/* Rising, when it is frozen. */
static inline struct posted postings_at(const struct postings *postings, size_t mark)
{
    size_t start = postings->starts[mark];

    return (struct posted){postings->numbers + start, postings->starts[mark + 1] - start};
}

#endif
