/* SPDX-License-Identifier: MIT */
#include "irc/session.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "irc/state.h"

enum {
    OUTPUT_MAX = 64 * 1024,
    REGISTRATION_MS = 60 * 1000,
    MOTD_MS = 3 * 1000,
    QUIT_MS = 2 * 1000,
};

static void stop_timers(struct irc_session *session)
{
    for (size_t i = 0; i < IRC_TIMER_COUNT; i++)
        session->timers[i] = INT64_MAX;
}

struct irc_session *irc_session_create(const struct irc_options *options, uint64_t seed)
{
    struct irc_session *session = ALLOC(struct irc_session);
    session->options = options;
    random_init(&session->random, seed);
    arena_init(&session->scratch);
    stop_timers(session);
    irc_lines_init(&session->input);
    buf_init(&session->output, OUTPUT_MAX);
    irc_isupport_init(&session->isupport);
    irc_sasl_init(&session->sasl, options);
    irc_self_reset(&session->self, options);
    irc_alive_reset(&session->alive);
    irc_rooms_init(&session->rooms, options);
    irc_accounts_init(&session->accounts, random_next(&session->random));
    irc_operators_init(&session->operators, random_next(&session->random));
    irc_company_init(&session->company, random_next(&session->random));
    irc_pace_init(&session->pace, options->burst, options->lines_per_second,
                  options->is_strict);
    return session;
}

void irc_session_destroy(struct irc_session *session)
{
    if (!session)
        return;
    irc_lines_clear(&session->input);
    buf_clear(&session->output);
    irc_events_clear(&session->events);
    irc_sasl_clear(&session->sasl);
    irc_rooms_clear(&session->rooms);
    irc_accounts_clear(&session->accounts);
    irc_operators_clear(&session->operators);
    irc_company_clear(&session->company);
    irc_lookups_clear(&session->lookups);
    irc_fallbacks_clear(&session->fallbacks);
    irc_pace_clear(&session->pace);
    irc_window_clear(&session->window);
    irc_excuses_clear(&session->excuses);
    irc_promises_clear(&session->promises);
    irc_gatherings_clear(&session->gatherings);
    arena_clear(&session->scratch);
    free(session);
}

void irc_session_set_timer(struct irc_session *session, enum irc_timer timer,
                           int64_t delay_ms)
{
    session->timers[timer] =
        delay_ms == INT64_MAX ? INT64_MAX : session->now_ms + delay_ms;
}

void irc_session_note(struct irc_session *session, bool is_warning, const char *format,
                      ...)
{
    char text[300];
    va_list values;
    va_start(values, format);
    (void)vsnprintf(text, sizeof(text), format, values);
    va_end(values);
    irc_events_add(&session->events, &(struct irc_event){.kind = IRC_NOTE,
                                                         .text = str_from_c(text),
                                                         .is_warning = is_warning});
}

struct str irc_session_folded(struct irc_session *session, struct str name)
{
    return irc_isupport_fold(&session->isupport, &session->scratch, name);
}

bool irc_session_is_me(const struct irc_session *session, struct str nick)
{
    return irc_isupport_same(&session->isupport, nick, str_from_c(session->self.nick));
}

/* What was learned from one server is nothing to the next. */
static void forget_connection(struct irc_session *session)
{
    stop_timers(session);
    irc_lines_reset(&session->input);
    buf_reset(&session->output);
    irc_isupport_init(&session->isupport);
    irc_caps_init(&session->caps, session->options->sasl.mechanism_count > 0);
    irc_sasl_reset(&session->sasl, session->is_tls);
    irc_self_reset(&session->self, session->options);
    irc_rooms_reset(&session->rooms);
    session->caps.wants_names =
        irc_rooms_want_names(&session->rooms) || session->options->refuses_strangers;
    irc_accounts_clear(&session->accounts);
    irc_operators_clear(&session->operators);
    irc_company_clear(&session->company);
    irc_lookups_clear(&session->lookups);
    irc_fallbacks_clear(&session->fallbacks);
    irc_outbound_reset(session);
    irc_promises_link_lost(&session->promises);
    irc_catch_up_reset(session);
    session->batches = (struct irc_batches){0};
    irc_gatherings_clear(&session->gatherings);
    irc_login_reset(&session->login);
    irc_nick_reset(&session->nick);
    irc_alive_reset(&session->alive);
    session->is_introduced = session->is_welcomed = session->is_quitting = false;
    session->skew_ms = 0;
}

