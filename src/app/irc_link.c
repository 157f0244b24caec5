/* SPDX-License-Identifier: MIT */
#include "app/irc_link.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/irc_route.h"
#include "app/wire_log.h"
#include "app/irc_keep.h"
#include "base/alloc.h"
#include "base/log.h"
#include "irc/bridge.h"

enum {
    NAME_MAX_BYTES = 64,
    READ_BYTES = 16 * 1024,
    MECHANISMS_MAX = 3,
    KEEP_MS = 60 * 1000
};

struct irc_link {
    struct link link; /* first: a struct link * of this kind points here */
    struct world *world;
    const struct config_irc *config;
    char name[NAME_MAX_BYTES]; /* for the log */
    struct irc_options options;
    enum irc_mechanism mechanisms[MECHANISMS_MAX];
    struct irc_channel_options *channels;
    struct irc_session *session;
    struct irc_route route;
    struct wire_log wire;
    struct socket *socket; /* NULL: not connected, next try at connect_at_ms */
    int64_t connect_at_ms;
    int64_t keep_at_ms; /* when it is written down again that the network was heard */
    enum irc_severity severity; /* of the link that is ending */
    struct irc_sts sts;         /* the same, for IRC_SEVERITY_UPGRADE */
    bool is_connected, is_lost, is_ending;
};

static struct {
    struct str name;
    enum irc_mechanism mechanism;
} const mechanisms[] = {
    {STR_INIT("external"), IRC_SASL_EXTERNAL},
    {STR_INIT("scram-sha-256"), IRC_SASL_SCRAM_SHA_256},
    {STR_INIT("plain"), IRC_SASL_PLAIN},
};

static void set_mechanisms(struct irc_link *link)
{
    const struct config_list *wanted = &link->config->mechanisms;
    size_t count = 0;

    for (size_t i = 0; i < wanted->count && count < MECHANISMS_MAX; i++)
        for (size_t j = 0; j < COUNT_OF(mechanisms); j++)
            if (str_equal(wanted->items[i], mechanisms[j].name))
                link->mechanisms[count++] = mechanisms[j].mechanism;
    link->options.sasl = (struct irc_sasl_options){
        .mechanisms = link->mechanisms,
        .mechanism_count = count,
        .account = link->config->account,
        .password = link->config->password,
        .services_nick = link->config->services_nick,
        .services_host = link->config->services_host,
        .regain = link->config->regain,
        .is_required = link->config->is_sasl_required,
        .allows_plaintext = link->config->allows_plaintext,
    };
}

static void set_channels(struct irc_link *link)
{
    const struct config_rooms *rooms = &link->config->channels;

    link->channels = alloc_zeroed(rooms->count, sizeof(*link->channels));
    for (size_t i = 0; i < rooms->count; i++)
        link->channels[i] = (struct irc_channel_options){
            .name = rooms->items[i].name,
            .key = rooms->items[i].key,
            .region = rooms->items[i].region,
            .is_ambient = rooms->items[i].is_ambient,
            .is_quiet = rooms->items[i].is_quiet,
            .has_operators = rooms->items[i].has_operators,
            .is_notice = rooms->items[i].is_notice,
        };
}

static enum irc_invites invites_of(struct str word)
{
    if (str_equal(word, STR("anybody")))
        return IRC_INVITES_ANYBODY;
    return str_equal(word, STR("nobody")) ? IRC_INVITES_NOBODY : IRC_INVITES_ADMINS;
}

static void set_options(struct irc_link *link)
{
    const struct config_irc *config = link->config;

    set_channels(link);
    link->options = (struct irc_options){
        .name = config->name,
        .nick = config->nick,
        .alt_nicks = config->alt_nicks.items,
        .alt_nick_count = config->alt_nicks.count,
        .user = config->user,
        .realname = config->realname,
        .password = config->server_password,
        .channels = link->channels,
        .channel_count = config->channels.count,
        .admins = config->admins.items,
        .admin_count = config->admins.count,
        .ignores = config->ignore.items,
        .ignore_count = config->ignore.count,
        .invites = invites_of(config->invites),
        .invites_max = (size_t)config->invites_max,
        .allows_raw = config->allows_raw,
        .refuses_strangers = str_equal(config->direct, STR("members")),
        .max_age_ms = link->world->config->max_age_ms,
        .is_strict = config->is_strict,
        .has_client_cert = config->cert_file.len > 0,
        .burst = (unsigned)config->burst,
        .lines_per_second = config->lines_per_second,
        .idle_ms = config->idle_ms,
        .pong_ms = config->pong_ms,
        .version = STR("faqd " FAQD_VERSION),
    };
    set_mechanisms(link);
}

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
    free(link->channels);
    irc_route_clear(&link->route);
    wire_log_clear(&link->wire);
    free(link);
}

static void read_all(struct irc_link *link)
{
    char bytes[READ_BYTES];
    size_t count;

    while ((count = socket_read(link->socket, bytes, sizeof(bytes))) > 0) {
        wire_log_add(&link->wire, WIRE_IN, str_make(bytes, count));
        irc_session_feed(link->session, str_make(bytes, count),
                         world_now_ms(link->world));
    }
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
    bot_hear(world->bot, &message, now_ms, &actions);
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
        LOG_INFO(link->name, "online: %s", link->name);
        break;
    case IRC_JOINED: LOG_INFO(link->name, "joined %.*s", STR_ARG(event->target)); break;
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

    return arena_format(arena, "online as %.*s in %zu channel%s, lag %lld ms",
                        STR_ARG(now.nick), now.channels, now.channels == 1 ? "" : "s",
                        (long long)(now.lag_ms < 0 ? 0 : now.lag_ms));
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
    set_options(link);
    if (!irc_route_init(&link->route, world, config, err)) {
        destroy(&link->link);
        return NULL;
    }
    link->session = irc_session_create(&link->options, random_next(&world->random));
    irc_keep_restore(world, config->name, link->session);
    return &link->link;
}
