/* SPDX-License-Identifier: MIT */
#include "matrix/client.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "matrix/keys.h"

enum {
    LOCKED_WAIT_MS = 5 * 60 * 1000,
    TICK_MAX_MS = 60 * 1000,
    FORGET_MS = 60 * 60 * 1000,
    CLOCK_SLACK_MS = 3 * 1000, /* the Date header has whole seconds and travels */
};

struct matrix_client *matrix_client_create(const struct matrix_options *options,
                                           uint64_t seed)
{
    struct matrix_client *client = ALLOC(struct matrix_client);

    client->options = options;
    random_init(&client->random, seed);
    matrix_login_init(&client->login, options, &client->random);
    matrix_rooms_init(&client->rooms, random_next(&client->random));
    client->rooms.takes_encrypted = options->machine != NULL;
    matrix_outbox_init(&client->outbox);
    matrix_seen_init(&client->seen, random_next(&client->random));
    client->breaker.seed = random_next(&client->random);
    matrix_questions_init(&client->questions, random_next(&client->random));
    matrix_changes_init(&client->changes);
    matrix_events_init(&client->events);
    matrix_events_init(&client->held.messages);
    map_init(&client->held.rooms, random_next(&client->random));
    client->since = alloc_copy("", 0);
    snprintf(client->txn_prefix, sizeof client->txn_prefix, "%016" PRIx64,
             random_next(&client->random));
    return client;
}

void matrix_client_destroy(struct matrix_client *client)
{
    if (!client)
        return;
    while (client->flights.count > 0)
        matrix_flight_land(client, client->flights.items[0]);
    free(client->flights.items);
    matrix_login_clear(&client->login);
    matrix_rooms_clear(&client->rooms);
    matrix_outbox_clear(&client->outbox);
    matrix_chores_clear(&client->chores);
    matrix_seen_clear(&client->seen);
    matrix_questions_clear(&client->questions);
    matrix_changes_clear(&client->changes);
    matrix_events_clear(&client->events);
    matrix_events_clear(&client->held.messages);
    map_clear(&client->held.rooms);
    free(client->since);
    free(client);
}

static void restore_feedback(struct matrix_client *client, struct str value)
{
    struct str liked, disliked;

    str_cut(value, ' ', &liked, &disliked);
    if (!str_to_u64(liked, &client->counters.liked)
        || !str_to_u64(disliked, &client->counters.disliked))
        client->counters.liked = client->counters.disliked = 0;
}

static void restore_value(struct matrix_client *client, struct str key, struct str value)
{
    if (str_equal(key, STR("since")))
        matrix_room_set(&client->since, value);
    else if (str_equal(key, STR("feedback")))
        restore_feedback(client, value);
    else
        matrix_login_restore(&client->login, key, value);
}

void matrix_client_restore(struct matrix_client *client,
                           const struct matrix_change *change)
{
    switch (change->kind) {
    case MATRIX_VALUE: restore_value(client, change->key, change->value); break;
    case MATRIX_OUTBOX: matrix_outbox_restore(&client->outbox, change); break;
    case MATRIX_SEEN: matrix_seen_add(&client->seen, change->key); break;
    case MATRIX_ANSWERED:
        matrix_questions_load(&client->questions, change, &client->changes);
        break;
    case MATRIX_ROOM:
        if (matrix_id_is_valid(change->key, '!'))
            matrix_room_load(matrix_rooms_add(&client->rooms, change->key),
                             change->value);
        break;
    case MATRIX_VALUE_REMOVE:
    case MATRIX_ROOM_REMOVE:
    case MATRIX_OUTBOX_REMOVE:
    case MATRIX_ANSWERED_REMOVE: break;
    }
}

void matrix_client_start(struct matrix_client *client, int64_t now_ms)
{
    client->now_ms = now_ms;
    client->is_started = true;
    matrix_membership_start(client);
}

/* A void token: which of the two kinds? Answers that come late, to calls with an older
 * token, say nothing. */
static void token_is_void(struct matrix_client *client,
                          const struct matrix_flight *flight,
                          const struct matrix_refusal *refusal)
{
    if (flight->session != client->session || client->is_stopped)
        return;
    client->session++;
    if (matrix_login_again(&client->login, refusal->is_soft_logout, &client->changes)) {
        matrix_client_retry(client, "the token is not valid any more: getting another",
                            0);
        return;
    }
    matrix_login_forget(&client->login, &client->changes);
    matrix_client_stop(
        client, client->options->token.len > 0
                    ? "the access token is not valid: put a new one into token_file"
                    : "the session was ended on the server: start again to log in as a "
                      "new device");
}

