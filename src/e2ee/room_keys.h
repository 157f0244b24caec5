/* SPDX-License-Identifier: MIT */
/*
 * e2ee room keys: Megolm sessions of others, and what they open.
 */
#ifndef E2EE_ROOM_KEYS_H
#define E2EE_ROOM_KEYS_H

#include "e2ee/maker.h"
#include "e2ee/state.h"

/* The names of a Megolm session, as a key, a refusal or a forwarded key gives them. */
struct e2ee_key_names {
    struct str room, session;
};

/* Views into content; false when it names none, or one of another kind. */
bool e2ee_key_names_read(const struct json *content, struct e2ee_key_names *out);

void e2ee_room_keys_take(struct e2ee_machine *machine, const struct e2ee_maker *maker,
                         const struct json *content);
/* Keeps the key if it is the session named and better than what is known of it. */
void e2ee_room_keys_keep(struct e2ee_machine *machine, const struct e2ee_maker *maker,
                         struct str room, struct str session,
                         struct e2ee_inbound *inbound);
/* NULL: it is not there, or cannot be read. */
struct e2ee_inbound *e2ee_room_keys_load(const struct e2ee_machine *machine,
                                         const struct json *row);
void e2ee_room_keys_withheld(struct e2ee_machine *machine, const struct json *content);

#endif
