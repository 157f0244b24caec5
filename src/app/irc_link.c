/* SPDX-License-Identifier: MIT */
#include "app/irc_link.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/irc_route.h"
#include "app/wire_log.h"
#include "app/irc_keep.h"
#include "app/irc_link_options.h"
#include "app/irc_orders.h"
#include "base/alloc.h"
#include "base/log.h"
#include "irc/bridge.h"

enum { NAME_MAX_BYTES = 64, READ_BYTES = 16 * 1024, KEEP_MS = 60 * 1000 };

struct irc_link {
    struct link link; /* first: a struct link * of this kind points here */
    struct world *world;
    const struct config_irc *config;
    char name[NAME_MAX_BYTES]; /* for the log */
    struct irc_link_options options;
    struct irc_session *session;
    struct irc_route route;
    struct irc_orders orders;
    struct wire_log wire;
    struct socket *socket; /* NULL: not connected, next try at connect_at_ms */
    int64_t connect_at_ms;
    int64_t keep_at_ms; /* when it is written down again that the network was heard */
    enum irc_severity severity; /* of the link that is ending */
    struct irc_sts sts;         /* the same, for IRC_SEVERITY_UPGRADE */
    bool is_connected, is_lost, is_ending;
    /* TLS between the wire and us: what it has read, poll cannot see */
    bool may_hold_back;
};

static struct irc_link *irc_link(struct link *link)
{
    return (struct irc_link *)link;
}

static const struct irc_link *irc_link_view(const struct link *link)
{
    return (const struct irc_link *)link;
}

static void destroy(struct link *base)
{
    struct irc_link *link = irc_link(base);

    socket_close(link->socket);
    irc_session_destroy(link->session);
    irc_link_options_clear(&link->options);
    irc_route_clear(&link->route);
    wire_log_clear(&link->wire);
    free(link);
}

/* Less than there was room for is all of it, unless something may hold bytes back. */
static void read_all(struct irc_link *link)
{
    char bytes[READ_BYTES];
    size_t count;

    do {
        count = socket_read(link->socket, bytes, sizeof(bytes));
        if (count == 0)
            return;
        wire_log_add(&link->wire, WIRE_IN, str_make(bytes, count));
        irc_session_feed(link->session, str_make(bytes, count),
                         world_now_ms(link->world));
    } while (count == sizeof(bytes) || link->may_hold_back);
}

static void hear_socket(void *context, enum socket_event event)
{
    struct irc_link *link = context;

    switch (event) {
    case SOCKET_CONNECTED: link->is_connected = true; break;
    case SOCKET_READABLE: read_all(link); break;
    case SOCKET_WRITABLE: break; /* the next tick flushes */
    case SOCKET_CLOSED:
        read_all(link);
        if (!link->is_ending)
            LOG_WARN(link->name, "connection ended: %s", socket_error(link->socket));
        link->is_lost = true;
        break;
    }
}

static void connect_now(struct irc_link *link, int64_t now_ms)
{
    struct socket_settings settings;
    struct error err;

    irc_route_settings(&link->route, &settings);
    LOG_INFO(link->name, "connecting to %.*s port %u%s", STR_ARG(settings.address.host),
             settings.address.port, settings.address.has_tls ? "" : " without TLS");
    if (link->config->pins.count > 0 && !settings.address.has_tls)
        LOG_WARN(link->name, "without TLS the pins are of no use");
    link->severity = IRC_SEVERITY_ORDINARY;
    link->socket = socket_open(link->world->loop, &settings, hear_socket, link, &err);
    link->may_hold_back = settings.address.has_tls || settings.proxy.len > 0;
    if (!link->socket) {
        LOG_ERROR(link->name, "%s", err.text);
        link->link.is_settled = true;
        link->connect_at_ms =
            irc_route_ended(&link->route, link->severity, &link->sts, now_ms);
    }
}

static void hang_up(struct irc_link *link, int64_t now_ms)
{
    socket_close(link->socket);
    link->socket = NULL;
    link->is_lost = link->is_connected = link->link.is_online = false;
    link->link.is_settled |= link->severity != IRC_SEVERITY_UPGRADE;
    wire_log_reset(&link->wire);
    irc_session_lost(link->session, now_ms);
    irc_keep_seen(link->world, link->config->name, link->session);
    link->connect_at_ms =
        irc_route_ended(&link->route, link->severity, &link->sts, now_ms);
    if (!link->is_ending && link->severity != IRC_SEVERITY_UPGRADE)
        LOG_INFO(link->name, "next try in %lld s",
                 (long long)(link->connect_at_ms - now_ms + 500) / 1000);
}

