/* SPDX-License-Identifier: MIT */
/*
 * e2ee asking: keys that did not come, asked for and given to us by others.
 */
#ifndef E2EE_ASKING_H
#define E2EE_ASKING_H

#include "e2ee/maker.h"
#include "e2ee/state.h"

/* The key of an event that waits is asked for, once, of the devices of its sender and of
 * our user. */
void e2ee_asking_begin(struct e2ee_machine *machine, struct str room,
                       const struct json *event);
/* The key has come. */
void e2ee_asking_end(struct e2ee_machine *machine, struct str room, struct str session);
/* An opened m.forwarded_room_key of the device of sender. */
void e2ee_asking_take(struct e2ee_machine *machine, const struct e2ee_maker *sender,
                      const struct json *content);

#endif
