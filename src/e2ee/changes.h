/* SPDX-License-Identifier: MIT */
/*
 * e2ee changes: whose devices have changed while syncs were missed.
 */
#ifndef E2EE_CHANGES_H
#define E2EE_CHANGES_H

#include "e2ee/state.h"

void e2ee_changes_start(struct e2ee_machine *machine);
void e2ee_changes_clear(struct e2ee_machine *machine);
bool e2ee_changes_are_waited_for(const struct e2ee_machine *machine);
struct e2ee_flight *e2ee_changes_call(struct e2ee_machine *machine);
void e2ee_changes_answer(struct e2ee_machine *machine,
                         const struct e2ee_response *response);

#endif
