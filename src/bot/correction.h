/* SPDX-License-Identifier: MIT */
/*
 * bot correction: "no, I mean pain" asks what stands behind it.
 *
 *     "no, I meant the trip"              "the trip"
 *     "I asked about pain, not sleep"     "pain"
 *     "what does it mean"                 none
 */
#ifndef BOT_CORRECTION_H
#define BOT_CORRECTION_H

#include "bot/hearing.h"

/* The text of the hearing becomes what is meant, where it is a correction. */
void correction_take(struct hearing *hearing);

#endif
