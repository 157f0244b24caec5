/* SPDX-License-Identifier: MIT */
#include "app/matrix_link.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/key_store.h"
#include "app/matrix_calls.h"
#include "app/matrix_keep.h"
#include "app/starts.h"
#include "base/alloc.h"
#include "base/log.h"
#include "e2ee/secret_storage.h"
#include "matrix/bridge.h"
#include "matrix/client.h"

enum { NAME_MAX_BYTES = 64 };

struct matrix_link {
    struct link link; /* first: a struct link * of this kind points here */
    struct world *world;
    const struct config_matrix *config;
    char name[NAME_MAX_BYTES]; /* for the log */
    struct matrix_options options;
    struct matrix_room_options *rooms;
    struct key_store *keys;
    unsigned char recovery_key[SECRET_STORAGE_KEY_BYTES]; /* secret */
    struct e2ee_machine *machine;
    struct matrix_client *client;
    struct matrix_calls calls;
    struct matrix_keep keep;
    bool is_started;
};

static enum matrix_receipts receipts_of(struct str name)
{
    if (str_equal(name, STR("off")))
        return MATRIX_RECEIPTS_OFF;
    return str_equal(name, STR("private")) ? MATRIX_RECEIPTS_PRIVATE
                                           : MATRIX_RECEIPTS_PUBLIC;
}

static void set_options(struct matrix_link *link)
{
    const struct config_matrix *config = link->config;

    link->rooms = alloc_zeroed(config->rooms.count, sizeof(*link->rooms));
    for (size_t i = 0; i < config->rooms.count; i++)
        link->rooms[i] = (struct matrix_room_options){
            .id = config->rooms.items[i].name,
            .region = config->rooms.items[i].region,
            .is_ambient = config->rooms.items[i].is_ambient,
            .is_quiet = config->rooms.items[i].is_quiet,
        };
    link->options = (struct matrix_options){
        .network = config->name,
        .region = config->region,
        .homeserver = config->homeserver,
        .user = config->user,
        .uses_browser = config->uses_browser,
        .password = config->password,
        .token = config->token,
        .admins = config->admins.items,
        .admin_count = config->admins.count,
        .ignores = config->ignore.items,
        .ignore_count = config->ignore.count,
        .invites = config->invites.items,
        .invite_count = config->invites.count,
        .rooms = link->rooms,
        .room_count = config->rooms.count,
        .machine = link->machine,
        .max_age_ms = link->world->config->max_age_ms,
        .admin_rooms = config->admin_rooms.items,
        .admin_room_count = config->admin_rooms.count,
        .display_name = config->display_name,
        .avatar = config->avatar,
        .receipts = receipts_of(config->receipts),
        .says_text = str_equal(config->direct_msgtype, STR("m.text")),
        .starts_threads = config->starts_threads,
        .hears_emotes = config->hears_emotes,
    };
}

static enum e2ee_policy policy(struct str trust)
{
    if (str_equal(trust, STR("strict")))
        return E2EE_STRICT;
    return str_equal(trust, STR("open")) ? E2EE_OPEN : E2EE_COMPAT;
}

/* A full disk is no reason not to answer. */
static bool count_start(struct matrix_link *link, struct error *err)
{
    struct world *world = link->world;

    if (starts_count(world->store, world->config, link->config->name, err))
        return true;
    if (err->kind != ERROR_STORE)
        return false;
    world_store_failed(world, err);
    return true;
}

static bool make_machine(struct matrix_link *link, struct error *err)
{
    const struct config_matrix *config = link->config;
    struct world *world = link->world;
    struct e2ee_options options = {
        .chance = key_store_chance(),
        .user = config->user,
        .password = config->password,
        .policy = policy(config->trust),
        .max_age_ms = world->config->max_age_ms,
        .seed = random_next(&world->random),
    };

    if (!count_start(link, err)
        || !key_store_pickle_key(world->store, world->config, config, &options.key, err))
        return false;
    if (config->recovery_key.len > 0) {
        if (!secret_storage_parse_key(config->recovery_key, link->recovery_key))
            return error_set(err, ERROR_CONFIG,
                             "recovery_key_file of %s holds no recovery key, or one that "
                             "was mistyped; faqd new recovery-key makes one",
                             link->name);
        options.recovery_key = link->recovery_key;
    }
    link->keys = key_store_create(world->store, config->name);
    options.store = key_store_port(link->keys);
    link->machine = e2ee_machine_create(&options);
    crypto_wipe(&options.key, sizeof(options.key));
    return true;
}

