/* SPDX-License-Identifier: MIT */
#include "irc/bridge.h"

#include "irc/format.h"
#include "irc/message.h"
#include "text/utf8.h"

static const struct str account_word = STR_INIT("account:"),
                        mask_word = STR_INIT("mask:");

static struct str folded(const struct irc_session *session, struct arena *scratch,
                         struct str name)
{
    return irc_session_fold(session, scratch, name);
}

static struct str account_of(const struct irc_session *session,
                             const struct irc_event *event, struct arena *scratch)
{
    if (!event->is_account_known)
        return (struct str){0};
    if (event->account.len == 0)
        return arena_format(scratch, "mask:%.*s", STR_ARG(event->source));
    struct str name = folded(session, scratch, event->account);
    return arena_format(scratch, "account:%.*s", STR_ARG(name));
}

/* A new nick is no new asker. */
static struct str limited_as(const struct irc_session *session,
                             const struct irc_event *event, struct arena *scratch)
{
    struct str account = account_of(session, event, scratch);
    struct irc_source source = irc_source_split(event->source);
    if (str_starts_with(account, account_word))
        return account;
    if (source.host.len == 0)
        return (struct str){0};
    return folded(
        session, scratch,
        arena_format(scratch, "*!%.*s@%.*s", STR_ARG(source.user), STR_ARG(source.host)));
}

/* account: as in the message; source: "nick!user@host". An account is compared folded, a
 * mask only where it is configured. */
static bool is_admin(const struct irc_session *session, struct arena *scratch,
                     struct str account, struct str source)
{
    const struct irc_options *options = irc_session_options(session);
    source = folded(session, scratch, source);
    account = folded(session, scratch, account);
    for (size_t i = 0; i < options->admin_count; i++) {
        struct str admin = folded(session, scratch, options->admins[i]);
        if (str_starts_with(admin, account_word) && str_equal(admin, account))
            return true;
        if (str_starts_with(admin, mask_word)
            && str_matches_glob(source, str_skip(admin, mask_word.len)))
            return true;
    }
    return false;
}

static bool is_ignored(const struct irc_session *session, struct arena *scratch,
                       struct str account, const struct irc_event *event)
{
    const struct irc_options *options = irc_session_options(session);
    struct str source = folded(session, scratch, event->source);
    struct str nick = folded(session, scratch, event->nick);
    for (size_t i = 0; i < options->ignore_count; i++) {
        struct str glob = folded(session, scratch, options->ignores[i]);
        if (str_starts_with(glob, mask_word))
            glob = str_skip(glob, mask_word.len);
        bool is_mask = str_find(glob, STR("!")) != STR_NOT_FOUND;
        if (str_matches_glob(is_mask ? source : nick, glob)
            || (str_starts_with(glob, account_word) && str_equal(glob, account)))
            return true;
    }
    return false;
}

/* The room is "@#faq", or a nick. */
static bool is_answered_alone(const struct irc_session *session, struct str room)
{
    return !irc_session_is_channel_name(session, room);
}

/* In private: a direct message may be longer. The space that a joined line ends with
 * (multiline.h) is a byte, too. */
static struct irc_format_shape lines_of(const struct irc_session *session,
                                        struct str target, bool is_private)
{
    size_t message_lines = irc_session_message_lines(session);
    size_t lines = is_private ? IRC_DIRECT_LINES_MAX : IRC_ROOM_LINES_MAX;
    return (struct irc_format_shape){
        .lines_max = message_lines > lines ? message_lines : lines,
        .line_bytes = irc_session_line_bytes(session, target) - (message_lines > 0),
        .is_plain = !is_private && !irc_session_takes_bold(session, target),
    };
}

static struct chat_shape shape_of(const struct irc_session *session,
                                  const struct chat_message *message)
{
    bool is_private = is_answered_alone(session, message->room);
    struct irc_format_shape shape =
        lines_of(session, is_private ? message->name : message->room, is_private);
    struct irc_channel_options channel;
    bool is_more_private = !is_private
                           && irc_session_room(session, message->room, &channel)
                           && channel.is_more_private;
    struct chat_shape out = {.lines_max = (unsigned)shape.lines_max,
                             .line_bytes = (unsigned)shape.line_bytes};
    if (is_more_private)
        out.private_lines_max =
            (unsigned)lines_of(session, message->name, true).lines_max;
    return out;
}

