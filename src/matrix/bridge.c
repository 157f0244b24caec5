/* SPDX-License-Identifier: MIT */
#include "matrix/bridge.h"

#include <stdio.h>

#include "matrix/format.h"
#include "matrix/request.h"
#include "text/utf8.h"

/* The quote that old clients put before a reply: lines with "> ", then an empty one. */
static struct str without_quote(struct str text)
{
    struct str line, rest = text;

    if (!str_starts_with(text, STR("> ")))
        return text;
    while (str_starts_with(rest, STR("> ")) || str_equal(rest, STR(">"))
           || str_starts_with(rest, STR(">\n")))
        str_cut_line(rest, &line, &rest);
    return str_trim(rest);
}

static struct str without_reply_element(struct arena *scratch, struct str html)
{
    struct str end = STR("</mx-reply>");
    size_t from = str_find(html, STR("<mx-reply>"));
    size_t to = str_find(html, end);

    if (from == STR_NOT_FOUND || to == STR_NOT_FOUND || to < from)
        return html;
    return arena_format(scratch, "%.*s%.*s", STR_ARG(str_slice(html, 0, from)),
                        STR_ARG(str_skip(html, to + end.len)));
}

static bool has_link(struct str html, struct str target)
{
    for (size_t at; (at = str_find(html, target)) != STR_NOT_FOUND;
         html = str_skip(html, at + target.len)) {
        struct str behind = str_skip(html, at + target.len);
        if (behind.len > 0 && str_find_char(STR("\"'?"), behind.ptr[0]) != STR_NOT_FOUND)
            return true;
    }
    return false;
}

/* A link to us, in the three ways in which clients write one. */
static bool has_pill(struct arena *scratch, struct str html, struct str user)
{
    struct str name, server;

    if (html.len == 0)
        return false;
    str_cut(str_skip(user, 1), ':', &name, &server);
    struct str plain = arena_format(scratch, "matrix.to/#/%.*s", STR_ARG(user));
    struct str escaped = arena_format(scratch, "matrix.to/#/%%40%.*s%%3A%.*s",
                                      STR_ARG(name), STR_ARG(server));
    struct str uri =
        arena_format(scratch, "matrix:u/%.*s:%.*s", STR_ARG(name), STR_ARG(server));
    return has_link(html, plain) || has_link(html, escaped) || has_link(html, uri);
}

/* Takes a name off the start, with an "@" before and ":" or "," behind it; false when
 * another word begins with it only. */
static bool take_name(struct str *text, struct str name)
{
    struct str rest = str_starts_with(*text, STR("@")) && !str_starts_with(name, STR("@"))
                          ? str_skip(*text, 1)
                          : *text;

    if (name.len == 0 || !str_starts_with_ascii_nocase(rest, name))
        return false;
    rest = str_skip(rest, name.len);
    if (rest.len > 0 && str_find_char(STR(":, \n\t"), rest.ptr[0]) == STR_NOT_FOUND)
        return false;
    if (rest.len > 0 && str_find_char(STR(":,"), rest.ptr[0]) != STR_NOT_FOUND)
        rest = str_skip(rest, 1);
    rest = str_trim(rest);
    if (rest.len == 0)
        return false;
    *text = rest;
    return true;
}

/* The full id at the start is a mention whatever the client marked; a mere name is only
 * taken off when it is one: else bot/address judges it. */
static void read_address(struct chat_message *out, struct str user)
{
    struct str localpart, server;

    str_cut(str_skip(user, 1), ':', &localpart, &server);
    if (take_name(&out->text, user))
        out->is_mention = true;
    else if (out->is_mention && !take_name(&out->text, out->bot_name))
        take_name(&out->text, localpart);
    else if (!out->is_mention && !str_equal_ascii_nocase(out->bot_name, localpart)
             && str_starts_with_ascii_nocase(out->text, localpart)
             && str_skip(out->text, localpart.len).len > 0
             && str_find_char(STR(":,"), str_skip(out->text, localpart.len).ptr[0])
                    != STR_NOT_FOUND)
        out->is_mention = take_name(&out->text, localpart);
}

