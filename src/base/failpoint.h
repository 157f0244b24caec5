/* SPDX-License-Identifier: MIT */
/*
 * failpoint: places where the program dies on command, as if the power were gone. In test
 * builds only (FAQD_FAILPOINTS, which the dev preset sets); elsewhere nothing is left.
 *
 * They stand behind each write to the database, each step of a transaction, each request
 * that is given away and each turn of the loop. A test lets the program die at the n-th
 * one it passes and starts it again: tests/matrix_server/kills.py.
 */
#ifndef BASE_FAILPOINT_H
#define BASE_FAILPOINT_H

#include <stdint.h>

#ifdef FAQD_FAILPOINTS

/* The program ends at once when it passes its count-th failpoint; 0: never. */
void failpoint_arm(uint64_t count);
void failpoint_pass(void);

#define FAILPOINT() failpoint_pass()

#else

#define FAILPOINT() ((void)0)

#endif

#endif