static struct matrix_link *matrix_link(struct link *link)
{
    return (struct matrix_link *)link;
}

static void destroy(struct link *base)
{
    struct matrix_link *link = matrix_link(base);

    matrix_calls_cancel(&link->calls);
    if (link->is_started && !matrix_client_has_message(link->client))
        matrix_keep_rest(&link->keep);
    matrix_client_destroy(link->client);
    e2ee_machine_destroy(link->machine);
    key_store_destroy(link->keys);
    crypto_wipe(link->recovery_key, sizeof(link->recovery_key));
    free(link->rooms);
    free(link);
}

static bool is_for_admins(const struct chat_action *action)
{
    return action->kind == CHAT_RELOAD || action->kind == CHAT_QUIET
           || action->kind == CHAT_JOIN || action->kind == CHAT_LEAVE;
}

/* Who was refused and why; and what an order is worth in a room without encryption. */
static void log_orders(const struct matrix_link *link, const struct matrix_event *event,
                       const struct chat_message *message,
                       const struct chat_actions *actions)
{
    for (size_t i = 0; i < actions->count; i++) {
        const struct chat_action *action = &actions->items[i];
        if (!message->is_admin && action->kind_name
            && strcmp(action->kind_name, "refused") == 0)
            LOG_INFO(link->name, "admin command refused: %.*s in %.*s is %s",
                     STR_ARG(event->sender), STR_ARG(event->room),
                     matrix_client_why_no_admin(link->client, event->room));
        else if (message->is_admin && is_for_admins(action)
                 && !matrix_client_room(link->client, event->room).is_encrypted)
            LOG_INFO(link->name, "the order came in a room without encryption: its "
                                 "server could have forged it");
    }
}

static void hear_message(struct matrix_link *link, const struct matrix_event *event,
                         int64_t now_ms)
{
    struct world *world = link->world;
    struct chat_message message;
    struct chat_actions actions;

    arena_reset(&world->scratch);
    if (matrix_keep_was_heard(world, link->config->name,
                              event->edit.len > 0 ? event->edit : event->id)
        || !matrix_bridge_message(link->client, event, &world->scratch, &message))
        return;
    chat_actions_init(&actions, &world->scratch);
    /* Safety needs no FAQ; all else waits for the first one. */
    message.is_stale |= !world->is_loaded;
    world_hear(world, &message, now_ms, &actions);
    if (!world->is_loaded && actions.count == 0) {
        if (!matrix_client_hold(link->client, event))
            LOG_WARN(link->name, "too many questions before the articles are loaded: one "
                                 "is not answered");
        return;
    }
    log_orders(link, event, &message, &actions);
    struct world_asker asker = {.link = &link->link, .is_direct = message.is_direct};
    asker.place = matrix_bridge_place(link->client, event);
    snprintf(asker.name, sizeof(asker.name), "%.*s", STR_ARG(event->sender));
    size_t not_taken = matrix_bridge_act(link->client, &asker.place, &actions, now_ms);
    if (not_taken > 0)
        LOG_WARN(link->name,
                 "%zu replies were not taken: the queue is full or the room "
                 "is closed to us",
                 not_taken);
    world_act(world, &message, &actions, &asker);
}

