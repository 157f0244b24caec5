/* SPDX-License-Identifier: MIT */
#include "irc/saying.h"

struct irc_saying irc_saying_copy(struct arena *arena, const struct irc_saying *saying)
{
    struct irc_saying copy = *saying;
    copy.target = arena_copy(arena, saying->target);
    copy.nick = arena_copy(arena, saying->nick);
    copy.mask = arena_copy(arena, saying->mask);
    copy.account = arena_copy(arena, saying->account);
    copy.room = arena_copy(arena, saying->room);
    copy.reply_to = arena_copy(arena, saying->reply_to);
    copy.text.items = ARENA_ARRAY(arena, struct str, saying->text.count);
    for (size_t i = 0; i < saying->text.count; i++)
        copy.text.items[i] = arena_copy(arena, saying->text.items[i]);
    return copy;
}

void irc_saying_turn_private(struct irc_saying *saying)
{
    struct str nick = saying->nick;
    struct str *first = saying->text.count ? &saying->text.items[0] : NULL;
    if (first && nick.len && str_starts_with(*first, nick)
        && str_starts_with(str_skip(*first, nick.len), STR(": ")))
        *first = str_skip(*first, nick.len + 2);
    saying->target = nick;
    saying->is_notice = false;
}
