/* SPDX-License-Identifier: MIT */
/*
 * irc keep: what an IRC network keeps in the store: rooms that admins and inviters have
 * chosen, and their settings.
 */
#ifndef APP_IRC_KEEP_H
#define APP_IRC_KEEP_H

#include "app/world.h"
#include "irc/session.h"

/* Before the session is started. */
void irc_keep_restore(struct world *world, struct str network,
                      struct irc_session *session);
/* IRC_KEEP. */
void irc_keep_room(struct world *world, struct str network,
                   const struct irc_event *event);

#endif