static void login_goes_on(struct matrix_client *client, enum matrix_login_state from)
{
    const struct matrix_login *login = &client->login;
    bool is_new_token = from == MATRIX_LOGIN_PASSWORD || from == MATRIX_LOGIN_POLL
                        || from == MATRIX_LOGIN_REFRESH;

    if (is_new_token && login->state != from)
        client->session++;
    if (login->wait_ms > 0)
        client->wait_ms = client->now_ms + login->wait_ms;
    if (login->notice.kind != ERROR_NONE)
        matrix_events_tell(&client->events, MATRIX_NOTE, STR(""), "%s",
                           login->notice.text);
    if (login->has_new_sender)
        matrix_look_doubt(client);
    client->login.has_new_sender = false;
}

static void login_returned(struct matrix_client *client,
                           const struct matrix_response *response,
                           const struct matrix_refusal *refusal)
{
    enum matrix_login_state from = client->login.state;
    struct error text = {0};

    client->login.now_ms = client->now_ms;
    switch (
        matrix_login_answer(&client->login, response, refusal, &client->changes, &text)) {
    case MATRIX_LOGIN_GOES_ON: login_goes_on(client, from); break;
    case MATRIX_LOGIN_FAILED:
        matrix_client_retry(client, text.text, refusal->retry_after_ms);
        break;
    case MATRIX_LOGIN_STOP: matrix_client_stop(client, text.text); break;
    }
}

static void page_returned(struct matrix_client *client, struct matrix_chore *chore,
                          const struct matrix_response *response)
{
    struct matrix_refusal again = {.text = "not a whole page", .is_transient = true};

    switch (matrix_intake_page(client, chore, response->body)) {
    case MATRIX_PAGE_MORE: chore->is_under_way = false; break;
    case MATRIX_PAGE_LAST: matrix_chore_done(client, chore, STR("")); break;
    case MATRIX_PAGE_REFUSED:
        client->counters.refused_responses++;
        if (!matrix_chore_retry(chore, &again, &client->random, client->now_ms))
            matrix_chore_failed(client, chore, &again);
        break;
    }
}

static void chore_returned(struct matrix_client *client, struct matrix_flight *flight,
                           const struct matrix_response *response,
                           const struct matrix_refusal *refusal)
{
    struct matrix_chore *chore = flight->chore;

    if (response->status >= 200 && response->status <= 299) {
        if (chore->kind == MATRIX_CHORE_GAP || chore->kind == MATRIX_CHORE_LOOK)
            page_returned(client, chore, response);
        else
            matrix_chore_done(client, chore, response->body);
    } else if (refusal->is_unknown_token) {
        chore->is_under_way = false;
    } else if (!matrix_chore_retry(chore, refusal, &client->random, client->now_ms)) {
        matrix_chore_failed(client, chore, refusal);
    }
}

static void note_clock(struct matrix_client *client, int64_t server_ms)
{
    int64_t ahead_ms = server_ms - client->now_ms;

    if (server_ms <= 0)
        return;
    client->server_ahead_ms =
        ahead_ms > -CLOCK_SLACK_MS && ahead_ms < CLOCK_SLACK_MS ? 0 : ahead_ms;
}

static void hand_out(struct matrix_client *client, struct matrix_flight *flight,
                     const struct matrix_response *response,
                     struct matrix_refusal *refusal)
{
    bool is_locked = matrix_refusal_is(refusal, "M_USER_LOCKED");
    bool is_login = flight->lane == MATRIX_LANE_LOGIN;

    /* A refresh token that is refused says nothing about the access token. */
    if (is_login && client->login.state == MATRIX_LOGIN_REFRESH)
        refusal->is_unknown_token = false;
    if (is_locked)
        refusal->retry_after_ms = LOCKED_WAIT_MS;
    if (refusal->is_limited)
        client->counters.rate_limited++;
    switch (flight->lane) {
    case MATRIX_LANE_LOGIN:
        if (!refusal->is_unknown_token)
            login_returned(client, response, refusal);
        break;
    case MATRIX_LANE_SYNC:
        client->synced_ms = client->now_ms;
        if (!refusal->is_unknown_token && flight->session == client->session)
            matrix_syncing_returned(client, response, refusal);
        break;
    case MATRIX_LANE_SEND:
        matrix_sending_returned(client, flight, response, refusal);
        break;
    case MATRIX_LANE_CHORE: chore_returned(client, flight, response, refusal); break;
    case MATRIX_LANE_KEYS:
        matrix_keys_returned(client, flight->keys, response, refusal);
        break;
    }
    if (refusal->is_unknown_token && !is_locked)
        token_is_void(client, flight, refusal);
}

