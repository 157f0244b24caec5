/* SPDX-License-Identifier: MIT */
#include "irc/services.h"

#include "base/macros.h"
#include "irc/state.h"

enum { ANSWER_MS = 10 * 1000, NOTICE_BYTES = 200 /* of a notice that are looked at */ };

bool irc_services_are_wanted(const struct irc_session *session)
{
    return session->options->sasl.services_host.len && session->options->sasl.account.len
           && !session->login.is_deceived;
}

static struct str services_nick(const struct irc_session *session)
{
    struct str nick = session->options->sasl.services_nick;
    return nick.len ? nick : STR("NickServ");
}

/* As soon as we are in, lines keep to the pace. */
static void say(struct irc_session *session, const char *command, struct str a,
                struct str b)
{
    if (session->state == IRC_STATE_ONLINE)
        irc_session_queue(session, command, a, b);
    else
        irc_session_send(session, command, a, b);
}

void irc_services_ask(struct irc_session *session)
{
    struct str nick, host;
    (void)str_cut(services_nick(session), '@', &nick, &host);
    session->login.is_services_tried = true;
    session->login.is_services = false;
    say(session, "WHOIS", nick, (struct str){0});
    irc_login_set_step(session, IRC_LOGIN_WHOIS, ANSWER_MS);
}

static bool is_services_nick(const struct irc_session *session, struct str nick)
{
    struct str name, host;
    (void)str_cut(services_nick(session), '@', &name, &host);
    return irc_isupport_same(&session->isupport, name, nick);
}

/* Is this host or server the one of services? */
static bool is_services_host(struct irc_session *session, struct str host)
{
    struct str glob = irc_session_folded(session, session->options->sasl.services_host);
    return str_matches_glob(irc_session_folded(session, host), glob);
}

static bool is_about_services(const struct irc_session *session,
                              const struct irc_message *message)
{
    return session->login.step == IRC_LOGIN_WHOIS
           && is_services_nick(session, irc_message_param(message, 1));
}

static bool on_whois_user(struct irc_session *session, const struct irc_message *message)
{
    if (!is_about_services(session, message))
        return false;
    session->login.is_services |=
        is_services_host(session, irc_message_param(message, 3));
    return true;
}

static bool on_whois_server(struct irc_session *session,
                            const struct irc_message *message)
{
    if (!is_about_services(session, message))
        return false;
    session->login.is_services |=
        is_services_host(session, irc_message_param(message, 2));
    return true;
}

static struct str put_in(struct arena *arena, struct str text, struct str name,
                         struct str value)
{
    size_t at = str_find(text, name);
    return at == STR_NOT_FOUND
               ? text
               : arena_format(arena, "%.*s%.*s%.*s", STR_ARG(str_slice(text, 0, at)),
                              STR_ARG(value), STR_ARG(str_skip(text, at + name.len)));
}

/* The password last, so that nothing in it is taken for a name. */
static struct str identification(struct irc_session *session)
{
    const struct irc_sasl_options *login = &session->options->sasl;
    struct str text =
        login->identify.len ? login->identify : STR("IDENTIFY {account} {password}");
    text = put_in(&session->scratch, text, STR("{account}"), login->account);
    return put_in(&session->scratch, text, STR("{password}"), login->password);
}

static bool on_whois_end(struct irc_session *session, const struct irc_message *message)
{
    if (!is_about_services(session, message))
        return false;
    if (!session->login.is_services) {
        irc_login_fail(session, "NickServ is not where services should be");
        return true;
    }
    say(session, "PRIVMSG", services_nick(session), identification(session));
    irc_login_set_step(session, IRC_LOGIN_IDENTIFY, ANSWER_MS);
    return true;
}

static bool on_no_services(struct irc_session *session, const struct irc_message *message)
{
    if (!is_about_services(session, message))
        return false;
    irc_login_fail(session, "there is no NickServ now");
    return true;
}

/* What services say in words, on networks that say it in no other way. */
static const struct {
    struct str sign;
    bool is_good;
} verdicts[] = {
    {STR_INIT("*are now identified*"), true},
    {STR_INIT("*are now logged in*"), true},
    {STR_INIT("*successfully identified*"), true},
    {STR_INIT("*authentication successful*"), true},
    {STR_INIT("*password accepted*"), true},
    {STR_INIT("*now recognized*"), true},
    {STR_INIT("*already identified*"), true},
    {STR_INIT("*already logged in*"), true},
    {STR_INIT("*invalid password*"), false},
    {STR_INIT("*password incorrect*"), false},
    {STR_INIT("*incorrect password*"), false},
    {STR_INIT("*not registered*"), false},
    {STR_INIT("*isn't registered*"), false},
    {STR_INIT("*authentication failed*"), false},
};

static void judge(struct irc_session *session, struct str text)
{
    for (size_t i = 0; i < COUNT_OF(verdicts); i++) {
        if (!str_matches_glob(text, verdicts[i].sign))
            continue;
        if (verdicts[i].is_good)
            irc_login_succeed(session);
        else
            irc_login_refuse(session, "NickServ refused it (is the password right?)");
        return;
    }
}

/* A notice is for the rest of the session too. */
static bool on_notice(struct irc_session *session, const struct irc_message *message)
{
    struct irc_source source = irc_source_split(message->source);
    struct str text = irc_message_param(message, 1);
    char lower[NOTICE_BYTES];
    size_t len = 0;
    if (session->login.step != IRC_LOGIN_IDENTIFY
        || !is_services_nick(session, source.nick)
        || !is_services_host(session, source.host))
        return false;
    for (size_t i = 0; i < text.len && len < sizeof(lower); i++) {
        if (text.ptr[i] != '\x02')
            lower[len++] = char_to_lower_ascii(text.ptr[i]);
    }
    judge(session, str_make(lower, len));
    return false;
}

static const struct {
    struct str command;
    bool (*handle)(struct irc_session *session, const struct irc_message *message);
} handlers[] = {
    {STR_INIT("311"), on_whois_user}, {STR_INIT("312"), on_whois_server},
    {STR_INIT("318"), on_whois_end},  {STR_INIT("401"), on_no_services},
    {STR_INIT("NOTICE"), on_notice},
};

bool irc_services_handle(struct irc_session *session, const struct irc_message *message)
{
    for (size_t i = 0; i < COUNT_OF(handlers); i++) {
        if (str_equal_ascii_nocase(handlers[i].command, message->command))
            return handlers[i].handle(session, message);
    }
    return false;
}
