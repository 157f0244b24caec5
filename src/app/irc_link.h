/* SPDX-License-Identifier: MIT */
/*
 * irc link: an IRC network: the mind (irc/session), its connection (net/socket) and the
 * bot introduced to each other.
 */
#ifndef APP_IRC_LINK_H
#define APP_IRC_LINK_H

#include "app/link.h"
#include "app/world.h"

/* NULL and err when a server, pin or the like cannot be used. */
struct link *irc_link_create(struct world *world, const struct config_irc *config,
                             struct error *err);

#endif
