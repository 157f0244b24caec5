/* SPDX-License-Identifier: MIT */
#include "irc/sts.h"

static const int64_t day_ms = 24 * 60 * 60 * 1000;

static void set_port(struct irc_sts *sts, struct str value)
{
    uint64_t number;
    if (str_to_u64(value, &number) && number > 0 && number <= UINT16_MAX)
        sts->port = (uint16_t)number;
}

static void set_duration(struct irc_sts *sts, struct str value)
{
    uint64_t seconds;
    const uint64_t most = (uint64_t)IRC_STS_DURATION_DAYS_MAX * 86400;
    if (!str_to_u64(value, &seconds))
        return;
    sts->has_duration = true;
    sts->duration_ms = (int64_t)(seconds < most ? seconds : most) * 1000;
}

bool irc_sts_parse(struct str value, struct irc_sts *out)
{
    struct str word, name, text;
    *out = (struct irc_sts){0};
    while (str_cut(value, ',', &word, &value)) {
        (void)str_cut(word, '=', &name, &text);
        if (str_equal(name, STR("port")))
            set_port(out, text);
        else if (str_equal(name, STR("duration")))
            set_duration(out, text);
    }
    return out->port || out->has_duration;
}

bool irc_sts_find(struct str caps, struct irc_sts *out)
{
    struct str word;
    while (str_cut_word(caps, &word, &caps)) {
        if (str_starts_with(word, STR("sts=")))
            return irc_sts_parse(str_skip(word, 4), out);
    }
    return false;
}

void irc_sts_learn(struct irc_sts_policy *policy, const struct irc_sts *sts,
                   uint16_t port, int64_t now_ms)
{
    if (!sts->has_duration)
        return;
    *policy = (struct irc_sts_policy){0};
    if (sts->duration_ms == 0)
        return;
    policy->port = port;
    policy->duration_ms = sts->duration_ms;
    irc_sts_renew(policy, now_ms);
}

void irc_sts_renew(struct irc_sts_policy *policy, int64_t now_ms)
{
    if (policy->port)
        policy->expires_ms = now_ms + policy->duration_ms;
}

bool irc_sts_holds(const struct irc_sts_policy *policy, int64_t now_ms)
{
    return policy->port && now_ms < policy->expires_ms;
}

struct str irc_sts_format(struct arena *arena, const struct irc_sts_policy *policy)
{
    return arena_format(arena, "%u %lld %lld", (unsigned)policy->port,
                        (long long)policy->duration_ms, (long long)policy->expires_ms);
}

static bool cut_number(struct str *row, uint64_t most, uint64_t *out)
{
    struct str word;
    return str_cut_word(*row, &word, row) && str_to_u64(word, out) && *out <= most;
}

bool irc_sts_policy_parse(struct str row, struct irc_sts_policy *out)
{
    uint64_t port, duration, expires;
    if (!cut_number(&row, UINT16_MAX, &port) || port == 0
        || !cut_number(&row, (uint64_t)(IRC_STS_DURATION_DAYS_MAX * day_ms), &duration)
        || !cut_number(&row, INT64_MAX, &expires) || row.len)
        return false;
    *out = (struct irc_sts_policy){.port = (uint16_t)port,
                                   .duration_ms = (int64_t)duration,
                                   .expires_ms = (int64_t)expires};
    return true;
}
