/* SPDX-License-Identifier: MIT */
/*
 * bot offer: what is said when there is no plain answer: "did you mean", "that is not
 * something I know", and what may be tried when an answer missed. Its numbers can be
 * chosen afterwards (bot/choice.h).
 */
#ifndef BOT_OFFER_H
#define BOT_OFFER_H

#include "bot/hearing.h"

/* Did you mean ...? */
void offer_say(struct hearing *hearing, const struct faq_answer *answer);
/* Instead, to who tells something and asks nothing: what do they want to know of it? */
void offer_say_told(struct hearing *hearing, const struct faq_answer *answer);
/* The same where nothing fits. */
void offer_say_told_nothing(struct hearing *hearing);
/* "How long?", and of nothing: of what? */
void offer_say_of_what(struct hearing *hearing);
/* Is what could be offered no more than a guess? */
bool offer_is_guess(const struct faq_answer *answer);
/* Then, where nothing was asked: no list, but the way to ask. */
void offer_say_unsure(struct hearing *hearing);
/* Nothing fits; one of the nearest may be meant. */
void offer_say_none(struct hearing *hearing, const struct faq_answer *answer);
/* The answer before missed: what came behind it, and the way to a person. */
void offer_say_missed(struct hearing *hearing);
/* To who does not know what to ask: the topics with which many begin (FAQ_ASPECT_BEGIN). */
void offer_say_first(struct hearing *hearing);
/* A number that nobody offered. */
void offer_say_no_choice(struct hearing *hearing);
/* "yes" to several. */
void offer_say_unclear(struct hearing *hearing);

/* What came behind the topic that was taken: for a complaint. */
void offer_remember_near(struct dialogue *dialogue, const struct faq_ranking *ranking,
                         const struct faq_topic *taken);

#endif