void irc_session_start(struct irc_session *session, bool is_tls, int64_t now_ms)
{
    session->now_ms = now_ms;
    session->is_tls = is_tls;
    forget_connection(session);
    session->state = IRC_STATE_NEGOTIATING;
    irc_session_set_timer(session, IRC_TIMER_REGISTRATION, REGISTRATION_MS);
    irc_registration_start(session);
}

void irc_session_lost(struct irc_session *session, int64_t now_ms)
{
    session->now_ms = now_ms;
    forget_connection(session);
    session->state = IRC_STATE_OFFLINE;
}

static void lose(struct irc_session *session, const struct irc_event *event)
{
    if (session->state == IRC_STATE_OFFLINE || session->state == IRC_STATE_LOST)
        return;
    session->state = IRC_STATE_LOST;
    stop_timers(session);
    irc_pace_clear(&session->pace);
    irc_promises_link_lost(&session->promises);
    irc_events_add(&session->events, event);
}

void irc_session_end(struct irc_session *session, enum irc_severity severity,
                     struct str reason)
{
    struct irc_event event = {.kind = IRC_LOST,
                              .severity =
                                  session->is_quitting ? IRC_SEVERITY_QUIT : severity,
                              .text = reason};
    lose(session, &event);
}

/* Not a word more over plain text: what waits in the output is not sent either. */
void irc_session_upgrade(struct irc_session *session, const struct irc_sts *sts)
{
    struct irc_event event = {.kind = IRC_LOST,
                              .severity = IRC_SEVERITY_UPGRADE,
                              .sts = *sts,
                              .text = STR("the server asks for TLS")};
    buf_reset(&session->output);
    lose(session, &event);
}

void irc_session_negotiated(struct irc_session *session)
{
    if (session->state == IRC_STATE_NEGOTIATING)
        session->state = IRC_STATE_REGISTERING;
}

void irc_session_welcomed(struct irc_session *session)
{
    irc_session_negotiated(session);
    session->is_welcomed = true;
    irc_session_set_timer(session, IRC_TIMER_REGISTRATION, INT64_MAX);
    irc_session_set_timer(session, IRC_TIMER_MOTD, MOTD_MS);
}

void irc_session_go_online(struct irc_session *session)
{
    if (session->state != IRC_STATE_REGISTERING || !session->is_welcomed)
        return;
    irc_session_set_timer(session, IRC_TIMER_MOTD, INT64_MAX);
    if (irc_login_holds_joins(session))
        return;
    struct str nick = str_from_c(session->self.nick);
    session->state = IRC_STATE_ONLINE;
    irc_alive_heard(session);
    if (session->isupport.bot_mode) {
        char mode[2] = {'+', session->isupport.bot_mode};
        irc_session_queue(session, "MODE", nick, str_make(mode, 2));
    }
    irc_nick_online(session);
    irc_catch_up_online(session);
    irc_events_add(&session->events,
                   &(struct irc_event){.kind = IRC_ONLINE, .text = nick});
}

static void handle_line(struct irc_session *session, struct str line)
{
    struct irc_message message;
    arena_reset(&session->scratch);
    if (!irc_message_parse(line, &message)) {
        session->refused++;
        return;
    }
    if (!irc_login_handle(session, &message)
        && !irc_registration_handle(session, &message)
        && !irc_nick_handle(session, &message))
        irc_inbound_handle(session, &message);
}

static bool is_listening(const struct irc_session *session)
{
    return session->state != IRC_STATE_OFFLINE && session->state != IRC_STATE_LOST;
}

