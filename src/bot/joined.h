/* SPDX-License-Identifier: MIT */
/*
 * bot joined: two asks in one message of which the second says nothing alone.
 *
 *     "is it painful and how long"       how long: of what hurts
 *     "is that normal? and who helps?"   both of what was answered before
 */
#ifndef BOT_JOINED_H
#define BOT_JOINED_H

#include "bot/asking.h"

/* of: what the first may be about; NULL: only what its own words say. Fills two answers
 * and their aspects, one where a paragraph has both, or is false and leaves out as it is. */
bool joined_ask(struct hearing *hearing, const struct faq_topic *of,
                struct faq_context context, struct asked *out);

#endif
