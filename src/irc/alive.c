/* SPDX-License-Identifier: MIT */
#include "irc/alive.h"

#include "irc/state.h"

enum { IDLE_MS = 90 * 1000, PONG_MS = 60 * 1000 };

static const struct str question = STR_INIT("faqd");

void irc_alive_reset(struct irc_alive *alive)
{
    *alive = (struct irc_alive){.lag_ms = -1};
}

static int64_t or_default(int64_t value, int64_t usual)
{
    return value > 0 ? value : usual;
}

void irc_alive_heard(struct irc_session *session)
{
    irc_session_set_timer(session, IRC_TIMER_PONG, INT64_MAX);
    if (session->state == IRC_STATE_ONLINE)
        irc_session_set_timer(session, IRC_TIMER_IDLE,
                              or_default(session->options->idle_ms, IDLE_MS));
}

void irc_alive_answered(struct irc_session *session, int64_t sent_ms)
{
    if (sent_ms)
        session->alive.lag_ms = session->now_ms - sent_ms;
}

void irc_alive_pong(struct irc_session *session, struct str answer)
{
    if (!str_equal(answer, question))
        return;
    irc_alive_answered(session, session->alive.pinged_ms);
    session->alive.pinged_ms = 0;
}

void irc_alive_ask(struct irc_session *session)
{
    session->alive.pinged_ms = session->now_ms;
    irc_session_send(session, "PING", question, (struct str){0});
    irc_session_set_timer(session, IRC_TIMER_PONG,
                          or_default(session->options->pong_ms, PONG_MS));
}

void irc_alive_give_up(struct irc_session *session)
{
    irc_session_end(session, IRC_SEVERITY_ORDINARY, STR("the server has gone silent"));
}
