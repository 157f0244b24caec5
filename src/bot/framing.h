/* SPDX-License-Identifier: MIT */
/*
 * bot framing: what stands around a passage. Before it: a no-verdict sentence, the caution,
 * that it is old. After it: sources, the crisis line, what is left, the disclaimer.
 */
#ifndef BOT_FRAMING_H
#define BOT_FRAMING_H

#include "bot/hearing.h"

/* An answer about the topic without its passage, of which it will show what stands from a
 * block on; a view of the action, until the next one. intro stands before all and may be
 * empty. What is left is for framing_hint, when the passage is there. */
struct chat_action *framing_begin(struct hearing *hearing, const struct faq_topic *topic,
                                  size_t start, struct str intro);
/* "Say more (3 paragraphs)": of a topic from start, of which so many blocks were shown; and
 * where something personal is better said, if that is due. */
struct str framing_hint(struct hearing *hearing, const struct faq_topic *topic,
                        size_t start, size_t shown);
/* The first of it alone, behind the short answer. */
struct str framing_more(struct hearing *hearing, const struct faq_topic *topic);
/* Does what is left from this block on go to the asker in private? */
bool framing_is_for_asker_alone(const struct hearing *hearing, size_t start);

/* "20 November 2026"; empty for 0. */
struct str framing_date(struct arena *arena, int date);

#endif
