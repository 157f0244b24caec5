/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "irc/state.h"

enum {
    REPLY_ID_MAX = 256,
    TYPING_WAIT_MS = 1000,
    TYPING_AGAIN_MS = 3000,
    TYPING_LINES_MAX = 8, /* with more before it, one line more would be too many */
};

const struct irc_options *irc_session_options(const struct irc_session *session)
{
    return session->options;
}

struct str irc_session_fold(const struct irc_session *session, struct arena *arena,
                            struct str name)
{
    return irc_isupport_fold(&session->isupport, arena, name);
}

struct str irc_session_name_in(const struct irc_session *session, struct str text)
{
    return irc_self_name_in(&session->self, session->options, &session->isupport, text);
}

bool irc_session_is_channel_name(const struct irc_session *session, struct str name)
{
    return irc_isupport_is_channel(&session->isupport, name);
}

size_t irc_session_line_bytes(const struct irc_session *session, struct str target)
{
    return irc_self_line_bytes(&session->self, &session->isupport, target);
}

static bool has_multiline(const struct irc_session *session)
{
    return irc_caps_has(&session->caps, IRC_CAP_MULTILINE)
           && irc_caps_has(&session->caps, IRC_CAP_BATCH) && !session->is_multiline_off;
}

size_t irc_session_message_lines(const struct irc_session *session)
{
    size_t most = irc_multiline_read(str_from_c(session->caps.multiline)).max_lines;
    if (!has_multiline(session))
        return 0;
    return most > 0 && most < IRC_MULTILINE_LINES_MAX ? most : IRC_MULTILINE_LINES_MAX;
}

bool irc_session_takes_bold(const struct irc_session *session, struct str room)
{
    const struct irc_room *known =
        irc_rooms_view(&session->rooms, &session->isupport, room);
    return !known || !known->is_plain;
}

static void add_tag(struct irc_session *session, struct buf *out, const char *name,
                    struct str value)
{
    if (!irc_caps_has(&session->caps, IRC_CAP_MESSAGE_TAGS)
        || !irc_isupport_allows_tag(&session->isupport, str_from_c(name)))
        return;
    struct str raw = irc_tag_escape(&session->scratch, value);
    buf_format(out, "%s+%s=%.*s", out->len ? ";" : "", name, STR_ARG(raw));
}

/* Of one message of an answer, in scratch; the final names of the specifications and those
 * that clients know today. */
static struct str tags_of(struct irc_session *session, const struct irc_saying *saying,
                          uint32_t label, bool is_first)
{
    struct buf tags;
    buf_init(&tags, IRC_LINE_BYTES_MAX);
    if (label)
        buf_format(&tags, "label=%u", (unsigned)label);
    if (is_first && saying->reply_to.len && saying->reply_to.len <= REPLY_ID_MAX) {
        add_tag(session, &tags, "reply", saying->reply_to);
        add_tag(session, &tags, "draft/reply", saying->reply_to);
    }
    if (saying->room.len && !irc_session_is_channel_name(session, saying->target)) {
        add_tag(session, &tags, "channel-context", saying->room);
        add_tag(session, &tags, "draft/channel-context", saying->room);
    }
    struct str view = arena_copy(&session->scratch, buf_view(&tags));
    buf_clear(&tags);
    return view;
}

static uint32_t next_label(struct irc_session *session)
{
    if (!irc_caps_has(&session->caps, IRC_CAP_LABELED_RESPONSE))
        return 0;
    if (++session->labels == 0)
        session->labels = 1;
    return session->labels;
}

static struct irc_pace_part finish_part(struct irc_session *session, struct buf *bytes,
                                        unsigned lines, uint32_t label)
{
    struct irc_pace_part part = {arena_copy(&session->scratch, buf_view(bytes)), lines,
                                 label};
    buf_clear(bytes);
    return part;
}

static struct irc_pace_part batch_part(struct irc_session *session,
                                       const struct irc_saying *saying)
{
    struct buf bytes;
    uint32_t label = next_label(session);
    buf_init(&bytes, IRC_PACE_BYTES_MAX);
    struct irc_multiline_message message = {
        .target = saying->target,
        .tags = tags_of(session, saying, label, true),
        .id = ++session->batch_ids,
        .text = &saying->text,
        .is_notice = saying->is_notice,
    };
    if (!irc_multiline_write(&bytes, &message))
        buf_reset(&bytes);
    return finish_part(session, &bytes, (unsigned)saying->text.count, label);
}

static struct irc_pace_part line_part(struct irc_session *session,
                                      const struct irc_saying *saying, size_t at)
{
    struct buf bytes;
    uint32_t label = next_label(session);
    buf_init(&bytes, IRC_LINE_BYTES_MAX);
    struct irc_message line = {.tags = tags_of(session, saying, label, at == 0),
                               .command =
                                   saying->is_notice ? STR("NOTICE") : STR("PRIVMSG"),
                               .params = {saying->target, saying->text.items[at]},
                               .param_count = 2,
                               .is_trailing = true};
    if (!irc_message_format(&bytes, &line))
        buf_reset(&bytes);
    return finish_part(session, &bytes, 1, label);
}

static size_t make_parts(struct irc_session *session, const struct irc_saying *saying,
                         struct irc_pace_part *parts)
{
    struct irc_multiline limits = irc_multiline_read(str_from_c(session->caps.multiline));
    size_t count = 0;
    if (has_multiline(session) && irc_multiline_fits(&limits, &saying->text)) {
        parts[0] = batch_part(session, saying);
        if (parts[0].bytes.len)
            return 1;
    }
    for (size_t i = 0; i < saying->text.count; i++) {
        parts[count] = line_part(session, saying, i);
        count += parts[count].bytes.len > 0;
    }
    return count;
}

