/* SPDX-License-Identifier: MIT */
#include "irc/login.h"

#include "base/macros.h"
#include "irc/state.h"

enum {
    SASL_MS = 15 * 1000,
    SERVICES_MS = 10 * 1000,
    RETRY_FIRST_MS = 5 * 60 * 1000,
    RETRY_MAX_MS = 60 * 60 * 1000,
    LOGGED_OUT_MS = 30 * 1000,
    NOTICE_BYTES = 200, /* of a notice that are looked at */
};

static const struct str nothing = STR_INIT("");

void irc_login_reset(struct irc_login *login)
{
    *login = (struct irc_login){.retry_ms = RETRY_FIRST_MS};
}

static const struct irc_sasl_options *wanted(const struct irc_session *session)
{
    return &session->options->sasl;
}

static bool wants_services(const struct irc_session *session)
{
    return wanted(session)->services_host.len && wanted(session)->account.len
           && !session->login.is_deceived;
}

static bool wants_login(const struct irc_session *session)
{
    return wanted(session)->mechanism_count > 0 || wants_services(session);
}

static struct str services_nick(const struct irc_session *session)
{
    struct str nick = wanted(session)->services_nick;
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

static void set_step(struct irc_session *session, enum irc_login_step step,
                     int64_t timeout_ms)
{
    session->login.step = step;
    irc_session_set_timer(session, IRC_TIMER_LOGIN, timeout_ms);
}

static void plan_retry(struct irc_session *session)
{
    struct irc_login *login = &session->login;
    if (login->is_deceived)
        return;
    irc_session_set_timer(session, IRC_TIMER_RETRY, login->retry_ms);
    login->retry_ms *= 2;
    if (login->retry_ms > RETRY_MAX_MS)
        login->retry_ms = RETRY_MAX_MS;
}

static void fail(struct irc_session *session, const char *why)
{
    struct irc_login *login = &session->login;
    bool is_out = session->state != IRC_STATE_ONLINE;
    set_step(session, IRC_LOGIN_NONE, INT64_MAX);
    if (is_out && wants_services(session) && !login->is_services_tried) {
        irc_session_note(session, false, "no SASL, NickServ is next: %s", why);
    } else if (is_out && wanted(session)->is_required) {
        irc_session_send(session, "QUIT", STR("login failed"), nothing);
        irc_session_end(session, IRC_SEVERITY_AUTH,
                        arena_format(&session->scratch, "login failed: %s", why));
    } else {
        if (why != login->why)
            irc_session_note(session, true, "not logged in: %s", why);
        login->why = why;
        plan_retry(session);
    }
    irc_registration_go_on(session);
}

static void succeed(struct irc_session *session)
{
    struct irc_login *login = &session->login;
    set_step(session, IRC_LOGIN_NONE, INT64_MAX);
    irc_session_set_timer(session, IRC_TIMER_RETRY, INT64_MAX);
    if (!login->is_done)
        irc_session_note(session, false, "logged in");
    login->is_done = true;
    login->why = NULL;
    login->retry_ms = RETRY_FIRST_MS;
    irc_rooms_logged_in(&session->rooms, session->now_ms);
    irc_nick_logged_in(session);
    irc_registration_go_on(session);
}

/* why: what became of the one before, told when there is none left. */
static void try_mechanism(struct irc_session *session, const char *why)
{
    struct str name;
    if (session->login.is_deceived
        || !irc_sasl_begin(&session->sasl, str_from_c(session->caps.mechanisms), &name)) {
        fail(session, why);
        return;
    }
    irc_session_send(session, "AUTHENTICATE", name, nothing);
    set_step(session, IRC_LOGIN_SASL, SASL_MS);
}

static void ask_services(struct irc_session *session)
{
    struct str nick, host;
    (void)str_cut(services_nick(session), '@', &nick, &host);
    session->login.is_services_tried = true;
    session->login.is_services = false;
    say(session, "WHOIS", nick, nothing);
    set_step(session, IRC_LOGIN_WHOIS, SERVICES_MS);
}

bool irc_login_begin(struct irc_session *session)
{
    struct irc_login *login = &session->login;
    if (login->step != IRC_LOGIN_NONE)
        return true;
    if (!wants_login(session) || login->is_done || login->is_sasl_tried)
        return false;
    login->is_sasl_tried = true;
    if (irc_caps_has(&session->caps, IRC_CAP_SASL)) {
        irc_sasl_reset(&session->sasl, session->is_tls);
        try_mechanism(session, "no mechanism that is offered may be used here");
    } else if (session->state == IRC_STATE_ONLINE && wants_services(session)) {
        ask_services(session);
    } else {
        fail(session, "the server offers no login");
    }
    return true;
}

void irc_login_unavailable(struct irc_session *session, const char *why)
{
    if (!wants_login(session) || session->login.is_done || session->login.is_sasl_tried)
        return;
    session->login.is_sasl_tried = true;
    fail(session, why);
}

void irc_login_offered(struct irc_session *session)
{
    session->login.is_sasl_tried = false;
}

bool irc_login_holds_joins(struct irc_session *session)
{
    struct irc_login *login = &session->login;
    if (login->step == IRC_LOGIN_NONE && !login->is_done && !login->is_services_tried
        && wants_services(session))
        ask_services(session);
    return login->step == IRC_LOGIN_WHOIS || login->step == IRC_LOGIN_IDENTIFY;
}

static void log_out(struct irc_session *session)
{
    bool was_in = session->login.is_done;
    session->login.is_done = false;
    session->login.is_sasl_tried = session->login.is_services_tried = false;
    if (was_in && wants_login(session))
        irc_session_set_timer(session, IRC_TIMER_RETRY, LOGGED_OUT_MS);
}

void irc_login_told(struct irc_session *session, struct str account)
{
    if (session->login.step == IRC_LOGIN_SASL || session->login.is_deceived)
        return;
    if (str_equal(account, STR("*")))
        log_out(session);
    else
        succeed(session);
}

void irc_login_timeout(struct irc_session *session)
{
    switch (session->login.step) {
    case IRC_LOGIN_NONE: break;
    case IRC_LOGIN_SASL:
        irc_session_send(session, "AUTHENTICATE", STR("*"), nothing);
        fail(session, "the server did not answer");
        break;
    case IRC_LOGIN_WHOIS: fail(session, "NickServ was not found"); break;
    case IRC_LOGIN_IDENTIFY: fail(session, "NickServ did not answer"); break;
    }
}

/* What services are there now is asked anew. */
void irc_login_retry(struct irc_session *session)
{
    struct irc_login *login = &session->login;
    if (session->state != IRC_STATE_ONLINE || login->is_done
        || login->step != IRC_LOGIN_NONE)
        return;
    irc_session_set_timer(session, IRC_TIMER_RETRY, login->retry_ms);
    login->is_sasl_tried = login->is_services_tried = false;
    if (session->caps.is_known)
        irc_session_queue(session, "CAP", STR("LS"), STR("302"));
    else if (wants_services(session))
        ask_services(session);
}

static bool on_authenticate(struct irc_session *session,
                            const struct irc_message *message)
{
    if (session->login.step == IRC_LOGIN_SASL
        && !irc_sasl_challenge(&session->sasl, irc_message_param(message, 0),
                               &session->output))
        session->login.is_deceived = session->sasl.mechanism == IRC_SASL_SCRAM_SHA_256;
    return true;
}

/* 900: our mask and account, perhaps long after the registration (NickServ). */
static bool on_logged_in(struct irc_session *session, const struct irc_message *message)
{
    struct irc_source mask = irc_source_split(irc_message_param(message, 1));
    irc_self_set_host(&session->self, mask.user, mask.host);
    irc_login_told(session, irc_message_param(message, 2));
    return true;
}

static bool on_logged_out(struct irc_session *session, const struct irc_message *message)
{
    (void)message;
    log_out(session);
    return true;
}

static bool on_success(struct irc_session *session, const struct irc_message *message)
{
    (void)message;
    if (session->login.step != IRC_LOGIN_SASL)
        return true;
    if (irc_sasl_succeed(&session->sasl)) {
        succeed(session);
        return true;
    }
    session->login.is_deceived = true;
    irc_session_send(session, "AUTHENTICATE", STR("*"), nothing);
    fail(session, "the server did not prove that it knows us");
    return true;
}

static bool on_failure(struct irc_session *session, const struct irc_message *message)
{
    (void)message;
    if (session->login.step != IRC_LOGIN_SASL)
        return true;
    if (session->login.is_deceived) {
        fail(session, "the server did not prove that it knows us");
        return true;
    }
    session->login.retry_ms = RETRY_MAX_MS;
    try_mechanism(session, "the server refused it (is the password right?)");
    return true;
}

static bool on_mechanisms(struct irc_session *session, const struct irc_message *message)
{
    irc_caps_set_mechanisms(&session->caps, irc_message_param(message, 1));
    return true;
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
    struct str glob = irc_session_folded(session, wanted(session)->services_host);
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

static bool on_whois_end(struct irc_session *session, const struct irc_message *message)
{
    const struct irc_sasl_options *login = wanted(session);
    if (!is_about_services(session, message))
        return false;
    if (!session->login.is_services) {
        fail(session, "NickServ is not where services should be");
        return true;
    }
    say(session, "PRIVMSG", services_nick(session),
        arena_format(&session->scratch, "IDENTIFY %.*s %.*s", STR_ARG(login->account),
                     STR_ARG(login->password)));
    set_step(session, IRC_LOGIN_IDENTIFY, SERVICES_MS);
    return true;
}

static bool on_no_services(struct irc_session *session, const struct irc_message *message)
{
    if (!is_about_services(session, message))
        return false;
    fail(session, "there is no NickServ now");
    return true;
}

/* What services say in words, on networks that say it in no other way. */
static const struct {
    struct str sign;
    bool is_good;
} verdicts[] = {
    {STR_INIT("*are now identified*"), true},
    {STR_INIT("*are now logged in*"), true},
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
        if (verdicts[i].is_good) {
            succeed(session);
        } else {
            session->login.retry_ms = RETRY_MAX_MS;
            fail(session, "NickServ refused it (is the password right?)");
        }
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
    {STR_INIT("900"), on_logged_in},  {STR_INIT("901"), on_logged_out},
    {STR_INIT("902"), on_failure},    {STR_INIT("903"), on_success},
    {STR_INIT("904"), on_failure},    {STR_INIT("905"), on_failure},
    {STR_INIT("906"), on_failure},    {STR_INIT("907"), on_failure},
    {STR_INIT("908"), on_mechanisms}, {STR_INIT("AUTHENTICATE"), on_authenticate},
    {STR_INIT("NOTICE"), on_notice},
};

bool irc_login_handle(struct irc_session *session, const struct irc_message *message)
{
    for (size_t i = 0; i < COUNT_OF(handlers); i++) {
        if (str_equal_ascii_nocase(handlers[i].command, message->command))
            return handlers[i].handle(session, message);
    }
    return false;
}