static struct str sender_name(const struct matrix_event *event)
{
    struct str name, server;

    if (event->name.len > 0)
        return event->name;
    str_cut(str_skip(event->sender, 1), ':', &name, &server);
    return name;
}

bool matrix_bridge_message(const struct matrix_client *client,
                           const struct matrix_event *event, struct arena *scratch,
                           struct chat_message *out)
{
    struct matrix_room_view room = matrix_client_room(client, event->room);
    struct str user = matrix_client_user(client);

    if (event->kind != MATRIX_MESSAGE || !room.is_joined
        || str_equal(event->sender, user))
        return false;
    *out = (struct chat_message){
        .network = matrix_client_network(client),
        .room = room.is_direct ? event->sender : event->room,
        .sender = event->sender,
        .name = sender_name(event),
        .account = event->sender,
        .id = event->id,
        .text = event->reply_to.len > 0 || event->thread.len > 0
                    ? without_quote(event->text)
                    : event->text,
        .bot_name = room.name,
        .region = room.region,
        .time_ms = event->time_ms,
        .is_direct = room.is_direct,
        .is_reply_to_bot =
            event->reply_to.len > 0 && matrix_client_is_own(client, event->reply_to),
        .is_ambient = room.is_ambient,
        .is_quiet = room.is_quiet,
        .is_late = event->is_late,
        .is_correction = event->is_correction,
        .is_admin = matrix_client_is_admin(client, event->room, event->sender)
                    && !event->is_forgeable,
        .is_ignored = event->is_hushed
                      || matrix_client_is_ignored(client, event->room, event->sender),
        .shape = {.lines_max = 60, .line_bytes = 4000, .takes_passage = true},
    };
    struct str html = without_reply_element(scratch, event->formatted);
    out->is_mention = event->is_mentioned || has_pill(scratch, html, user);
    read_address(out, user);
    return out->text.len > 0;
}

static void copy_id(char out[MATRIX_ID_MAX + 1], struct str id)
{
    size_t len = id.len <= MATRIX_ID_MAX ? id.len : 0;

    if (len > 0)
        memcpy(out, id.ptr, len);
    out[len] = '\0';
}

struct matrix_place matrix_bridge_place(const struct matrix_client *client,
                                        const struct matrix_event *event)
{
    struct matrix_place place = {.is_direct =
                                     matrix_client_room(client, event->room).is_direct};

    copy_id(place.room, event->room);
    copy_id(place.event, event->id);
    copy_id(place.edit, event->edit);
    copy_id(place.thread, event->thread);
    if (event->thread.len == 0 && !event->is_related && event->edit.len == 0
        && !place.is_direct && matrix_client_starts_threads(client))
        copy_id(place.thread, event->id);
    copy_id(place.sender, event->sender);
    return place;
}

/* "tell ann about it": a name at the front, and a ping only if it is a full id. */
static struct chat_reply addressed(struct arena *scratch,
                                   const struct chat_action *action)
{
    struct chat_reply reply = action->reply;

    if (action->to_name.len > 0)
        reply.lead = arena_format(scratch, "%.*s:%s%.*s", STR_ARG(action->to_name),
                                  reply.lead.len > 0 ? " " : "", STR_ARG(reply.lead));
    return reply;
}

static struct str to_mention(const struct matrix_place *place,
                             const struct chat_action *action)
{
    if (place->is_direct)
        return STR("");
    if (action->to_name.len == 0)
        return str_from_c(place->sender);
    return matrix_id_is_valid(action->to_name, '@') ? action->to_name : STR("");
}

