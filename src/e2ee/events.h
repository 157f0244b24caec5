/* SPDX-License-Identifier: MIT */
/*
 * e2ee events: what the owner is told.
 */
#ifndef E2EE_EVENTS_H
#define E2EE_EVENTS_H

#include "e2ee/state.h"

void e2ee_tell(struct e2ee_machine *machine, enum e2ee_event_kind kind,
               const char *format, ...) PRINTF_LIKE(3, 4);
void e2ee_add_event(struct e2ee_machine *machine, const struct e2ee_event *event);

#endif
