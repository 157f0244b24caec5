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
void admin_join(const struct calling *calling);
/* The room that is named, or the one it is said in. */
void admin_part(const struct calling *calling);
void admin_set(const struct calling *calling);
void admin_raw(const struct calling *calling);
/* Is that an argument of join or part, of set, of raw? Else it is a question. */
bool admin_is_room(struct str argument);
bool admin_is_setting(struct str argument);
bool admin_is_line(struct str argument);
/* To the admin alone: it is about what others asked. */
void admin_misses(const struct calling *calling);

#endif
