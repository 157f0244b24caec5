/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "irc/state.h"

enum { SASL_MS = 15 * 1000, NICK_MAX_MS = 30 * 60 * 1000 };

static const struct str nothing = STR_INIT("");

/* CAP comes first and nothing is waited for: one round trip less. */
void irc_registration_start(struct irc_session *session)
{
    const struct irc_options *options = session->options;
    struct str user = options->user.len ? options->user : options->nick;
    struct str name = options->realname.len ? options->realname : options->nick;
    irc_session_send(session, "CAP", STR("LS"), STR("302"));
    if (options->password.len)
        irc_session_send(session, "PASS", options->password, nothing);
    irc_session_send(session, "NICK", str_from_c(session->self.nick), nothing);
    struct irc_message line = {.command = STR("USER"),
                               .params = {user, STR("0"), STR("*"), name},
                               .param_count = 4,
                               .is_trailing = true};
    if (!irc_message_format(&session->output, &line))
        irc_session_note(session, true, "user cannot be sent: is there a space in it?");
}

static bool wants_login(const struct irc_session *session)
{
    return session->options->sasl.mechanism_count > 0;
}

static void give_up_login(struct irc_session *session, const char *why)
{
    session->is_logging_in = false;
    irc_session_set_timer(session, IRC_TIMER_SASL, INT64_MAX);
    if (session->options->sasl.is_required && session->state != IRC_STATE_ONLINE) {
        irc_session_send(session, "QUIT", STR("login failed"), nothing);
        irc_session_end(session, IRC_SEVERITY_AUTH,
                        arena_format(&session->scratch, "login failed: %s", why));
    } else {
        irc_session_note(session, true, "not logged in: %s", why);
    }
}

static void end_negotiation(struct irc_session *session)
{
    if (session->state != IRC_STATE_NEGOTIATING)
        return;
    if (wants_login(session) && !session->is_logged_in && !session->is_login_tried)
        give_up_login(session, "the server offers no login");
    if (session->state != IRC_STATE_NEGOTIATING)
        return;
    irc_session_send(session, "CAP", STR("END"), nothing);
    irc_session_negotiated(session);
}

/* why: what became of the one before, told when there is none left. */
static void try_mechanism(struct irc_session *session, const char *why)
{
    struct str name;
    if (!irc_sasl_begin(&session->sasl, str_from_c(session->caps.mechanisms), &name)) {
        give_up_login(session, why);
        end_negotiation(session);
        return;
    }
    irc_session_send(session, "AUTHENTICATE", name, nothing);
    irc_session_set_timer(session, IRC_TIMER_SASL, SASL_MS);
}

static void negotiate(struct irc_session *session)
{
    struct str names;
    while (irc_caps_request(&session->caps, &names)) {
        struct irc_message line = {.command = STR("CAP"),
                                   .params = {STR("REQ"), names},
                                   .param_count = 2,
                                   .is_trailing = true};
        if (!irc_message_format(&session->output, &line))
            return;
    }
    if (!irc_caps_is_settled(&session->caps) || session->is_logging_in)
        return;
    if (irc_caps_has(&session->caps, IRC_CAP_SASL) && !session->is_logged_in
        && !session->is_login_tried) {
        session->is_logging_in = session->is_login_tried = true;
        irc_sasl_reset(&session->sasl, session->is_tls);
        try_mechanism(session, "no mechanism that is offered may be used here");
        return;
    }
    end_negotiation(session);
}

void irc_registration_login_timeout(struct irc_session *session)
{
    irc_session_send(session, "AUTHENTICATE", STR("*"), nothing);
    give_up_login(session, "the server did not answer");
    end_negotiation(session);
}

static void on_cap(struct irc_session *session, const struct irc_message *message)
{
    struct str what = irc_message_param(message, 1);
    struct str list = irc_message_param(message, message->param_count - 1);
    bool is_more = message->param_count > 3 && str_equal(message->params[2], STR("*"));
    if (message->param_count < 3)
        list = nothing;
    if (str_equal(what, STR("LS")) || str_equal(what, STR("NEW"))) {
        if (str_equal(what, STR("NEW")))
            session->is_login_tried = false;
        irc_caps_offer(&session->caps, list);
    } else if (str_equal(what, STR("DEL"))) {
        irc_caps_withdraw(&session->caps, list);
    } else if (str_equal(what, STR("ACK")) || str_equal(what, STR("NAK"))) {
        irc_caps_answer(&session->caps, list, str_equal(what, STR("ACK")));
    } else {
        return;
    }
    if (!is_more)
        negotiate(session);
}

static void on_authenticate(struct irc_session *session,
                            const struct irc_message *message)
{
    if (session->is_logging_in)
        (void)irc_sasl_challenge(&session->sasl, irc_message_param(message, 0),
                                 &session->output);
}

/* 900: our mask and account, perhaps long after the registration (NickServ). */
static void on_logged_in(struct irc_session *session, const struct irc_message *message)
{
    struct irc_source mask = irc_source_split(irc_message_param(message, 1));
    irc_self_set_host(&session->self, mask.user, mask.host);
    if (!session->is_logging_in) {
        session->is_logged_in = true;
        irc_rooms_logged_in(&session->rooms, session->now_ms);
    }
}

static void on_logged_out(struct irc_session *session, const struct irc_message *message)
{
    (void)message;
    session->is_logged_in = false;
}

