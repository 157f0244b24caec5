/* SPDX-License-Identifier: MIT */
/*
 * Messages that wait for the owner. Until they are given back the store must stand as if they
 * had not come: then a kill makes the server say them again. Withheld are the position, what was
 * counted since, and the rows of rooms (how far a gap was fetched is one), which follow from
 * it; of a message held, that it was seen and that it may be edited. What was opened late stays
 * with the machine (e2ee_machine_settle), since the server says it no more.
 */
#include "matrix/account.h"
#include "matrix/client.h"

static struct str seen_by(const struct matrix_event *message)
{
    return message->edit.len > 0 ? message->edit : message->id;
}

static void add_seen(struct matrix_client *client, const struct matrix_event *message)
{
    matrix_changes_add(&client->changes,
                       &(struct matrix_change){.kind = MATRIX_SEEN,
                                               .key = seen_by(message),
                                               .room = message->room,
                                               .time_ms = client->now_ms});
}

bool matrix_client_hold(struct matrix_client *client, const struct matrix_event *message)
{
    struct matrix_events *held = &client->held.messages;

    if (held->count == MATRIX_HELD_MAX)
        return false;
    client->held.is_holding = true;
    matrix_events_add(held, message);
    return true;
}

static void save_rooms(struct matrix_client *client)
{
    struct str id;
    void *none;

    for (size_t at = 0; map_next(&client->held.rooms, &at, &id, &none);) {
        const struct matrix_room *room = matrix_rooms_find(&client->rooms, id);
        if (room)
            matrix_room_save(room, &client->changes);
        else
            matrix_changes_add(
                &client->changes,
                &(struct matrix_change){.kind = MATRIX_ROOM_REMOVE, .key = id});
    }
    map_clear(&client->held.rooms);
}

void matrix_client_give_held(struct matrix_client *client)
{
    const struct matrix_events *held = &client->held.messages;

    if (!client->held.is_holding)
        return;
    client->held.is_holding = false;
    for (size_t i = held->taken; i < held->count; i++) {
        const struct matrix_question *question =
            matrix_questions_find(&client->questions, held->items[i].id);
        add_seen(client, &held->items[i]);
        if (question)
            matrix_question_save(question, &client->changes);
    }
    save_rooms(client);
    matrix_follow_save_feedback(client);
    if (*client->since)
        matrix_changes_set(&client->changes, "since", str_from_c(client->since));
}

void matrix_holding_drop(struct matrix_client *client, struct str id)
{
    struct matrix_events *held = &client->held.messages;

    for (size_t i = held->taken; i < held->count; i++)
        if (str_equal(held->items[i].id, id) || str_equal(held->items[i].edit, id))
            add_seen(client, &held->items[i]);
    matrix_events_drop_message(held, id);
    matrix_events_drop_message(&client->events, id);
}

static bool is_of_held(const struct matrix_client *client,
                       const struct matrix_change *change)
{
    const struct matrix_events *held = &client->held.messages;

    for (size_t i = held->taken; i < held->count; i++)
        if (str_equal(change->key, change->kind == MATRIX_SEEN ? seen_by(&held->items[i])
                                                               : held->items[i].id))
            return true;
    return false;
}

bool matrix_holding_withholds(struct matrix_client *client,
                              const struct matrix_change *change)
{
    if (!client->held.is_holding)
        return false;
    switch (change->kind) {
    case MATRIX_VALUE:
    case MATRIX_VALUE_REMOVE:
        return str_equal(change->key, STR("since"))
               || str_equal(change->key, STR("feedback"));
    case MATRIX_ROOM:
    case MATRIX_ROOM_REMOVE: (void)map_put(&client->held.rooms, change->key); return true;
    case MATRIX_SEEN:
    case MATRIX_ANSWERED: return is_of_held(client, change);
    case MATRIX_ANSWERED_REMOVE:
    case MATRIX_OUTBOX:
    case MATRIX_OUTBOX_REMOVE: break;
    }
    return false;
}
