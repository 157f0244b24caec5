/* SPDX-License-Identifier: MIT */
/*
 * e2ee recovery: the identity of our user, taken out of secret storage and put into it.
 */
#ifndef E2EE_RECOVERY_H
#define E2EE_RECOVERY_H

#include "e2ee/state.h"

void e2ee_recovery_init(struct e2ee_machine *machine);
void e2ee_recovery_clear(struct e2ee_machine *machine);
/* Takes the identity out of secret storage; false without a recovery key, or when that was
 * tried. */
bool e2ee_recovery_begin(struct e2ee_machine *machine);
/* Puts it in, if there is a recovery key and it is not there. */
void e2ee_recovery_keep(struct e2ee_machine *machine);
struct e2ee_flight *e2ee_recovery_call(struct e2ee_machine *machine);
void e2ee_recovery_answer(struct e2ee_machine *machine,
                          const struct e2ee_response *response);

#endif