static bool is_hearable(struct irc_session *session, const struct irc_saying *saying)
{
    const struct irc_room *room =
        irc_rooms_find(&session->rooms, &session->isupport, saying->target);
    if (session->state != IRC_STATE_ONLINE || session->is_quitting)
        return false;
    return !room || saying->priority == IRC_PRIORITY_URGENT
           || session->now_ms >= room->mute_until_ms;
}

/* Where it will take a moment, the asker sees that an answer is on its way; but what is
 * urgent does not wait for that line. */
static void show_typing(struct irc_session *session, const struct irc_saying *saying)
{
    int64_t wait_ms = irc_pace_wait_ms(&session->pace, saying->priority);
    struct buf line;
    if (wait_ms <= TYPING_WAIT_MS || saying->priority == IRC_PRIORITY_URGENT
        || session->pace.lines > TYPING_LINES_MAX
        || session->now_ms - session->typed_ms < TYPING_AGAIN_MS
        || !irc_caps_has(&session->caps, IRC_CAP_MESSAGE_TAGS)
        || !irc_isupport_allows_tag(&session->isupport, STR("typing")))
        return;
    buf_init(&line, IRC_LINE_BYTES_MAX);
    struct irc_message message = {.tags = STR("+typing=active"),
                                  .command = STR("TAGMSG"),
                                  .params = {saying->target},
                                  .param_count = 1};
    if (irc_message_format(&line, &message)
        && irc_window_takes(&session->window, line.len)) {
        buf_add(&session->output, buf_view(&line));
        irc_pace_charge(&session->pace, session->now_ms);
        session->typed_ms = session->now_ms;
    }
    buf_clear(&line);
}

/* An invited room that is asked something is no unused one. */
static void note_use(struct irc_session *session, const struct irc_saying *saying)
{
    struct irc_room *room =
        irc_rooms_find(&session->rooms, &session->isupport, saying->target);
    if (room && irc_room_used(room, session->now_ms))
        irc_channels_keep(session, saying->target,
                          irc_room_row_format(&session->scratch, room));
}

/* Where no JOIN of ours has shown it. Until it is known lines are shorter than need be. */
static void ask_own_mask(struct irc_session *session)
{
    struct irc_self *self = &session->self;
    if (self->host[0] || self->is_asked)
        return;
    self->is_asked = true;
    irc_session_queue(session, "USERHOST", str_from_c(self->nick), (struct str){0});
}

static void expect_parts(struct irc_session *session, const struct irc_saying *saying,
                         const struct irc_pace_answer *answer)
{
    if (saying->must_arrive)
        irc_promises_expect(&session->promises, answer->promise, answer->count);
    else
        irc_promises_part_again(&session->promises, answer->promise, answer->count);
}

void irc_session_say(struct irc_session *session, const struct irc_saying *saying,
                     int64_t now_ms)
{
    session->now_ms = now_ms;
    if (saying->text.count == 0)
        return;
    uint32_t promise = saying->must_arrive
                           ? irc_promises_make(&session->promises, saying, now_ms)
                           : saying->promise;
    if (!is_hearable(session, saying)) {
        session->answers_dropped += promise == 0;
        return;
    }
    struct irc_pace_part *parts =
        ARENA_ARRAY(&session->scratch, struct irc_pace_part, saying->text.count);
    struct irc_pace_answer answer = {
        .parts = parts,
        .count = make_parts(session, saying, parts),
        .target = irc_session_folded(session, saying->target),
        .nick = saying->nick,
        .room = saying->room,
        .priority = saying->priority,
        .promise = promise,
        .is_kept = saying->nick.len == 0,
    };
    if (saying->nick.len)
        show_typing(session, saying);
    note_use(session, saying);
    for (size_t i = 0; i < saying->text.count; i++)
        irc_delivery_said(session, saying->text.items[i]);
    if (irc_pace_add(&session->pace, &answer, now_ms))
        expect_parts(session, saying, &answer);
    irc_session_pump(session);
    ask_own_mask(session);
    irc_session_pump(session);
}

void irc_session_excuse(struct irc_session *session, struct str room, struct str nick,
                        int64_t now_ms)
{
    session->now_ms = now_ms;
    session->answers_dropped++;
    irc_excuses_add(&session->excuses, room, nick, now_ms);
    irc_session_pump(session);
}

void irc_session_set_fallback(struct irc_session *session, struct str nick,
                              const struct irc_saying *instead, int64_t now_ms)
{
    session->now_ms = now_ms;
    struct irc_fallback fallback = {
        .nick = irc_session_folded(session, nick),
        .instead = *instead,
        .until_ms = now_ms + IRC_FALLBACK_MS,
    };
    irc_fallbacks_add(&session->fallbacks, &fallback);
}

bool irc_session_ask_account(struct irc_session *session, int64_t now_ms)
{
    const struct irc_event *event = &session->events.current.event;
    session->now_ms = now_ms;
    if (session->state != IRC_STATE_ONLINE || !session->events.current.bytes
        || (event->kind != IRC_MESSAGE && event->kind != IRC_INVITED)
        || event->is_account_known)
        return false;
    struct str nick = irc_session_folded(session, event->nick);
    if (!irc_lookups_add(&session->lookups, event, nick, now_ms))
        return false;
    irc_session_queue(session, "WHOIS", event->nick, (struct str){0});
    irc_session_pump(session);
    return true;
}
