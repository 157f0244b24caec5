/* SPDX-License-Identifier: MIT */
/*
 * postings: numbers listed by mark, another number, which many may share. In two rounds,
 * so that what is listed by its rarest mark can know which that is:
 *
 *     struct postings_draft draft = {0};
 *     postings_count(&draft, mark);            each mark of each number, then
 *     if (postings_of(&draft, mark) < ...)
 *         postings_add(&draft, mark, number);  for some of them, then
 *     postings_freeze(&draft, &arena, &postings);
 *     struct posted posted = postings_at(&postings, mark);
 */
#ifndef PHRASES_POSTINGS_H
#define PHRASES_POSTINGS_H

#include "base/arena.h"

enum { POSTINGS_MARKS_MAX = 4096 };

struct posting {
    unsigned short mark, number;
};

struct postings_draft {    /* begins with zeros */
    struct posting *items; /* on the heap, until it is frozen */
    size_t count, capacity;
    unsigned short counted[POSTINGS_MARKS_MAX];
};

struct postings {                  /* a view; nothing of it is ever written */
    const unsigned short *numbers; /* by mark */
    const unsigned short *starts;  /* of each mark, and the end: POSTINGS_MARKS_MAX + 1 */
};

/* What is listed with a mark: a view. */
struct posted {
    const unsigned short *numbers;
    size_t count;
};

void postings_count(struct postings_draft *draft, size_t mark);
void postings_add(struct postings_draft *draft, size_t mark, size_t number);
/* Into the arena; nothing is left of the draft. Aborts where more than USHRT_MAX were
 * added. */
void postings_freeze(struct postings_draft *draft, struct arena *arena,
                     struct postings *out);

/* How many were counted with that mark; not above USHRT_MAX. */
static inline size_t postings_of(const struct postings_draft *draft, size_t mark)
{
    return draft->counted[mark];
}

/* Rising. */
static inline struct posted postings_at(const struct postings *postings, size_t mark)
{
    size_t start = postings->starts[mark];

    return (struct posted){postings->numbers + start, postings->starts[mark + 1] - start};
}

#endif
