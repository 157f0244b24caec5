/* SPDX-License-Identifier: MIT */
/*
 * Is a room encrypted? Its state said so when we came, unless a server left it out. What is
 * not known is asked for before anything is said: plain text is never the guess. And an
 * encrypted message that could be opened says it, too.
 */
#include "matrix/keys.h"

enum { ASK_AGAIN_MS = 60 * 1000 };

static void learn(struct matrix_client *client, struct matrix_room *room,
                  const struct json *content)
{
    struct matrix_sync_event event = {
        .type = STR("m.room.encryption"), .content = content, .is_state = true};

    if (matrix_room_learn(room, &event, client->options->user))
        matrix_room_save(room, &client->changes);
    matrix_keys_state(client, room, &event);
}

void matrix_settle_encrypted(struct matrix_client *client, struct matrix_room *room,
                             struct str algorithm)
{
    struct json *content = json_object_create();

    json_add_string(content, "algorithm", algorithm);
    learn(client, room, content);
    json_destroy(content);
}

bool matrix_settle_row(struct matrix_client *client, const struct matrix_row *row)
{
    struct matrix_room *room = matrix_rooms_find(&client->rooms, str_from_c(row->room));

    if (!room || !room->is_joined || matrix_room_is_settled(room)
        || row->kind == MATRIX_ROW_REDACT)
        return true;
    if (client->now_ms >= room->ask_ms
        && matrix_chores_add(&client->chores, MATRIX_CHORE_ENCRYPTION,
                             str_from_c(room->id), STR(""), STR("")))
        room->ask_ms = client->now_ms + ASK_AGAIN_MS;
    return row->is_urgent && room->is_unanswered;
}

void matrix_settle_answered(struct matrix_client *client,
                            const struct matrix_chore *chore, const struct json *answer)
{
    struct matrix_room *room = matrix_rooms_find(&client->rooms, str_from_c(chore->room));

    if (room && json_string(answer, "algorithm").len > 0)
        learn(client, room, answer);
}

/* Only "there is no such state" says that it is plain. What is urgent does not wait for a
 * server that says something else. */
void matrix_settle_refused(struct matrix_client *client, const struct matrix_chore *chore,
                           const struct matrix_refusal *refusal)
{
    struct matrix_room *room = matrix_rooms_find(&client->rooms, str_from_c(chore->room));

    if (!room)
        return;
    if (matrix_refusal_is(refusal, "M_NOT_FOUND")) {
        room->is_plain = true;
        matrix_room_save(room, &client->changes);
    } else {
        room->is_unanswered = true;
    }
}
