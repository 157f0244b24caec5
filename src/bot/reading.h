/* SPDX-License-Identifier: MIT */
/*
 * bot reading: the commands by which somebody reads on: what there is to ask, the rest
 * of an answer, where it comes from and why it was chosen.
 *
 * "why" tells patterns, words and numbers, never the question, and after anything that a
 * safety rule decided, only that.
 */
#ifndef BOT_READING_H
#define BOT_READING_H

#include "bot/calling.h"

void reading_topics(const struct calling *calling);
void reading_more(const struct calling *calling);
void reading_sources(const struct calling *calling);
void reading_why(const struct calling *calling);

#endif
