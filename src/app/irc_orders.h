/* SPDX-License-Identifier: MIT */
/*
 * irc orders: channels that admins have told the bot to join, until the server has said
 * whether it may. Then the admin and the log learn it.
 *
 *     irc_orders_add(&orders, room, &asker, now_ms);    an admin said join
 *     if (irc_orders_take(&orders, room, now_ms, &asker))  it is in, or refused
 *         ...
 *
 * Names are folded. Bounded; the oldest is forgotten.
 */
#ifndef APP_IRC_ORDERS_H
#define APP_IRC_ORDERS_H

#include "app/world.h"

enum { IRC_ORDERS_MAX = 8, IRC_ORDER_ROOM_MAX = 256, IRC_ORDER_MS = 10 * 60 * 1000 };

struct irc_orders {
    struct irc_order {
        char room[IRC_ORDER_ROOM_MAX];
        struct world_asker asker;
        int64_t until_ms;
    } items[IRC_ORDERS_MAX];
    size_t count;
};

/* Copies. */
void irc_orders_add(struct irc_orders *orders, struct str room,
                    const struct world_asker *asker, int64_t now_ms);
/* False when nobody waits for this channel, or not any more. */
bool irc_orders_take(struct irc_orders *orders, struct str room, int64_t now_ms,
                     struct world_asker *out);

#endif
