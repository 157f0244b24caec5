/* SPDX-License-Identifier: MIT */
#include "irc/state.h"

const struct irc_options *irc_session_options(const struct irc_session *session)
{
    return session->options;
}

struct str irc_session_fold(const struct irc_session *session, struct arena *arena,
                            struct str name)
{
    return irc_isupport_fold(&session->isupport, arena, name);
}

const struct irc_channel_options *irc_session_channel(const struct irc_session *session,
                                                      struct str name)
{
    const struct irc_options *options = session->options;
    for (size_t i = 0; i < options->channel_count; i++) {
        if (irc_isupport_same(&session->isupport, options->channels[i].name, name))
            return &options->channels[i];
    }
    return NULL;
}

bool irc_session_is_channel_name(const struct irc_session *session, struct str name)
{
    return irc_isupport_is_channel(&session->isupport, name);
}

size_t irc_session_line_bytes(const struct irc_session *session, struct str target)
{
    return irc_self_line_bytes(&session->self, &session->isupport, target);
}

/* "PRIVMSG target :text" in scratch; empty when it cannot be written. */
static struct str format_line(struct irc_session *session, struct str target,
                              struct str text)
{
    struct buf line;
    struct str copy = {0};
    buf_init(&line, IRC_LINE_BYTES_MAX);
    struct irc_message message = {.command = STR("PRIVMSG"),
                                  .params = {target, text},
                                  .param_count = 2,
                                  .is_trailing = true};
    if (irc_message_format(&line, &message))
        copy = arena_copy(&session->scratch, buf_view(&line));
    buf_clear(&line);
    return copy;
}

static bool is_hearable(struct irc_session *session, struct str target,
                        enum irc_priority priority)
{
    const struct irc_room *room =
        irc_rooms_find(&session->rooms, &session->isupport, target);
    if (session->state != IRC_STATE_ONLINE || session->is_quitting)
        return false;
    return !room || priority <= IRC_PRIORITY_URGENT
           || session->now_ms >= room->mute_until_ms;
}

void irc_session_say(struct irc_session *session, struct str target,
                     const struct str *lines, size_t count, enum irc_priority priority,
                     int64_t now_ms)
{
    session->now_ms = now_ms;
    if (count == 0)
        return;
    if (!is_hearable(session, target, priority)) {
        session->answers_dropped++;
        return;
    }
    struct str *whole = ARENA_ARRAY(&session->scratch, struct str, count);
    size_t written = 0;
    for (size_t i = 0; i < count; i++) {
        whole[written] = format_line(session, target, lines[i]);
        written += whole[written].len > 0;
    }
    struct irc_pace_answer answer = {.lines = whole,
                                     .count = written,
                                     .target = irc_session_folded(session, target),
                                     .priority = priority};
    (void)irc_pace_add(&session->pace, &answer, now_ms);
    irc_session_pump(session);
}

void irc_session_set_fallback(struct irc_session *session, struct str nick,
                              struct str room, const struct str *lines, size_t count,
                              int64_t now_ms)
{
    session->now_ms = now_ms;
    struct irc_fallback fallback = {
        .nick = irc_session_folded(session, nick),
        .room = room,
        .count = count,
        .until_ms = now_ms + IRC_FALLBACK_MS,
    };
    fallback.lines = ARENA_ARRAY(&session->scratch, struct str, count);
    memcpy(fallback.lines, lines, count * sizeof(*lines));
    irc_fallbacks_add(&session->fallbacks, &fallback);
}

bool irc_session_ask_account(struct irc_session *session, int64_t now_ms)
{
    const struct irc_event *event = &session->events.current.event;
    session->now_ms = now_ms;
    if (session->state != IRC_STATE_ONLINE || !session->events.current.bytes
        || event->kind != IRC_MESSAGE || event->is_account_known)
        return false;
    struct str nick = irc_session_folded(session, event->nick);
    if (!irc_lookups_add(&session->lookups, event, nick, now_ms))
        return false;
    irc_session_queue(session, "WHOIS", event->nick, (struct str){0});
    irc_session_pump(session);
    return true;
}

void irc_session_join(struct irc_session *session, struct str channel, int64_t now_ms)
{
    session->now_ms = now_ms;
    if (!irc_rooms_want(&session->rooms, &session->isupport, channel))
        irc_session_note(session, true, "too many channels");
    irc_session_pump(session);
}

void irc_session_leave(struct irc_session *session, struct str channel, int64_t now_ms)
{
    struct irc_room *room = irc_rooms_find(&session->rooms, &session->isupport, channel);
    session->now_ms = now_ms;
    if (!room)
        return;
    if (room->state != IRC_ROOM_OUT)
        irc_session_queue(session, "PART", str_from_c(room->name), (struct str){0});
    irc_rooms_remove(&session->rooms, room);
    irc_session_pump(session);
}
