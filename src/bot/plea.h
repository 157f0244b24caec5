/* SPDX-License-Identifier: MIT */
/*
 * bot plea: what somebody in a crisis says next, and no passage may answer. Whole messages
 * only, made of few words: "I'm scared of the drip" is about the drip.
 *
 *     "can you just stay with me"  "please"  "what if i mix it with xanax"     a cry
 *     "they're useless"  "will it help me right now"                           a doubt
 *     "i have a knife"  "the pills are in front of me"                         means at hand
 *     "he has a knife"  "she's holding the tablets"                            means of theirs
 */
#ifndef BOT_PLEA_H
#define BOT_PLEA_H

#include "base/arena.h"
#include "base/str.h"

enum plea { PLEA_NONE, PLEA_CRY, PLEA_DOUBT, PLEA_MEANS, PLEA_DOING, PLEA_THEIR_MEANS };

enum plea plea_of(struct arena *scratch, struct str text);

#endif
