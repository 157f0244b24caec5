/* SPDX-License-Identifier: MIT */
/*
 * bot reason: why an answer was chosen, in words for a person: what pointed to the topic
 * and what came next. An admin reads the line of the article that decided, too.
 */
#ifndef BOT_REASON_H
#define BOT_REASON_H

#include "bot/hearing.h"
#include "faq/answer.h"

/* before: the topic that the question was understood together with; NULL: none. */
struct str reason_of(const struct hearing *hearing, const struct faq_answer *answer,
                     const struct faq_topic *before);

#endif
