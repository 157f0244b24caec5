/* SPDX-License-Identifier: MIT */
/*
 * e2ee outgoing: bytes for other devices, until the server has them.
 */
#ifndef E2EE_OUTGOING_H
#define E2EE_OUTGOING_H

#include "e2ee/devices.h"
#include "e2ee/state.h"

enum { E2EE_PARCEL_MAX = 100 };

struct e2ee_outgoing { /* a parcel being filled, for E2EE_PARCEL_MAX devices at most */
    struct json *body, *messages;
    struct str users[E2EE_PARCEL_MAX]; /* views of the devices' */
    struct json *objects[E2EE_PARCEL_MAX];
    size_t user_count;
    size_t count; /* of devices */
};

void e2ee_outgoing_start(struct e2ee_machine *machine);
void e2ee_outgoing_clear(struct e2ee_machine *machine);
void e2ee_outgoing_begin(struct e2ee_outgoing *outgoing);
/* Takes content. */
void e2ee_outgoing_add(struct e2ee_outgoing *outgoing, const struct e2ee_device *device,
                       struct json *content);
/* Keeps it and sends it. room: empty, or that of the key in it. */
void e2ee_outgoing_end(struct e2ee_machine *machine, struct e2ee_outgoing *outgoing,
                       const char *type, struct str room);
bool e2ee_outgoing_has_room(const struct e2ee_machine *machine, struct str room);
struct e2ee_flight *e2ee_outgoing_call(struct e2ee_machine *machine);
void e2ee_outgoing_answer(struct e2ee_machine *machine, struct str txn,
                          const struct e2ee_response *response);

#endif
