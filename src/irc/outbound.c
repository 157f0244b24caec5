/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "irc/state.h"

enum {
    UNSENT_MAX = 2048, /* more is not put before a peer that does not read */
    JOIN_BYTES_MAX = 400,
    EXCUSES_A_TURN = 4,
};

static bool add_line(struct irc_session *session, struct buf *out, const char *command,
                     struct str a, struct str b)
{
    struct irc_message message = {.command = str_from_c(command)};
    if (a.len)
        message.params[message.param_count++] = a;
    if (b.len)
        message.params[message.param_count++] = b;
    bool is_written = irc_message_format(out, &message);
    if (!is_written)
        irc_session_note(session, true, "a %s line cannot be sent", command);
    return is_written;
}

void irc_session_send(struct irc_session *session, const char *command, struct str a,
                      struct str b)
{
    (void)add_line(session, &session->output, command, a, b);
}

void irc_session_queue_line(struct irc_session *session, struct str line)
{
    struct irc_pace_part part = {.bytes = line, .lines = 1};
    struct irc_pace_answer answer = {
        .parts = &part, .count = 1, .priority = IRC_PRIORITY_CONTROL};
    (void)irc_pace_add(&session->pace, &answer, session->now_ms);
}

void irc_session_queue(struct irc_session *session, const char *command, struct str a,
                       struct str b)
{
    struct buf line;
    buf_init(&line, IRC_LINE_BYTES_MAX);
    if (add_line(session, &line, command, a, b))
        irc_session_queue_line(session, buf_view(&line));
    buf_clear(&line);
}

/* Several rooms without a key share one line. */
static void queue_joins(struct irc_session *session)
{
    struct buf names;
    buf_init(&names, JOIN_BYTES_MAX);
    struct irc_room *room;
    while ((room = irc_rooms_take_due(&session->rooms, session->now_ms))) {
        struct str name = str_from_c(room->name);
        if (room->key[0]) {
            irc_session_queue(session, "JOIN", name, str_from_c(room->key));
            continue;
        }
        if (names.len + name.len + 1 > JOIN_BYTES_MAX) {
            irc_session_queue(session, "JOIN", buf_view(&names), (struct str){0});
            buf_reset(&names);
        }
        buf_format(&names, "%s%.*s", names.len ? "," : "", STR_ARG(name));
    }
    if (names.len)
        irc_session_queue(session, "JOIN", buf_view(&names), (struct str){0});
    buf_clear(&names);
}

static void leave_unused(struct irc_session *session)
{
    struct irc_room *room;
    while ((room = irc_rooms_find_unused(&session->rooms, session->now_ms))) {
        irc_session_note(session, false, "leaving %s: nobody asked anything for a week",
                         room->name);
        irc_session_leave(session, str_from_c(room->name), session->now_ms);
    }
}

static void give_excuses(struct irc_session *session)
{
    struct irc_pace_dropped dropped;
    struct irc_excuse excuse;
    while (irc_pace_take_dropped(&session->pace, &session->scratch, &dropped))
        irc_excuses_add(&session->excuses, dropped.room, dropped.nick, session->now_ms);
    for (unsigned i = 0; i < EXCUSES_A_TURN
                         && irc_excuses_take(&session->excuses, session->now_ms,
                                             &session->scratch, &excuse);
         i++) {
        struct irc_saying saying = {.target = excuse.target,
                                    .text = {.items = &excuse.text, .count = 1},
                                    .priority = IRC_PRIORITY_DIRECT};
        irc_session_say(session, &saying, session->now_ms);
    }
}

static bool may_leave(struct irc_session *session)
{
    const struct irc_pace_part *part = irc_pace_peek(&session->pace, session->now_ms);
    return part && session->output.len < UNSENT_MAX
           && irc_window_takes(&session->window, part->bytes.len);
}

static void send_ping(struct irc_session *session, bool must_arrive)
{
    char token[32];
    uint32_t number = irc_window_ping(&session->window, must_arrive);
    if (number == 0)
        return;
    (void)snprintf(token, sizeof(token), "faqd.%u", (unsigned)number);
    irc_session_send(session, "PING", str_from_c(token), (struct str){0});
}

static void send_due(struct irc_session *session)
{
    struct irc_pace_sent sent;
    while (may_leave(session) && irc_pace_next(&session->pace, session->now_ms, &sent)) {
        buf_add(&session->output, sent.part.bytes);
        irc_window_add(&session->window, &sent, session->now_ms);
        send_ping(session, sent.promise && sent.is_last);
    }
}

void irc_outbound_end(struct irc_session *session)
{
    struct irc_pace_sent sent;
    while (irc_pace_hurry(&session->pace, IRC_PRIORITY_URGENT, &sent))
        buf_add(&session->output, sent.part.bytes);
    while (irc_window_takes(&session->window, session->isupport.line_len)
           && irc_pace_hurry(&session->pace, IRC_PRIORITY_CHANNEL, &sent)) {
        buf_add(&session->output, sent.part.bytes);
        irc_window_add(&session->window, &sent, session->now_ms);
    }
    irc_pace_clear(&session->pace);
}

/* Who had the nick may have left, and somebody else may have it now. */
static void ask_for_readers(struct irc_session *session)
{
    const struct irc_promise *promise;
    while ((promise = irc_promises_take_due(&session->promises, session->now_ms)))
        irc_session_queue(session, "WHOIS", promise->saying.nick, (struct str){0});
}

void irc_session_pump(struct irc_session *session)
{
    struct irc_stored_event told;
    while (irc_lookups_take(&session->lookups, session->now_ms, &told)) {
        irc_events_add(&session->events, &told.event);
        irc_event_release(&told);
    }
    if (session->output.is_full)
        irc_session_end(session, IRC_SEVERITY_ORDINARY, STR("the server does not read"));
    if (session->state != IRC_STATE_ONLINE || session->is_quitting || session->is_pumping)
        return;
    session->is_pumping = true;
    (void)irc_window_tick(&session->window, session->now_ms);
    leave_unused(session);
    queue_joins(session);
    ask_for_readers(session);
    give_excuses(session);
    send_due(session);
    session->is_pumping = false;
}

int64_t irc_outbound_due_ms(struct irc_session *session)
{
    int64_t due_ms = irc_rooms_due_ms(&session->rooms);
    int64_t excuse_ms = irc_excuses_due_ms(&session->excuses);
    int64_t promise_ms = irc_promises_due_ms(&session->promises);
    int64_t window_ms = irc_window_tick(&session->window, session->now_ms);
    const struct irc_pace_part *part = irc_pace_peek(&session->pace, session->now_ms);
    int64_t pace_ms = irc_pace_due_ms(&session->pace, session->now_ms);
    if (excuse_ms < due_ms)
        due_ms = excuse_ms;
    if (promise_ms < due_ms)
        due_ms = promise_ms;
    /* A full output is not a matter of time: irc_session_sent goes on. Nor is a full
     * window, until it gives up. */
    if (session->output.len >= UNSENT_MAX)
        return due_ms;
    if (part && !irc_window_takes(&session->window, part->bytes.len))
        pace_ms = window_ms;
    return pace_ms < due_ms ? pace_ms : due_ms;
}

void irc_outbound_reset(struct irc_session *session)
{
    irc_pace_reset(&session->pace, session->now_ms);
    irc_window_clear(&session->window);
    irc_excuses_clear(&session->excuses);
    session->is_multiline_off = false;
    session->typed_ms = 0;
    session->label_batch = 0;
}
