/* SPDX-License-Identifier: MIT */
/*
 * bot aftermath: what people say behind an emergency, in a room without a name before it.
 *
 *     "its fine im just sleepy"  "she is crying and wobbly"     a sign of the body
 *     "is cleo going to be ok"   "will he die"  "what now"      a worry
 *
 *     "ambulance is on the way"  "i called 999"                 help is coming
 *
 * Behind an emergency of the last minutes alone (one that was weighed, too): elsewhere such lines are about anything.
 * A sign is danger by that, whatever is said to make it small, and a worry stays with the
 * emergency: no passage is about it.
 */
#ifndef BOT_AFTERMATH_H
#define BOT_AFTERMATH_H

#include "bot/urgent.h"

enum aftermath { AFTERMATH_NONE, AFTERMATH_SIGN, AFTERMATH_WORRY, AFTERMATH_COMING };

/* words: of the text, nothing corrected. */
enum aftermath aftermath_of(const struct words *words);

/* A sign becomes the verdict, and a worry is no crisis of somebody else. */
void aftermath_judge(const struct urgent *urgent, struct hearing *hearing);

/* Answers a worry, and that help is coming; false when it is neither, or nothing is
 * watched. */
bool aftermath_answer(const struct urgent *urgent, struct hearing *hearing);

/* To what is asked or told then and no passage is about. */
void aftermath_say_watchful(const struct urgent *urgent, struct hearing *hearing);

#endif
