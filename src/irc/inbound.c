/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "irc/saying.h"
#include "irc/state.h"

enum { PONG_PAID_MS = 30 * 1000 };

static const struct str nothing = STR_INIT("");

struct str irc_line_param(const struct irc_line *line, size_t at)
{
    return irc_message_param(line->message, at);
}

struct str irc_line_last(const struct irc_line *line)
{
    size_t count = line->message->param_count;
    return count ? line->message->params[count - 1] : nothing;
}

/* A server asks now and then, and its answer counts there as a line. soju asks with each
 * message (seen with a build of March 2026): paid for, no token would be left for ours. */
static void on_ping(struct irc_session *session, const struct irc_line *line)
{
    irc_session_send(session, "PONG", irc_line_last(line), nothing);
    if (session->now_ms - session->ponged_ms < PONG_PAID_MS)
        return;
    session->ponged_ms = session->now_ms;
    irc_pace_charge(&session->pace, session->now_ms);
}

static void on_pong(struct irc_session *session, const struct irc_line *line)
{
    struct str token = irc_line_last(line);
    irc_delivery_pong(session, token);
    irc_alive_pong(session, token);
}

static enum irc_severity severity_of(struct str reason)
{
    static const struct str signs[] = {
        STR_INIT("*banned*"),   STR_INIT("*k-line*"), STR_INIT("*g-line*"),
        STR_INIT("*z-line*"),   STR_INIT("*klined*"), STR_INIT("*k:lined*"),
        STR_INIT("*glined*"),   STR_INIT("*akill*"),  STR_INIT("*too fast*"),
        STR_INIT("*too many*"), STR_INIT("*dnsbl*"),  STR_INIT("*throttl*"),
    };
    char lower[256];
    size_t len = reason.len < sizeof(lower) ? reason.len : sizeof(lower);
    for (size_t i = 0; i < len; i++)
        lower[i] = char_to_lower_ascii(reason.ptr[i]);
    for (size_t i = 0; i < COUNT_OF(signs); i++) {
        if (str_matches_glob(str_make(lower, len), signs[i]))
            return IRC_SEVERITY_BANNED;
    }
    return IRC_SEVERITY_ORDINARY;
}

static void on_error(struct irc_session *session, const struct irc_line *line)
{
    struct str reason = irc_line_last(line);
    irc_session_end(session, severity_of(reason), reason);
}

/* Somebody gave a name up: it means nobody now, and may be the one that we want. */
static void nick_is_gone(struct irc_session *session, const struct irc_line *line)
{
    irc_lookups_end(&session->lookups, line->nick, true);
    if (!line->is_mine)
        irc_nick_left(session, line->source.nick);
}

static void on_quit(struct irc_session *session, const struct irc_line *line)
{
    irc_accounts_forget(&session->accounts, line->nick);
    irc_operators_forget(&session->operators, nothing, line->nick);
    irc_company_renamed(session, line->nick, nothing);
    nick_is_gone(session, line);
}

static void on_nick(struct irc_session *session, const struct irc_line *line)
{
    struct str to = irc_session_folded(session, irc_line_param(line, 0));
    if (line->is_mine) {
        bool was_wanted = irc_nick_is_wanted(session);
        irc_self_set_nick(&session->self, irc_line_param(line, 0));
        irc_nick_changed(session, was_wanted);
    }
    irc_accounts_rename(&session->accounts, line->nick, to);
    irc_operators_rename(&session->operators, line->nick, to);
    irc_company_renamed(session, line->nick, to);
    if (str_equal(line->nick, to))
        return;
    nick_is_gone(session, line);
    irc_lookups_end(&session->lookups, to, true);
}

static void on_account(struct irc_session *session, const struct irc_line *line)
{
    if (!irc_caps_has(&session->caps, IRC_CAP_ACCOUNT_TAG))
        irc_accounts_set(&session->accounts, line->nick, irc_line_param(line, 0));
    if (line->is_mine)
        irc_login_told(session, irc_line_param(line, 0));
}

static void on_chghost(struct irc_session *session, const struct irc_line *line)
{
    if (line->is_mine)
        irc_self_set_host(&session->self, irc_line_param(line, 0),
                          irc_line_param(line, 1));
}

/* 302 faqd :faqd*=+~faqd@host */
static void on_userhost(struct irc_session *session, const struct irc_line *line)
{
    struct str reply = str_trim(irc_line_last(line)), nick, user, host;
    if (!str_cut(reply, '=', &nick, &reply) || !str_cut(reply, '@', &user, &host))
        return;
    if (str_ends_with(nick, STR("*")))
        nick.len--;
    if (irc_session_is_me(session, nick))
        irc_self_set_host(&session->self, str_skip(user, 1), host);
}

/* 396: the host that others see from now on, on some servers with the user. */
static void on_host(struct irc_session *session, const struct irc_line *line)
{
    struct irc_source mask = irc_source_split(irc_line_param(line, 1));
    if (mask.host.len)
        irc_self_set_host(&session->self, mask.nick, mask.host);
    else
        irc_self_set_host(&session->self, nothing, mask.nick);
}

static void on_mode(struct irc_session *session, const struct irc_line *line)
{
    struct str modes = irc_line_param(line, 1);
    if (!irc_session_is_me(session, irc_line_param(line, 0)))
        irc_channels_mode(session, line);
    else if (str_starts_with(modes, STR("+"))
             && str_find_char(modes, 'r') != STR_NOT_FOUND)
        irc_login_told(session, nothing);
}

static void on_batch(struct irc_session *session, const struct irc_line *line)
{
    irc_batches_heard(session, line->message);
}

