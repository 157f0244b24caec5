/* SPDX-License-Identifier: MIT */
/*
 * bot rejoinder: what is said to a word about what was said (remark.h), which is no
 * question: a complaint, doubt, thanks, an insult, a wish for a person.
 */
#ifndef BOT_REJOINDER_H
#define BOT_REJOINDER_H

#include "bot/hearing.h"
#include "bot/urgent.h"

/* False when it is no remark. */
bool rejoinder_answer(struct urgent *urgent, struct hearing *hearing);

#endif
