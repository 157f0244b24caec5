/* SPDX-License-Identifier: MIT */
/* How a client goes offline: for a while, or for good. */
#include "matrix/account.h"

enum { BACKOFF_MAX_MS = 60 * 1000 };

void matrix_client_stop(struct matrix_client *client, const char *why)
{
    client->is_stopped = true;
    client->is_online = false;
    matrix_events_tell(&client->events, MATRIX_STOPPED, STR(""), "%s", why);
}

void matrix_client_retry(struct matrix_client *client, const char *why,
                         int64_t retry_after_ms)
{
    int64_t wait_ms =
        matrix_backoff_ms(&client->random, ++client->failures, BACKOFF_MAX_MS);

    client->is_online = false;
    client->wait_ms = client->now_ms + (retry_after_ms > 0 ? retry_after_ms : wait_ms);
    matrix_events_tell(&client->events, MATRIX_OFFLINE, STR(""),
                       "%s; trying again in %d s", why,
                       (int)((client->wait_ms - client->now_ms + 999) / 1000));
}
