/* SPDX-License-Identifier: MIT */
/*
 * bot refusing: what the verdict of triage forbids, or leaves without a topic: refusals,
 * abuse, "I can't judge that", distress.
 */
#ifndef BOT_REFUSING_H
#define BOT_REFUSING_H

#include "bot/hearing.h"
#include "bot/urgent.h"

/* A refusal or abuse, before anything is looked up. False when there is none. */
bool refusing_answer(struct urgent *urgent, struct hearing *hearing);
/* A verdict or distress, and no topic to go with it; answer may be NULL: nothing was
 * looked up. False when nothing was said. */
bool refusing_without_topic(struct urgent *urgent, struct hearing *hearing,
                            const struct faq_answer *answer);

#endif
