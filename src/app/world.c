/* SPDX-License-Identifier: MIT */
#include "app/world.h"

#include <stdio.h>
#include <stdlib.h>

#include "app/link.h"
#include "base/array.h"
#include "base/log.h"

int64_t world_now_ms(const struct world *world)
{
    return loop_now_ms() + world->clock_offset_ms;
}

void world_store_failed(struct world *world, const struct error *err)
{
    if (!world->is_store_failing)
        LOG_ERROR(
            "store",
            "%s; the bot goes on answering, but what it remembers from now on is lost "
            "at the next start",
            err->text);
    world->is_store_failing = true;
}

void world_store_works(struct world *world)
{
    if (!store_is_kept(world->store)) /* in memory all works, and nothing lasts */
        return;
    if (world->is_store_failing)
        LOG_WARN("store", "the state folder works again");
    world->is_store_failing = false;
}

void world_hear(struct world *world, const struct chat_message *message, int64_t now_ms,
                struct chat_actions *actions)
{
    if (message->is_admin)
        world->describe(world);
    bot_hear(world->bot, message, now_ms, actions);
}

/* What takes its time gets a second line, when its outcome is known. */
static const char *result_of(const struct chat_action *action)
{
    if (action->is_refused)
        return "refused";
    return action->kind == CHAT_RELOAD || action->kind == CHAT_JOIN ? "under way"
                                                                    : "done";
}

static void log_admin(const struct chat_message *message,
                      const struct chat_action *action)
{
    char network[64];
    struct str who = message->account.len ? message->account : message->sender;
    struct str mask = message->mask.len ? message->mask : message->sender;
    struct str about = action->order_about;
    bool has_both = !str_equal(mask, who); /* on Matrix there is one name */

    snprintf(network, sizeof(network), "%.*s", STR_ARG(message->network));
    LOG_INFO(network, "admin: %s%s%.*s by %.*s%s%.*s%s %s%.*s: %s", action->order,
             about.len ? " " : "", STR_ARG(about), STR_ARG(who), has_both ? " (" : "",
             has_both ? (int)mask.len : 0, mask.ptr, has_both ? ")" : "",
             message->is_direct ? "in a direct message" : "in ",
             message->is_direct ? 0 : (int)message->room.len, message->room.ptr,
             result_of(action));
}

void world_log_outcome(const struct link *link, const char *order, struct str about,
                       struct str who, const char *result)
{
    char network[64];

    snprintf(network, sizeof(network), "%.*s", STR_ARG(link->name));
    LOG_INFO(network, "admin: %s%s%.*s for %.*s: %s", order, about.len ? " " : "",
             STR_ARG(about), STR_ARG(who), result);
}

static void log_reply(const struct chat_message *message,
                      const struct chat_action *action)
{
    char network[64];

    if (action->is_secret)
        return;
    snprintf(network, sizeof(network), "%.*s", STR_ARG(message->network));
    LOG_INFO(network, "reply: %s%s%.*s %s%.*s",
             action->kind_name ? action->kind_name : "-", action->topic.len ? " " : "",
             STR_ARG(action->topic), message->is_direct ? "in a direct message" : "in ",
             message->is_direct ? 0 : (int)message->room.len,
             message->room.len ? message->room.ptr : "");
}

static void keep_quiet(struct world *world, const struct chat_message *message,
                       bool is_quiet)
{
    struct error err;

    if (store_set_quiet(world->store, message->network, message->room, is_quiet, &err))
        world_store_works(world);
    else
        world_store_failed(world, &err);
}

static void add_asker(struct world *world, const struct world_asker *asker)
{
    world->wants_reload = true;
    if (world->askers.count < WORLD_ASKERS_MAX)
        *ARRAY_ADD(&world->askers) = *asker;
}

void world_forget_askers(struct world *world)
{
    free(world->askers.items);
    world->askers = (struct world_askers){0};
}

void world_act(struct world *world, const struct chat_message *message,
               const struct chat_actions *actions, const struct world_asker *asker)
{
    for (size_t i = 0; i < actions->count; i++) {
        const struct chat_action *action = &actions->items[i];
        if (action->order)
            log_admin(message, action);
        switch (action->kind) {
        case CHAT_REPLY_HERE:
        case CHAT_REPLY_PRIVATE:
        case CHAT_EXCUSE: log_reply(message, action); break;
        case CHAT_RELOAD: add_asker(world, asker); break;
        case CHAT_QUIET: keep_quiet(world, message, action->is_quiet); break;
        case CHAT_JOIN:
        case CHAT_LEAVE:
        case CHAT_SET:
        case CHAT_RAW:
        case CHAT_ASK_ACCOUNT: break;
        }
    }
}
