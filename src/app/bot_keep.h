/* SPDX-License-Identifier: MIT */
/*
 * bot keep: what the bot remembers over a restart, in the store: rooms that are quiet, who
 * is ignored, and, where the operator wants it, what was not understood.
 */
#ifndef APP_BOT_KEEP_H
#define APP_BOT_KEEP_H

#include "app/world.h"

/* Before the first message. */
void bot_keep_restore(struct world *world);
/* Of one network, when its link is made. */
void bot_keep_restore_quiet(struct world *world, struct str network);
/* What admins and askers changed since the last turn. */
void bot_keep_save(struct world *world);

#endif
