/* SPDX-License-Identifier: MIT */
/*
 * e2ee pruning: rows that are of no use any more.
 */
#ifndef E2EE_PRUNING_H
#define E2EE_PRUNING_H

#include "e2ee/state.h"

void e2ee_pruning_work(struct e2ee_machine *machine);

#endif
