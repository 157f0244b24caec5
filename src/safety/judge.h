/* SPDX-License-Identifier: MIT */
/*
 * judge: what all traits of a message (traits.h) weigh together. For each thing that a
 * message can be there is a sum of weights; the more is said, the less one trait weighs.
 *
 *     judge_weigh(&traits, &weights);
 *     if (weights.of[JUDGE_DANGER] >= limit) ...
 *
 * The weights stand in weights.txt, fitted by scripts/fit-judge to lines written for it
 * (tests/understanding/safety); nothing is learned at run time. A line there is a trait,
 * a tab, and its weights, each with the letter of what it speaks for ("c31 b-4"), in the
 * order of the bytes; the trait of the line with nothing before the tab is every
 * message's. scripts/make-weights makes a table of them for the program's read-only part.
 *
 * What it says is one voice: rules.h decides.
 */
#ifndef SAFETY_JUDGE_H
#define SAFETY_JUDGE_H

#include "safety/traits.h"

enum judged {
    JUDGE_DANGER,    /* c: somebody is in danger at all */
    JUDGE_BODY,      /* b: if so, a body rather than a mind: an emergency */
    JUDGE_DOSE,      /* d: what must be refused, each by itself */
    JUDGE_OBTAIN,    /* o */
    JUDGE_MAKE,      /* m */
    JUDGE_EVADE,     /* e */
    JUDGE_DIAGNOSIS, /* i */
    JUDGE_CLEARANCE, /* s */
    JUDGE_MEDICINE,  /* p */
    JUDGE_REFUSED,   /* r: any of these, whichever it is */
    JUDGE_DISTRESS,  /* u: unhappy, in no danger */
    JUDGE_COUNT
};

enum {
    JUDGE_SCALE = 16, /* a weight of one: the chance of it is the logistic of that */
    /* Below them, marks of the whole message change nothing any more. */
    JUDGE_NEAR = -28,         /* of danger */
    JUDGE_REFUSED_NEAR = -40, /* of what must be refused, and of distress */
};

struct weights {
    int of[JUDGE_COUNT]; /* in sixteenths */
};

/* Is it near enough to danger, a refusal or distress? */
bool judge_is_near(const struct weights *weights);

/* traits are finished. */
void judge_weigh(const struct traits *traits, struct weights *out);
/* What one trait weighs by itself; false: nothing. */
bool judge_find(struct str trait, struct weights *out);

#endif
