/* SPDX-License-Identifier: MIT */
/*
 * bot admin: the commands of admins. Who is one was checked before;
 * app/world.c logs those that are actions.
 */
#ifndef BOT_ADMIN_H
#define BOT_ADMIN_H

#include "bot/calling.h"

void admin_reload(const struct calling *calling);
void admin_status(const struct calling *calling);
void admin_quiet(const struct calling *calling);
void admin_resume(const struct calling *calling);
void admin_ignore(const struct calling *calling);
void admin_heed(const struct calling *calling);
/* To the admin alone: it is about what others asked. */
void admin_misses(const struct calling *calling);

#endif
