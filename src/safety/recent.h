/* SPDX-License-Identifier: MIT */
/*
 * recent: what one asker said a few minutes ago, in a few flags. A hint that is too weak
 * alone adds up with another of the same asker; who spoke of a small child means it by
 * "she licked it". Knows no time: the owner forgets it after a while.
 *
 *     triage_question(triage, text, setting, &scratch, &verdict);
 *     recent_add_up(&recent, &verdict);      the verdict is changed where it must be
 */
#ifndef SAFETY_RECENT_H
#define SAFETY_RECENT_H

#include "safety/triage.h"

struct recent {     /* all zero: nothing */
    int hint;       /* as in the verdict, the strongest */
    bool is_theirs; /* that one is of somebody else */
    bool has_child;
};

/* Behind a crisis a faint hint is enough. */
enum { RECENT_AFTER_CRISIS = 15 };

/* Changes the verdict, then notes what it says. */
void recent_add_up(struct recent *recent, struct triage_verdict *verdict);

/* Does the verdict leave anything to be noted? */
bool recent_is_worth(const struct triage_verdict *verdict);

#endif
