/* SPDX-License-Identifier: MIT */
#include "irc/fallback.h"

#include "irc/saying.h"

void irc_fallback_release(struct irc_fallback *fallback)
{
    arena_clear(&fallback->arena);
    *fallback = (struct irc_fallback){0};
}

void irc_fallbacks_clear(struct irc_fallbacks *fallbacks)
{
    for (size_t i = 0; i < IRC_FALLBACKS_MAX; i++)
        irc_fallback_release(&fallbacks->items[i]);
}

static struct irc_fallback *place_for(struct irc_fallbacks *fallbacks, struct str nick)
{
    struct irc_fallback *oldest = &fallbacks->items[0];
    for (size_t i = 0; i < IRC_FALLBACKS_MAX; i++) {
        struct irc_fallback *item = &fallbacks->items[i];
        if (str_equal(item->nick, nick))
            return item;
        if (item->until_ms < oldest->until_ms)
            oldest = item;
    }
    return oldest;
}

void irc_fallbacks_add(struct irc_fallbacks *fallbacks,
                       const struct irc_fallback *fallback)
{
    struct irc_fallback *item = place_for(fallbacks, fallback->nick);
    irc_fallback_release(item);
    arena_init(&item->arena);
    item->nick = arena_copy(&item->arena, fallback->nick);
    item->instead = irc_saying_copy(&item->arena, &fallback->instead);
    item->until_ms = fallback->until_ms;
}

bool irc_fallbacks_take(struct irc_fallbacks *fallbacks, struct str nick, int64_t now_ms,
                        struct irc_fallback *out)
{
    for (size_t i = 0; nick.len && i < IRC_FALLBACKS_MAX; i++) {
        struct irc_fallback *item = &fallbacks->items[i];
        if (!str_equal(item->nick, nick))
            continue;
        *out = *item;
        *item = (struct irc_fallback){0};
        if (now_ms <= out->until_ms)
            return true;
        irc_fallback_release(out);
    }
    return false;
}
