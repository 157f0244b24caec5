/* SPDX-License-Identifier: MIT */
/*
 * irc room row: what is kept about a room over a restart, as one line of text:
 *
 *     joined key=sesame region=gb ambient=1 operators=0 notice=0 private_more=0
 *     joined invited=1798000000000         by whom is not kept; since when it is used
 *     left                                 an admin sent us away from a configured room
 *
 * Only what differs from the configuration is in it; nothing at all: no row is needed.
 */
#ifndef IRC_ROOM_ROW_H
#define IRC_ROOM_ROW_H

#include "irc/rooms.h"

/* In the arena; empty: there is nothing to keep. */
struct str irc_room_row_format(struct arena *arena, const struct irc_room *room);
/* Makes, changes or removes the room; words that are not known are passed over. */
void irc_room_row_restore(struct irc_rooms *rooms, const struct irc_isupport *isupport,
                          struct str name, struct str row);

/* Sets one by its name ("ambient", "operators", "notice", "private_more": "on" or "off";
 * "region": a name, or "default"). False when there is none of that name or value. */
bool irc_room_set(struct irc_room *room, struct str key, struct str value);

#endif
