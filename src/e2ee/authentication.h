/* SPDX-License-Identifier: MIT */
/*
 * e2ee authentication: what a server may ask before it takes an identity.
 */
#ifndef E2EE_AUTHENTICATION_H
#define E2EE_AUTHENTICATION_H

#include "e2ee/state.h"

/* What the server has asked for, to an upload of the identity. */
void e2ee_authentication_add(struct e2ee_machine *machine, struct json *body);
/* 401: it asks. */
void e2ee_authentication_take(struct e2ee_machine *machine,
                              const struct e2ee_response *response);
void e2ee_authentication_end(struct e2ee_machine *machine);

#endif
