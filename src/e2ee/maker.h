/* SPDX-License-Identifier: MIT */
/*
 * e2ee maker: the device that made a message or a session, or that is said to have.
 */
#ifndef E2EE_MAKER_H
#define E2EE_MAKER_H

#include "base/str.h"

/* The device that made a message or a Megolm session, or that is said to have. */
struct e2ee_maker {
    struct str user, curve25519, ed25519;
};

#endif
