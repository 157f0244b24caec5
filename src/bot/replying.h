/* SPDX-License-Identifier: MIT */
/*
 * bot replying: what is said once it is known what the articles have to a question: a
 * passage, or two of them, an offer, or an honest "I do not know". Whether they are asked
 * at all is decided before (answering.h).
 */
#ifndef BOT_REPLYING_H
#define BOT_REPLYING_H

#include "bot/asking.h"
#include "bot/choice.h"

/* Topics that were chosen by number or name. */
void replying_choice(struct urgent *urgent, struct hearing *hearing,
                     const struct choice *choice);
/* One topic answers it. */
void replying_one(struct urgent *urgent, struct hearing *hearing,
                  const struct asked *asked);
/* Two do. */
void replying_both(struct urgent *urgent, struct hearing *hearing,
                   const struct asked *asked);
/* None does. */
void replying_otherwise(struct urgent *urgent, struct hearing *hearing,
                        const struct asked *asked);

#endif
