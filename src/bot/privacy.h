/* SPDX-License-Identifier: MIT */
/*
 * bot privacy: when is it worth a word that a room is no private place? Where somebody
 * speaks of themselves, and at most once a week in one room.
 */
#ifndef BOT_PRIVACY_H
#define BOT_PRIVACY_H

#include "base/arena.h"
#include "bot/memory.h"
#include "chat/message.h"

enum { PRIVACY_ROOMS_MAX = 1000 };

void privacy_init(struct memory *hinted, uint64_t seed);

/* Does the speaker say "I" or "my"? */
bool privacy_is_personal(struct arena *scratch, struct str text);
/* True once a week for each room, and counts it; never in a direct message. */
bool privacy_hint_is_due(struct memory *hinted, struct arena *scratch,
                         const struct chat_message *message, int64_t now_ms);

#endif
