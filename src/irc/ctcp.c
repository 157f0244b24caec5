/* SPDX-License-Identifier: MIT */
#include "irc/ctcp.h"

#include <time.h>

#include "base/macros.h"
#include "text/utf8.h"

bool irc_ctcp_parse(struct str text, struct irc_ctcp *out)
{
    if (!str_starts_with(text, STR("\x01")))
        return false;
    struct str inner = str_skip(text, 1);
    if (str_ends_with(inner, STR("\x01")))
        inner.len--;
    *out = (struct irc_ctcp){0};
    (void)str_cut(inner, ' ', &out->command, &out->params);
    return true;
}

struct question {
    const struct irc_options *options;
    struct str params;
    int64_t now_ms;
    struct arena *arena;
};

static struct str tell_version(const struct question *question)
{
    return question->options->version;
}

static struct str tell_source(const struct question *question)
{
    return question->options->source_url;
}

/* Whoever asks in bytes that are no UTF-8 gets others back: what we send is always valid. */
static struct str tell_ping(const struct question *question)
{
    struct str token = question->params;
    token = str_slice(token, 0, str_find_char(token, '\x01'));
    return utf8_fit(utf8_clean(question->arena, token), IRC_CTCP_PING_BYTES_MAX);
}

static struct str tell_time(const struct question *question)
{
    char text[40] = "";
    time_t seconds = (time_t)(question->now_ms / 1000);
    struct tm tm;
    if (gmtime_r(&seconds, &tm))
        (void)strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &tm);
    return arena_copy(question->arena, str_from_c(text));
}

static struct str tell_commands(const struct question *question)
{
    (void)question;
    return STR("ACTION CLIENTINFO PING SOURCE TIME VERSION");
}

static const struct {
    struct str name;
    struct str (*tell)(const struct question *question);
} answers[] = {
    {STR_INIT("CLIENTINFO"), tell_commands}, {STR_INIT("PING"), tell_ping},
    {STR_INIT("SOURCE"), tell_source},       {STR_INIT("TIME"), tell_time},
    {STR_INIT("VERSION"), tell_version},
};

bool irc_ctcp_reply(const struct irc_ctcp *ctcp, const struct irc_options *options,
                    int64_t now_ms, struct arena *arena, struct str *out)
{
    struct question question = {options, ctcp->params, now_ms, arena};
    for (size_t i = 0; i < COUNT_OF(answers); i++) {
        if (!str_equal_ascii_nocase(answers[i].name, ctcp->command))
            continue;
        struct str value = answers[i].tell(&question);
        *out = arena_format(arena, "\x01%.*s%s%.*s\x01", STR_ARG(answers[i].name),
                            value.len ? " " : "", STR_ARG(value));
        return value.len > 0;
    }
    return false;
}

bool irc_ctcp_allows(struct irc_ctcp_limit *limit, int64_t now_ms)
{
    if (now_ms - limit->since_ms >= (int64_t)60 * 1000)
        *limit = (struct irc_ctcp_limit){.since_ms = now_ms};
    return limit->count++ < IRC_CTCP_PER_MINUTE;
}
