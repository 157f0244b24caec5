/* SPDX-License-Identifier: MIT */
/*
 * bot said: what a room was told within the last half minute, by whomever it was asked.
 * Who asks the same then is pointed to it: a room reads an answer once.
 *
 * Remembers topic ids and revisions, no askers. Where a whole passage is one message
 * (Matrix) answers stand in threads of their own, and nothing is remembered.
 */
#ifndef BOT_SAID_H
#define BOT_SAID_H

#include "base/arena.h"
#include "bot/memory.h"
#include "chat/message.h"
#include "faq/snapshot.h"

enum { SAID_MAX = 500, SAID_MS = 30 * 1000 };

void said_init(struct memory *said, uint64_t seed);
/* The room of the message is being told the beginning of this topic. */
void said_note(struct memory *said, struct arena *scratch,
               const struct chat_message *message, const struct faq_topic *topic,
               int64_t now_ms);
/* Was it told that just now? Never in a direct message. */
bool said_has(const struct memory *said, struct arena *scratch,
              const struct chat_message *message, const struct faq_topic *topic,
              int64_t now_ms);

#endif
