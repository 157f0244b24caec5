/* SPDX-License-Identifier: MIT */
/*
 * wire: the outer form of a first Olm message, looked at before libolm sees it: libolm
 * 3.2.13 reads through a null pointer when the sender's key is missing in one, so any
 * user of the server could end the process.
 *
 * https://spec.matrix.org/v1.19/olm-megolm/olm/#pre-key-messages
 */
#ifndef E2EE_WIRE_H
#define E2EE_WIRE_H

#include "base/str.h"

/* Version 3, and each of its four fields once and in full: three keys of 32 bytes and the
 * message; nothing else. */
bool e2ee_wire_first_is_sound(struct str body);

#endif
