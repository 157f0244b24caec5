/* SPDX-License-Identifier: MIT */
/* What became of what we sent. A label tells which part is meant; without labels the window
 * tells which one to the same target it must be. */
#include "base/macros.h"
#include "irc/saying.h"
#include "irc/state.h"

enum { LINE_SPARE_BYTES = 20, ECHO_BYTES_MIN = 12, ECHO_MS = 60 * 1000 };

/* The label stands on the line, or on the batch that it is in. */
static uint32_t label_of(struct irc_session *session, const struct irc_message *message)
{
    struct str value;
    uint64_t label = 0;
    if (irc_message_tag(message, &session->scratch, STR("label"), &value))
        return str_to_u64(value, &label) ? (uint32_t)label : 0;
    value = irc_batches_name(session, message);
    return value.len && str_hash(value, 0) == session->label_batch ? session->batch_label
                                                                   : 0;
}

static struct irc_flight *labelled(struct irc_session *session,
                                   const struct irc_message *message)
{
    return irc_window_find(&session->window, label_of(session, message));
}

static void note_batch(struct irc_session *session, const struct irc_message *message)
{
    struct str mark = irc_message_param(message, 0), name = str_skip(mark, 1);
    uint32_t label = label_of(session, message);
    if (!str_equal(message->command, STR("BATCH")))
        return;
    if (str_starts_with(mark, STR("+")) && label) {
        session->label_batch = str_hash(name, 0);
        session->batch_label = label;
    } else if (str_hash(name, 0) == session->label_batch) {
        session->label_batch = 0;
    }
}

static void note_taken(struct irc_session *session)
{
    uint32_t promise;
    while ((promise = irc_window_take_promise(&session->window)))
        irc_promises_part_taken(&session->promises, promise);
}

/* The server has read the part, but nobody else will. */
static bool is_refusal(const struct irc_message *message)
{
    return irc_message_is_error(message) || str_equal(message->command, STR("FAIL"));
}

bool irc_delivery_heard(struct irc_session *session, const struct irc_message *message)
{
    struct str nick = irc_source_split(message->source).nick, id;
    struct irc_flight *flight = labelled(session, message);
    bool is_text = str_equal_ascii_nocase(message->command, STR("PRIVMSG"))
                   || str_equal_ascii_nocase(message->command, STR("NOTICE"))
                   || str_equal_ascii_nocase(message->command, STR("TAGMSG"));
    bool is_echo = is_text && irc_session_is_me(session, nick)
                   && irc_caps_has(&session->caps, IRC_CAP_ECHO_MESSAGE)
                   && !irc_batches_is_replayed(session, message);
    note_batch(session, message);
    if (flight) {
        flight->is_refused |= is_refusal(message);
        irc_window_ack_label(&session->window, flight->label);
    }
    note_taken(session);
    if (is_echo && irc_message_tag(message, &session->scratch, STR("msgid"), &id))
        session->own_ids[session->own_id_count++ % IRC_OWN_IDS_MAX] = str_hash(id, 0);
    return is_echo || str_equal(message->command, STR("ACK"));
}

bool irc_delivery_is_own(const struct irc_session *session, struct str id)
{
    uint64_t hash = str_hash(id, 0);
    for (size_t i = 0; id.len && i < IRC_OWN_IDS_MAX; i++) {
        if (session->own_ids[i] == hash)
            return true;
    }
    return false;
}

static bool was_said(const struct irc_session *session, struct str line)
{
    uint64_t hash = str_hash(line, 0);
    for (size_t i = 0; line.len >= ECHO_BYTES_MIN && i < IRC_OWN_TEXTS_MAX; i++) {
        if (session->own_texts[i].hash == hash
            && session->now_ms - session->own_texts[i].said_ms < ECHO_MS)
            return true;
    }
    return false;
}

/* Who asks about a line of ours adds one of his own. */
bool irc_delivery_is_echo(const struct irc_session *session, struct str text)
{
    struct str line;
    bool is_echo = text.len > 0;
    while (is_echo && str_cut_line(text, &line, &text))
        is_echo = was_said(session, line);
    return is_echo;
}

void irc_delivery_said(struct irc_session *session, struct str text)
{
    size_t at = session->own_text_count++ % IRC_OWN_TEXTS_MAX;
    session->own_texts[at].hash = str_hash(text, 0);
    session->own_texts[at].said_ms = session->now_ms;
}

