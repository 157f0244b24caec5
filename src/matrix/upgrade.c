/* SPDX-License-Identifier: MIT */
#include "matrix/keys.h"

/* The settings of the old room hold here from now on. */
static void settle(struct matrix_client *client, struct matrix_room *room,
                   const struct matrix_room *old)
{
    matrix_events_add(&client->events,
                      &(struct matrix_event){.kind = MATRIX_MOVED,
                                             .room = str_from_c(room->id),
                                             .id = str_from_c(old->id)});
    matrix_room_set(&room->promised, STR(""));
    matrix_room_save(room, &client->changes);
}

/* The replacement says itself whom it continues, and who pointed to it has a say there: a
 * tombstone needs more power in the old room than an invitation in the new one. */
bool matrix_upgrade_is_legitimate(struct matrix_client *client, struct matrix_room *room)
{
    const struct matrix_room *old =
        matrix_rooms_find(&client->rooms, str_from_c(room->promised));

    if (!old || strcmp(room->promised, room->predecessor) != 0
        || !matrix_room_may_invite(room, str_from_c(old->closed_by)))
        return false;
    settle(client, room, old);
    return true;
}

/* The old room's place is taken by its replacement, with the old one's settings. */
void matrix_upgrade_follow(struct matrix_client *client, struct matrix_room *old)
{
    struct str id = str_from_c(old->replacement);
    struct matrix_room *room;

    matrix_membership_drop_ordinary(client, str_from_c(old->id), "the room was replaced");
    if (!matrix_id_is_valid(id, '!') || str_equal(id, str_from_c(old->id)))
        return;
    room = matrix_rooms_find(&client->rooms, id);
    if (room
        && (room->is_joined || *room->promised
            || (room->is_encrypted && !matrix_keys_are_used(client))))
        return;
    room = matrix_rooms_add(&client->rooms, id);
    room->is_wanted = true;
    matrix_room_set(&room->promised, str_from_c(old->id));
    if (*old->config)
        matrix_room_set(&room->config, str_from_c(old->config));
    else if (matrix_membership_is_configured(client, str_from_c(old->id)))
        matrix_room_set(&room->config, str_from_c(old->id));
    matrix_room_set(&room->inviter, str_from_c(old->closed_by));
    matrix_room_save(room, &client->changes);
    matrix_events_tell(&client->events, MATRIX_NOTE, str_from_c(old->id),
                       "the room was replaced by %s: going there", old->replacement);
    matrix_membership_chore(client, MATRIX_CHORE_JOIN, id,
                            matrix_id_server(str_from_c(old->closed_by)));
}
