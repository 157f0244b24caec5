/* SPDX-License-Identifier: MIT */
/*
 * e2ee rooms: settings and members of encrypted rooms.
 */
#ifndef E2EE_ROOMS_H
#define E2EE_ROOMS_H

#include "e2ee/state.h"

struct e2ee_room *e2ee_rooms_get(struct e2ee_machine *machine, struct str id);
void e2ee_rooms_clear(struct e2ee_machine *machine);
/* All rows of our sessions have gone. */
void e2ee_rooms_drop_sessions(struct e2ee_machine *machine);
void e2ee_rooms_save(struct e2ee_machine *machine, const struct e2ee_room *room);
/* No message more under a session that is there now. */
void e2ee_rooms_rotate_all(struct e2ee_machine *machine);
struct e2ee_flight *e2ee_rooms_call(struct e2ee_machine *machine);
void e2ee_rooms_answer(struct e2ee_machine *machine, struct str room,
                       const struct e2ee_response *response);

#endif
