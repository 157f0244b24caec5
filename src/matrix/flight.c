/* SPDX-License-Identifier: MIT */
#include "matrix/client.h"
#include "matrix/keys.h"

#include <stdlib.h>

#include "matrix/filter.h"

enum {
    SYNC_WAIT_MS = 30 * 1000, /* how long the server may hold a sync */
    SYNC_EXTRA_MS = 15 * 1000,
    VERSION_OF_STATE_AFTER = 16, /* v1.16 */
};

struct matrix_flight *matrix_flight_find(const struct matrix_client *client, uint64_t id)
{
    for (size_t i = 0; i < client->flights.count; i++)
        if (client->flights.items[i]->id == id)
            return client->flights.items[i];
    return NULL;
}

void matrix_flight_land(struct matrix_client *client, struct matrix_flight *flight)
{
    size_t at = 0;

    while (client->flights.items[at] != flight)
        at++;
    client->flights.items[at] = client->flights.items[--client->flights.count];
    matrix_call_clear(&flight->call);
    free(flight->txn);
    free(flight);
}

/* Of this session: what a void token left under way is not waited for. */
static bool is_under_way(const struct matrix_client *client, enum matrix_lane lane)
{
    for (size_t i = 0; i < client->flights.count; i++)
        if (client->flights.items[i]->lane == lane
            && client->flights.items[i]->session == client->session)
            return true;
    return false;
}

static struct matrix_flight *take_off(struct matrix_client *client, enum matrix_lane lane)
{
    struct matrix_flight *flight = ALLOC(struct matrix_flight);

    flight->id = ++client->last_flight;
    flight->lane = lane;
    flight->session = client->session;
    *ARRAY_ADD(&client->flights) = flight;
    return flight;
}

/* The first sync ever learns rooms and nothing else, and one that was too large is asked
 * for in that form, too; the first of a run does not wait, so that answers left from the
 * last one go out at once. */
static void call_sync(const struct matrix_client *client, struct matrix_call *call)
{
    bool is_small = !*client->since || client->large_syncs > 0;
    bool is_waiting = client->is_online && !is_small;
    struct buf filter;

    buf_init(&filter, MATRIX_PATH_MAX);
    if (is_small) {
        struct json *json = matrix_filter_create(1);
        json_format(json, &filter);
        json_destroy(json);
    }
    matrix_call_init(call, "GET", "/_matrix/client/v3/sync");
    matrix_call_query(call, "filter",
                      is_small ? buf_view(&filter) : str_from_c(client->login.filter));
    matrix_call_query(call, "set_presence", STR("offline"));
    if (matrix_login_speaks(&client->login, VERSION_OF_STATE_AFTER))
        matrix_call_query(call, "use_state_after", STR("true"));
    matrix_call_query(call, "timeout", is_waiting ? STR("30000") : STR("0"));
    if (*client->since)
        matrix_call_query(call, "since", str_from_c(client->since));
    call->timeout_ms = SYNC_WAIT_MS + SYNC_EXTRA_MS;
    buf_clear(&filter);
}

/* Synapse does one thing at a time: the next sync would hold up the answers to the last. */
int64_t matrix_flight_sync_ms(const struct matrix_client *client)
{
    return is_under_way(client, MATRIX_LANE_SEND)
               ? client->synced_ms + MATRIX_ANSWERS_FIRST_MS
               : 0;
}

static struct matrix_flight *next_main(struct matrix_client *client)
{
    struct matrix_flight *flight;

    if (client->now_ms < client->wait_ms || is_under_way(client, MATRIX_LANE_LOGIN)
        || is_under_way(client, MATRIX_LANE_SYNC)
        || client->now_ms < matrix_flight_sync_ms(client))
        return NULL;
    if (client->login.state != MATRIX_LOGIN_DONE) {
        flight = take_off(client, MATRIX_LANE_LOGIN);
        matrix_login_call(&client->login, &flight->call);
    } else if (!matrix_keys_are_set_up(client)) {
        return NULL;
    } else {
        flight = take_off(client, MATRIX_LANE_SYNC);
        call_sync(client, &flight->call);
    }
    return flight;
}

static struct matrix_flight *next_send(struct matrix_client *client)
{
    matrix_keys_hold(client);
    struct matrix_row *row = matrix_outbox_next(&client->outbox, client->now_ms);

    if (!row)
        return NULL;
    struct matrix_flight *flight = take_off(client, MATRIX_LANE_SEND);
    flight->txn = alloc_copy(row->txn, strlen(row->txn));
    matrix_row_call(row, &flight->call);
    return flight;
}

static struct matrix_flight *next_chore(struct matrix_client *client)
{
    struct matrix_chore *chore = matrix_chores_next(&client->chores, client->now_ms);

    if (!chore)
        return NULL;
    struct matrix_flight *flight = take_off(client, MATRIX_LANE_CHORE);
    flight->chore = chore;
    matrix_chore_call(chore, client->options->user, &flight->call);
    return flight;
}

static struct matrix_flight *next_keys(struct matrix_client *client)
{
    struct matrix_call call;
    uint64_t id;

    if (client->login.state != MATRIX_LOGIN_DONE || client->now_ms < client->wait_ms
        || !matrix_keys_call(client, &call, &id))
        return NULL;
    struct matrix_flight *flight = take_off(client, MATRIX_LANE_KEYS);
    flight->call = call;
    flight->keys = id;
    return flight;
}

static struct matrix_flight *next_flight(struct matrix_client *client)
{
    struct matrix_flight *flight;

    client->login.now_ms = client->now_ms;
    matrix_login_refresh_if_due(&client->login);
    bool may_send = client->is_online && client->login.state == MATRIX_LOGIN_DONE;
    flight = next_keys(client);
    if (!flight && may_send)
        flight = next_send(client);
    if (!flight && may_send)
        flight = next_chore(client);
    return flight ? flight : next_main(client);
}

bool matrix_client_next_request(struct matrix_client *client,
                                struct matrix_request *request)
{
    const struct matrix_events *held = &client->held.messages;
    bool is_giving = !client->held.is_holding && held->taken < held->count;
    bool has_news = is_giving || client->events.taken < client->events.count
                    || !matrix_changes_may_wait(&client->changes);

    if (!client->is_started || client->is_stopped || has_news)
        return false;
    struct matrix_flight *flight = next_flight(client);
    if (!flight)
        return false;
    *request = (struct matrix_request){
        .id = flight->id,
        .method = flight->call.method,
        .base = flight->call.base.len > 0 ? buf_view(&flight->call.base)
                                          : str_from_c(client->login.base),
        .path = buf_view(&flight->call.path),
        .body = buf_view(&flight->call.body),
        .type = flight->call.is_form ? "application/x-www-form-urlencoded"
                                     : "application/json",
        .timeout_ms = flight->call.timeout_ms,
        .is_secret = flight->call.is_secret,
    };
    if (flight->call.needs_token)
        request->authorization = str_from_c(client->login.tokens.authorization);
    return true;
}
