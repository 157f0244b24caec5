/* SPDX-License-Identifier: MIT */
/*
 * bot loss: "my brother died of it", and no question. Somebody who tells that wants no
 * passage about overdose, and nothing to choose from.
 */
#ifndef BOT_LOSS_H
#define BOT_LOSS_H

#include "base/arena.h"

bool loss_is_told(struct arena *scratch, struct str text);

#endif
