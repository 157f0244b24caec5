/* SPDX-License-Identifier: MIT */
/*
 * e2ee sessions: Olm sessions: kept, chosen, used.
 */
#ifndef E2EE_SESSIONS_H
#define E2EE_SESSIONS_H

#include "e2ee/devices.h"
#include "e2ee/state.h"

bool e2ee_sessions_has(const struct e2ee_machine *machine, struct str curve25519);
/* The content of an m.room.encrypted event for one device, or NULL. Saves the session.
 * For json_destroy. */
struct json *e2ee_sessions_seal(struct e2ee_machine *machine,
                                const struct e2ee_device *device, const char *type,
                                const struct json *content);
/* The payload of an encrypted event for this device, or NULL; not yet looked at. For
 * json_destroy. */
struct json *e2ee_sessions_open(struct e2ee_machine *machine, struct str sender_curve,
                                const struct e2ee_message *message);
/* A new session, and room for it: those used longest ago go. */
void e2ee_sessions_keep(struct e2ee_machine *machine, struct str curve25519,
                        struct e2ee_session *session);

#endif
