/* SPDX-License-Identifier: MIT */
/*
 * e2ee claims: Olm sessions that are wanted: keys of other devices are asked for, and what
 * broke is mended.
 */
#ifndef E2EE_CLAIMS_H
#define E2EE_CLAIMS_H

#include "e2ee/devices.h"
#include "e2ee/maker.h"
#include "e2ee/state.h"

/* So many are wanted that others have to wait. */
bool e2ee_claims_are_full(const struct e2ee_machine *machine);
/* Asks for a key of that device, so that there will be a session. False when that
 * failed lately. */
bool e2ee_claims_want(struct e2ee_machine *machine, const struct e2ee_device *device,
                      bool is_repair);
/* Is it still to be said to the device that there is no session with it? Then it counts as
 * said. */
bool e2ee_claims_is_to_tell(struct e2ee_machine *machine,
                            const struct e2ee_device *device);
/* A message of that device could not be read. */
void e2ee_claims_repair(struct e2ee_machine *machine, struct str user,
                        struct str curve25519);
/* An m.dummy: a device begins anew with us, since it could not read the last. */
void e2ee_claims_greeted(struct e2ee_machine *machine, const struct e2ee_maker *sender,
                         const struct json *content);
struct e2ee_flight *e2ee_claims_call(struct e2ee_machine *machine);
void e2ee_claims_answer(struct e2ee_machine *machine,
                        const struct e2ee_response *response);
void e2ee_claims_clear(struct e2ee_machine *machine);

#endif
