/* SPDX-License-Identifier: MIT */
#include "app/bot_keep.h"

void bot_keep_restore_quiet(struct world *world, struct str network)
{
    struct store_names names = {0};
    struct error err;

    arena_reset(&world->scratch);
    if (!store_list_quiet(world->store, network, &world->scratch, &names, &err))
        world_store_failed(world, &err);
    for (size_t i = 0; i < names.count; i++)
        bot_set_quiet(world->bot, network, names.items[i], true);
}

/* Of no network, and small: one value. Where the operator has turned it off again, what
 * was kept goes. */
static void restore_misses(struct world *world)
{
    struct str text = {0};
    struct error err;
    bool is_fine = world->config->keeps_misses
                       ? store_get(world->store, STR(""), STR("misses"), &world->scratch,
                                   &text, &err)
                       : store_remove(world->store, STR(""), STR("misses"), &err);

    if (!is_fine)
        world_store_failed(world, &err);
    bot_load_misses(world->bot, text, world_now_ms(world));
}

static void restore_ignored(struct world *world)
{
    struct str text = {0};
    struct error err;

    if (!store_get(world->store, STR(""), STR("ignored"), &world->scratch, &text, &err))
        world_store_failed(world, &err);
    bot_load_ignored(world->bot, text);
}

static void save(struct world *world, struct str key, struct str text)
{
    struct error err;

    if (!text.ptr)
        return;
    if (store_set(world->store, STR(""), key, text, &err))
        world_store_works(world);
    else
        world_store_failed(world, &err);
}

void bot_keep_restore(struct world *world)
{
    restore_misses(world);
    restore_ignored(world);
}

void bot_keep_save(struct world *world)
{
    arena_reset(&world->scratch);
    save(world, STR("misses"), bot_save_misses(world->bot, &world->scratch));
    save(world, STR("ignored"), bot_save_ignored(world->bot, &world->scratch));
}
