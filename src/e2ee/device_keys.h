/* SPDX-License-Identifier: MIT */
/*
 * e2ee device keys: what /keys/query answers, checked.
 */
#ifndef E2EE_DEVICE_KEYS_H
#define E2EE_DEVICE_KEYS_H

#include "e2ee/devices.h"
#include "e2ee/state.h"

/* What the answer says about one user, put into rows; devices that are gone go. */
void e2ee_device_keys_take(struct e2ee_machine *machine, struct str user,
                           const struct json *answer);
/* The one key of a cross-signing key object of that user and usage, or empty. */
struct str e2ee_device_keys_public(const struct json *key, struct str user,
                                   const char *usage);
/* Is it a device of that user and id, with its own signature? */
bool e2ee_device_keys_are_sound(const struct json *keys, struct str user,
                                struct str device, struct e2ee_device *out);

#endif
