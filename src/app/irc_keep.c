/* SPDX-License-Identifier: MIT */
#include "app/irc_keep.h"

static const struct str seen_key = STR_INIT("irc_seen");

static void note(struct world *world, bool is_fine, const struct error *err)
{
    if (is_fine)
        world_store_works(world);
    else
        world_store_failed(world, err);
}

static void restore_seen(struct world *world, struct str network,
                         struct irc_session *session)
{
    struct str value = {0};
    struct error err;
    uint64_t seen_ms;

    if (!store_get(world->store, network, seen_key, &world->scratch, &value, &err))
        world_store_failed(world, &err);
    else if (str_to_u64(value, &seen_ms))
        irc_session_set_seen(session, (int64_t)seen_ms);
}

void irc_keep_seen(struct world *world, struct str network,
                   const struct irc_session *session)
{
    struct error err;
    struct str value = arena_format(&world->scratch, "%lld",
                                    (long long)irc_session_status(session).seen_ms);

    note(world, store_set(world->store, network, seen_key, value, &err), &err);
}

void irc_keep_answered(struct world *world, const struct chat_message *message)
{
    struct error err;

    note(world,
         store_add_seen(world->store, message->network, message->id, world_now_ms(world),
                        &err),
         &err);
}

bool irc_keep_was_answered(struct world *world, const struct chat_message *message)
{
    struct error err;
    bool was_answered = false;

    note(world,
         store_has_seen(world->store, message->network, message->id, &was_answered, &err),
         &err);
    return was_answered;
}

void irc_keep_restore(struct world *world, struct str network,
                      struct irc_session *session)
{
    struct store_rooms rooms = {0};
    struct error err;

    arena_reset(&world->scratch);
    restore_seen(world, network, session);
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
