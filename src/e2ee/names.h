/* SPDX-License-Identifier: MIT */
/*
 * e2ee names: who we are, and what names look like.
 */
#ifndef E2EE_NAMES_H
#define E2EE_NAMES_H

#include "e2ee/state.h"

struct str e2ee_user(const struct e2ee_machine *machine);
struct str e2ee_device_id(const struct e2ee_machine *machine);
bool e2ee_id_is_valid(struct str id, char sigil);
bool e2ee_device_id_is_valid(struct str id);
/* "ed25519:ID". */
struct str e2ee_key_id(struct arena *arena, struct str id);

#endif
