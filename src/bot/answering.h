/* SPDX-License-Identifier: MIT */
/*
 * bot answering: from what was understood to what is said: a passage with all that has
 * to stand around it, "did you mean", "nothing found", small talk, a refusal.
 *
 * What is medical ends in the disclaimer. The caution comes before the passage, the
 * crisis line after it.
 */
#ifndef BOT_ANSWERING_H
#define BOT_ANSWERING_H

#include "bot/hearing.h"
#include "bot/urgent.h"

/* The passage of a topic from a block on; a view of the action, until the next one.
 * intro stands before all and may be empty. What was shown is remembered. */
struct chat_action *answering_topic(struct hearing *hearing,
                                    const struct faq_topic *topic, size_t start,
                                    struct str intro);
/* A topic that was chosen by number or name. */
void answering_choice(struct urgent *urgent, struct hearing *hearing, struct str id);
/* The whole way from the question and its verdict to a reply. */
void answering_question(struct urgent *urgent, struct hearing *hearing);
/* Nobody spoke to the bot: only an answer that is nearly certain. */
void answering_ambient(struct urgent *urgent, struct hearing *hearing);

/* "20 November 2026"; empty for 0. */
struct str answering_date(struct arena *arena, int date);

#endif
