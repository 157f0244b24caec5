/* SPDX-License-Identifier: MIT */
#include "app/live_faq.h"

#include <stdlib.h>

#include "app/faq_folder.h"
#include "app/link.h"
#include "app/loader.h"
#include "app/pages.h"
#include "base/alloc.h"
#include "net/watch.h"

enum { LOGGED_CHANGES_MAX = 20 };

struct live_faq {
    struct world *world;
    struct loader *loader;
    struct watch *watch;      /* NULL where files are not watched */
    struct faq_snapshot *faq; /* NULL before the first good load */
    size_t error_count;       /* of the last load */
};

static void file_changed(void *context)
{
    live_faq_reload(context);
}

struct live_faq *live_faq_create(struct world *world)
{
    struct live_faq *live = alloc_zeroed(1, sizeof(*live));
    const struct config *config = world->config;
    struct faq_options options = {
        .is_strict = config->is_strict,
        .review_months = (unsigned)config->review_months,
        .drops_written = true,
    };

    live->world = world;
    live->loader = loader_create(world->loop, config->faq_dir, &options);
    world->is_loaded = !loader_start(live->loader);
    if (config->is_watching)
        live->watch = watch_create(world->loop, config->faq_dir, file_changed, live);
    return live;
}

void live_faq_destroy(struct live_faq *live)
{
    if (!live)
        return;
    watch_destroy(live->watch);
    loader_destroy(live->loader);
    faq_snapshot_destroy(live->faq);
    free(live);
}

void live_faq_reload(struct live_faq *live)
{
    loader_start(live->loader);
}

static void tell_askers(struct world *world, const struct faq_changes *changes,
                        const struct diagnostics *found, int64_t now_ms)
{
    struct chat_reply reply;

    for (size_t i = 0; i < world->askers.count; i++) {
        const struct world_asker *asker = &world->askers.items[i];
        arena_reset(&world->scratch);
        bot_tell_reload(world->bot, changes, found, &world->scratch, &reply);
        asker->link->kind->tell(asker->link, asker, &reply, now_ms);
        world_log_outcome(asker->link, "reload", STR(""), str_from_c(asker->name),
                          changes ? "done" : "failed, the old articles stay");
    }
    world_forget_askers(world);
}

static void log_changes(const struct faq_changes *changes, size_t topics, int64_t took_ms)
{
    static const char *const names[] = {
        [FAQ_ADDED] = "added",
        [FAQ_CHANGED] = "changed",
        [FAQ_REMOVED] = "removed",
    };

    LOG_INFO("faq", "loaded: %zu topics in %lld ms", topics, (long long)took_ms);
    for (size_t i = 0; i < changes->count && i < LOGGED_CHANGES_MAX; i++)
        LOG_INFO("faq", "reload: %s %.*s", names[changes->items[i].kind],
                 STR_ARG(changes->items[i].id));
}

static void take_faq(struct live_faq *live, struct loader_result *loaded,
                     struct faq_changes *changes)
{
    bool is_first = !live->faq;

    faq_compare(live->faq, loaded->faq, &loaded->arena, changes);
    bot_set_faq(live->world->bot, loaded->faq);
    faq_snapshot_destroy(live->faq);
    live->faq = loaded->faq;
    struct faq_changes none = {0};
    log_changes(is_first ? &none : changes, faq_topic_count(live->faq), loaded->took_ms);
}

void live_faq_take(struct live_faq *live, int64_t now_ms)
{
    struct faq_changes changes = {0};
    struct loader_result loaded;

    if (!loader_take(live->loader, &loaded))
        return;
    faq_folder_log(&loaded.found, &loaded.arena);
    live->error_count = loaded.found.error_count;
    if (loaded.faq)
        take_faq(live, &loaded, &changes);
    else
        LOG_ERROR("faq", "not loaded, %zu error%s; %s", live->error_count,
                  live->error_count == 1 ? "" : "s",
                  live->faq ? "the old FAQ stays" : "only safety replies work");
    live->world->is_loaded = true;
    tell_askers(live->world, loaded.faq ? &changes : NULL, &loaded.found, now_ms);
    arena_clear(&loaded.arena);
    pages_give_back(); /* a load needs several times what it leaves */
}

size_t live_faq_topics(const struct live_faq *live)
{
    return live->faq ? faq_topic_count(live->faq) : 0;
}

struct str live_faq_trouble(const struct live_faq *live, struct arena *arena)
{
    const char *watch = live->watch ? watch_trouble(live->watch) : NULL;
    struct str text = STR("");

    if (live->error_count > 0)
        text = arena_format(arena, "last reload failed with %zu error%s",
                            live->error_count, live->error_count == 1 ? "" : "s");
    if (watch)
        text =
            arena_format(arena, "%.*s%s%s", STR_ARG(text), text.len ? "; " : "", watch);
    return text;
}
