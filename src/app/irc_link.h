/* SPDX-License-Identifier: MIT */
/*
 * irc link: one IRC network of the configuration: the mind (irc/session), its connection
 * (net/socket) and the bot introduced to each other.
 */
#ifndef APP_IRC_LINK_H
#define APP_IRC_LINK_H

#include "app/world.h"

struct irc_link;

/* NULL and err when a server, pin or the like cannot be used. */
struct irc_link *irc_link_create(struct world *world, const struct config_irc *config,
                                 struct error *err);
/* Accepts NULL. */
void irc_link_destroy(struct irc_link *link);

/* Connects, hears, answers and sends what is due; returns when to call again. To be
 * called after every wait of the loop. */
int64_t irc_link_tick(struct irc_link *link, int64_t now_ms);
/* The result of a reload, to who asked for it. */
void irc_link_tell(struct irc_link *link, const struct world_asker *asker,
                   const struct chat_reply *reply, int64_t now_ms);

/* Online, or its first try has failed. */
bool irc_link_is_settled(const struct irc_link *link);
bool irc_link_is_online(const struct irc_link *link);
struct str irc_link_name(const struct irc_link *link);
/* "local: online as faqd, lag 2 ms, 1 channel" in the arena. */
struct str irc_link_status(const struct irc_link *link, struct arena *arena);

/* Says goodbye; ended when it was heard or the connection is gone. */
void irc_link_quit(struct irc_link *link, int64_t now_ms);
bool irc_link_is_ended(const struct irc_link *link);

#endif
