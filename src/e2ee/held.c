/* SPDX-License-Identifier: MIT */
/*
 * A message is most often of the session of the one before it: the last few sessions are
 * held, unpickled, with their ratchets where they are. The rows count all the same; what is
 * held is forgotten when its row changes.
 */
#include "e2ee/held.h"

#include <stdlib.h>

#include "e2ee/room_keys.h"

static struct e2ee_held *find(struct e2ee_machine *machine, struct str room,
                              struct str session)
{
    for (size_t i = 0; i < E2EE_HELD_MAX; i++) {
        struct e2ee_held *held = &machine->held[i];
        if (held->inbound && str_equal(str_from_c(held->session), session)
            && str_equal(str_from_c(held->room), room))
            return held;
    }
    return NULL;
}

static void drop(struct e2ee_held *held)
{
    e2ee_inbound_destroy(held->inbound);
    free(held->room);
    free(held->session);
    *held = (struct e2ee_held){0};
}

void e2ee_held_drop(struct e2ee_machine *machine, struct str room, struct str session)
{
    struct e2ee_held *held = find(machine, room, session);

    if (held)
        drop(held);
}

void e2ee_held_clear(struct e2ee_machine *machine)
{
    for (size_t i = 0; i < E2EE_HELD_MAX; i++)
        drop(&machine->held[i]);
}

/* The place that was not used for the longest time. */
static struct e2ee_held *make_place(struct e2ee_machine *machine)
{
    struct e2ee_held *oldest = &machine->held[0];

    for (size_t i = 1; i < E2EE_HELD_MAX; i++)
        if (machine->held[i].used < oldest->used)
            oldest = &machine->held[i];
    drop(oldest);
    return oldest;
}

struct e2ee_inbound *e2ee_held_get(struct e2ee_machine *machine, struct str room,
                                   struct str session, const struct json *row)
{
    struct e2ee_held *held = find(machine, room, session);

    if (!held) {
        struct e2ee_inbound *inbound = e2ee_room_keys_load(machine, row);
        if (!inbound)
            return NULL;
        held = make_place(machine);
        *held = (struct e2ee_held){
            .room = alloc_copy(room.ptr, room.len),
            .session = alloc_copy(session.ptr, session.len),
            .inbound = inbound,
        };
    }
    held->used = ++machine->held_count;
    return held->inbound;
}
