/* SPDX-License-Identifier: MIT */
#include "irc/login.h"

#include "base/macros.h"
#include "irc/services.h"
#include "irc/state.h"

enum {
    SASL_MS = 15 * 1000,
    RETRY_FIRST_MS = 5 * 60 * 1000,
    RETRY_MAX_MS = 60 * 60 * 1000,
    LOGGED_OUT_MS = 30 * 1000,
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

static bool wants_login(const struct irc_session *session)
{
    return wanted(session)->mechanism_count > 0 || irc_services_are_wanted(session);
}

void irc_login_set_step(struct irc_session *session, enum irc_login_step step,
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

void irc_login_fail(struct irc_session *session, const char *why)
{
    struct irc_login *login = &session->login;
    bool is_out = session->state != IRC_STATE_ONLINE;
    irc_login_set_step(session, IRC_LOGIN_NONE, INT64_MAX);
    if (is_out && irc_services_are_wanted(session) && !login->is_services_tried) {
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

void irc_login_refuse(struct irc_session *session, const char *why)
{
    session->login.retry_ms = RETRY_MAX_MS;
    irc_login_fail(session, why);
}

void irc_login_succeed(struct irc_session *session)
{
    struct irc_login *login = &session->login;
    irc_login_set_step(session, IRC_LOGIN_NONE, INT64_MAX);
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
        irc_login_fail(session, why);
        return;
    }
    irc_session_send(session, "AUTHENTICATE", name, nothing);
    irc_login_set_step(session, IRC_LOGIN_SASL, SASL_MS);
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
    } else if (session->state == IRC_STATE_ONLINE && irc_services_are_wanted(session)) {
        irc_services_ask(session);
    } else {
        irc_login_fail(session, "the server offers no login");
    }
    return true;
}

void irc_login_unavailable(struct irc_session *session, const char *why)
{
    if (!wants_login(session) || session->login.is_done || session->login.is_sasl_tried)
        return;
    session->login.is_sasl_tried = true;
    irc_login_fail(session, why);
}

void irc_login_offered(struct irc_session *session)
{
    session->login.is_sasl_tried = false;
}

bool irc_login_holds_joins(struct irc_session *session)
{
    struct irc_login *login = &session->login;
    if (login->step == IRC_LOGIN_NONE && !login->is_done && !login->is_services_tried
        && irc_services_are_wanted(session))
        irc_services_ask(session);
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
        irc_login_succeed(session);
}

void irc_login_timeout(struct irc_session *session)
{
    switch (session->login.step) {
    case IRC_LOGIN_NONE: break;
    case IRC_LOGIN_SASL:
        irc_session_send(session, "AUTHENTICATE", STR("*"), nothing);
        irc_login_fail(session, "the server did not answer");
        break;
    case IRC_LOGIN_WHOIS: irc_login_fail(session, "NickServ was not found"); break;
    case IRC_LOGIN_IDENTIFY: irc_login_fail(session, "NickServ did not answer"); break;
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
    else if (irc_services_are_wanted(session))
        irc_services_ask(session);
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
        irc_login_succeed(session);
        return true;
    }
    session->login.is_deceived = true;
    irc_session_send(session, "AUTHENTICATE", STR("*"), nothing);
    irc_login_fail(session, "the server did not prove that it knows us");
    return true;
}

static bool on_failure(struct irc_session *session, const struct irc_message *message)
{
    (void)message;
    if (session->login.step != IRC_LOGIN_SASL)
        return true;
    if (session->login.is_deceived) {
        irc_login_fail(session, "the server did not prove that it knows us");
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

static const struct {
    struct str command;
    bool (*handle)(struct irc_session *session, const struct irc_message *message);
} handlers[] = {
    {STR_INIT("900"), on_logged_in},  {STR_INIT("901"), on_logged_out},
    {STR_INIT("902"), on_failure},    {STR_INIT("903"), on_success},
    {STR_INIT("904"), on_failure},    {STR_INIT("905"), on_failure},
    {STR_INIT("906"), on_failure},    {STR_INIT("907"), on_failure},
    {STR_INIT("908"), on_mechanisms}, {STR_INIT("AUTHENTICATE"), on_authenticate},
};

bool irc_login_handle(struct irc_session *session, const struct irc_message *message)
{
    for (size_t i = 0; i < COUNT_OF(handlers); i++) {
        if (str_equal_ascii_nocase(handlers[i].command, message->command))
            return handlers[i].handle(session, message);
    }
    return irc_services_handle(session, message);
}
