/* SPDX-License-Identifier: MIT */
/*
 * e2ee seed: secret seeds at rest.
 */
#ifndef E2EE_SEED_H
#define E2EE_SEED_H

#include "e2ee/state.h"

/* A seed as it is kept: encrypted with the pickle key, base64. */
struct str e2ee_lock_seed(struct e2ee_machine *machine, const unsigned char seed[32],
                          struct str name, struct arena *arena);
bool e2ee_unlock_seed(struct e2ee_machine *machine, struct str text, struct str name,
                      unsigned char seed[32]);

#endif