static void set_room(const struct irc_session *session, const struct irc_event *event,
                     struct arena *scratch, struct chat_message *out)
{
    out->is_direct = !event->is_channel;
    out->room = out->sender;
    out->region = irc_session_options(session)->region;
    if (out->is_direct)
        return;
    out->room = folded(session, scratch, event->target);
    struct irc_channel_options channel;
    bool is_known = irc_session_room(session, out->room, &channel);
    if (event->is_status)
        out->room = arena_format(scratch, "@%.*s", STR_ARG(out->room));
    if (!is_known)
        return;
    if (channel.region.len > 0)
        out->region = arena_copy(scratch, channel.region);
    out->is_quiet = channel.is_quiet;
    out->is_ambient = channel.is_ambient && !event->is_status && !event->is_action;
    out->is_operator = event->is_operator && channel.has_operators;
    out->takes_settings = !event->is_status;
}

bool irc_bridge_message(const struct irc_session *session, const struct irc_event *event,
                        struct arena *scratch, struct chat_message *out)
{
    if (event->kind != IRC_MESSAGE || event->nick.len == 0 || event->is_old)
        return false;
    *out = (struct chat_message){
        .network = irc_session_options(session)->name,
        .sender = folded(session, scratch, event->nick),
        .limited_as = limited_as(session, event, scratch),
        .name = arena_copy(scratch, event->nick),
        .account = account_of(session, event, scratch),
        .mask = arena_copy(scratch, event->source),
        .id = arena_copy(scratch, event->id),
        .takes_raw = irc_session_options(session)->allows_raw,
        .text = arena_copy(scratch, utf8_clean(scratch, event->text)),
        .bot_name = arena_copy(scratch, irc_session_name_in(session, event->text)),
        .time_ms = event->time_ms,
        .is_bot = event->is_bot,
        .is_notice = event->is_notice,
        .is_late = event->is_late,
        .is_stale = event->is_late && event->is_channel,
        .is_stranger = event->is_stranger,
        .is_action = event->is_action,
        .is_reply_to_bot = event->is_reply_to_us,
    };
    set_room(session, event, scratch, out);
    out->is_admin = is_admin(session, scratch, out->account, event->source);
    /* What a bouncer or the history replays in a room was answered long ago, or never. */
    out->is_ignored = is_ignored(session, scratch, out->account, event)
                      || (event->is_late && event->is_channel);
    out->shape = shape_of(session, out);
    return true;
}

/* Where a reply goes and what it looks like there. */
struct destination {
    struct irc_saying saying; /* all but the text */
    struct irc_format_shape shape;
};

/* The channel that was asked in; empty where it was not one, or only a part of it. */
static struct str channel_of(const struct irc_session *session,
                             const struct chat_message *message)
{
    bool has_room = !message->is_direct && !is_answered_alone(session, message->room);
    return has_room ? message->room : (struct str){0};
}

static struct destination in_private(const struct irc_session *session,
                                     const struct chat_message *message)
{
    return (struct destination){
        .saying = {.target = message->name,
                   .nick = message->name,
                   .mask = message->mask,
                   .account = message->account,
                   .room = channel_of(session, message),
                   .reply_to = message->is_direct ? message->id : (struct str){0},
                   .priority = IRC_PRIORITY_DIRECT},
        .shape = lines_of(session, message->name, true),
    };
}

static struct destination in_room(const struct irc_session *session,
                                  const struct chat_message *message, struct str name,
                                  struct arena *scratch)
{
    struct destination to = {
        .saying = {.target = message->room,
                   .nick = message->name,
                   .mask = message->mask,
                   .account = message->account,
                   .room = message->room,
                   .reply_to = message->id,
                   .priority = IRC_PRIORITY_CHANNEL},
        .shape = lines_of(session, message->room, false),
    };
    struct irc_channel_options channel;
    to.saying.is_notice =
        irc_session_room(session, message->room, &channel) && channel.is_notice;
    if (name.len)
        to.shape.prefix =
            arena_format(scratch, "%.*s: ", STR_ARG(irc_format_clean(scratch, name)));
    return to;
}