/* A reply elsewhere than in the room of the question cannot point to it. */
static bool say(struct matrix_client *client, struct matrix_place *place, struct str room,
                const struct chat_action *action, int64_t now_ms)
{
    bool is_here = str_equal(room, str_from_c(place->room));
    struct matrix_format_options options = {
        .reply_to = is_here ? str_from_c(place->event) : STR(""),
        .thread = is_here ? str_from_c(place->thread) : STR(""),
        .asker = is_here ? to_mention(place, action) : STR(""),
        .is_text = (place->is_direct || !is_here) && matrix_client_says_text(client),
    };
    struct arena scratch;
    struct buf content;

    arena_init(&scratch);
    buf_init(&content, MATRIX_CONTENT_MAX);
    struct chat_reply reply = addressed(&scratch, action);
    matrix_format_reply(&reply, &options, &content);
    bool is_taken = !content.is_full
                    && matrix_client_say(client,
                                         &(struct matrix_message){
                                             .room = room,
                                             .content = buf_view(&content),
                                             .question = str_from_c(place->event),
                                             .edit = str_from_c(place->edit),
                                             .asker = str_from_c(place->sender),
                                             .part = place->said,
                                             .is_urgent = action->urgency == CHAT_URGENT},
                                         now_ms);
    buf_clear(&content);
    arena_clear(&scratch);
    place->said++;
    return is_taken;
}

static bool say_here(struct matrix_client *client, struct matrix_place *place,
                     const struct chat_action *action, int64_t now_ms)
{
    return say(client, place, str_from_c(place->room), action, now_ms);
}

static bool say_private(struct matrix_client *client, struct matrix_place *place,
                        const struct chat_action *action, int64_t now_ms)
{
    struct str room = matrix_client_direct_room(client, str_from_c(place->sender));
    struct chat_action fallback = {
        .urgency = action->urgency,
        .reply = {.lead = action->reply.lead,
                  .body = action->fallback,
                  .footer = action->reply.footer,
                  .closing = action->reply.closing},
    };

    struct chat_action note = {.urgency = action->urgency,
                               .reply = {.body = action->room_note}};

    if (place->is_direct)
        return say_here(client, place, action, now_ms);
    if (room.len > 0 && say(client, place, room, action, now_ms))
        return action->room_note.count == 0 || say_here(client, place, &note, now_ms);
    return action->fallback.count > 0 && say_here(client, place, &fallback, now_ms);
}

static bool act(struct matrix_client *client, struct matrix_place *place,
                const struct chat_action *action, int64_t now_ms)
{
    switch (action->kind) {
    case CHAT_REPLY_HERE: return say_here(client, place, action, now_ms);
    case CHAT_EXCUSE:
    case CHAT_REPLY_PRIVATE: return say_private(client, place, action, now_ms);
    case CHAT_JOIN: matrix_client_join(client, action->target, now_ms); break;
    case CHAT_LEAVE:
        matrix_client_leave(client, action->target, STR("asked by an admin"), now_ms);
        break;
    case CHAT_SET:
    case CHAT_RAW:
    case CHAT_ASK_ACCOUNT:
    case CHAT_RELOAD:
    case CHAT_QUIET: break;
    }
    return true;
}

size_t matrix_bridge_act(struct matrix_client *client, struct matrix_place *place,
                         const struct chat_actions *actions, int64_t now_ms)
{
    size_t lost = 0;
    bool is_urgent = false;

    for (size_t i = 0; i < actions->count; i++) {
        lost += !act(client, place, &actions->items[i], now_ms);
        is_urgent |= actions->items[i].urgency == CHAT_URGENT;
    }
    if (*place->edit && !is_urgent)
        matrix_client_withdraw(client, str_from_c(place->event), str_from_c(place->edit),
                               place->said, now_ms);
    return lost;
}

bool matrix_bridge_tell(struct matrix_client *client, struct matrix_place *place,
                        const struct chat_reply *reply, enum chat_urgency urgency,
                        int64_t now_ms)
{
    struct chat_action action = {.reply = *reply, .urgency = urgency};

    return say_here(client, place, &action, now_ms);
}