void irc_session_feed(struct irc_session *session, struct str bytes, int64_t now_ms)
{
    struct str line;
    session->now_ms = now_ms;
    irc_alive_heard(session);
    while (bytes.len && is_listening(session)) {
        bytes = str_skip(bytes, irc_lines_feed(&session->input, bytes));
        while (is_listening(session) && irc_lines_next(&session->input, &line))
            handle_line(session, line);
    }
    irc_catch_up_heard(session);
    irc_session_pump(session);
}

bool irc_session_next(struct irc_session *session, struct irc_event *out)
{
    return irc_events_next(&session->events, out);
}

void irc_session_hold(struct irc_session *session)
{
    irc_events_hold(&session->events);
}

void irc_session_give_held(struct irc_session *session)
{
    irc_events_give_held(&session->events);
}

struct str irc_session_output(const struct irc_session *session)
{
    return buf_view(&session->output);
}

void irc_session_sent(struct irc_session *session, size_t count)
{
    buf_consume(&session->output, count);
    irc_session_pump(session);
}

static void registration_timeout(struct irc_session *session)
{
    irc_session_end(session, IRC_SEVERITY_ORDINARY, STR("registration took too long"));
}

static void quit_timeout(struct irc_session *session)
{
    irc_session_end(session, IRC_SEVERITY_QUIT, STR("quit"));
}

static void (*const on_timer[IRC_TIMER_COUNT])(struct irc_session *session) = {
    [IRC_TIMER_REGISTRATION] = registration_timeout,
    [IRC_TIMER_MOTD] = irc_session_go_online,
    [IRC_TIMER_HELLO] = irc_registration_introduce,
    [IRC_TIMER_LOGIN] = irc_login_timeout,
    [IRC_TIMER_RETRY] = irc_login_retry,
    [IRC_TIMER_IDLE] = irc_alive_ask,
    [IRC_TIMER_PONG] = irc_alive_give_up,
    [IRC_TIMER_QUIT] = quit_timeout,
    [IRC_TIMER_NICK] = irc_nick_try,
};

static void run_timers(struct irc_session *session)
{
    for (size_t i = 0; i < IRC_TIMER_COUNT; i++) {
        if (session->now_ms < session->timers[i])
            continue;
        on_timer[i](session);
        if (session->timers[i] <= session->now_ms)
            session->timers[i] = INT64_MAX;
    }
}

static int64_t earlier(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static int64_t due_ms(struct irc_session *session)
{
    int64_t due = irc_lookups_due_ms(&session->lookups);
    for (size_t i = 0; i < IRC_TIMER_COUNT; i++)
        due = earlier(due, session->timers[i]);
    if (session->state != IRC_STATE_ONLINE || session->is_quitting)
        return due;
    return earlier(due, irc_outbound_due_ms(session));
}

int64_t irc_session_tick(struct irc_session *session, int64_t now_ms)
{
    session->now_ms = now_ms;
    run_timers(session);
    irc_session_pump(session);
    return due_ms(session);
}

void irc_session_quit(struct irc_session *session, struct str reason, int64_t now_ms)
{
    session->now_ms = now_ms;
    if (session->is_quitting)
        return;
    session->is_quitting = true;
    if (session->state != IRC_STATE_ONLINE) {
        irc_session_end(session, IRC_SEVERITY_QUIT, STR("quit"));
        return;
    }
    irc_outbound_end(session);
    irc_session_send(session, "QUIT", reason, (struct str){0});
    irc_session_set_timer(session, IRC_TIMER_QUIT, QUIT_MS);
}

struct irc_status irc_session_status(const struct irc_session *session)
{
    return (struct irc_status){
        .state = session->state,
        .nick = str_from_c(session->self.nick),
        .lag_ms = session->alive.lag_ms,
        .channels = irc_rooms_count_in(&session->rooms),
        .answers_dropped = session->answers_dropped + session->pace.dropped,
        .lines_refused = session->refused + session->input.refused,
        .events_dropped = session->events.dropped,
        .seen_ms = session->catch_up.seen_ms,
        .is_logged_in = session->login.is_done,
    };
}
