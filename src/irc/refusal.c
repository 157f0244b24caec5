/* SPDX-License-Identifier: MIT */
/* What the server refused of what we sent, and how it is said instead. A label tells which
 * part is meant; without labels the window tells which one to the same target it must be. */
#include "base/macros.h"
#include "irc/saying.h"
#include "irc/state.h"

enum {
    LINE_SPARE_BYTES = 20,
    SHORT_BYTES = 100, /* who does not take that much takes nothing */
};

/* One line of a part. In a batch, one that goes on with the line before says so, and what
 * stood between them ends that line. */
static void add_said(struct irc_session *session, struct irc_saying *saying,
                     const struct irc_message *line)
{
    struct irc_text *text = &saying->text;
    uint64_t bit = UINT64_C(1) << text->count;
    struct str value;
    saying->is_notice = str_equal(line->command, STR("NOTICE"));
    if (text->count > 0
        && irc_message_tag(line, &session->scratch, STR("draft/multiline-concat"),
                           &value)) {
        struct str *before = &text->items[text->count - 1];
        bool has_space = str_ends_with(*before, STR(" "));
        before->len -= has_space;
        text->joined |= bit;
        text->glued |= has_space ? 0 : bit;
    }
    text->items[text->count++] = irc_message_param(line, 1);
}

/* To be said again, in another way. The flight's views die with the window; what it has
 * promised is the new one's to keep. */
static struct irc_saying saying_of(struct irc_session *session, struct irc_flight *flight)
{
    struct arena *scratch = &session->scratch;
    struct str rest = arena_copy(scratch, flight->bytes), line;
    struct irc_saying saying = {
        .target = arena_copy(scratch, flight->target),
        .text = {.items = ARENA_ARRAY(scratch, struct str, IRC_PACE_LINES_MAX)},
        .nick = arena_copy(scratch, flight->nick),
        .room = arena_copy(scratch, flight->room),
        .priority = flight->priority,
        .promise = flight->promise,
    };
    flight->promise = 0;
    while (saying.text.count < IRC_PACE_LINES_MAX && str_cut_line(rest, &line, &rest)) {
        struct irc_message said;
        if (irc_message_parse(line, &said)
            && (str_equal(said.command, STR("PRIVMSG"))
                || str_equal(said.command, STR("NOTICE"))))
            add_said(session, &saying, &said);
    }
    return saying;
}

static bool has_bold(const struct irc_flight *flight)
{
    return str_find_char(flight->bytes, '\x02') != STR_NOT_FOUND;
}

static bool is_about_formatting(const struct irc_message *message)
{
    struct str reason = irc_message_param(message, message->param_count - 1);
    static const struct str signs[] = {STR_INIT("olor"), STR_INIT("olour"),
                                       STR_INIT("ormatting"), STR_INIT("+c")};
    for (size_t i = 0; i < COUNT_OF(signs); i++) {
        if (str_find(reason, signs[i]) != STR_NOT_FOUND)
            return true;
    }
    return false;
}

static void say_plain(struct irc_session *session, struct irc_flight *flight)
{
    struct irc_saying saying = saying_of(session, flight);
    for (size_t i = 0; i < saying.text.count; i++)
        saying.text.items[i] = irc_format_plain(&session->scratch, saying.text.items[i]);
    irc_session_say(session, &saying, session->now_ms);
}

/* Help must arrive: what a room may not hear goes to the one who needs it. */
static void say_in_private(struct irc_session *session, struct irc_flight *flight)
{
    struct irc_saying saying = saying_of(session, flight);
    irc_saying_turn_private(&saying);
    irc_session_say(session, &saying, session->now_ms);
}

static bool is_urgent(const struct irc_flight *flight)
{
    return flight && flight->priority == IRC_PRIORITY_URGENT && flight->nick.len;
}

static void room_refused(struct irc_session *session, struct irc_room *room,
                         struct irc_flight *flight, const struct irc_message *message)
{
    if (flight && has_bold(flight) && is_about_formatting(message)) {
        if (!room->is_plain)
            irc_session_note(session, false, "no bold text in %s", room->name);
        room->is_plain = true;
        say_plain(session, flight);
        return;
    }
    irc_room_muted(room, str_equal(message->command, STR("477")), session->now_ms);
    irc_session_note(session, true, "may not speak in %s", room->name);
    irc_pace_forget(&session->pace, irc_session_folded(session, str_from_c(room->name)));
    if (is_urgent(flight))
        say_in_private(session, flight);
}

/* We have left it, or were made to, with help on its way. Without a label, errors about a join
 * or a late PART look the same: they do not mean what was acknowledged before. */
static void left_room_refused(struct irc_session *session, struct irc_flight *flight,
                              bool is_labelled)
{
    if (!is_urgent(flight) || (flight->is_taken && !is_labelled))
        return;
    irc_session_note(session, true, "no longer in %.*s: help is told in private",
                     STR_ARG(flight->target));
    say_in_private(session, flight);
}

/* Who is gone just now, or takes nothing from strangers and may yet allow us, is told again
 * what must arrive. */