static struct irc_saying saying_of(const struct destination *to,
                                   const struct chat_action *action,
                                   struct arena *scratch)
{
    struct irc_saying saying = to->saying;
    saying.text = irc_format_reply(scratch, &action->reply, &to->shape);
    if (action->urgency == CHAT_URGENT)
        saying.priority = IRC_PRIORITY_URGENT;
    else if (action->urgency == CHAT_LEISURE)
        saying.priority = IRC_PRIORITY_LEISURE;
    return saying;
}

static void keep_fallback(struct irc_session *session, const struct chat_message *message,
                          const struct chat_action *action, struct arena *scratch,
                          int64_t now_ms)
{
    struct chat_action instead = {.urgency = action->urgency,
                                  .reply = {.lead = action->reply.lead,
                                            .body = action->fallback,
                                            .footer = action->reply.footer,
                                            .closing = action->reply.closing}};
    struct destination to = in_room(session, message, message->name, scratch);
    struct irc_saying saying = saying_of(&to, &instead, scratch);
    if (saying.text.count)
        irc_session_set_fallback(session, message->name, &saying, now_ms);
}

/* What the room sees of a private reply. */
static void say_note(struct irc_session *session, const struct chat_message *message,
                     const struct chat_action *action, struct arena *scratch,
                     int64_t now_ms)
{
    struct chat_action note = {.urgency = action->urgency,
                               .reply = {.body = action->room_note}};
    struct destination to = in_room(session, message, message->name, scratch);
    struct irc_saying saying = saying_of(&to, &note, scratch);
    if (action->room_note.count > 0)
        irc_session_say(session, &saying, now_ms);
}

void irc_bridge_reply(struct irc_session *session, const struct chat_message *message,
                      const struct chat_action *action, struct arena *scratch,
                      int64_t now_ms)
{
    bool has_room = channel_of(session, message).len > 0;
    bool is_private = action->kind == CHAT_REPLY_PRIVATE || !has_room;
    struct str name = action->to_name.len ? action->to_name : message->name;
    struct destination to = is_private ? in_private(session, message)
                                       : in_room(session, message, name, scratch);
    struct irc_saying saying = saying_of(&to, action, scratch);
    saying.must_arrive = action->urgency == CHAT_URGENT;
    irc_session_say(session, &saying, now_ms);
    if (is_private && has_room) {
        keep_fallback(session, message, action, scratch, now_ms);
        say_note(session, message, action, scratch, now_ms);
    }
}

void irc_bridge_act(struct irc_session *session, const struct chat_message *message,
                    const struct chat_actions *actions, int64_t now_ms)
{
    for (size_t i = 0; i < actions->count; i++) {
        const struct chat_action *action = &actions->items[i];
        switch (action->kind) {
        case CHAT_REPLY_HERE:
        case CHAT_REPLY_PRIVATE:
            irc_bridge_reply(session, message, action, actions->arena, now_ms);
            break;
        case CHAT_EXCUSE:
            irc_session_excuse(session, channel_of(session, message), message->name,
                               now_ms);
            break;
        case CHAT_ASK_ACCOUNT: (void)irc_session_ask_account(session, now_ms); break;
        case CHAT_JOIN:
            irc_session_join(session, action->target, action->value, now_ms);
            break;
        case CHAT_LEAVE: irc_session_leave(session, action->target, now_ms); break;
        case CHAT_SET:
            (void)irc_session_set(session, message->room, action->target, action->value,
                                  now_ms);
            break;
        case CHAT_RAW: irc_session_raw(session, action->target, now_ms); break;
        case CHAT_RELOAD:
        case CHAT_QUIET: break;
        }
    }
}

bool irc_bridge_invited(struct irc_session *session, const struct irc_event *event,
                        struct arena *scratch, int64_t now_ms)
{
    const struct irc_options *options = irc_session_options(session);
    struct str account = account_of(session, event, scratch);
    if (options->invites == IRC_INVITES_NOBODY
        || is_ignored(session, scratch, account, event))
        return false;
    if (is_admin(session, scratch, account, event->source)) {
        irc_session_join(session, event->target, (struct str){0}, now_ms);
        return true;
    }
    if (options->invites == IRC_INVITES_ANYBODY)
        return irc_session_join_invited(session, event->target, now_ms);
    if (!event->is_account_known)
        (void)irc_session_ask_account(session, now_ms);
    return false;
}
