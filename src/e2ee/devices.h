/* SPDX-License-Identifier: MIT */
/*
 * e2ee devices: whose devices are watched, and what they are.
 */
#ifndef E2EE_DEVICES_H
#define E2EE_DEVICES_H

#include "e2ee/state.h"

struct e2ee_device {
    struct str user, id, curve25519, ed25519; /* in the arena given */
    bool is_signed;                           /* by its owner's identity */
};

struct e2ee_devices {
    struct e2ee_device *items;
    size_t count, capacity;
};

void e2ee_devices_start(struct e2ee_machine *machine);
void e2ee_devices_clear(struct e2ee_machine *machine);
void e2ee_devices_track(struct e2ee_machine *machine, struct str user);
/* Whoever is tracked has changed something. */
void e2ee_devices_outdate(struct e2ee_machine *machine, struct str user);
void e2ee_devices_untrack(struct e2ee_machine *machine, struct str user);
bool e2ee_devices_is_tracked(const struct e2ee_machine *machine, struct str user);
/* The list is of no use yet, and there is hope that it will be soon. */
bool e2ee_devices_is_waiting(const struct e2ee_machine *machine, struct str user);
struct e2ee_flight *e2ee_devices_call(struct e2ee_machine *machine);
void e2ee_devices_answer(struct e2ee_machine *machine,
                         const struct e2ee_response *response);
void e2ee_devices_list(const struct e2ee_machine *machine, struct str user,
                       struct arena *arena, struct e2ee_devices *out);
bool e2ee_devices_find(const struct e2ee_machine *machine, struct str user,
                       struct str device, struct arena *arena, struct e2ee_device *out);
bool e2ee_devices_find_by_curve(const struct e2ee_machine *machine, struct str user,
                                struct str curve25519, struct arena *arena,
                                struct e2ee_device *out);
/* By the policy: may it get keys, is it heard? */
bool e2ee_devices_allows(const struct e2ee_machine *machine,
                         const struct e2ee_device *device);
/* The same since it was first seen. */
bool e2ee_devices_has_pinned_identity(const struct e2ee_machine *machine,
                                      struct str user);
bool e2ee_devices_has_identity(const struct e2ee_machine *machine, struct str user);

#endif
