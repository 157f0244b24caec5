/* SPDX-License-Identifier: MIT */
#include "matrix/account.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    SYNC_WAIT_MS = 30 * 1000, /* how long the server may hold a sync */
    SYNC_EXTRA_MS = 15 * 1000,
    BACKOFF_MAX_MS = 60 * 1000,
    LOCKED_WAIT_MS = 5 * 60 * 1000,
    TICK_MAX_MS = 60 * 1000,
    CLOCK_SLACK_MS = 3 * 1000, /* the Date header has whole seconds and travels */
};

struct matrix_client *matrix_client_create(const struct matrix_options *options,
                                           uint64_t seed)
{
    struct matrix_client *client = ALLOC(struct matrix_client);

    client->options = options;
    random_init(&client->random, seed);
    matrix_login_init(&client->login, options);
    matrix_rooms_init(&client->rooms, random_next(&client->random));
    matrix_outbox_init(&client->outbox);
    matrix_seen_init(&client->seen, random_next(&client->random));
    matrix_changes_init(&client->changes);
    matrix_events_init(&client->events);
    client->since = alloc_copy("", 0);
    snprintf(client->txn_prefix, sizeof client->txn_prefix, "%016" PRIx64,
             random_next(&client->random));
    return client;
}

static void land(struct matrix_client *client, struct matrix_flight *flight)
{
    size_t at = 0;

    while (client->flights.items[at] != flight)
        at++;
    client->flights.items[at] = client->flights.items[--client->flights.count];
    matrix_call_clear(&flight->call);
    free(flight->txn);
    free(flight);
}

void matrix_client_destroy(struct matrix_client *client)
{
    if (!client)
        return;
    while (client->flights.count > 0)
        land(client, client->flights.items[0]);
    free(client->flights.items);
    matrix_login_clear(&client->login);
    matrix_rooms_clear(&client->rooms);
    matrix_outbox_clear(&client->outbox);
    matrix_chores_clear(&client->chores);
    matrix_seen_clear(&client->seen);
    matrix_changes_clear(&client->changes);
    matrix_events_clear(&client->events);
    free(client->since);
    free(client);
}

void matrix_client_restore(struct matrix_client *client,
                           const struct matrix_change *change)
{
    if (change->kind == MATRIX_OUTBOX)
        matrix_outbox_restore(&client->outbox, change);
    else if (change->kind == MATRIX_SEEN)
        matrix_seen_add(&client->seen, change->key);
    else if (change->kind == MATRIX_ROOM && matrix_id_is_valid(change->key, '!'))
        matrix_room_load(matrix_rooms_add(&client->rooms, change->key), change->value);
    else if (change->kind == MATRIX_VALUE && str_equal(change->key, STR("since")))
        matrix_room_set(&client->since, change->value);
    else if (change->kind == MATRIX_VALUE)
        matrix_login_restore(&client->login, change->key, change->value);
}

void matrix_client_start(struct matrix_client *client, int64_t now_ms)
{
    client->now_ms = now_ms;
    client->is_started = true;
    matrix_membership_start(client);
}

/* Going: one request of the main lane (login, then sync), some sends, some chores. */

