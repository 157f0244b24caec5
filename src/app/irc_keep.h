/* SPDX-License-Identifier: MIT */
/*
 * irc keep: what an IRC network keeps in the store: rooms that admins and inviters have
 * chosen, and their settings; when the network was last heard; and, where a server keeps
 * what is said, which questions were answered.
 */
#ifndef APP_IRC_KEEP_H
#define APP_IRC_KEEP_H

#include "app/world.h"
#include "irc/session.h"

/* Before the session is started. */
void irc_keep_restore(struct world *world, struct str network,
                      struct irc_session *session);
/* Now and then, and when a link is lost. */
void irc_keep_seen(struct world *world, struct str network,
                   const struct irc_session *session);
/* A direct question whose answer is about to leave. */
void irc_keep_answered(struct world *world, const struct chat_message *message);
bool irc_keep_was_answered(struct world *world, const struct chat_message *message);
/* IRC_KEEP. */
void irc_keep_room(struct world *world, struct str network,
                   const struct irc_event *event);

#endif
