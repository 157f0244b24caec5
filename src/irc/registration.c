/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "irc/state.h"

enum { HELLO_MS = 5 * 1000 };

static const struct str nothing = STR_INIT("");

void irc_registration_introduce(struct irc_session *session)
{
    const struct irc_options *options = session->options;
    struct str user = options->user.len ? options->user : options->nick;
    struct str name = options->realname.len ? options->realname : options->nick;
    if (session->is_introduced)
        return;
    session->is_introduced = true;
    irc_session_set_timer(session, IRC_TIMER_HELLO, INT64_MAX);
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

/* CAP comes first and nothing is waited for: one round trip less. But over plain text the
 * list may say that TLS is wanted (STS), and no password is sent before it was read. */
void irc_registration_start(struct irc_session *session)
{
    irc_session_send(session, "CAP", STR("LS"), STR("302"));
    if (session->is_tls || session->options->password.len == 0)
        irc_registration_introduce(session);
    else
        irc_session_set_timer(session, IRC_TIMER_HELLO, HELLO_MS);
}

void irc_registration_go_on(struct irc_session *session)
{
    if (session->state == IRC_STATE_NEGOTIATING && session->caps.is_known) {
        irc_session_send(session, "CAP", STR("END"), nothing);
        irc_session_negotiated(session);
    }
    irc_session_go_online(session);
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
    if (irc_caps_is_settled(&session->caps) && !irc_login_begin(session))
        irc_registration_go_on(session);
}

/* False when the link is over. */
static bool heed_sts(struct irc_session *session, struct str list)
{
    struct irc_sts sts;
    if (!irc_sts_find(list, &sts))
        return true;
    if (session->is_tls) {
        irc_events_add(&session->events,
                       &(struct irc_event){.kind = IRC_STS, .sts = sts});
        return true;
    }
    if (sts.port)
        irc_session_upgrade(session, &sts);
    return sts.port == 0;
}

static bool has_sasl(struct str list)
{
    struct str word, name, value;
    while (str_cut_word(list, &word, &list)) {
        if (str_cut(word, '=', &name, &value) && str_equal(name, STR("sasl")))
            return true;
    }
    return false;
}

static void on_cap(struct irc_session *session, const struct irc_message *message)
{
    struct str what = irc_message_param(message, 1);
    struct str list = irc_message_param(message, message->param_count - 1);
    bool is_more = message->param_count > 3 && str_equal(message->params[2], STR("*"));
    if (message->param_count < 3)
        list = nothing;
    if (str_equal(what, STR("LS")) || str_equal(what, STR("NEW"))) {
        if (!heed_sts(session, list))
            return;
        if (str_equal(what, STR("NEW")) && has_sasl(list))
            irc_login_offered(session);
        irc_caps_offer(&session->caps, list);
    } else if (str_equal(what, STR("DEL"))) {
        irc_caps_withdraw(&session->caps, list);
    } else if (str_equal(what, STR("ACK")) || str_equal(what, STR("NAK"))) {
        irc_caps_answer(&session->caps, list, str_equal(what, STR("ACK")));
    } else {
        return;
    }
    if (is_more)
        return;
    irc_registration_introduce(session);
    negotiate(session);
}

static bool is_registering(const struct irc_session *session)
{
    return session->state == IRC_STATE_NEGOTIATING
           || session->state == IRC_STATE_REGISTERING;
}

/* A server that knows no CAP, or not yet: go on without. */
static void on_no_cap(struct irc_session *session, const struct irc_message *message)
{
    struct str about = irc_message_param(message, 1);
    if (session->state != IRC_STATE_NEGOTIATING
        || (str_equal(message->command, STR("421")) && !str_equal(about, STR("CAP"))))
        return;
    irc_session_negotiated(session);
    irc_registration_introduce(session);
    irc_login_unavailable(session, "the server knows no CAP");
}

/* Once more: the bouncer that we talk to has a fresh connection, and is in no room. */
static void on_welcome(struct irc_session *session, const struct irc_message *message)
{
    bool was_wanted = irc_nick_is_wanted(session);
    if (irc_message_param(message, 0).len == 0)
        return;
    irc_self_set_nick(&session->self, irc_message_param(message, 0));
    if (!is_registering(session)) {
        irc_nick_changed(session, was_wanted);
        irc_rooms_reset(&session->rooms);
        return;
    }
    irc_session_negotiated(session);
    if (session->login.step == IRC_LOGIN_NONE)
        irc_login_unavailable(session, "the server did not wait for the login");
    if (is_registering(session))
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
    {STR_INIT("001"), on_welcome},  {STR_INIT("005"), on_isupport},
    {STR_INIT("376"), on_motd_end}, {STR_INIT("421"), on_no_cap},
    {STR_INIT("422"), on_motd_end}, {STR_INIT("451"), on_no_cap},
    {STR_INIT("463"), on_banned},   {STR_INIT("464"), on_bad_password},
    {STR_INIT("465"), on_banned},   {STR_INIT("CAP"), on_cap},
};

bool irc_registration_handle(struct irc_session *session,
                             const struct irc_message *message)
{
    for (size_t i = 0; i < COUNT_OF(handlers); i++) {
        if (!str_equal_ascii_nocase(handlers[i].command, message->command))
            continue;
        handlers[i].handle(session, message);
        return true;
    }
    return false;
}
