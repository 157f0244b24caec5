/* SPDX-License-Identifier: MIT */
#include "app/irc_keep.h"

static void note(struct world *world, bool is_fine, const struct error *err)
{
    if (is_fine)
        world_store_works(world);
    else
        world_store_failed(world, err);
}

void irc_keep_restore(struct world *world, struct str network,
                      struct irc_session *session)
{
    struct store_rooms rooms = {0};
    struct error err;

    arena_reset(&world->scratch);
    if (!store_list_rooms(world->store, network, &world->scratch, &rooms, &err))
        world_store_failed(world, &err);
    for (size_t i = 0; i < rooms.count; i++)
        irc_session_restore(session, rooms.items[i].room, rooms.items[i].body);
}

void irc_keep_room(struct world *world, struct str network, const struct irc_event *event)
{
    struct error err;
    bool is_fine =
        event->text.len > 0
            ? store_put_room(world->store, network, event->target, event->text, &err)
            : store_remove_room(world->store, network, event->target, &err);

    note(world, is_fine, &err);
}
