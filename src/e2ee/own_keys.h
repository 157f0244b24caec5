/* SPDX-License-Identifier: MIT */
/*
 * e2ee own keys: the account: identity, one-time and fallback keys.
 */
#ifndef E2EE_OWN_KEYS_H
#define E2EE_OWN_KEYS_H

#include "e2ee/state.h"

bool e2ee_own_keys_start(struct e2ee_machine *machine, struct str device,
                         struct error *err);
void e2ee_own_keys_save(struct e2ee_machine *machine);
void e2ee_own_keys_work(struct e2ee_machine *machine);
struct e2ee_flight *e2ee_own_keys_call(struct e2ee_machine *machine);
void e2ee_own_keys_answer(struct e2ee_machine *machine,
                          const struct e2ee_response *response);
/* Signed device keys, for uploads and inside of messages. For json_destroy. */
struct json *e2ee_own_keys_document(struct e2ee_machine *machine);
/* The server shows this for our device (NULL: nothing). */
void e2ee_own_keys_check(struct e2ee_machine *machine, const struct json *device);
/* Signed by the device. Takes object; NULL when it cannot be signed. */
struct json *e2ee_own_keys_sign(struct e2ee_machine *machine, struct json *object);

#endif
