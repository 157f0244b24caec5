/* SPDX-License-Identifier: MIT */
#include "app/daemon.h"

#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>

#include "app/bot_keep.h"
#include "app/faq_folder.h"
#include "app/live_faq.h"
#include "app/irc_link.h"
#include "app/matrix_link.h"
#include "app/pages.h"
#include "app/world.h"
#include "base/alloc.h"

enum {
    GOODBYE_MS = 1500,
    FORGET_MS = 20 * 1000, /* its waits for the disk cost as much as an answer */
    TURN_MS_MAX = 60 * 1000,
    SEEN_KEPT_MS = 3 * 86400 * 1000,
    PURGE_MS = 86400 * 1000,
    STATUS_NOT_RUN = 3
};

struct daemon {
    struct world world; /* first: what describe is given points here */
    struct bot_options bot_options;
    struct live_faq *faq;
    struct link **links; /* one for each network */
    size_t link_count;
    bool is_ready;        /* said so */
    int64_t forget_at_ms; /* 0: no deleted text waits */
    int64_t purge_at_ms;
    int64_t end_at_ms; /* 0: goes on */
};

static uint64_t seed(void)
{
    uint64_t seed = 0;

    if (getrandom(&seed, sizeof(seed), 0) != sizeof(seed))
        seed = (uint64_t)loop_wall_ms();
    return seed;
}

/* Makes the store, in memory when the state folder passes no writing just now. */
static bool open_store(struct daemon *daemon)
{
    struct error err;
    struct world *world = &daemon->world;

    world->store = store_open(world->config->state_dir, &err);
    if (world->store)
        return true;
    if (err.kind == ERROR_STORE) {
        world_store_failed(world, &err);
        world->store = store_open_in_memory(&err);
    } else {
        LOG_ERROR("store", "%s", err.text);
    }
    return world->store != NULL;
}

static bool add_link(struct daemon *daemon, struct link *link, const struct error *err)
{
    if (!link) {
        LOG_ERROR("daemon", "%s", err->text);
        return false;
    }
    daemon->links[daemon->link_count++] = link;
    bot_keep_restore_quiet(&daemon->world, link->name);
    return true;
}

static bool make_links(struct daemon *daemon)
{
    struct world *world = &daemon->world;
    const struct config *config = world->config;
    struct error err;

    daemon->links =
        alloc_zeroed(config->irc_count + config->matrix_count, sizeof(struct link *));
    for (size_t i = 0; i < config->irc_count; i++)
        if (!add_link(daemon, irc_link_create(world, &config->irc[i], &err), &err))
            return false;
    for (size_t i = 0; i < config->matrix_count; i++)
        if (!add_link(daemon, matrix_link_create(world, &config->matrix[i], &err), &err))
            return false;
    return true;
}

static void update_status(struct world *world)
{
    struct daemon *daemon = (struct daemon *)world;
    struct arena *scratch = &world->scratch;
    struct str text = {0};

    for (size_t i = 0; i < daemon->link_count; i++) {
        const struct link *link = daemon->links[i];
        struct str status =
            link->is_online ? link->kind->status(link, scratch) : STR("offline");
        text = arena_format(scratch, "%.*s%s%.*s: %.*s", STR_ARG(text),
                            text.len ? "; " : "", STR_ARG(link->name), STR_ARG(status));
    }
    struct str trouble = live_faq_trouble(daemon->faq, scratch);
    if (trouble.len > 0)
        text = arena_format(scratch, "%.*s; %.*s", STR_ARG(text), STR_ARG(trouble));
    if (world->is_store_failing)
        text = arena_format(scratch, "%.*s; the state folder cannot be written",
                            STR_ARG(text));
    bot_set_status(world->bot, text);
}

static bool start(struct daemon *daemon, const struct config *config)
{
    struct world *world = &daemon->world;
    struct error err;

    world->config = config;
    world->describe = update_status;
    random_init(&world->random, seed());
    arena_init(&world->scratch);
    world->loop = loop_create(&err);
    if (!world->loop) {
        LOG_ERROR("daemon", "%s", err.text);
        return false;
    }
    world->clock_offset_ms = loop_wall_ms() - loop_now_ms();
    if (!open_store(daemon))
        return false;
    daemon->bot_options = (struct bot_options){
        .prefix = config->prefix,
        .contact = config->contact,
        .per_asker = config->per_asker,
        .per_asker_direct = config->per_asker_direct,
        .per_room = config->per_room,
        .total = config->total,
        .max_age_ms = config->max_age_ms,
        .lines = &config->lines,
        .hears_unaddressed = str_equal(config->unaddressed, STR("explicit")),
        .keeps_misses = config->keeps_misses,
        .version = STR(FAQD_VERSION),
    };
    world->bot = bot_create(&daemon->bot_options, random_next(&world->random));
    bot_keep_restore(world);
    daemon->faq = live_faq_create(world);
    return make_links(daemon);
}

static void stop(struct daemon *daemon)
{
    struct world *world = &daemon->world;

    for (size_t i = 0; i < daemon->link_count; i++)
        daemon->links[i]->kind->destroy(daemon->links[i]);
    free(daemon->links);
    bot_destroy(world->bot);
    live_faq_destroy(daemon->faq);
    store_close(world->store);
    loop_destroy(world->loop);
    arena_clear(&world->scratch);
    world_forget_askers(world);
}

