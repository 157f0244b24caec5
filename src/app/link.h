/* SPDX-License-Identifier: MIT */
/*
 * link: one network of the configuration, whatever it speaks: the mind of its protocol,
 * its connection and the bot introduced to each other. The daemon knows links only by
 * this; a new kind of network is a file like irc_link.c and a row in daemon.c.
 *
 *     link->kind->tick(link, now_ms);       after every wait of the loop
 */
#ifndef APP_LINK_H
#define APP_LINK_H

#include "base/arena.h"
#include "chat/reply.h"

struct link;
struct world_asker;

struct link_kind {
    /* Hears, answers and sends what is due; returns when to call again. */
    int64_t (*tick)(struct link *link, int64_t now_ms);
    /* The result of a reload, to somebody of this link who asked for it. */
    void (*tell)(struct link *link, const struct world_asker *asker,
                 const struct chat_reply *reply, int64_t now_ms);
    /* "online as faqd in 2 channels", in the arena; only asked when it is online. */
    struct str (*status)(const struct link *link, struct arena *arena);
    /* Says goodbye, where that is the custom. */
    void (*quit)(struct link *link, int64_t now_ms);
    /* After quit: it was heard, or the connection is gone. */
    bool (*is_ended)(const struct link *link);
    /* Breaks off what is under way. */
    void (*destroy)(struct link *link);
};

/* The first member of every link of a kind. */
struct link {
    const struct link_kind *kind;
    struct str name; /* of the network in the configuration */
    bool is_online;
    bool is_settled; /* online, or its first try has failed */
};

#endif
