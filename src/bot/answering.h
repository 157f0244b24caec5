/* SPDX-License-Identifier: MIT */
/*
 * bot answering: from a question and its verdict to a reply: a refusal, a kind sentence,
 * small talk, or what the articles say (replying.h).
 *
 *     refusal, abuse                        its text, and nothing else
 *     no question in it (utterance.h)       a line that says what I can read
 *     a word about the answer (remark.h)    what came behind it, or the rest of it
 *     the question, its parts (parts.h), and with the topic before (followup.h)
 */
#ifndef BOT_ANSWERING_H
#define BOT_ANSWERING_H

#include "bot/hearing.h"
#include "bot/urgent.h"

/* A cry for help behind a crisis (plea.h), which no limit holds back; false when it is
 * none. Who wants no more numbers gets them for a new sign only. */
bool answering_plea(struct urgent *urgent, struct hearing *hearing);
/* The whole way from the question and its verdict to a reply. */
void answering_question(struct urgent *urgent, struct hearing *hearing);
/* Said to nobody, right after the bot answered the same person: only what plainly goes on
 * with that, or must be refused or met with care. */
void answering_open(struct urgent *urgent, struct hearing *hearing);
/* Nobody spoke to the bot: only an answer that is nearly certain. */
void answering_ambient(struct urgent *urgent, struct hearing *hearing);

#endif