static void on_login_success(struct irc_session *session,
                             const struct irc_message *message)
{
    (void)message;
    if (!session->is_logging_in)
        return;
    if (!irc_sasl_succeed(&session->sasl)) {
        try_mechanism(session, "the server did not prove that it knows us");
        return;
    }
    session->is_logging_in = false;
    session->is_logged_in = true;
    irc_session_set_timer(session, IRC_TIMER_SASL, INT64_MAX);
    irc_rooms_logged_in(&session->rooms, session->now_ms);
    end_negotiation(session);
}

static void on_login_failure(struct irc_session *session,
                             const struct irc_message *message)
{
    (void)message;
    if (session->is_logging_in)
        try_mechanism(session, "the server refused it (is the password right?)");
}

static void on_mechanisms(struct irc_session *session, const struct irc_message *message)
{
    struct str list = irc_message_param(message, 1);
    char *out = session->caps.mechanisms;
    if (list.len && list.len < sizeof(session->caps.mechanisms)) {
        memcpy(out, list.ptr, list.len);
        out[list.len] = '\0';
    }
}

static bool is_registering(const struct irc_session *session)
{
    return session->state == IRC_STATE_NEGOTIATING
           || session->state == IRC_STATE_REGISTERING;
}

static void on_nick_refused(struct irc_session *session,
                            const struct irc_message *message)
{
    struct str about = irc_message_param(message, 1);
    if (!is_registering(session) || irc_isupport_is_channel(&session->isupport, about))
        return;
    if (!irc_self_next_nick(&session->self, session->options, &session->isupport)) {
        irc_session_end(session, IRC_SEVERITY_ORDINARY, STR("no nick is free"));
        return;
    }
    irc_session_note(session, true, "nick refused, trying %s", session->self.nick);
    irc_session_send(session, "NICK", str_from_c(session->self.nick), nothing);
}

void irc_registration_try_nick(struct irc_session *session)
{
    if (session->state != IRC_STATE_ONLINE
        || irc_session_is_me(session, session->options->nick))
        return;
    irc_session_queue(session, "NICK", session->options->nick, nothing);
    irc_session_set_timer(session, IRC_TIMER_NICK, session->nick_delay_ms);
    session->nick_delay_ms *= 2;
    if (session->nick_delay_ms > NICK_MAX_MS)
        session->nick_delay_ms = NICK_MAX_MS;
}

/* A server that knows no CAP, or not yet: go on without. */
static void on_no_cap(struct irc_session *session, const struct irc_message *message)
{
    struct str about = irc_message_param(message, 1);
    if (session->state != IRC_STATE_NEGOTIATING
        || (str_equal(message->command, STR("421")) && !str_equal(about, STR("CAP"))))
        return;
    if (wants_login(session))
        give_up_login(session, "the server knows no CAP");
    irc_session_negotiated(session);
}

static void on_welcome(struct irc_session *session, const struct irc_message *message)
{
    if (!is_registering(session))
        return;
    if (session->state == IRC_STATE_NEGOTIATING && wants_login(session)
        && !session->is_logged_in)
        give_up_login(session, "the server did not wait for the login");
    if (!is_registering(session))
        return;
    irc_self_set_nick(&session->self, irc_message_param(message, 0));
    irc_session_welcomed(session);
}

static void on_isupport(struct irc_session *session, const struct irc_message *message)
{
    for (size_t i = 1; i + 1 < message->param_count; i++)
        irc_isupport_apply(&session->isupport, message->params[i]);
}

static void on_motd_end(struct irc_session *session, const struct irc_message *message)
{
    (void)message;
    irc_session_go_online(session);
}

static void on_banned(struct irc_session *session, const struct irc_message *message)
{
    (void)message;
    irc_session_end(session, IRC_SEVERITY_BANNED, STR("the server has banned us"));
}

static void on_bad_password(struct irc_session *session,
                            const struct irc_message *message)
{
    (void)message;
    irc_session_end(session, IRC_SEVERITY_AUTH, STR("the server's password is wrong"));
}

static const struct {
    struct str command;
    void (*handle)(struct irc_session *session, const struct irc_message *message);
} handlers[] = {
    {STR_INIT("001"), on_welcome},
    {STR_INIT("005"), on_isupport},
    {STR_INIT("376"), on_motd_end},
    {STR_INIT("421"), on_no_cap},
    {STR_INIT("422"), on_motd_end},
    {STR_INIT("432"), on_nick_refused},
    {STR_INIT("433"), on_nick_refused},
    {STR_INIT("436"), on_nick_refused},
    {STR_INIT("437"), on_nick_refused},
    {STR_INIT("451"), on_no_cap},
    {STR_INIT("463"), on_banned},
    {STR_INIT("464"), on_bad_password},
    {STR_INIT("465"), on_banned},
    {STR_INIT("900"), on_logged_in},
    {STR_INIT("901"), on_logged_out},
    {STR_INIT("902"), on_login_failure},
    {STR_INIT("903"), on_login_success},
    {STR_INIT("904"), on_login_failure},
    {STR_INIT("905"), on_login_failure},
    {STR_INIT("906"), on_login_failure},
    {STR_INIT("907"), on_login_failure},
    {STR_INIT("908"), on_mechanisms},
    {STR_INIT("AUTHENTICATE"), on_authenticate},
    {STR_INIT("CAP"), on_cap},
};

bool irc_registration_handle(struct irc_session *session,
                             const struct irc_message *message)
{
    bool is_room =
        irc_isupport_is_channel(&session->isupport, irc_message_param(message, 1));
    for (size_t i = 0; i < COUNT_OF(handlers); i++) {
        if (!str_equal_ascii_nocase(handlers[i].command, message->command))
            continue;
        handlers[i].handle(session, message);
        return !is_room;
    }
    return false;
}