static void handle(struct matrix_link *link, const struct matrix_event *event,
                   int64_t now_ms)
{
    switch (event->kind) {
    case MATRIX_ONLINE:
        link->link.is_online = link->link.is_settled = true;
        LOG_INFO(link->name, "online: %s", link->name);
        break;
    case MATRIX_OFFLINE:
        link->link.is_online = false;
        link->link.is_settled = true;
        LOG_WARN(link->name, "offline: %.*s", STR_ARG(event->text));
        break;
    case MATRIX_STOPPED:
        link->link.is_online = false;
        link->link.is_settled = true;
        LOG_ERROR(link->name, "stopped: %.*s", STR_ARG(event->text));
        break;
    case MATRIX_MESSAGE: hear_message(link, event, now_ms); break;
    case MATRIX_JOINED: LOG_INFO(link->name, "joined %.*s", STR_ARG(event->room)); break;
    case MATRIX_LEFT:
        LOG_INFO(link->name, "left %.*s: %.*s", STR_ARG(event->room),
                 STR_ARG(event->text));
        break;
    case MATRIX_MOVED:
        LOG_INFO(link->name, "%.*s takes the place of %.*s", STR_ARG(event->room),
                 STR_ARG(event->id));
        matrix_keep_moved(link->world, link->config->name, event->id, event->room);
        break;
    case MATRIX_SENT:
        LOG_DEBUG(link->name, "sent an answer to %.*s", STR_ARG(event->room));
        break;
    case MATRIX_UNSENT:
        LOG_WARN(link->name, "an answer to %.*s was given up: %.*s", STR_ARG(event->room),
                 STR_ARG(event->text));
        break;
    case MATRIX_WARNING: LOG_WARN(link->name, "%.*s", STR_ARG(event->text)); break;
    case MATRIX_NOTE: LOG_INFO(link->name, "%.*s", STR_ARG(event->text)); break;
    }
}

static int64_t tick(struct link *base, int64_t now_ms)
{
    struct matrix_link *link = matrix_link(base);
    struct matrix_event event;

    if (!link->is_started)
        matrix_client_start(link->client, now_ms);
    link->is_started = true;
    if (link->world->is_loaded)
        matrix_client_give_held(link->client);
    int64_t due_ms = matrix_client_tick(link->client, now_ms);
    while (matrix_client_next(link->client, &event))
        handle(link, &event, now_ms);
    int64_t keep_ms = matrix_keep_changes(&link->keep, now_ms);
    matrix_calls_send(&link->calls);
    return keep_ms < due_ms ? keep_ms : due_ms;
}

static void tell(struct link *base, const struct world_asker *asker,
                 const struct chat_reply *reply, int64_t now_ms)
{
    struct matrix_link *link = matrix_link(base);
    struct matrix_place place = asker->place;

    if (!matrix_bridge_tell(link->client, &place, reply, CHAT_ORDINARY, now_ms))
        LOG_WARN(link->name, "the result of a reload could not be told");
}

static struct str status(const struct link *base, struct arena *arena)
{
    const struct matrix_link *link = (const struct matrix_link *)base;
    struct matrix_counters counters = matrix_client_counters(link->client);

    return arena_format(
        arena, "online in %zu room%s, %zu waiting, thumbs %llu up %llu down",
        counters.rooms, counters.rooms == 1 ? "" : "s", counters.waiting,
        (unsigned long long)counters.liked, (unsigned long long)counters.disliked);
}

/* Nobody is told: a bot that is away is just offline, and the device is kept for life. */
static void quit(struct link *base, int64_t now_ms)
{
    (void)base;
    (void)now_ms;
}

static bool is_ended(const struct link *base)
{
    (void)base;
    return true;
}

static const struct link_kind matrix_kind = {
    .tick = tick,
    .tell = tell,
    .status = status,
    .quit = quit,
    .is_ended = is_ended,
    .destroy = destroy,
};

struct link *matrix_link_create(struct world *world, const struct config_matrix *config,
                                struct error *err)
{
    struct matrix_link *link = ALLOC(struct matrix_link);
    struct arena arena;

    link->link = (struct link){.kind = &matrix_kind, .name = config->name};
    link->world = world;
    link->config = config;
    snprintf(link->name, sizeof(link->name), "%.*s", STR_ARG(config->name));
    if (config->is_encrypting && !make_machine(link, err)) {
        destroy(&link->link);
        return NULL;
    }
    set_options(link);
    link->client = matrix_client_create(&link->options, random_next(&world->random));
    link->calls = (struct matrix_calls){
        .world = world,
        .config = config,
        .name = link->name,
        .client = link->client,
    };
    link->keep = (struct matrix_keep){
        .world = world,
        .network = config->name,
        .client = link->client,
        .keys = link->keys,
        .due_ms = INT64_MAX,
    };
    arena_init(&arena);
    bool is_restored = matrix_keep_restore(&link->keep, &arena, err);
    arena_clear(&arena);
    if (is_restored)
        return &link->link;
    destroy(&link->link);
    return NULL;
}
