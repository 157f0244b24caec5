/* SPDX-License-Identifier: MIT */
/*
 * lines: the shipped regions' numbers, as a table. texts.h is the door to it.
 * A number is shipped only when its line answers day and night, or says that it does not.
 */
#ifndef SAFETY_LINES_H
#define SAFETY_LINES_H

#include "safety/texts.h"

/* The day on which the shipped numbers were last looked at. */
enum { LINES_LAST_VERIFIED = 20261101 };

#endif
