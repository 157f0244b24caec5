/* SPDX-License-Identifier: MIT */
/*
 * bot solace: to somebody who is low, lonely or bereaved, and to a child: one kind
 * sentence with a person who can listen. No alarm, no passage, nothing to choose from.
 *
 * The full sentence comes once in ten minutes, a short one in between. So long what else
 * is told and not understood is met with it, too, and not with "I do not know".
 */
#ifndef BOT_SOLACE_H
#define BOT_SOLACE_H

#include "bot/hearing.h"
#include "bot/told.h"

/* Low, worn out, alone. */
void solace_say_distress(struct hearing *hearing);
/* Somebody tells of a death, of violence, of an assault, of a mind or a body in trouble.
 * What is nobody else's business goes to the sender alone. */
void solace_say_told(struct hearing *hearing, enum told told);
/* A child says hello. */
void solace_say_young(struct hearing *hearing);

/* Was one of them said to this person within ten minutes? */
bool solace_is_open(const struct hearing *hearing);
/* Did they tell of a death within ten minutes? */
bool solace_is_of_loss(const struct hearing *hearing);
/* "Was it the drug", asked behind that: no article knows. True when it was answered. */
bool solace_answer_cause(struct hearing *hearing);
/* A passage was said with it. */
void solace_note(struct hearing *hearing);

#endif
