/* SPDX-License-Identifier: MIT */
/*
 * bot quiet: rooms in which only emergencies, crises and admins are answered. What an
 * admin said there wins over the configuration.
 */
#ifndef BOT_QUIET_H
#define BOT_QUIET_H

#include "base/arena.h"
#include "base/map.h"
#include "chat/message.h"

struct quiet {
    struct map rooms;
};

void quiet_init(struct quiet *quiet, uint64_t seed);
void quiet_clear(struct quiet *quiet);
void quiet_set(struct quiet *quiet, struct str network, struct str room, bool is_quiet);
bool quiet_has(const struct quiet *quiet, struct arena *scratch,
               const struct chat_message *message);

#endif
