/* SPDX-License-Identifier: MIT */
/*
 * e2ee held: the last few Megolm sessions of others, ready for use.
 */
#ifndef E2EE_HELD_H
#define E2EE_HELD_H

#include "e2ee/state.h"

/* The session of a row; a view until the next call. NULL: it cannot be read. */
struct e2ee_inbound *e2ee_held_get(struct e2ee_machine *machine, struct str room,
                                   struct str session, const struct json *row);
void e2ee_held_drop(struct e2ee_machine *machine, struct str room, struct str session);
void e2ee_held_clear(struct e2ee_machine *machine);

#endif
