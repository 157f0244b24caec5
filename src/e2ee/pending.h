/* SPDX-License-Identifier: MIT */
/*
 * e2ee pending: events that wait for a key.
 */
#ifndef E2EE_PENDING_H
#define E2EE_PENDING_H

#include "e2ee/state.h"

/* Tells the asker, unless that was done for the session today. */
void e2ee_pending_hint(struct e2ee_machine *machine, struct str room, struct str session,
                       struct str code);
void e2ee_pending_start(struct e2ee_machine *machine);
void e2ee_pending_clear(struct e2ee_machine *machine);
/* A key of that session has come. */
void e2ee_pending_wake(struct e2ee_machine *machine, struct str room, struct str session);
void e2ee_pending_wake_all(struct e2ee_machine *machine);
void e2ee_pending_forget_room(struct e2ee_machine *machine, struct str room);
void e2ee_pending_work(struct e2ee_machine *machine);
/* Those that still wait. */
size_t e2ee_pending_count(const struct e2ee_machine *machine);
int64_t e2ee_pending_due_ms(const struct e2ee_machine *machine, int64_t other_ms);

#endif
