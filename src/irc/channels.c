/* SPDX-License-Identifier: MIT */
/* Who comes and goes in channels, us among them. */
#include "irc/state.h"

enum { MINUTE_MS = 60 * 1000 };

static const struct str nothing = STR_INIT(""), who_token = STR_INIT("777");

static struct irc_room *room_of(struct irc_session *session, struct str name)
{
    return irc_rooms_find(&session->rooms, &session->isupport, name);
}

void irc_channels_keep(struct irc_session *session, struct str name, struct str row)
{
    irc_events_add(&session->events,
                   &(struct irc_event){.kind = IRC_KEEP, .target = name, .text = row});
}

static bool has_account_admins(const struct irc_options *options)
{
    for (size_t i = 0; i < options->admin_count; i++) {
        if (str_starts_with(options->admins[i], STR("account:")))
            return true;
    }
    return false;
}

/* Who is logged in, and who is a bot, where lines do not tell it themselves. */
static void ask_who(struct irc_session *session, struct str name)
{
    bool is_told = irc_caps_has(&session->caps, IRC_CAP_ACCOUNT_TAG)
                   && irc_caps_has(&session->caps, IRC_CAP_MESSAGE_TAGS);
    if (is_told || !session->isupport.has_whox || !has_account_admins(session->options))
        return;
    irc_session_queue(
        session, "WHO", name,
        arena_format(&session->scratch, "%%tcnaf,%.*s", STR_ARG(who_token)));
}

static void we_joined(struct irc_session *session, const struct irc_line *line)
{
    struct str name = irc_line_param(line, 0);
    struct irc_room *room = room_of(session, name);
    irc_self_set_host(&session->self, line->source.user, line->source.host);
    if (!room) {
        irc_session_note(session, true, "leaving %.*s: not in the configuration",
                         STR_ARG(name));
        irc_session_queue(session, "PART", name, nothing);
        return;
    }
    irc_room_entered(room, name);
    irc_company_forget_room(session, irc_session_folded(session, name));
    ask_who(session, name);
    irc_events_add(&session->events,
                   &(struct irc_event){.kind = IRC_JOINED, .target = name});
}

void irc_channels_join(struct irc_session *session, const struct irc_line *line)
{
    if (line->is_mine) {
        we_joined(session, line);
        return;
    }
    irc_company_joined(session, irc_session_folded(session, irc_line_param(line, 0)),
                       line->nick);
    if (irc_caps_has(&session->caps, IRC_CAP_EXTENDED_JOIN)
        && !irc_caps_has(&session->caps, IRC_CAP_ACCOUNT_TAG)
        && line->message->param_count >= 2)
        irc_accounts_set(&session->accounts, line->nick, irc_line_param(line, 1));
}

/* Where nobody who is outside is kept from speaking, it would be heard there. */
static void we_left(struct irc_session *session, const struct irc_line *line,
                    const char *how)
{
    struct str name = irc_line_param(line, 0);
    struct irc_room *room = room_of(session, name);
    irc_pace_forget(&session->pace, irc_session_folded(session, name));
    irc_operators_forget_room(&session->operators, irc_session_folded(session, name));
    irc_company_forget_room(session, irc_session_folded(session, name));
    if (!room)
        return;
    irc_room_kicked(room, &session->random, session->now_ms);
    irc_session_note(session, true, "%s %.*s by %.*s%s", how, STR_ARG(name),
                     STR_ARG(line->source.nick),
                     room->due_ms == INT64_MAX ? ", staying away" : "");
    if (!room->is_invited)
        return;
    irc_channels_keep(session, irc_session_folded(session, name), nothing);
    irc_rooms_remove(&session->rooms, room);
}

static void other_left(struct irc_session *session, struct str room, struct str nick)
{
    irc_accounts_forget(&session->accounts, nick);
    irc_operators_forget(&session->operators, irc_session_folded(session, room), nick);
    irc_company_left(session, irc_session_folded(session, room), nick);
}

void irc_channels_part(struct irc_session *session, const struct irc_line *line)
{
    if (line->is_mine)
        we_left(session, line, "removed from");
    else
        other_left(session, irc_line_param(line, 0), line->nick);
}

void irc_channels_kick(struct irc_session *session, const struct irc_line *line)
{
    struct str nick = irc_line_param(line, 1);
    if (irc_session_is_me(session, nick))
        we_left(session, line, "kicked from");
    else
        other_left(session, irc_line_param(line, 0), irc_session_folded(session, nick));
}

