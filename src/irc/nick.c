/* SPDX-License-Identifier: MIT */
#include "irc/nick.h"

#include "base/macros.h"
#include "irc/state.h"

enum {
    FIRST_MS = 60 * 1000,
    MAX_MS = 30 * 60 * 1000,
    ISON_MS = 60 * 1000,
    WAR_MS = 10 * 60 * 1000,
};

static const struct str nothing = STR_INIT("");

void irc_nick_reset(struct irc_nick *nick)
{
    *nick = (struct irc_nick){.take_delay_ms = FIRST_MS, .ask_delay_ms = FIRST_MS};
}

/* What the server would make of the wanted name. */
static struct str wanted(const struct irc_session *session)
{
    return session->state == IRC_STATE_ONLINE
               ? str_slice(session->options->nick, 0, session->isupport.nick_len)
               : session->options->nick;
}

bool irc_nick_is_wanted(const struct irc_session *session)
{
    return irc_session_is_me(session, session->options->nick)
           || irc_session_is_me(session, wanted(session));
}

static bool is_regaining(const struct irc_session *session)
{
    return session->state == IRC_STATE_ONLINE && !session->nick.is_resigned
           && !irc_nick_is_wanted(session);
}

/* The delay before the next of its kind, doubled. */
static int64_t take_delay(int64_t *delay_ms)
{
    int64_t now = *delay_ms;
    *delay_ms = now * 2 < MAX_MS ? now * 2 : MAX_MS;
    return now;
}

/* Without the password: services know who is logged in. */
static void ask_services(struct irc_session *session)
{
    const struct irc_sasl_options *login = &session->options->sasl;
    struct irc_nick *nick = &session->nick;
    struct str nickserv = login->services_nick;
    if (!session->login.is_done || login->regain.len == 0)
        return;
    nick->ask_at_ms = session->now_ms + take_delay(&nick->ask_delay_ms);
    irc_session_queue(session, "PRIVMSG", nickserv.len ? nickserv : STR("NickServ"),
                      arena_format(&session->scratch, "%.*s %.*s", STR_ARG(login->regain),
                                   STR_ARG(session->options->nick)));
}

static void plan(struct irc_session *session)
{
    const struct irc_nick *nick = &session->nick;
    int64_t at_ms = session->now_ms + ISON_MS;
    if (nick->is_free)
        at_ms = nick->take_at_ms;
    else if (nick->is_watched)
        at_ms = nick->ask_at_ms ? nick->ask_at_ms : INT64_MAX;
    session->timers[IRC_TIMER_NICK] = at_ms;
}

static void take(struct irc_session *session)
{
    struct irc_nick *nick = &session->nick;
    nick->is_free = session->now_ms < nick->take_at_ms;
    if (!nick->is_free) {
        irc_session_queue(session, "NICK", session->options->nick, nothing);
        nick->take_at_ms = session->now_ms + take_delay(&nick->take_delay_ms);
    }
    plan(session);
}

static void ask(struct irc_session *session)
{
    struct irc_nick *nick = &session->nick;
    if (session->isupport.monitor && !nick->is_watched) {
        irc_session_queue(session, "MONITOR", STR("+"), session->options->nick);
        nick->is_watched = true;
    } else if (!nick->is_watched) {
        irc_session_queue(session, "ISON", session->options->nick, nothing);
    }
    plan(session);
}

void irc_nick_online(struct irc_session *session)
{
    if (!is_regaining(session))
        return;
    ask_services(session);
    ask(session);
}

void irc_nick_logged_in(struct irc_session *session)
{
    struct irc_nick *nick = &session->nick;
    nick->is_resigned = false;
    memset(nick->renamed_ms, 0, sizeof(nick->renamed_ms));
    irc_nick_online(session);
}

void irc_nick_try(struct irc_session *session)
{
    struct irc_nick *nick = &session->nick;
    if (!is_regaining(session))
        return;
    if (nick->is_free) {
        take(session);
        return;
    }
    if (session->now_ms >= nick->ask_at_ms)
        ask_services(session);
    ask(session);
}

static void stop(struct irc_session *session)
{
    struct irc_nick *nick = &session->nick;
    irc_session_set_timer(session, IRC_TIMER_NICK, INT64_MAX);
    if (nick->is_watched)
        irc_session_queue(session, "MONITOR", STR("-"), session->options->nick);
    nick->is_watched = nick->is_free = false;
}

