/* SPDX-License-Identifier: MIT */
/* What becomes of a sync: read, asked for again, asked for in a smaller form, or begun
 * anew. Whatever the server says, there is an end to asking for the same thing. */
#include "matrix/keys.h"

static void begin_anew(struct matrix_client *client, const char *why)
{
    matrix_keys_missed(client);
    matrix_room_set(&client->since, STR(""));
    matrix_changes_unset(&client->changes, "since");
    matrix_events_tell(&client->events, MATRIX_WARNING, STR(""),
                       "%s: beginning anew, what was said meanwhile is not answered",
                       why);
}

/* 400 and 404 mean that the filter or the position is unknown, as after a server's
 * restore from a backup: the filter is made anew, then even the position. */
static void refused(struct matrix_client *client, const struct matrix_response *response,
                    const struct matrix_refusal *refusal)
{
    if (response->status == 400 || response->status == 404) {
        if (++client->refused_syncs == 1)
            matrix_login_forget_filter(&client->login, &client->changes);
        else if (client->refused_syncs == 3 && *client->since)
            begin_anew(client, "the server does not know our position");
    }
    matrix_client_retry(client, refusal->text, refusal->retry_after_ms);
}

/* Asked for again as it was, it would be as large: first with one event of each room,
 * whose gaps are fetched by pages; then without what lies between. */
static void too_large(struct matrix_client *client)
{
    client->counters.refused_responses++;
    client->large_syncs++;
    if (client->large_syncs == 1 && *client->since)
        matrix_events_tell(&client->events, MATRIX_WARNING, STR(""),
                           "the server's news are over %d MiB: asking for one event of "
                           "each room, and fetching the others room by room",
                           MATRIX_BODY_MAX >> 20);
    else if (*client->since)
        begin_anew(client, "the server's news are too many, even with one event a room");
    else
        matrix_client_retry(client,
                            "the server's answer is too large even for a new beginning: "
                            "this account is in more rooms than can be followed",
                            0);
}

static void read_it(struct matrix_client *client)
{
    client->failures = client->refused_syncs = client->large_syncs = 0;
    if (!client->is_online)
        matrix_events_tell(&client->events, MATRIX_ONLINE, STR(""), "%.*s",
                           STR_ARG(client->options->user));
    client->is_online = true;
    if (!client->has_been_online)
        matrix_courtesy_profile(client);
    client->has_been_online = true;
}

void matrix_syncing_returned(struct matrix_client *client,
                             const struct matrix_response *response,
                             const struct matrix_refusal *refusal)
{
    struct error err = {0};

    if (response->is_too_large) {
        too_large(client);
    } else if (response->status != 200) {
        refused(client, response, refusal);
    } else if (!matrix_intake_sync(client, response->body, &err)) {
        client->counters.refused_responses++;
        matrix_client_retry(client, err.text, 0);
    } else {
        read_it(client);
    }
}