/* TARGETS ann 2026-11-24T12:00:00.000Z */
static void on_history(struct irc_session *session, const struct irc_line *line)
{
    if (str_equal_ascii_nocase(irc_line_param(line, 0), STR("TARGETS")))
        irc_catch_up_target(session, irc_batches_name(session, line->message),
                            irc_line_param(line, 1));
}

static void on_standard_reply(struct irc_session *session, const struct irc_line *line)
{
    irc_refusal_failed(session, line->message);
}

static void on_too_long(struct irc_session *session, const struct irc_line *line)
{
    irc_refusal_too_long(session, line->message);
}

static void on_whois_user(struct irc_session *session, const struct irc_line *line)
{
    struct str nick = irc_line_param(line, 1), user = irc_line_param(line, 2),
               host = irc_line_param(line, 3);
    irc_lookups_host(&session->lookups, irc_session_folded(session, nick), user, host);
    irc_promises_host(&session->promises, &session->isupport, nick, user, host);
}

static void note_account(struct irc_session *session, struct str nick, struct str account)
{
    irc_lookups_account(&session->lookups, irc_session_folded(session, nick), account);
    irc_promises_account(&session->promises, &session->isupport, nick, account);
}

static void on_whois_account(struct irc_session *session, const struct irc_line *line)
{
    note_account(session, irc_line_param(line, 1), irc_line_param(line, 2));
}

/* 307 has no account in it: the nick itself is the account that was identified for. */
static void on_whois_registered(struct irc_session *session, const struct irc_line *line)
{
    note_account(session, irc_line_param(line, 1), irc_line_param(line, 1));
}

static void on_whois_end(struct irc_session *session, const struct irc_line *line)
{
    struct str nick = irc_line_param(line, 1);
    const struct irc_promise *promise;
    irc_lookups_end(&session->lookups, irc_session_folded(session, nick), false);
    while ((promise = irc_promises_end(&session->promises, &session->isupport, nick,
                                       session->now_ms))) {
        struct irc_saying saying = promise->saying;
        irc_saying_turn_private(&saying);
        irc_session_say(session, &saying, session->now_ms);
    }
}

/* A join, or something that was said: while we ask for a room, it may be either. */
static void on_refused(struct irc_session *session, const struct irc_line *line)
{
    irc_channels_refused(session, line);
    irc_refusal_heard(session, line->message);
}

/* Numerics are never replayed: their time tells how the clocks differ. */
static void learn_skew(struct irc_session *session, const struct irc_message *message)
{
    struct str value;
    int64_t sent_ms;
    if (message->command.len == 3 && char_is_digit(message->command.ptr[0])
        && irc_message_tag(message, &session->scratch, STR("time"), &value)
        && irc_time_parse(value, &sent_ms))
        session->skew_ms = session->now_ms - sent_ms;
}

static const struct {
    struct str command;
    void (*handle)(struct irc_session *session, const struct irc_line *line);
} handlers[] = {
    {STR_INIT("302"), on_userhost},
    {STR_INIT("307"), on_whois_registered},
    {STR_INIT("311"), on_whois_user},
    {STR_INIT("318"), on_whois_end},
    {STR_INIT("330"), on_whois_account},
    {STR_INIT("353"), irc_channels_names},
    {STR_INIT("354"), irc_channels_who},
    {STR_INIT("396"), on_host},
    {STR_INIT("401"), on_refused},
    {STR_INIT("403"), on_refused},
    {STR_INIT("404"), on_refused},
    {STR_INIT("417"), on_too_long},
    {STR_INIT("442"), on_refused},
    {STR_INIT("477"), on_refused},
    {STR_INIT("482"), on_refused},
    {STR_INIT("486"), on_refused},
    {STR_INIT("492"), on_refused},
    {STR_INIT("531"), on_refused},
    {STR_INIT("716"), on_refused},
    {STR_INIT("926"), irc_channels_refused},
    {STR_INIT("ACCOUNT"), on_account},
    {STR_INIT("BATCH"), on_batch},
    {STR_INIT("CHATHISTORY"), on_history},
    {STR_INIT("CHGHOST"), on_chghost},
    {STR_INIT("ERROR"), on_error},
    {STR_INIT("FAIL"), on_standard_reply},
    {STR_INIT("INVITE"), irc_channels_invite},
    {STR_INIT("JOIN"), irc_channels_join},
    {STR_INIT("KICK"), irc_channels_kick},
    {STR_INIT("MODE"), on_mode},
    {STR_INIT("NICK"), on_nick},
    {STR_INIT("NOTICE"), irc_spoken_text},
    {STR_INIT("PART"), irc_channels_part},
    {STR_INIT("PING"), on_ping},
    {STR_INIT("PONG"), on_pong},
    {STR_INIT("PRIVMSG"), irc_spoken_text},
    {STR_INIT("QUIT"), on_quit},
    {STR_INIT("WARN"), on_standard_reply},
};

void irc_inbound_handle(struct irc_session *session, const struct irc_message *message)
{
    struct irc_line line = {.message = message,
                            .source = irc_source_split(message->source)};
    if (message->source.len > IRC_NAME_BYTES_MAX) {
        session->refused++;
        return;
    }
    line.nick = irc_session_folded(session, line.source.nick);
    line.is_mine = irc_session_is_me(session, line.source.nick);
    learn_skew(session, message);
    if (irc_gathering_line(session, message) || irc_delivery_heard(session, message))
        return;
    for (size_t i = 0; i < COUNT_OF(handlers); i++) {
        if (str_equal_ascii_nocase(handlers[i].command, message->command)) {
            handlers[i].handle(session, &line);
            return;
        }
    }
    /* Whatever a server calls it: while we ask for a room, any error about it refuses it. */
    if (irc_message_is_error(message))
        irc_channels_refused(session, &line);
}
