/* SPDX-License-Identifier: MIT */
/*
 * e2ee copy: rows that are older than what was sent, as those of a backup.
 */
#ifndef E2EE_COPY_H
#define E2EE_COPY_H

#include "e2ee/state.h"

/* Something shows that the rows are older than what was sent: ends all sessions, once a
 * run. */
void e2ee_copy_found(struct e2ee_machine *machine, const char *sign);

#endif