static void say_ready(struct daemon *daemon)
{
    size_t online = 0;

    if (daemon->is_ready || !daemon->world.is_loaded)
        return;
    for (size_t i = 0; i < daemon->link_count; i++) {
        if (!daemon->links[i]->is_settled)
            return;
        online += daemon->links[i]->is_online;
    }
    daemon->is_ready = true;
    pages_give_back();
    LOG_INFO("daemon", "ready: %zu of %zu networks online, %zu topics", online,
             daemon->link_count, live_faq_topics(daemon->faq));
}

/* Gives when it wants to be called again, -1: whenever. */
static int64_t forget(struct daemon *daemon, int64_t now_ms)
{
    struct store *store = daemon->world.store;

    if (daemon->forget_at_ms > 0 && now_ms >= daemon->forget_at_ms) {
        store_forget(store);
        daemon->forget_at_ms = 0;
    } else if (daemon->forget_at_ms == 0 && store_must_forget(store)) {
        daemon->forget_at_ms = now_ms + FORGET_MS;
    }
    return daemon->forget_at_ms > 0 ? daemon->forget_at_ms : -1;
}

static int64_t tick(struct daemon *daemon)
{
    int64_t now_ms = world_now_ms(&daemon->world);
    int64_t due_ms = now_ms + TURN_MS_MAX;
    int64_t next_ms = bot_tick(daemon->world.bot, now_ms);

    due_ms = next_ms < due_ms ? next_ms : due_ms;
    for (size_t i = 0; i < daemon->link_count; i++) {
        next_ms = daemon->links[i]->kind->tick(daemon->links[i], now_ms);
        due_ms = next_ms < due_ms ? next_ms : due_ms;
    }
    bot_keep_save(&daemon->world);
    next_ms = forget(daemon, now_ms);
    due_ms = next_ms >= 0 && next_ms < due_ms ? next_ms : due_ms;
    if (daemon->end_at_ms > 0 && daemon->end_at_ms < due_ms)
        due_ms = daemon->end_at_ms;
    return due_ms;
}

static void begin_end(struct daemon *daemon)
{
    int64_t now_ms = world_now_ms(&daemon->world);

    if (daemon->end_at_ms > 0)
        return;
    LOG_INFO("daemon", "ending");
    daemon->end_at_ms = now_ms + GOODBYE_MS;
    for (size_t i = 0; i < daemon->link_count; i++)
        daemon->links[i]->kind->quit(daemon->links[i], now_ms);
}

static bool is_ended(const struct daemon *daemon)
{
    if (daemon->end_at_ms == 0)
        return false;
    if (world_now_ms(&daemon->world) >= daemon->end_at_ms)
        return true;
    for (size_t i = 0; i < daemon->link_count; i++)
        if (!daemon->links[i]->kind->is_ended(daemon->links[i]))
            return false;
    return true;
}

static void take_signals(struct daemon *daemon)
{
    int number;

    while (loop_take_signal(daemon->world.loop, &number)) {
        if (number == SIGHUP)
            live_faq_reload(daemon->faq);
        else
            begin_end(daemon);
    }
}

/* Once a day, at any turn of the loop: what was seen long ago. */
static void purge(struct daemon *daemon)
{
    struct world *world = &daemon->world;
    int64_t now_ms = world_now_ms(world);
    struct error err;

    if (now_ms < daemon->purge_at_ms)
        return;
    daemon->purge_at_ms = now_ms + PURGE_MS;
    if (!store_purge_seen(world->store, now_ms - SEEN_KEPT_MS, &err))
        world_store_failed(world, &err);
}

/* Wrong numbers do harm: an operator is reminded to look at the lines' own pages. */
static void warn_of_old_lines(struct world *world)
{
    struct diagnostics found = {.arena = &world->scratch};

    arena_reset(&world->scratch);
    config_check_lines(world->config, faq_folder_today(), &found);
    for (size_t i = 0; i < found.count; i++)
        LOG_WARN("config", "%.*s",
                 STR_ARG(diagnostic_format(&world->scratch, &found.items[i])));
}

static int run(struct daemon *daemon)
{
    struct error err;

    warn_of_old_lines(&daemon->world);
    while (!is_ended(daemon)) {
        purge(daemon);
        int64_t due_ms = tick(daemon);
        if (daemon->world.wants_reload)
            live_faq_reload(daemon->faq);
        daemon->world.wants_reload = false;
        say_ready(daemon);
        if (is_ended(daemon))
            break;
        if (!loop_wait(daemon->world.loop, due_ms - world_now_ms(&daemon->world), &err)) {
            LOG_ERROR("daemon", "%s", err.text);
            return STATUS_NOT_RUN;
        }
        take_signals(daemon);
        live_faq_take(daemon->faq, world_now_ms(&daemon->world));
    }
    LOG_INFO("daemon", "ended");
    return 0;
}

int daemon_run(const struct config *config)
{
    struct daemon daemon = {0};

    /* One heap for both threads, so that the loader's is given back and used again. */
    mallopt(M_ARENA_MAX, 1);
    log_set(config->log_level, config->log_format);
    LOG_INFO("daemon", "faqd %s starts", FAQD_VERSION);
    int status = start(&daemon, config) ? run(&daemon) : STATUS_NOT_RUN;
    stop(&daemon);
    return status;
}
