/* SPDX-License-Identifier: MIT */
/* What becomes of a row of the outbox that left, or did not leave in time. */
#include "matrix/account.h"

static struct str read_event_id(struct matrix_client *client, struct str body)
{
    struct error err = {0};
    struct json *json = json_parse(body, MATRIX_ERROR_BODY_MAX, &err);
    struct str id = json_string(json, "event_id");

    id = matrix_id_is_valid(id, '$') ? arena_copy(&client->events.arena, id) : STR("");
    json_destroy(json);
    return id;
}

static void give_up(struct matrix_client *client, struct matrix_row *row, const char *why)
{
    matrix_events_tell(&client->events, MATRIX_UNSENT, str_from_c(row->room), "%s", why);
    matrix_follow_give_up(client, row);
}

/* One line for all that grew too old at once. */
void matrix_sending_expire(struct matrix_client *client)
{
    struct matrix_row *row;
    struct str room = {0};
    unsigned count = 0;

    for (; (row = matrix_outbox_expired(&client->outbox, client->now_ms)); count++) {
        room = arena_copy(&client->events.arena, str_from_c(row->room));
        matrix_follow_give_up(client, row);
    }
    client->counters.stale += count;
    if (count > 0)
        matrix_events_tell(&client->events, MATRIX_UNSENT, room,
                           "%u too old to be sent, dropped", count);
}

/* Where an answer is forbidden, the others that wait for the room are too. */
static void send_refused(struct matrix_client *client, struct matrix_row *row,
                         const struct matrix_refusal *refusal)
{
    struct matrix_room *room = matrix_rooms_find(&client->rooms, str_from_c(row->room));
    bool is_muted =
        matrix_refusal_is(refusal, "M_FORBIDDEN") && row->kind == MATRIX_ROW_SAY;

    if (room && is_muted)
        room->is_muted = true;
    give_up(client, row, refusal->text);
    if (room && is_muted)
        matrix_membership_drop_ordinary(client, str_from_c(room->id), "forbidden");
}

void matrix_sending_returned(struct matrix_client *client, struct matrix_flight *flight,
                             const struct matrix_response *response,
                             const struct matrix_refusal *refusal)
{
    struct matrix_row *row = matrix_outbox_find(&client->outbox, str_from_c(flight->txn));

    if (!row)
        return;
    row->is_under_way = false;
    if (response->status >= 200 && response->status <= 299) {
        matrix_courtesy_answered(client, str_from_c(row->room));
        matrix_follow_sent(client, row, read_event_id(client, response->body));
    } else if (refusal->is_transient || refusal->is_unknown_token
               || matrix_refusal_is(refusal, "M_USER_LOCKED")) {
        matrix_outbox_retry(&client->outbox, row, refusal, &client->random,
                            client->now_ms);
    } else {
        send_refused(client, row, refusal);
    }
}
