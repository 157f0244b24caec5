/* SPDX-License-Identifier: MIT */
/*
 * e2ee sharing: our Megolm session of a room: made, and shared with those who may read.
 */
#ifndef E2EE_SHARING_H
#define E2EE_SHARING_H

#include "e2ee/devices.h"
#include "e2ee/state.h"

/* What that device got of our keys it gets again: it may have been unable to read it. */
void e2ee_sharing_repeat(struct e2ee_machine *machine, const struct e2ee_device *device);

#endif
