/* SPDX-License-Identifier: MIT */
/*
 * world: what a link needs of the daemon around it, and what it hands back: the actions
 * that are no network's, and who is to be told when a reload is done.
 */
#ifndef APP_WORLD_H
#define APP_WORLD_H

#include "app/config.h"
#include "base/random.h"
#include "bot/bot.h"
#include "matrix/bridge.h"
#include "net/loop.h"
#include "store/store.h"

enum { WORLD_ASKERS_MAX = 16 };

/* Somebody who gave an order that takes its time, and gets its result. */
struct world_asker {
    struct link *link;
    bool is_direct;
    char room[512]; /* IRC */
    char name[512];
    struct matrix_place place; /* Matrix */
};

struct world_askers {
    struct world_asker *items; /* on the heap: there are none most of the time */
    size_t count, capacity;
};

struct world {
    const struct config *config;
    struct loop *loop;
    struct store *store;
    struct bot *bot;
    struct random random;
    struct arena scratch;                  /* of the message being handled */
    void (*describe)(struct world *world); /* sets the bot's status, in scratch */
    /* the first load of the FAQ is over; until then safety alone answers */
    bool is_loaded;
    bool wants_reload;
    struct world_askers askers;
    bool is_store_failing; /* said once, until it works again */
    int64_t clock_offset_ms;
};

/* Unix time that does not jump: taken once, then carried on by the loop's clock. */
int64_t world_now_ms(const struct world *world);

/* The bot hears it; an admin's words may ask how things stand. */
void world_hear(struct world *world, const struct chat_message *message, int64_t now_ms,
                struct chat_actions *actions);

/* Does reload and quiet, and writes one log line per answer and admin action; asker is
 * copied when it asked for a reload. */
void world_act(struct world *world, const struct chat_message *message,
               const struct chat_actions *actions, const struct world_asker *asker);

/* All of them have been told. */
void world_forget_askers(struct world *world);

/* What became of an admin's order that took its time: one log line. */
void world_log_outcome(const struct link *link, const char *order, struct str about,
                       struct str who, const char *result);

/* Says a store failure once, and that it is over when works is true. */
void world_store_failed(struct world *world, const struct error *err);
void world_store_works(struct world *world);

#endif