static void resign(struct irc_session *session, const char *why)
{
    stop(session);
    session->nick.is_resigned = true;
    irc_session_note(session, true, "staying %s: %s", session->self.nick, why);
}

/* Is this the third time within 10 min? */
static bool is_war(struct irc_nick *nick, int64_t now_ms)
{
    int64_t *times = nick->renamed_ms;
    memmove(times, times + 1, sizeof(nick->renamed_ms) - sizeof(times[0]));
    times[IRC_NICK_RENAMES_MAX - 1] = now_ms;
    return times[0] && now_ms - times[0] <= WAR_MS;
}

void irc_nick_changed(struct irc_session *session, bool was_wanted)
{
    struct irc_nick *nick = &session->nick;
    if (session->state != IRC_STATE_ONLINE || nick->is_resigned)
        return;
    if (irc_nick_is_wanted(session)) {
        if (!was_wanted)
            irc_session_note(session, false, "called %s again", session->self.nick);
        stop(session);
        return;
    }
    if (!was_wanted)
        return;
    irc_session_note(session, true, "renamed to %s by the network", session->self.nick);
    if (is_war(nick, session->now_ms)) {
        resign(session, "somebody else wants the other name");
        return;
    }
    if (session->now_ms - nick->take_at_ms > WAR_MS)
        nick->take_delay_ms = FIRST_MS;
    nick->take_at_ms = session->now_ms + take_delay(&nick->take_delay_ms);
    ask(session);
}

void irc_nick_left(struct irc_session *session, struct str nick)
{
    if (is_regaining(session)
        && irc_isupport_same(&session->isupport, nick, session->options->nick))
        take(session);
}

static bool on_refused(struct irc_session *session, const struct irc_message *message)
{
    struct str about = irc_message_param(message, 1);
    if (irc_isupport_is_channel(&session->isupport, about))
        return false;
    if (session->state == IRC_STATE_ONLINE) {
        if (str_equal(message->command, STR("432")) && is_regaining(session))
            resign(session, "the server does not take the other name");
        return true;
    }
    if (!irc_self_next_nick(&session->self, session->options, &session->isupport)) {
        irc_session_end(session, IRC_SEVERITY_ORDINARY, STR("no nick is free"));
        return true;
    }
    irc_session_note(session, true, "nick refused, trying %s", session->self.nick);
    irc_session_send(session, "NICK", str_from_c(session->self.nick), nothing);
    return true;
}

static bool has_wanted(const struct irc_session *session, struct str list, char separator)
{
    struct str name, rest;
    while (str_cut(list, separator, &name, &list)) {
        (void)str_cut(name, '!', &name, &rest);
        if (irc_isupport_same(&session->isupport, name, session->options->nick))
            return true;
    }
    return false;
}

static bool on_ison(struct irc_session *session, const struct irc_message *message)
{
    struct str list = irc_message_param(message, 1);
    if (is_regaining(session) && !has_wanted(session, list, ' '))
        take(session);
    return true;
}

static bool on_offline(struct irc_session *session, const struct irc_message *message)
{
    struct str list = irc_message_param(message, 1);
    if (is_regaining(session) && has_wanted(session, list, ','))
        take(session);
    return true;
}

static bool on_online(struct irc_session *session, const struct irc_message *message)
{
    if (has_wanted(session, irc_message_param(message, 1), ','))
        session->nick.is_free = false;
    return true;
}

/* The list is full: ask as on a server without it. */
static bool on_list_full(struct irc_session *session, const struct irc_message *message)
{
    (void)message;
    session->nick.is_watched = false;
    session->isupport.monitor = 0;
    if (is_regaining(session))
        ask(session);
    return true;
}

static const struct {
    struct str command;
    bool (*handle)(struct irc_session *session, const struct irc_message *message);
} handlers[] = {
    {STR_INIT("303"), on_ison},    {STR_INIT("432"), on_refused},
    {STR_INIT("433"), on_refused}, {STR_INIT("436"), on_refused},
    {STR_INIT("437"), on_refused}, {STR_INIT("730"), on_online},
    {STR_INIT("731"), on_offline}, {STR_INIT("734"), on_list_full},
};

bool irc_nick_handle(struct irc_session *session, const struct irc_message *message)
{
    for (size_t i = 0; i < COUNT_OF(handlers); i++) {
        if (str_equal_ascii_nocase(handlers[i].command, message->command))
            return handlers[i].handle(session, message);
    }
    return false;
}
