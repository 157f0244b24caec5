/* SPDX-License-Identifier: MIT */
/*
 * bot told: what somebody tells that wants no passage and nothing to choose from, but one
 * fitting text with the way to a person.
 *
 *     "my brother died of it"                     a loss
 *     "my boyfriend hits me when he's on k"       violence
 *     "i was raped"                               an assault
 *     "the neighbours are reading my thoughts"    a mind that needs somebody soon
 *     "theres blood in my pee"                    something for a doctor, today
 *
 * A story is a row of steps, each one of some words, a few words apart and with no "not"
 * between. Danger that triage finds comes first.
 */
#ifndef BOT_TOLD_H
#define BOT_TOLD_H

#include "text/words.h"

enum told {
    TOLD_NOTHING,
    TOLD_LOSS,
    TOLD_VIOLENCE,
    TOLD_ASSAULT,
    TOLD_SPIKED,
    TOLD_MIND,
    TOLD_URINE,    /* blood in it, or it burns */
    TOLD_REACTION, /* a fit or the like after an earlier session */
    TOLD_CUSTODY   /* afraid that the children will be taken */
};

/* is_asked: a question is among it. A loss and a mind are told without one: "did my dad die
 * of it", "do people hear voices" are for the articles. */
enum told told_of(const struct words *words, bool is_asked);

#endif
