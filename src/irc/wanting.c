/* SPDX-License-Identifier: MIT */
/* What admins and inviters want about rooms. */
#include "irc/state.h"

static const struct str nothing = STR_INIT("");

bool irc_session_room(const struct irc_session *session, struct str name,
                      struct irc_channel_options *out)
{
    const struct irc_room *room =
        irc_rooms_view(&session->rooms, &session->isupport, name);
    if (!room)
        return false;
    *out = (struct irc_channel_options){
        .name = str_from_c(room->name),
        .key = str_from_c(room->key),
        .region = str_from_c(room->settings.region),
        .is_ambient = room->settings.is_ambient,
        .is_quiet = room->settings.is_quiet,
        .has_operators = room->settings.has_operators,
        .is_notice = room->settings.is_notice,
        .is_more_private = room->settings.is_more_private,
    };
    return true;
}

static void keep(struct irc_session *session, const struct irc_room *room)
{
    irc_channels_keep(session, irc_session_folded(session, str_from_c(room->name)),
                      irc_room_row_format(&session->scratch, room));
}

static struct irc_room *want(struct irc_session *session, struct str channel)
{
    struct irc_room *room = irc_rooms_want(&session->rooms, &session->isupport, channel);
    if (!room)
        irc_session_note(session, true, "too many channels");
    return room;
}

void irc_session_join(struct irc_session *session, struct str channel, struct str key,
                      int64_t now_ms)
{
    struct irc_room *room = want(session, channel);
    session->now_ms = now_ms;
    if (!room)
        return;
    if (key.len)
        irc_room_set_key(room, key);
    room->is_invited = false;
    keep(session, room);
    irc_session_pump(session);
}

bool irc_session_join_invited(struct irc_session *session, struct str channel,
                              int64_t now_ms)
{
    session->now_ms = now_ms;
    if (irc_rooms_count_invited(&session->rooms) >= session->options->invites_max)
        return false;
    struct irc_room *room = want(session, channel);
    if (!room)
        return false;
    room->is_invited = !room->is_configured;
    room->used_ms = now_ms;
    keep(session, room);
    irc_session_pump(session);
    return true;
}

void irc_session_leave(struct irc_session *session, struct str channel, int64_t now_ms)
{
    struct irc_room *room = irc_rooms_find(&session->rooms, &session->isupport, channel);
    session->now_ms = now_ms;
    if (!room)
        return;
    struct str name = irc_session_folded(session, str_from_c(room->name));
    irc_channels_keep(session, name, room->is_configured ? STR("left") : nothing);
    irc_operators_forget_room(&session->operators, name);
    irc_company_forget_room(session, name);
    irc_pace_forget(&session->pace, name);
    if (room->state != IRC_ROOM_OUT)
        irc_session_queue(session, "PART", str_from_c(room->name), nothing);
    irc_rooms_remove(&session->rooms, room);
    irc_session_pump(session);
}

bool irc_session_set(struct irc_session *session, struct str channel, struct str key,
                     struct str value, int64_t now_ms)
{
    struct irc_room *room = irc_rooms_find(&session->rooms, &session->isupport, channel);
    session->now_ms = now_ms;
    if (!room || !irc_room_set(room, key, value))
        return false;
    if (str_equal(key, STR("operators")) && room->state == IRC_ROOM_IN) {
        irc_operators_forget_room(&session->operators,
                                  irc_session_folded(session, channel));
        if (room->settings.has_operators)
            irc_session_queue(session, "NAMES", str_from_c(room->name), nothing);
    }
    keep(session, room);
    irc_session_pump(session);
    return true;
}

void irc_session_restore(struct irc_session *session, struct str channel, struct str row)
{
    irc_room_row_restore(&session->rooms, &session->isupport, channel, row);
}

void irc_session_set_seen(struct irc_session *session, int64_t seen_ms)
{
    session->catch_up.seen_ms = seen_ms;
}

bool irc_session_has_history(const struct irc_session *session)
{
    return irc_caps_has(&session->caps, IRC_CAP_CHATHISTORY);
}

void irc_session_raw(struct irc_session *session, struct str line, int64_t now_ms)
{
    struct irc_message message;
    struct buf bytes;
    session->now_ms = now_ms;
    if (!session->options->allows_raw || session->state != IRC_STATE_ONLINE
        || !irc_message_parse(line, &message))
        return;
    buf_init(&bytes, IRC_LINE_BYTES_MAX);
    if (irc_message_format(&bytes, &message))
        irc_session_queue_line(session, buf_view(&bytes));
    buf_clear(&bytes);
    irc_session_pump(session);
}
