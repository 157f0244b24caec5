/* SPDX-License-Identifier: MIT */
/* What somebody said: to whom, who that is, and how old it is. */
#include "irc/state.h"

enum { LATE_MS = 60 * 1000 };

static const struct str nothing = STR_INIT("");

void irc_line_account(struct irc_session *session, const struct irc_line *line,
                      struct irc_event *event)
{
    bool is_told = irc_message_tag(line->message, &session->scratch, STR("account"),
                                   &event->account);
    if (is_told || irc_caps_has(&session->caps, IRC_CAP_ACCOUNT_TAG)) {
        event->is_account_known = true;
        return;
    }
    event->is_account_known =
        irc_caps_has(&session->caps, IRC_CAP_ACCOUNT_NOTIFY)
        && irc_caps_has(&session->caps, IRC_CAP_EXTENDED_JOIN)
        && irc_accounts_find(&session->accounts, line->nick, &event->account);
}

static bool has_bot_tag(struct irc_session *session, const struct irc_message *message)
{
    struct str value;
    return irc_message_tag(message, &session->scratch, STR("bot"), &value)
           || irc_message_tag(message, &session->scratch, STR("draft/bot"), &value)
           || irc_message_tag(message, &session->scratch, STR("inspircd.org/bot"),
                              &value);
}

static bool is_reply_to_us(struct irc_session *session, const struct irc_message *message)
{
    struct str id = nothing;
    if (!irc_message_tag(message, &session->scratch, STR("+reply"), &id))
        (void)irc_message_tag(message, &session->scratch, STR("+draft/reply"), &id);
    return irc_delivery_is_own(session, id);
}

static void set_time(struct irc_session *session, const struct irc_message *message,
                     struct irc_event *event)
{
    struct str value = nothing;
    int64_t sent_ms;
    event->time_ms = session->now_ms;
    if (irc_message_tag(message, &session->scratch, STR("time"), &value)
        && irc_time_parse(value, &sent_ms)
        && sent_ms + session->skew_ms < session->now_ms)
        event->time_ms = sent_ms + session->skew_ms;
    event->is_late = session->now_ms - event->time_ms > LATE_MS
                     || irc_batches_is_replayed(session, message);
    event->is_old = irc_catch_up_is_old(session, event);
}

/* True when the text is still for the bot. */
static bool take_ctcp(struct irc_session *session, const struct irc_line *line,
                      struct irc_event *event)
{
    struct irc_ctcp ctcp;
    struct str reply;
    if (!irc_ctcp_parse(event->text, &ctcp))
        return true;
    if (str_equal_ascii_nocase(ctcp.command, STR("ACTION"))) {
        event->text = ctcp.params;
        event->is_action = true;
        return true;
    }
    if (!event->is_notice && !event->is_late
        && irc_ctcp_reply(&ctcp, session->options, session->now_ms, &session->scratch,
                          &reply)
        && irc_ctcp_allows(&session->ctcp, session->now_ms))
        irc_session_queue(session, "NOTICE", line->source.nick, reply);
    return false;
}

/* "*status" of ZNC and BouncerServ of soju talk to their owner. Answered, the first calls
 * each answer an unknown command, for ever (seen with ZNC 1.8.2, November 2026). */
static bool is_bouncer(const struct irc_source *source)
{
    return str_starts_with(source->nick, STR("*"))
           || str_equal(source->host, STR("BouncerServ"));
}

static void describe(struct irc_session *session, const struct irc_line *line,
                     struct irc_event *event)
{
    irc_line_account(session, line, event);
    event->is_bot = has_bot_tag(session, line->message)
                    || irc_accounts_is_bot(&session->accounts, line->nick)
                    || irc_delivery_is_echo(session, event->text);
    event->is_operator =
        event->is_channel
        && irc_operators_has(&session->operators,
                             irc_session_folded(session, event->target), line->nick);
    event->is_stranger =
        !event->is_channel && irc_company_is_stranger(session, line->nick);
    event->is_reply_to_us = is_reply_to_us(session, line->message);
    (void)irc_message_tag(line->message, &session->scratch, STR("msgid"), &event->id);
}

static bool is_from_person(const struct irc_line *line)
{
    return !line->is_mine && !is_bouncer(&line->source) && line->source.nick.len > 0
           && (line->source.host.len > 0
               || str_find_char(line->nick, '.') == STR_NOT_FOUND);
}

/* A room that we are on the way out of (a forward) is none of ours. */
static bool is_for_us(struct irc_session *session, const struct irc_event *event)
{
    if (!event->is_channel)
        return irc_session_is_me(session, event->target);
    return irc_rooms_find(&session->rooms, &session->isupport, event->target) != NULL;
}

void irc_spoken_text(struct irc_session *session, const struct irc_line *line)
{
    bool is_notice = str_equal_ascii_nocase(line->message->command, STR("NOTICE"));
    struct str batch = irc_batches_name(session, line->message);
    struct irc_event event = {.kind = IRC_MESSAGE,
                              .text = irc_line_param(line, 1),
                              .source = line->message->source,
                              .nick = line->source.nick,
                              .target = irc_line_param(line, 0),
                              .is_notice = is_notice};
    if (line->is_mine)
        (void)irc_catch_up_line(session, batch, &event, true);
    if (!is_from_person(line) || line->message->param_count < 2)
        return;
    event.is_status = irc_isupport_cut_status(&session->isupport, &event.target);
    event.is_channel = irc_isupport_is_channel(&session->isupport, event.target);
    set_time(session, line->message, &event);
    if (!is_for_us(session, &event) || !take_ctcp(session, line, &event))
        return;
    describe(session, line, &event);
    if (!irc_catch_up_line(session, batch, &event, false))
        irc_events_add(&session->events, &event);
}
