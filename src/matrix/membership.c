/* SPDX-License-Identifier: MIT */
#include "matrix/client.h"
#include "matrix/keys.h"

const char MATRIX_ENCRYPTED_REASON[] =
    "This room is encrypted, and this bot cannot read encrypted messages yet. Please "
    "invite it to a room without encryption.";

struct matrix_chore *matrix_membership_chore(struct matrix_client *client,
                                             enum matrix_chore_kind kind, struct str room,
                                             struct str detail)
{
    struct matrix_chore *chore =
        matrix_chores_add(&client->chores, kind, room, detail, STR(""));

    if (!chore && !client->has_undone)
        matrix_events_tell(&client->events, MATRIX_NOTE, room,
                           "too much to do at once: what can wait is left undone");
    client->has_undone = client->has_undone || !chore;
    return chore;
}

static void leave(struct matrix_client *client, const struct matrix_room *room,
                  const char *reason)
{
    matrix_membership_chore(client, MATRIX_CHORE_LEAVE, str_from_c(room->id),
                            str_from_c(reason));
}

static void drop_rows(struct matrix_client *client, struct str room, bool is_all,
                      const char *why)
{
    for (size_t i = 0; i < client->outbox.count;) {
        struct matrix_row *row = client->outbox.items[i];
        if (!str_equal(str_from_c(row->room), room) || (row->is_urgent && !is_all)) {
            i++;
            continue;
        }
        matrix_events_tell(&client->events, MATRIX_UNSENT, room, "%s", why);
        matrix_follow_give_up(client, row);
        i = 0; /* others may have gone with it */
    }
}

void matrix_membership_drop_rows(struct matrix_client *client, struct str room,
                                 const char *why)
{
    drop_rows(client, room, true, why);
}

void matrix_membership_drop_ordinary(struct matrix_client *client, struct str room,
                                     const char *why)
{
    drop_rows(client, room, false, why);
}

void matrix_client_join(struct matrix_client *client, struct str room, int64_t now_ms)
{
    client->now_ms = now_ms;
    if (matrix_id_is_valid(room, '!') || matrix_id_is_valid(room, '#'))
        matrix_membership_chore(client, MATRIX_CHORE_JOIN, room, matrix_id_server(room));
}

void matrix_client_leave(struct matrix_client *client, struct str room, struct str reason,
                         int64_t now_ms)
{
    client->now_ms = now_ms;
    if (matrix_id_is_valid(room, '!'))
        matrix_membership_chore(client, MATRIX_CHORE_LEAVE, room, reason);
}

bool matrix_membership_is_configured(const struct matrix_client *client, struct str room)
{
    for (size_t i = 0; i < client->options->room_count; i++)
        if (str_equal(client->options->rooms[i].id, room))
            return true;
    return false;
}

/* What a run that was ended had still to do. */
static void resume_room(struct matrix_client *client, struct matrix_room *room)
{
    if (room->is_joined && room->is_encrypted && !matrix_keys_are_used(client))
        leave(client, room, MATRIX_ENCRYPTED_REASON);
    if (!room->is_joined && *room->promised)
        matrix_membership_chore(client, MATRIX_CHORE_JOIN, str_from_c(room->id),
                                matrix_id_server(str_from_c(room->inviter)));
    else if (!room->is_joined)
        matrix_invite_resume(client, room);
    if (room->is_joined && *room->gap_from)
        matrix_chores_add(&client->chores, MATRIX_CHORE_GAP, str_from_c(room->id),
                          str_from_c(room->gap_from), str_from_c(room->gap_to));
}

void matrix_membership_catch_up(struct matrix_client *client)
{
    struct matrix_room *room;

    if (!client->has_undone || client->chores.count > MATRIX_CHORES_MAX / 2)
        return;
    client->has_undone = false;
    for (size_t at = 0; (room = matrix_rooms_next(&client->rooms, &at));)
        if (!room->is_joined)
            resume_room(client, room);
}

static bool is_settled(const struct matrix_client *client, struct str configured)
{
    struct matrix_room *room;

    for (size_t at = 0; (room = matrix_rooms_next(&client->rooms, &at));)
        if (room->is_joined && !*room->replacement
            && (str_equal(str_from_c(room->id), configured)
                || str_equal(str_from_c(room->config), configured)))
            return true;
    return false;
}

void matrix_membership_start(struct matrix_client *client)
{
    struct matrix_room *room;

    for (size_t at = 0; (room = matrix_rooms_next(&client->rooms, &at));)
        resume_room(client, room);
    matrix_look_begin(client);
    for (size_t i = 0; i < client->options->room_count; i++) {
        struct str id = client->options->rooms[i].id;
        if (!is_settled(client, id))
            matrix_client_join(client, id, client->now_ms);
    }
}

/* Nobody reads us there, and whoever comes back can invite us again. */
static bool is_alone(const struct matrix_client *client, const struct matrix_room *room)
{
    return room->is_joined && room->joined == 1 && room->invited == 0 && !*room->config
           && !matrix_membership_is_configured(client, str_from_c(room->id));
}

void matrix_membership_check(struct matrix_client *client, struct matrix_room *room)
{
    if (room->is_encrypted && !matrix_keys_are_used(client)) {
        matrix_membership_drop_rows(client, str_from_c(room->id),
                                    "the room is encrypted");
        leave(client, room, MATRIX_ENCRYPTED_REASON);
    } else if (*room->promised && !matrix_upgrade_is_legitimate(client, room)) {
        matrix_room_set(&room->promised, STR(""));
        matrix_room_set(&room->config, STR(""));
        matrix_room_save(room, &client->changes);
        leave(client, room, "This room does not continue the one that pointed to it.");
    } else if (*room->replacement) {
        matrix_upgrade_follow(client, room);
    }
    if (is_alone(client, room))
        leave(client, room, "Nobody else is here any more.");
}

void matrix_membership_left(struct matrix_client *client, struct matrix_room *room,
                            const char *why)
{
    matrix_membership_drop_rows(client, str_from_c(room->id), "not in the room any more");
    if (room->is_joined)
        matrix_events_tell(&client->events, MATRIX_LEFT, str_from_c(room->id), "%s", why);
    matrix_keys_left(client, room);
    matrix_rooms_leave(&client->rooms, room, &client->changes);
}

void matrix_membership_joined(struct matrix_client *client,
                              const struct matrix_chore *chore, const struct json *answer)
{
    struct str id = json_string(answer, "room_id");
    struct str asked = str_from_c(chore->room);

    if (!matrix_id_is_valid(id, '!'))
        id = asked;
    if (!matrix_id_is_valid(id, '!'))
        return;
    struct matrix_room *room = matrix_rooms_add(&client->rooms, id);
    if (matrix_membership_is_configured(client, asked))
        matrix_room_set(&room->config, asked);
    if (room->is_direct && *room->inviter)
        matrix_membership_chore(client, MATRIX_CHORE_DIRECT_GET, id,
                                str_from_c(room->inviter));
    matrix_room_save(room, &client->changes);
}
