/* SPDX-License-Identifier: MIT */
/*
 * e2ee cross signing: the identity of our own user.
 */
#ifndef E2EE_CROSS_SIGNING_H
#define E2EE_CROSS_SIGNING_H

#include "e2ee/state.h"

bool e2ee_cross_signing_start(struct e2ee_machine *machine, struct error *err);
void e2ee_cross_signing_clear(struct e2ee_machine *machine);
/* An answer to /keys/query about ourselves. */
void e2ee_cross_signing_see(struct e2ee_machine *machine, const struct json *answer);
struct e2ee_flight *e2ee_cross_signing_call(struct e2ee_machine *machine);
void e2ee_cross_signing_answer(struct e2ee_machine *machine, enum e2ee_call call,
                               const struct e2ee_response *response);
const unsigned char *e2ee_cross_signing_seed(struct e2ee_machine *machine, size_t i);
/* Strict clients will not talk to us; why says the cure. */
void e2ee_cross_signing_give_up(struct e2ee_machine *machine, const char *why);
/* These seeds, if they are those of the identity that the server shows. */
void e2ee_cross_signing_take_over(struct e2ee_machine *machine,
                                  unsigned char seeds[E2EE_SIGNING_KEYS][32]);
void e2ee_cross_signing_stored(struct e2ee_machine *machine);
/* Adds the signature of our identity to a device of ours. Takes object. */
struct json *e2ee_cross_signing_sign(struct e2ee_machine *machine, struct json *object);

#endif
