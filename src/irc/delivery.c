/* SPDX-License-Identifier: MIT */
/* What arrived of what we sent; what did not is in refusal.c. */
#include "irc/state.h"

enum { ECHO_BYTES_MIN = 12, ECHO_MS = 60 * 1000 };

static uint32_t own_label(struct irc_session *session, const struct irc_message *message)
{
    struct str value;
    uint64_t label;
    bool has_label = irc_message_tag(message, &session->scratch, STR("label"), &value)
                     && str_to_u64(value, &label);
    return has_label ? (uint32_t)label : 0;
}

struct irc_flight *irc_delivery_labelled(struct irc_session *session,
                                         const struct irc_message *message)
{
    uint32_t label = own_label(session, message);
    struct str batch = irc_batches_name(session, message);
    if (!label && batch.len && str_hash(batch, 0) == session->label_batch)
        label = session->batch_label;
    return irc_window_find(&session->window, label);
}

/* The label whose answer is complete with this line. A batch says nothing before its end:
 * what is in it may be a refusal. */
static uint32_t answered_label(struct irc_session *session,
                               const struct irc_message *message)
{
    struct str mark = irc_message_param(message, 0);
    uint32_t label = own_label(session, message);
    uint64_t batch = str_hash(str_skip(mark, 1), 0);
    if (!str_equal(message->command, STR("BATCH")))
        return label;
    if (label && str_starts_with(mark, STR("+"))) {
        session->label_batch = batch;
        session->batch_label = label;
    } else if (batch == session->label_batch && str_starts_with(mark, STR("-"))) {
        session->label_batch = 0;
        return session->batch_label;
    }
    return 0;
}

static void note_taken(struct irc_session *session)
{
    uint32_t promise;
    while ((promise = irc_window_take_promise(&session->window)))
        irc_promises_part_taken(&session->promises, promise);
}

/* The server has read the part, but nobody else will. 716: who is asked takes no messages
 * of strangers. */
static bool is_refusal(const struct irc_message *message)
{
    return irc_message_is_error(message) || str_equal(message->command, STR("FAIL"))
           || str_equal(message->command, STR("716"));
}

bool irc_delivery_heard(struct irc_session *session, const struct irc_message *message)
{
    struct str nick = irc_source_split(message->source).nick, id;
    struct irc_flight *flight = irc_delivery_labelled(session, message);
    bool is_text = str_equal_ascii_nocase(message->command, STR("PRIVMSG"))
                   || str_equal_ascii_nocase(message->command, STR("NOTICE"))
                   || str_equal_ascii_nocase(message->command, STR("TAGMSG"));
    bool is_echo = is_text && irc_session_is_me(session, nick)
                   && irc_caps_has(&session->caps, IRC_CAP_ECHO_MESSAGE)
                   && !irc_batches_is_replayed(session, message);
    if (flight && is_refusal(message))
        flight->is_refused = true;
    irc_alive_answered(session, irc_window_ack_label(&session->window,
                                                     answered_label(session, message)));
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
