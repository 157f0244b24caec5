/* SPDX-License-Identifier: MIT */
/*
 * e2ee forwarding: keys that other devices of ours ask for.
 */
#ifndef E2EE_FORWARDING_H
#define E2EE_FORWARDING_H

#include "e2ee/state.h"

/* An m.room_key_request. */
void e2ee_forwarding_take(struct e2ee_machine *machine, struct str sender,
                          const struct json *content);
void e2ee_forwarding_work(struct e2ee_machine *machine);
void e2ee_forwarding_clear(struct e2ee_machine *machine);

#endif
