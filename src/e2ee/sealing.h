/* SPDX-License-Identifier: MIT */
/*
 * e2ee sealing: our Megolm session of a room: kept, used.
 */
#ifndef E2EE_SEALING_H
#define E2EE_SEALING_H

#include "e2ee/state.h"

/* Our session of a room, held with the room. */
struct e2ee_current *e2ee_current_get(const struct e2ee_machine *machine,
                                      struct e2ee_room *room);
/* Its row has gone. */
void e2ee_current_drop(struct e2ee_room *room);
void e2ee_current_save(struct e2ee_machine *machine, struct str room,
                       const struct e2ee_current *current);
bool e2ee_current_is_used_up(const struct e2ee_machine *machine,
                             const struct e2ee_room *room,
                             const struct e2ee_current *current);

#endif
