/* SPDX-License-Identifier: MIT */
#include "e2ee/floods.h"

#include "e2ee/events.h"

/*
 * Some messages of other devices make rows, and anybody on any server can send them. Each
 * user may make so many an hour; users share a few places by hash, so that this takes no
 * memory either.
 */

enum { PER_HOUR = 1000, HOUR_MS = 60 * 60 * 1000 };

bool e2ee_floods_allow(struct e2ee_machine *machine, struct str user)
{
    struct e2ee_floods *floods = &machine->floods;
    int64_t age_ms = machine->now_ms - floods->since_ms;

    if (age_ms < 0 || age_ms >= HOUR_MS)
        *floods = (struct e2ee_floods){.since_ms = machine->now_ms};
    uint16_t *count =
        &floods->counts[str_hash(user, machine->options.seed) % COUNT_OF(floods->counts)];
    if (*count == PER_HOUR)
        return false;
    (*count)++;
    if (*count == PER_HOUR)
        e2ee_tell(
            machine, E2EE_NOTE,
            "%.*s sends very many messages for devices: the rest of this hour's are "
            "not read",
            STR_ARG(user));
    return true;
}