/* One letter of a MODE; gives the parameters that are left. */
static size_t mode_changed(struct irc_session *session, struct irc_room *room,
                           const struct irc_line *line, char letter, bool is_on,
                           size_t at)
{
    const struct irc_isupport *isupport = &session->isupport;
    struct str name = irc_session_folded(session, irc_line_param(line, 0));
    struct str value = irc_line_param(line, at);
    if (strchr(isupport->prefix_modes, letter)) {
        if (room->settings.has_operators)
            irc_operators_mode(&session->operators, isupport, name,
                               irc_session_folded(session, value), letter, is_on);
        if (is_on && irc_session_is_me(session, value))
            room->mute_until_ms = 0;
        return at + 1;
    }
    if (letter == 'c' && strchr(isupport->chanmodes[IRC_MODE_FLAG], 'c'))
        room->is_plain = is_on;
    if (!is_on && strchr("cmMR", letter))
        room->mute_until_ms = 0;
    bool takes_value =
        strchr(isupport->chanmodes[IRC_MODE_LIST], letter)
        || strchr(isupport->chanmodes[IRC_MODE_ALWAYS], letter)
        || (is_on && strchr(isupport->chanmodes[IRC_MODE_SETTING], letter));
    return at + takes_value;
}

void irc_channels_mode(struct irc_session *session, const struct irc_line *line)
{
    struct irc_room *room = room_of(session, irc_line_param(line, 0));
    struct str modes = irc_line_param(line, 1);
    bool is_on = true;
    size_t at = 2;
    for (size_t i = 0; room && i < modes.len; i++) {
        char letter = modes.ptr[i];
        if (letter == '+' || letter == '-')
            is_on = letter == '+';
        else
            at = mode_changed(session, room, line, letter, is_on, at);
    }
}

/* Of most rooms nobody is remembered. */
void irc_channels_names(struct irc_session *session, const struct irc_line *line)
{
    struct str name = irc_session_folded(session, irc_line_param(line, 2));
    const struct irc_room *room = room_of(session, name);
    if (room && room->settings.has_operators)
        irc_operators_names(&session->operators, &session->isupport, name,
                            irc_line_last(line));
    if (room)
        irc_company_names(session, name, irc_line_last(line));
}

/* 354 faqd 777 #faq ann HB account */
void irc_channels_who(struct irc_session *session, const struct irc_line *line)
{
    struct str nick = irc_session_folded(session, irc_line_param(line, 3));
    struct str flags = irc_line_param(line, 4), account = irc_line_param(line, 5);
    if (!str_equal(irc_line_param(line, 1), who_token) || account.len == 0)
        return;
    if (!str_equal(account, STR("0")))
        irc_accounts_set(&session->accounts, nick, account);
    if (session->isupport.bot_mode
        && str_find_char(flags, session->isupport.bot_mode) != STR_NOT_FOUND)
        irc_accounts_set_bot(&session->accounts, nick);
}

/* A room that is wanted anyway needs no questions; the others are for the bridge. */
void irc_channels_invite(struct irc_session *session, const struct irc_line *line)
{
    struct str name = irc_line_param(line, 1);
    struct irc_room *room = room_of(session, name);
    if (!irc_session_is_me(session, irc_line_param(line, 0))
        || !irc_isupport_is_channel(&session->isupport, name) || line->is_mine)
        return;
    if (room && (room->state != IRC_ROOM_OUT || room->due_ms != INT64_MAX)) {
        if (room->state == IRC_ROOM_OUT)
            room->due_ms = session->now_ms;
        return;
    }
    struct irc_event event = {.kind = IRC_INVITED,
                              .source = line->message->source,
                              .nick = line->source.nick,
                              .target = name};
    irc_line_account(session, line, &event);
    irc_events_add(&session->events, &event);
}

void irc_channels_refused(struct irc_session *session, const struct irc_line *line)
{
    struct irc_room *room = room_of(session, irc_line_param(line, 1));
    uint64_t numeric = 0;
    (void)str_to_u64(line->message->command, &numeric);
    if (!room || room->state != IRC_ROOM_ASKED)
        return;
    irc_room_refused(room, (unsigned)numeric, session->now_ms);
    int64_t wait_ms = room->due_ms - session->now_ms;
    struct str next =
        room->due_ms == INT64_MAX
            ? STR("staying away")
            : arena_format(&session->scratch, "next try in %lld min",
                           (long long)(wait_ms + MINUTE_MS / 2) / MINUTE_MS);
    struct str why =
        arena_format(&session->scratch, "%.*s (%u), %.*s", STR_ARG(irc_line_last(line)),
                     (unsigned)numeric, STR_ARG(next));
    irc_events_add(&session->events, &(struct irc_event){.kind = IRC_REFUSED,
                                                         .target = str_from_c(room->name),
                                                         .text = why});
}
