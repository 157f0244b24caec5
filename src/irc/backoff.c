/* SPDX-License-Identifier: MIT */
#include "irc/backoff.h"

#include <assert.h>

enum {
    FIRST_MS = 2000,
    ORDINARY_MAX_MS = 10 * 60 * 1000,
    BAN_FIRST_MS = 10 * 60 * 1000,
    BAN_MAX_MS = 2 * 60 * 60 * 1000,
    AUTH_MS = 30 * 60 * 1000,
    SERVED_MS = 5 * 60 * 1000,
    JITTER_PERCENT = 25,
};

void irc_backoff_init(struct irc_backoff *backoff, size_t server_count, uint64_t seed)
{
    assert(server_count > 0);
    *backoff = (struct irc_backoff){.server_count = server_count, .delay_ms = FIRST_MS};
    random_init(&backoff->random, seed);
}

size_t irc_backoff_server(const struct irc_backoff *backoff)
{
    return backoff->server;
}

void irc_backoff_online(struct irc_backoff *backoff, int64_t now_ms)
{
    backoff->online_at_ms = now_ms;
}

static bool has_served(const struct irc_backoff *backoff, int64_t now_ms)
{
    return backoff->online_at_ms && now_ms - backoff->online_at_ms >= SERVED_MS;
}

static int64_t at_most(int64_t value, int64_t most)
{
    return value < most ? value : most;
}

static int64_t delay_of(struct irc_backoff *backoff, enum irc_severity severity)
{
    int64_t delay_ms = backoff->delay_ms, most_ms = ORDINARY_MAX_MS;
    switch (severity) {
    case IRC_SEVERITY_AUTH: return AUTH_MS;
    case IRC_SEVERITY_BANNED:
        if (delay_ms < BAN_FIRST_MS)
            delay_ms = BAN_FIRST_MS;
        most_ms = BAN_MAX_MS;
        break;
    case IRC_SEVERITY_ORDINARY:
    case IRC_SEVERITY_UPGRADE:
    case IRC_SEVERITY_QUIT: delay_ms = at_most(delay_ms, ORDINARY_MAX_MS); break;
    }
    backoff->delay_ms = at_most(delay_ms * 2, most_ms);
    return delay_ms;
}

int64_t irc_backoff_failed(struct irc_backoff *backoff, enum irc_severity severity,
                           int64_t now_ms)
{
    if (severity == IRC_SEVERITY_UPGRADE)
        return now_ms;
    if (has_served(backoff, now_ms))
        backoff->delay_ms = FIRST_MS;
    else
        backoff->server = (backoff->server + 1) % backoff->server_count;
    backoff->online_at_ms = 0;
    int64_t delay_ms = delay_of(backoff, severity);
    return now_ms + random_jitter(&backoff->random, delay_ms, JITTER_PERCENT);
}
