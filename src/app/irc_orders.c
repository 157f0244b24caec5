/* SPDX-License-Identifier: MIT */
#include "app/irc_orders.h"

#include <stdio.h>

static void remove_at(struct irc_orders *orders, size_t at)
{
    orders->count--;
    memmove(&orders->items[at], &orders->items[at + 1],
            (orders->count - at) * sizeof(orders->items[0]));
}

bool irc_orders_take(struct irc_orders *orders, struct str room, int64_t now_ms,
                     struct world_asker *out)
{
    for (size_t i = 0; i < orders->count; i++) {
        const struct irc_order *order = &orders->items[i];
        if (!str_equal(str_from_c(order->room), room))
            continue;
        bool is_in_time = now_ms <= order->until_ms;
        *out = order->asker;
        remove_at(orders, i);
        return is_in_time;
    }
    return false;
}

void irc_orders_add(struct irc_orders *orders, struct str room,
                    const struct world_asker *asker, int64_t now_ms)
{
    struct world_asker before;

    (void)irc_orders_take(orders, room, now_ms, &before);
    if (orders->count == IRC_ORDERS_MAX)
        remove_at(orders, 0);
    struct irc_order *order = &orders->items[orders->count++];
    snprintf(order->room, sizeof(order->room), "%.*s", STR_ARG(room));
    order->asker = *asker;
    order->until_ms = now_ms + IRC_ORDER_MS;
}
