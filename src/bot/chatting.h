/* SPDX-License-Identifier: MIT */
/*
 * bot chatting: the bot's own short lines: hello and thanks, and what it says to a
 * message that holds no question. One line each, never a passage.
 */
#ifndef BOT_CHATTING_H
#define BOT_CHATTING_H

#include "bot/hearing.h"
#include "bot/language.h"
#include "bot/utterance.h"

void chatting_say(struct hearing *hearing, enum faq_chat_kind kind);
/* A link, a quotation, signs ... */
void chatting_say_utterance(struct hearing *hearing, enum utterance utterance);
/* Another language: what this is, and where help is. */
void chatting_say_language(struct hearing *hearing, const struct language *language);
/* "I'm in Canada": the numbers there. */
void chatting_say_country(struct hearing *hearing);
/* A complaint about an urgent reply: nothing is offered, nothing explained. */
void chatting_say_misread(struct hearing *hearing);

/* "He is awake again, thank you": no time for a list of topics. It is no answer to go on
 * with, so what is said next is met in the same way. */
void chatting_say_after_urgent(struct hearing *hearing);
/* "How long until it shows": behind an emergency, in place of a passage. */
void chatting_say_watchful(struct hearing *hearing);

#endif