void irc_delivery_pong(struct irc_session *session, struct str token)
{
    static const struct str mark = STR_INIT("faqd.");
    uint64_t number;
    if (str_starts_with(token, mark) && str_to_u64(str_skip(token, mark.len), &number))
        irc_alive_answered(session,
                           irc_window_ack_ping(&session->window, (uint32_t)number));
    note_taken(session);
}

/* What was said in a part, in scratch. */
static struct irc_text text_of(struct irc_session *session,
                               const struct irc_flight *flight)
{
    struct str rest = arena_copy(&session->scratch, flight->bytes), line;
    struct irc_text text = {
        .items = ARENA_ARRAY(&session->scratch, struct str, IRC_PACE_LINES_MAX)};
    while (text.count < IRC_PACE_LINES_MAX && str_cut_line(rest, &line, &rest)) {
        struct irc_message said;
        if (irc_message_parse(line, &said)
            && (str_equal(said.command, STR("PRIVMSG"))
                || str_equal(said.command, STR("NOTICE"))))
            text.items[text.count++] = irc_message_param(&said, 1);
    }
    return text;
}

/* To be said again, in another way. The flight's views die with the window; what it has
 * promised is the new one's to keep. */
static struct irc_saying saying_of(struct irc_session *session, struct irc_flight *flight)
{
    struct arena *scratch = &session->scratch;
    uint32_t promise = flight->promise;
    flight->promise = 0;
    return (struct irc_saying){
        .target = arena_copy(scratch, flight->target),
        .text = text_of(session, flight),
        .nick = arena_copy(scratch, flight->nick),
        .room = arena_copy(scratch, flight->room),
        .priority = flight->priority,
        .promise = promise,
        .must_arrive = promise > 0,
    };
}

static bool has_bold(const struct irc_flight *flight)
{
    return str_find_char(flight->bytes, '\x02') != STR_NOT_FOUND;
}

static bool is_about_formatting(struct str reason)
{
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
    struct str reason = irc_message_param(message, message->param_count - 1);
    if (flight && has_bold(flight) && is_about_formatting(reason) && !room->is_plain) {
        room->is_plain = true;
        irc_session_note(session, false, "no bold text in %s", room->name);
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

/* Who is gone just now, with a reply that must arrive on its way, is looked for again. */
static void private_refused(struct irc_session *session, struct str nick,
                            struct irc_flight *flight, bool is_gone)
{
    struct irc_fallback fallback;
    if (nick.len == 0)
        return;
    if (flight && is_gone) {
        irc_promises_refused(&session->promises, flight->promise, session->now_ms);
        flight->promise = 0;
    }
    irc_pace_forget(&session->pace, nick);
    if (!irc_fallbacks_take(&session->fallbacks, nick, session->now_ms, &fallback))
        return;
    irc_session_say(session, &fallback.instead, session->now_ms);
    irc_fallback_release(&fallback);
}

void irc_delivery_refused(struct irc_session *session, const struct irc_message *message)
{
    struct irc_flight *flight = labelled(session, message);
    struct str name = irc_message_param(message, 1);
    bool is_labelled = flight != NULL;
    if (!flight)
        flight =
            irc_window_find_target(&session->window, irc_session_folded(session, name));
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

/* 417: what we take for the length of a line is too much here. */
void irc_delivery_too_long(struct irc_session *session)
{
    irc_self_spare(&session->self, LINE_SPARE_BYTES);
    irc_session_note(session, true, "a line was too long for the server");
}

static void batch_failed(struct irc_session *session, const struct irc_message *message)
{
    struct irc_flight *flight = labelled(session, message);
    session->is_multiline_off = true;
    if (!flight || str_find(flight->bytes, STR(" BATCH +")) == STR_NOT_FOUND)
        return;
    struct irc_saying saying = saying_of(session, flight);
    irc_session_say(session, &saying, session->now_ms);
}

/* Command and code are for the log; the text may repeat what was said. */
void irc_delivery_failed(struct irc_session *session, const struct irc_message *message)
{
    struct str about = irc_message_param(message, 0);
    irc_session_note(session, true, "%.*s %.*s %.*s", STR_ARG(message->command),
                     STR_ARG(about), STR_ARG(irc_message_param(message, 1)));
    if (str_equal(message->command, STR("FAIL")) && str_equal(about, STR("BATCH")))
        batch_failed(session, message);
}