static bool is_under_way(const struct matrix_client *client, enum matrix_lane lane)
{
    for (size_t i = 0; i < client->flights.count; i++)
        if (client->flights.items[i]->lane == lane)
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

/* The first sync ever learns rooms and nothing else; the first of a run does not wait,
 * so that answers left from the last one go out at once. */
static void call_sync(const struct matrix_client *client, struct matrix_call *call)
{
    bool is_waiting = client->is_online && *client->since;
    struct buf filter;

    buf_init(&filter, MATRIX_PATH_MAX);
    if (!*client->since) {
        struct json *json = matrix_login_filter(1);
        json_format(json, &filter);
        json_destroy(json);
    }
    matrix_call_init(call, "GET", "/_matrix/client/v3/sync");
    matrix_call_query(call, "filter",
                      *client->since ? str_from_c(client->login.filter) : buf_view(&filter));
    matrix_call_query(call, "set_presence", STR("offline"));
    matrix_call_query(call, "use_state_after", STR("true"));
    matrix_call_query(call, "timeout", is_waiting ? STR("30000") : STR("0"));
    if (*client->since)
        matrix_call_query(call, "since", str_from_c(client->since));
    call->timeout_ms = SYNC_WAIT_MS + SYNC_EXTRA_MS;
    buf_clear(&filter);
}

static struct matrix_flight *next_main(struct matrix_client *client)
{
    struct matrix_flight *flight;

    if (client->now_ms < client->wait_ms || is_under_way(client, MATRIX_LANE_LOGIN)
        || is_under_way(client, MATRIX_LANE_SYNC))
        return NULL;
    if (client->login.state != MATRIX_LOGIN_DONE) {
        flight = take_off(client, MATRIX_LANE_LOGIN);
        matrix_login_call(&client->login, &flight->call);
    } else {
        flight = take_off(client, MATRIX_LANE_SYNC);
        call_sync(client, &flight->call);
    }
    return flight;
}

static struct matrix_flight *next_send(struct matrix_client *client)
{
    struct matrix_row *row = matrix_outbox_next(&client->outbox, client->now_ms);

    if (!row)
        return NULL;
    struct matrix_flight *flight = take_off(client, MATRIX_LANE_SEND);
    flight->txn = alloc_copy(row->txn, strlen(row->txn));
    matrix_outbox_call(row, &flight->call);
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

static struct matrix_flight *next_flight(struct matrix_client *client)
{
    struct matrix_flight *flight = NULL;

    if (client->is_online)
        flight = next_send(client);
    if (!flight && client->is_online)
        flight = next_chore(client);
    return flight ? flight : next_main(client);
}

bool matrix_client_next_request(struct matrix_client *client,
                                struct matrix_request *request)
{
    bool has_news = client->events.taken < client->events.count
                    || client->changes.count > 0;

    if (!client->is_started || client->is_stopped || has_news)
        return false;
    struct matrix_flight *flight = next_flight(client);
    if (!flight)
        return false;
    *request = (struct matrix_request){
        .id = flight->id,
        .method = flight->call.method,
        .path = buf_view(&flight->call.path),
        .body = buf_view(&flight->call.body),
        .timeout_ms = flight->call.timeout_ms,
        .is_secret = flight->call.is_secret,
    };
    if (flight->call.needs_token)
        request->authorization = str_from_c(client->login.authorization);
    return true;
}

/* Coming back. */

static void stop(struct matrix_client *client, const char *why)
{
    client->is_stopped = true;
    client->is_online = false;
    matrix_events_tell(&client->events, MATRIX_STOPPED, STR(""), "%s", why);
}

static void wait_and_retry(struct matrix_client *client, const char *why,
                           int64_t retry_after_ms)
{
    int64_t wait_ms = matrix_backoff_ms(&client->random, ++client->failures,
                                        BACKOFF_MAX_MS);

    client->is_online = false;
    client->wait_ms = client->now_ms + (retry_after_ms > 0 ? retry_after_ms : wait_ms);
    matrix_events_tell(&client->events, MATRIX_OFFLINE, STR(""), "%s; trying again in %d s",
                       why, (int)((client->wait_ms - client->now_ms + 999) / 1000));
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
    if (refusal->is_soft_logout && matrix_login_again(&client->login, &client->changes)) {
        wait_and_retry(client, "the session has ended: logging in again", 0);
        return;
    }
    matrix_login_forget(&client->login, &client->changes);
    stop(client, client->options->token.len > 0
                     ? "the access token is not valid: put a new one into token_file"
                     : "the session was ended on the server: start again to log in as a "
                       "new device");
}

static void login_returned(struct matrix_client *client,
                           const struct matrix_response *response,
                           const struct matrix_refusal *refusal)
{
    struct error text = { 0 };

    switch (matrix_login_answer(&client->login, response, refusal, &client->changes,
                                &text)) {
    case MATRIX_LOGIN_GOES_ON: client->failures = 0; break;
    case MATRIX_LOGIN_FAILED:
        wait_and_retry(client, text.text, refusal->retry_after_ms);
        break;
    case MATRIX_LOGIN_STOP: stop(client, text.text); break;
    }
}

/* 400 and 404 mean that the filter or the position is unknown, as after a server's
 * restore from a backup: the filter is made anew, then even the position. */
static void sync_refused(struct matrix_client *client,
                         const struct matrix_response *response,
                         const struct matrix_refusal *refusal)
{
    if (response->status == 400 || response->status == 404) {
        if (++client->refused_syncs == 1) {
            matrix_login_forget_filter(&client->login, &client->changes);
        } else if (client->refused_syncs == 3 && *client->since) {
            matrix_room_set(&client->since, STR(""));
            matrix_changes_unset(&client->changes, "since");
            matrix_events_tell(&client->events, MATRIX_NOTE, STR(""),
                               "the server does not know our position: beginning anew, "
                               "what was said meanwhile is not answered");
        }
    }
    wait_and_retry(client, refusal->text, refusal->retry_after_ms);
}

static void sync_returned(struct matrix_client *client,
                          const struct matrix_response *response,
                          const struct matrix_refusal *refusal)
{
    struct error err = { 0 };

    if (response->status != 200) {
        sync_refused(client, response, refusal);
        return;
    }
    if (!matrix_intake_sync(client, response->body, &err)) {
        client->counters.refused_responses++;
        wait_and_retry(client, err.text, 0);
        return;
    }
    client->failures = client->refused_syncs = 0;
    if (!client->is_online)
        matrix_events_tell(&client->events, MATRIX_ONLINE, STR(""), "%.*s",
                           STR_ARG(client->options->user));
    client->is_online = true;
}

static struct str read_event_id(struct matrix_client *client, struct str body)
{
    struct error err = { 0 };
    struct json *json = json_parse(body, MATRIX_ERROR_BODY_MAX, &err);
    struct str id = json_string(json, "event_id");

    id = matrix_id_is_valid(id, '$') ? arena_copy(&client->events.arena, id) : STR("");
    json_destroy(json);
    return id;
}

static void give_up(struct matrix_client *client, struct matrix_row *row, const char *why)
{
    matrix_events_tell(&client->events, MATRIX_UNSENT, str_from_c(row->room), "%s", why);
    client->counters.unsent++;
    matrix_outbox_remove(&client->outbox, row, &client->changes);
}

static void send_returned(struct matrix_client *client, struct matrix_flight *flight,
                          const struct matrix_response *response,
                          const struct matrix_refusal *refusal)
{
    struct matrix_row *row = matrix_outbox_find(&client->outbox, str_from_c(flight->txn));

    if (!row)
        return;
    row->is_under_way = false;
    if (response->status >= 200 && response->status <= 299) {
        matrix_intake_sent(client, row, read_event_id(client, response->body));
    } else if (refusal->is_transient || refusal->is_unknown_token
               || matrix_refusal_is(refusal, "M_USER_LOCKED")) {
        matrix_outbox_retry(&client->outbox, row, refusal, &client->random,
                            client->now_ms);
    } else {
        struct matrix_room *room =
            matrix_rooms_find(&client->rooms, str_from_c(row->room));
        if (room && matrix_refusal_is(refusal, "M_FORBIDDEN"))
            room->is_muted = true;
        give_up(client, row, refusal->text);
    }
}

static void gap_returned(struct matrix_client *client, struct matrix_chore *chore,
                         const struct matrix_response *response)
{
    struct matrix_refusal again = { .text = "not a whole page", .is_transient = true };

    switch (matrix_intake_page(client, chore, response->body)) {
    case MATRIX_PAGE_MORE: chore->is_under_way = false; break;
    case MATRIX_PAGE_LAST: matrix_membership_done(client, chore, STR("")); break;
    case MATRIX_PAGE_REFUSED:
        client->counters.refused_responses++;
        if (!matrix_chore_retry(chore, &again, &client->random, client->now_ms))
            matrix_membership_failed(client, chore, &again);
        break;
    }
}

static void chore_returned(struct matrix_client *client, struct matrix_flight *flight,
                           const struct matrix_response *response,
                           const struct matrix_refusal *refusal)
{
    struct matrix_chore *chore = flight->chore;

    if (response->status >= 200 && response->status <= 299) {
        if (chore->kind == MATRIX_CHORE_GAP)
            gap_returned(client, chore, response);
        else
            matrix_membership_done(client, chore, response->body);
    } else if (refusal->is_unknown_token) {
        chore->is_under_way = false;
    } else if (!matrix_chore_retry(chore, refusal, &client->random, client->now_ms)) {
        matrix_membership_failed(client, chore, refusal);
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
        if (!refusal->is_unknown_token && flight->session == client->session)
            sync_returned(client, response, refusal);
        break;
    case MATRIX_LANE_SEND: send_returned(client, flight, response, refusal); break;
    case MATRIX_LANE_CHORE: chore_returned(client, flight, response, refusal); break;
    }
    if (refusal->is_unknown_token && !is_locked)
        token_is_void(client, flight, refusal);
}

void matrix_client_response(struct matrix_client *client, uint64_t id,
                            const struct matrix_response *response, int64_t now_ms)
{
    struct matrix_flight *flight = NULL;
    struct matrix_refusal refusal = { 0 };

    client->now_ms = now_ms;
    for (size_t i = 0; i < client->flights.count; i++)
        if (client->flights.items[i]->id == id)
            flight = client->flights.items[i];
    if (!flight)
        return;
    matrix_events_rest(&client->events);
    note_clock(client, response->server_ms);
    if (response->status < 200 || response->status > 299)
        matrix_refusal_read(&refusal, response);
    hand_out(client, flight, response, &refusal);
    land(client, flight);
}

int64_t matrix_client_tick(struct matrix_client *client, int64_t now_ms)
{
    int64_t next_ms = now_ms + TICK_MAX_MS;
    struct matrix_row *row;

    client->now_ms = now_ms;
    matrix_events_rest(&client->events);
    if (client->is_stopped)
        return next_ms;
    while ((row = matrix_outbox_expired(&client->outbox, now_ms)))
        give_up(client, row, "too old to be sent");
    if (client->wait_ms > now_ms && client->wait_ms < next_ms)
        next_ms = client->wait_ms;
    if (client->is_online && matrix_outbox_due_ms(&client->outbox, now_ms) < next_ms)
        next_ms = matrix_outbox_due_ms(&client->outbox, now_ms);
    if (client->is_online && matrix_chores_due_ms(&client->chores) < next_ms)
        next_ms = matrix_chores_due_ms(&client->chores);
    return next_ms < now_ms ? now_ms : next_ms;
}

bool matrix_client_next(struct matrix_client *client, struct matrix_event *event)
{
    return matrix_events_next(&client->events, event);
}

bool matrix_client_next_change(struct matrix_client *client,
                               struct matrix_change *change)
{
    return matrix_changes_next(&client->changes, change);
}

void matrix_client_saved(struct matrix_client *client)
{
    matrix_changes_saved(&client->changes);
}

/* The transaction id comes from the question, so that the same answer made again (after
 * a crash) is the same one to the server. */
static struct str make_txn(struct matrix_client *client,
                           const struct matrix_message *message, char out[400])
{
    if (message->question.len > 0 && message->question.len <= MATRIX_ID_MAX)
        snprintf(out, 400, "faqd%.*s.%u", STR_ARG(message->question), message->part);
    else
        snprintf(out, 400, "faqd-%s-%" PRIu64, client->txn_prefix, ++client->txn_count);
    return str_from_c(out);
}

bool matrix_client_say(struct matrix_client *client, const struct matrix_message *message,
                       int64_t now_ms)
{
    const struct matrix_room *room = matrix_rooms_find(&client->rooms, message->room);
    char txn[400];

    client->now_ms = now_ms;
    if (client->is_stopped || !room || !matrix_room_is_writable(room))
        return false;
    return matrix_outbox_add(&client->outbox, message, make_txn(client, message, txn),
                             now_ms, &client->changes);
}

/* Looking. */

static const struct matrix_room_options *
find_options(const struct matrix_client *client, const struct matrix_room *room)
{
    for (size_t i = 0; i < client->options->room_count; i++) {
        const struct matrix_room_options *options = &client->options->rooms[i];
        if (str_equal(options->id, str_from_c(room->config))
            || str_equal(options->id, str_from_c(room->id)))
            return options;
    }
    return NULL;
}

static struct str localpart(struct str user)
{
    struct str name, server;

    str_cut(str_skip(user, 1), ':', &name, &server);
    return name;
}

struct matrix_room_view matrix_client_room(const struct matrix_client *client,
                                           struct str id)
{
    const struct matrix_room *room = matrix_rooms_find(&client->rooms, id);
    struct matrix_room_view view = { .name = localpart(client->options->user) };

    if (!room)
        return view;
    if (*room->name)
        view.name = str_from_c(room->name);
    view.is_joined = room->is_joined;
    view.is_direct = matrix_room_is_direct(room);
    view.is_writable = matrix_room_is_writable(room);
    const struct matrix_room_options *options = find_options(client, room);
    if (options) {
        view.region = options->region;
        view.is_ambient = options->is_ambient;
        view.is_quiet = options->is_quiet;
    }
    return view;
}

struct str matrix_client_direct_room(const struct matrix_client *client, struct str user)
{
    struct matrix_room *room;

    for (size_t at = 0; (room = matrix_rooms_next(&client->rooms, &at));)
        if (matrix_room_is_writable(room) && room->joined == 2 && room->invited == 0
            && str_equal(str_from_c(room->hero), user))
            return str_from_c(room->id);
    return (struct str){ 0 };
}

bool matrix_client_is_own(const struct matrix_client *client, struct str event_id)
{
    struct matrix_room *room;

    for (size_t at = 0; (room = matrix_rooms_next(&client->rooms, &at));)
        if (matrix_room_has_own(room, event_id))
            return true;
    return false;
}

bool matrix_client_is_admin(const struct matrix_client *client, struct str user)
{
    for (size_t i = 0; i < client->options->admin_count; i++)
        if (str_equal(client->options->admins[i], user))
            return true;
    return false;
}

bool matrix_client_is_ignored(const struct matrix_client *client, struct str user)
{
    for (size_t i = 0; i < client->options->ignore_count; i++)
        if (str_matches_glob(user, client->options->ignores[i]))
            return true;
    return false;
}

struct str matrix_client_user(const struct matrix_client *client)
{
    return client->options->user;
}

struct str matrix_client_network(const struct matrix_client *client)
{
    return client->options->network;
}

struct matrix_counters matrix_client_counters(const struct matrix_client *client)
{
    struct matrix_counters counters = client->counters;

    counters.rooms = matrix_rooms_joined(&client->rooms);
    counters.waiting = client->outbox.count;
    return counters;
}
