/* SPDX-License-Identifier: MIT */
#include "matrix/client.h"
#include "matrix/keys.h"

static bool is_type(const struct matrix_sync_event *event, const char *type)
{
    return str_equal(event->type, str_from_c(type));
}

static bool is_own(const struct matrix_client *client,
                   const struct matrix_sync_event *event)
{
    return str_equal(event->sender, client->options->user);
}

/* The row whose event this is. A server may leave the transaction id out after a new
 * login: then it is known by what it answers or edits. */
static struct matrix_row *row_of_echo(struct matrix_client *client,
                                      const struct matrix_room *room,
                                      const struct matrix_sync_event *event)
{
    struct str txn = json_string(event->outside, "transaction_id");
    struct str question =
        json_string(json_get(matrix_sync_relation(event), "m.in_reply_to"), "event_id");

    if (txn.len > 0)
        return matrix_outbox_find(&client->outbox, txn);
    if (matrix_sync_is_related(event, "m.replace"))
        return matrix_outbox_find_about(&client->outbox, MATRIX_ROW_EDIT,
                                        matrix_sync_related_id(event));
    return matrix_outbox_find_tried(&client->outbox, str_from_c(room->id), question);
}

/* An own message comes back: its row has arrived, even if the answer to it was lost. */
static void take_echo(struct matrix_client *client, struct matrix_room *room,
                      const struct matrix_sync_event *event)
{
    struct matrix_row *row = row_of_echo(client, room, event);

    if (event->id.len == 0
        || !json_get(event->content,
                     is_type(event, "m.room.message") ? "msgtype" : "ciphertext"))
        return;
    if (row && !matrix_client_is_own(client, event->id))
        matrix_follow_sent(client, row, event->id);
    else if (!matrix_sync_is_related(event, "m.replace"))
        matrix_room_add_own(room, event->id);
}

/* What a receipt will name. */
static void note_read(struct matrix_reading *reading,
                      const struct matrix_sync_event *event)
{
    struct arena *arena = &reading->client->events.arena;

    reading->read = arena_copy(arena, event->id);
    reading->read_thread = matrix_sync_is_related(event, "m.thread")
                               ? arena_copy(arena, matrix_sync_related_id(event))
                               : STR("");
}

static void take_message(struct matrix_reading *reading,
                         const struct matrix_sync_event *event)
{
    struct matrix_client *client = reading->client;

    if (event->is_state || event->id.len == 0)
        return;
    if (is_own(client, event)) {
        take_echo(client, reading->room, event);
        return;
    }
    note_read(reading, event);
    if (reading->is_history || (reading->room->is_encrypted && !event->was_encrypted))
        return;
    if (matrix_sync_is_related(event, "m.replace"))
        matrix_hear_edit(reading, event);
    else
        matrix_hear_question(reading, event);
}

static void take_encrypted(struct matrix_reading *reading,
                           const struct matrix_sync_event *event)
{
    if (event->is_state || event->id.len == 0)
        return;
    if (is_own(reading->client, event)) {
        take_echo(reading->client, reading->room, event);
        matrix_keys_own(reading, event);
        return;
    }
    note_read(reading, event);
    if (!reading->is_history)
        matrix_keys_open(reading, event);
}

static void take_redaction(struct matrix_reading *reading,
                           const struct matrix_sync_event *event)
{
    if (!matrix_id_is_valid(event->redacts, '$'))
        return;
    matrix_keys_withdrawn(reading->client, reading->room, event->redacts);
    matrix_follow_redaction(reading->client, reading->room, event);
}

/* Thumbs up or down at an own answer. A reaction is never answered. */
static void take_reaction(struct matrix_reading *reading,
                          const struct matrix_sync_event *event)
{
    struct matrix_client *client = reading->client;
    struct str key = json_string(matrix_sync_relation(event), "key");
    bool is_up = str_starts_with(key, STR("\xF0\x9F\x91\x8D"));
    bool is_down = str_starts_with(key, STR("\xF0\x9F\x91\x8E"));

    if (!(is_up || is_down) || !matrix_sync_is_related(event, "m.annotation")
        || is_own(client, event)
        || matrix_client_is_ignored(client, str_from_c(reading->room->id), event->sender)
        || !matrix_seen_add(&client->seen, event->id))
        return;
    matrix_follow_feedback(client, matrix_sync_related_id(event), is_up);
}

static bool is_own_join(const struct matrix_client *client,
                        const struct matrix_sync_event *event)
{
    return is_type(event, "m.room.member") && event->is_state
           && str_equal(event->state_key, client->options->user)
           && str_equal(json_string(event->content, "membership"), STR("join"));
}

/* A change of the display name is a join event too, but one that follows a join. */
static bool is_arrival(const struct matrix_reading *reading,
                       const struct matrix_sync_event *event)
{
    struct str before =
        json_string(json_get(event->outside, "prev_content"), "membership");

    if (!is_own_join(reading->client, event))
        return false;
    return reading->was_joined ? before.len > 0 && !str_equal(before, STR("join"))
                               : !str_equal(before, STR("join"));
}

/* What was said before we came is not for us. */
static void forget_history(struct matrix_reading *reading)
{
    reading->client->events.count = reading->first_event;
    reading->has_joined = true;
}

static bool is_after_join(const struct matrix_reading *reading,
                          const struct matrix_sync_event *event)
{
    if (reading->was_joined || reading->has_joined)
        return true;
    return reading->room->joined_ms > 0 && event->time_ms >= reading->room->joined_ms;
}

/* The server sees to it that who withdraws something may do so: inside of an encrypted event
 * anybody can say that. */
static const struct {
    const char *type;
    void (*take)(struct matrix_reading *reading, const struct matrix_sync_event *event);
    bool may_be_inside;
} KINDS[] = {
    {"m.room.message", take_message, true},
    {"m.room.encrypted", take_encrypted, false},
    {"m.room.redaction", take_redaction, false},
    {"m.reaction", take_reaction, true},
};

void matrix_timeline_take(struct matrix_reading *reading,
                          const struct matrix_sync_event *event)
{
    if (is_arrival(reading, event))
        forget_history(reading);
    if (!is_own(reading->client, event) && !is_after_join(reading, event))
        return;
    for (size_t i = 0; i < COUNT_OF(KINDS); i++)
        if (is_type(event, KINDS[i].type)
            && (KINDS[i].may_be_inside || !event->was_encrypted))
            KINDS[i].take(reading, event);
}