static void private_refused(struct irc_session *session, struct str nick,
                            struct irc_flight *flight, bool is_gone)
{
    struct irc_fallback fallback;
    if (nick.len == 0)
        return;
    bool has_fallback =
        irc_fallbacks_take(&session->fallbacks, nick, session->now_ms, &fallback);
    if (flight && (is_gone || !has_fallback)) {
        irc_promises_refused(&session->promises, flight->promise, session->now_ms);
        flight->promise = 0;
    }
    irc_pace_forget(&session->pace, nick);
    if (!has_fallback)
        return;
    irc_session_say(session, &fallback.instead, session->now_ms);
    irc_fallback_release(&fallback);
}

/* The one of several to the same target that a refusal without a label means. */
static struct irc_flight *find_refused(struct irc_session *session, struct str target,
                                       const struct irc_message *message)
{
    struct irc_window *window = &session->window;
    for (size_t i = 0; is_about_formatting(message) && i < window->count; i++) {
        struct irc_flight *flight = &window->flights[i];
        if (!flight->is_refused && !flight->is_taken && has_bold(flight)
            && str_equal(flight->target, target))
            return flight;
    }
    return irc_window_find_target(window, target);
}

void irc_refusal_heard(struct irc_session *session, const struct irc_message *message)
{
    struct irc_flight *flight = irc_delivery_labelled(session, message);
    struct str name = irc_message_param(message, 1);
    bool is_labelled = flight != NULL;
    if (!flight)
        flight = find_refused(session, irc_session_folded(session, name), message);
    if (flight)
        flight->is_refused = true;
    struct str target = arena_copy(
        &session->scratch, flight ? flight->target : irc_session_folded(session, name));
    struct irc_room *room = irc_rooms_find(&session->rooms, &session->isupport, target);
    if (room && room->state == IRC_ROOM_IN)
        room_refused(session, room, flight, message);
    else if (room || irc_isupport_is_channel(&session->isupport, target))
        left_room_refused(session, flight, is_labelled);
    else
        private_refused(session, target, flight, str_equal(message->command, STR("401")));
}

static void say_shorter(struct irc_session *session, struct irc_flight *flight)
{
    struct irc_saying saying = saying_of(session, flight);
    size_t longest = 0;
    for (size_t i = 0; i < saying.text.count; i++) {
        if (saying.text.items[i].len > longest)
            longest = saying.text.items[i].len;
    }
    if (longest <= SHORT_BYTES)
        return;
    saying.text = irc_format_shorter(&session->scratch, &saying.text, longest * 2 / 3);
    irc_session_say(session, &saying, session->now_ms);
}

/* 417: what we take for the length of a line is too much here. It names nobody: without a
 * label it is the longest line that nothing was heard of yet. One without a target is none
 * of an answer. */
void irc_refusal_too_long(struct irc_session *session, const struct irc_message *message)
{
    struct irc_flight *flight = irc_delivery_labelled(session, message);
    if (!flight)
        flight = irc_window_find_longest(&session->window);
    irc_self_spare(&session->self, LINE_SPARE_BYTES);
    irc_session_note(session, true, "a line was too long for the server");
    if (!flight || flight->target.len == 0)
        return;
    flight->is_refused = true;
    say_shorter(session, flight);
}

static bool is_batch(const struct irc_flight *flight)
{
    return str_find(flight->bytes, STR("BATCH +")) != STR_NOT_FOUND;
}

/* Refusals come in the order of what was sent: without a label it is the oldest batch that
 * nothing was heard of yet. */
static struct irc_flight *find_batch(struct irc_session *session,
                                     const struct irc_message *message)
{
    struct irc_window *window = &session->window;
    struct irc_flight *flight = irc_delivery_labelled(session, message);
    for (size_t i = 0; !flight && i < window->count; i++) {
        struct irc_flight *item = &window->flights[i];
        if (is_batch(item) && !item->is_taken && !item->is_refused)
            flight = item;
    }
    return flight && is_batch(flight) ? flight : NULL;
}

static void batch_failed(struct irc_session *session, const struct irc_message *message)
{
    struct irc_flight *flight = find_batch(session, message);
    session->is_multiline_off = true;
    if (!flight)
        return;
    flight->is_refused = true;
    struct irc_saying saying = saying_of(session, flight);
    irc_session_say(session, &saying, session->now_ms);
}

/* FAIL PRIVMSG: in words of its own what 404 and 716 say. Without a label the target that
 * it names tells which line is meant. */
static void message_failed(struct irc_session *session, const struct irc_message *message)
{
    struct irc_flight *flight = irc_delivery_labelled(session, message);
    struct str named = irc_session_folded(session, irc_message_param(message, 2));
    if (!flight)
        flight = irc_window_find_target(&session->window, named);
    if (!flight)
        return;
    flight->is_refused = true;
    struct str target = arena_copy(&session->scratch, flight->target);
    if (!irc_isupport_is_channel(&session->isupport, target))
        private_refused(session, target, flight, false);
    else if (is_urgent(flight))
        say_in_private(session, flight);
}

/* Command and code are for the log; the text may repeat what was said. */
void irc_refusal_failed(struct irc_session *session, const struct irc_message *message)
{
    struct str about = irc_message_param(message, 0);
    irc_session_note(session, true, "%.*s %.*s %.*s", STR_ARG(message->command),
                     STR_ARG(about), STR_ARG(irc_message_param(message, 1)));
    if (!str_equal(message->command, STR("FAIL")))
        return;
    if (str_equal(about, STR("BATCH")))
        batch_failed(session, message);
    else if (str_equal(about, STR("PRIVMSG")) || str_equal(about, STR("NOTICE")))
        message_failed(session, message);
}