static struct str folded(const struct irc_link *link, struct str name)
{
    return irc_session_fold(link->session, &link->world->scratch, name);
}

static void note_orders(struct irc_link *link, const struct chat_actions *actions,
                        const struct world_asker *asker, int64_t now_ms)
{
    for (size_t i = 0; i < actions->count; i++) {
        const struct chat_action *action = &actions->items[i];
        if (action->kind == CHAT_JOIN)
            irc_orders_add(&link->orders, folded(link, action->target), asker, now_ms);
    }
}

/* An admin told us to join this channel: we are in it, or may not. */
static void tell_order(struct irc_link *link, struct str room, struct str refusal,
                       int64_t now_ms)
{
    struct arena *scratch = &link->world->scratch;
    struct world_asker asker;

    arena_reset(scratch);
    if (!irc_orders_take(&link->orders, folded(link, room), now_ms, &asker))
        return;
    world_log_outcome(&link->link, "join", room, str_from_c(asker.name),
                      refusal.len ? "refused by the server" : "done");
    struct str text = refusal.len
                          ? arena_format(scratch, "I cannot join %.*s: %.*s.",
                                         STR_ARG(room), STR_ARG(refusal))
                          : arena_format(scratch, "I am in %.*s now.", STR_ARG(room));
    struct chat_reply reply = {.body = rich_from_text(scratch, text)};
    link->link.kind->tell(&link->link, &asker, &reply, now_ms);
}

static void hear_message(struct irc_link *link, const struct irc_event *event,
                         int64_t now_ms)
{
    struct world *world = link->world;
    struct chat_message message;
    struct chat_actions actions;

    arena_reset(&world->scratch);
    if (!irc_bridge_message(link->session, event, &world->scratch, &message))
        return;
    bool may_come_twice =
        message.is_direct && message.id.len > 0 && irc_session_has_history(link->session);
    if (may_come_twice && message.is_late && irc_keep_was_answered(world, &message))
        return;
    chat_actions_init(&actions, &world->scratch);
    /* Safety needs no FAQ; all else waits for the first one. */
    message.is_stale |= !world->is_loaded;
    world_hear(world, &message, now_ms, &actions);
    if (!world->is_loaded && actions.count == 0) {
        irc_session_hold(link->session);
        return;
    }
    if (may_come_twice && actions.count > 0)
        irc_keep_answered(world, &message);
    irc_bridge_act(link->session, &message, &actions, now_ms);
    struct world_asker asker = {.link = &link->link, .is_direct = message.is_direct};
    snprintf(asker.room, sizeof(asker.room), "%.*s", STR_ARG(message.room));
    snprintf(asker.name, sizeof(asker.name), "%.*s", STR_ARG(message.name));
    world_act(world, &message, &actions, &asker);
    note_orders(link, &actions, &asker, now_ms);
}

static void hear_invitation(struct irc_link *link, const struct irc_event *event,
                            int64_t now_ms)
{
    struct arena *scratch = &link->world->scratch;

    arena_reset(scratch);
    bool is_followed = irc_bridge_invited(link->session, event, scratch, now_ms);
    LOG_INFO(link->name, "invited to %.*s by %.*s: %s", STR_ARG(event->target),
             STR_ARG(event->source), is_followed ? "joining" : "not followed");
}

static void handle(struct irc_link *link, const struct irc_event *event, int64_t now_ms)
{
    switch (event->kind) {
    case IRC_ONLINE:
        link->link.is_online = link->link.is_settled = true;
        irc_route_online(&link->route, now_ms);
        LOG_INFO(link->name, "online: %s as %.*s", link->name, STR_ARG(event->text));
        break;
    case IRC_JOINED:
        LOG_INFO(link->name, "joined %.*s", STR_ARG(event->target));
        tell_order(link, event->target, STR(""), now_ms);
        break;
    case IRC_REFUSED:
        LOG_WARN(link->name, "cannot join %.*s: %.*s", STR_ARG(event->target),
                 STR_ARG(event->text));
        tell_order(link, event->target, event->text, now_ms);
        break;
    case IRC_MESSAGE: hear_message(link, event, now_ms); break;
    case IRC_INVITED: hear_invitation(link, event, now_ms); break;
    case IRC_KEEP: irc_keep_room(link->world, link->config->name, event); break;
    case IRC_NOTE:
        LOG_AT(event->is_warning ? LOG_LEVEL_WARN : LOG_LEVEL_INFO, link->name, "%.*s",
               STR_ARG(event->text));
        break;
    case IRC_STS: irc_route_promised(&link->route, &event->sts); break;
    case IRC_LOST:
        if (event->severity != IRC_SEVERITY_QUIT)
            LOG_WARN(link->name, "link lost: %.*s", STR_ARG(event->text));
        link->severity = event->severity;
        link->sts = event->sts;
        link->is_lost = true;
        break;
    }
}

