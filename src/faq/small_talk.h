/* SPDX-License-Identifier: MIT */
/*
 * small talk: is a message nothing but a greeting, thanks, a goodbye, or a question about
 * the bot itself? "hello, is it safe?" is not: what is left of it is a question.
 */
#ifndef FAQ_SMALL_TALK_H
#define FAQ_SMALL_TALK_H

#include "faq/answer.h"

enum faq_chat_kind small_talk_kind(struct str message, struct arena *scratch);

#endif
