/* SPDX-License-Identifier: MIT */
/*
 * bot judging: the verdict on a message, in one flow: what its words say (triage), what
 * stands beside a question in it (clauses.h), what the same person said before, and what
 * they were told an hour ago. Whoever answers reads it from the hearing.
 */
#ifndef BOT_JUDGING_H
#define BOT_JUDGING_H

#include "bot/urgent.h"

/* Fills the verdict, and the lines where they are needed. */
void judging_judge(const struct triage *triage, struct urgent *urgent,
                   struct hearing *hearing);
/* Of a line in a room that was to nobody: as if it had been to the bot. */
void judging_judge_ambient(const struct triage *triage, struct hearing *hearing);

#endif
