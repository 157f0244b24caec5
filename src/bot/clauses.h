/* SPDX-License-Identifier: MIT */
/*
 * bot clauses: danger and refusals that stand beside a question.
 *
 *     "does it help ocd and my chest hurts really bad right now"
 *     "what are the side effects and where can i buy some"
 *
 * A question around it makes a sign look like one that is asked about, so each side of the
 * joint is judged by itself, too, and the gravest counts.
 */
#ifndef BOT_CLAUSES_H
#define BOT_CLAUSES_H

#include "base/arena.h"
#include "safety/triage.h"

enum { CLAUSES_MAX = 3 };

struct clauses {
    struct str items[CLAUSES_MAX]; /* views of the text */
    size_t count;                  /* 0: it is one */
};

void clauses_split(struct str text, struct clauses *out);

/* Changes the verdict on the whole text where a clause is graver. */
void clauses_judge(const struct triage *triage, struct str text,
                   enum triage_setting setting, struct arena *scratch,
                   struct triage_verdict *verdict);

#endif
