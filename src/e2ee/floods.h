/* SPDX-License-Identifier: MIT */
/*
 * e2ee floods: how many messages for devices a user may send.
 */
#ifndef E2EE_FLOODS_H
#define E2EE_FLOODS_H

#include "e2ee/state.h"

/* May that user send one more message that makes rows? */
bool e2ee_floods_allow(struct e2ee_machine *machine, struct str user);

#endif