static void flush(struct irc_link *link)
{
    struct str output = irc_session_output(link->session);

    while (output.len > 0) {
        size_t count = socket_write(link->socket, output);
        if (count == 0)
            return;
        wire_log_add(&link->wire, WIRE_OUT, str_slice(output, 0, count));
        irc_session_sent(link->session, count);
        output = irc_session_output(link->session);
    }
}

/* A kill loses at most this much: the ids of what was answered tell it apart. */
static void keep_seen(struct irc_link *link, int64_t now_ms)
{
    if (!link->link.is_online || now_ms < link->keep_at_ms)
        return;
    link->keep_at_ms = now_ms + KEEP_MS;
    arena_reset(&link->world->scratch);
    irc_keep_seen(link->world, link->config->name, link->session);
}

static int64_t tick(struct link *base, int64_t now_ms)
{
    struct irc_link *link = irc_link(base);
    struct irc_event event;

    if (!link->socket) {
        if (link->is_ending)
            return INT64_MAX;
        if (now_ms < link->connect_at_ms)
            return link->connect_at_ms;
        connect_now(link, now_ms);
        return link->socket ? INT64_MAX : link->connect_at_ms;
    }
    if (link->is_connected
        && irc_session_status(link->session).state == IRC_STATE_OFFLINE)
        irc_session_start(link->session, link->route.address.has_tls, now_ms);
    int64_t due_ms = irc_session_tick(link->session, now_ms);
    if (link->world->is_loaded)
        irc_session_give_held(link->session);
    while (irc_session_next(link->session, &event))
        handle(link, &event, now_ms);
    if (link->is_connected)
        flush(link);
    keep_seen(link, now_ms);
    if (!link->is_lost)
        return irc_session_tick(link->session, now_ms) < due_ms ? now_ms : due_ms;
    hang_up(link, now_ms);
    return link->is_ending ? INT64_MAX : link->connect_at_ms;
}

static void tell(struct link *base, const struct world_asker *asker,
                 const struct chat_reply *reply, int64_t now_ms)
{
    struct irc_link *link = irc_link(base);
    struct chat_message message = {
        .network = link->config->name,
        .room = str_from_c(asker->room),
        .sender = str_from_c(asker->name),
        .name = str_from_c(asker->name),
        .is_direct = asker->is_direct,
    };
    struct chat_action action = {.kind = CHAT_REPLY_HERE, .reply = *reply};

    irc_bridge_reply(link->session, &message, &action, &link->world->scratch, now_ms);
}

static struct str status(const struct link *base, struct arena *arena)
{
    struct irc_status now = irc_session_status(irc_link_view(base)->session);
    struct str lag = now.lag_ms < 0
                         ? STR("")
                         : arena_format(arena, ", lag %lld ms", (long long)now.lag_ms);
    return arena_format(arena, "online as %.*s in %zu channel%s%.*s", STR_ARG(now.nick),
                        now.channels, now.channels == 1 ? "" : "s", STR_ARG(lag));
}

static void quit(struct link *base, int64_t now_ms)
{
    struct irc_link *link = irc_link(base);

    link->is_ending = true;
    if (link->socket && link->is_connected) {
        irc_session_quit(link->session, STR("faqd is going down"), now_ms);
    } else {
        socket_close(link->socket);
        link->socket = NULL;
    }
}

static bool is_ended(const struct link *base)
{
    const struct irc_link *link = irc_link_view(base);

    return link->is_ending && !link->socket;
}

static const struct link_kind irc_kind = {
    .tick = tick,
    .tell = tell,
    .status = status,
    .quit = quit,
    .is_ended = is_ended,
    .destroy = destroy,
};

struct link *irc_link_create(struct world *world, const struct config_irc *config,
                             struct error *err)
{
    struct irc_link *link = ALLOC(struct irc_link);

    link->link = (struct link){.kind = &irc_kind, .name = config->name};
    link->world = world;
    link->config = config;
    snprintf(link->name, sizeof(link->name), "%.*s", STR_ARG(config->name));
    wire_log_init(&link->wire, link->name);
    irc_link_options_set(&link->options, config, world->config->max_age_ms);
    if (!irc_route_init(&link->route, world, config, err)) {
        destroy(&link->link);
        return NULL;
    }
    link->session = irc_session_create(&link->options.irc, random_next(&world->random));
    irc_keep_restore(world, config->name, link->session);
    return &link->link;
}