void matrix_client_response(struct matrix_client *client, uint64_t id,
                            const struct matrix_response *response, int64_t now_ms)
{
    struct matrix_flight *flight = matrix_flight_find(client, id);
    struct matrix_refusal refusal = {0};

    client->now_ms = now_ms;
    if (!flight)
        return;
    matrix_events_rest(&client->events);
    note_clock(client, response->server_ms);
    if (response->status < 200 || response->status > 299)
        matrix_refusal_read(&refusal, response);
    hand_out(client, flight, response, &refusal);
    matrix_flight_land(client, flight);
    matrix_keys_work(client);
}

int64_t matrix_client_tick(struct matrix_client *client, int64_t now_ms)
{
    int64_t next_ms = now_ms + TICK_MAX_MS;

    client->now_ms = now_ms;
    matrix_events_rest(&client->events);
    matrix_events_rest(&client->held.messages);
    if (client->is_stopped)
        return next_ms;
    int64_t keys_ms = matrix_keys_work(client);
    if (keys_ms < next_ms)
        next_ms = keys_ms;
    matrix_sending_expire(client);
    matrix_membership_catch_up(client);
    if (now_ms >= client->forget_ms) {
        matrix_questions_forget(&client->questions, now_ms,
                                now_ms - matrix_max_age_ms(client), &client->changes);
        client->forget_ms = now_ms + FORGET_MS;
    }
    if (client->wait_ms > now_ms && client->wait_ms < next_ms)
        next_ms = client->wait_ms;
    int64_t sync_ms = matrix_flight_sync_ms(client);
    if (sync_ms > now_ms && sync_ms < next_ms)
        next_ms = sync_ms;
    if (client->is_online && matrix_outbox_due_ms(&client->outbox, now_ms) < next_ms)
        next_ms = matrix_outbox_due_ms(&client->outbox, now_ms);
    if (client->is_online) {
        int64_t typing_ms = matrix_courtesy_type(client);
        if (typing_ms < next_ms)
            next_ms = typing_ms;
    }
    if (client->is_online && matrix_chores_due_ms(&client->chores) < next_ms)
        next_ms = matrix_chores_due_ms(&client->chores);
    return next_ms < now_ms ? now_ms : next_ms;
}

bool matrix_client_next(struct matrix_client *client, struct matrix_event *event)
{
    bool is_holding = client->held.is_holding;

    if ((!is_holding && matrix_events_next(&client->held.messages, event))
        || matrix_events_next(&client->events, event))
        return true;
    if (!is_holding)
        matrix_keys_settle(client);
    return false;
}

bool matrix_client_has_message(const struct matrix_client *client)
{
    return matrix_events_have_message(&client->events);
}

static bool next_change(struct matrix_client *client, struct matrix_change *change)
{
    if (matrix_changes_next(&client->changes, change))
        return true;
    matrix_questions_save_new(&client->questions, &client->changes);
    return matrix_changes_next(&client->changes, change);
}

bool matrix_client_next_change(struct matrix_client *client, struct matrix_change *change)
{
    while (next_change(client, change))
        if (!matrix_holding_withholds(client, change))
            return true;
    return false;
}

bool matrix_client_has_changes(const struct matrix_client *client)
{
    return client->changes.taken < client->changes.count || client->questions.unsaved > 0;
}

bool matrix_client_may_wait(const struct matrix_client *client)
{
    return matrix_changes_may_wait(&client->changes);
}

bool matrix_client_must_last(const struct matrix_client *client)
{
    return matrix_changes_must_last(&client->changes);
}

void matrix_client_saved(struct matrix_client *client)
{
    matrix_changes_saved(&client->changes);
}

bool matrix_client_say(struct matrix_client *client, const struct matrix_message *message,
                       int64_t now_ms)
{
    const struct matrix_room *room = matrix_rooms_find(&client->rooms, message->room);

    client->now_ms = now_ms;
    if (client->is_stopped || !room || !matrix_room_may_hear(room, message->is_urgent))
        return false;
    bool is_taken = message->edit.len > 0 && !message->is_urgent
                        ? matrix_follow_correct(client, message)
                        : matrix_follow_say(client, message);
    matrix_keys_seal(client);
    return is_taken;
}
