/* SPDX-License-Identifier: MIT */
#include "irc/excuses.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"

void irc_excuses_clear(struct irc_excuses *excuses)
{
    free(excuses->items);
    *excuses = (struct irc_excuses){0};
}

static void remove_at(struct irc_excuses *excuses, size_t at)
{
    excuses->count--;
    memmove(&excuses->items[at], &excuses->items[at + 1],
            (excuses->count - at) * sizeof(excuses->items[0]));
}

static void forget_old(struct irc_excuses *excuses, int64_t now_ms)
{
    for (size_t i = excuses->count; i-- > 0;) {
        const struct irc_excused *item = &excuses->items[i];
        if (item->is_told && now_ms - item->since_ms >= IRC_EXCUSES_AGAIN_MS)
            remove_at(excuses, i);
    }
    if (excuses->count == 0)
        irc_excuses_clear(excuses);
}

void irc_excuses_add(struct irc_excuses *excuses, struct str room, struct str nick,
                     int64_t now_ms)
{
    forget_old(excuses, now_ms);
    for (size_t i = 0; i < excuses->count; i++) {
        if (str_equal(str_from_c(excuses->items[i].nick), nick)
            && str_equal(str_from_c(excuses->items[i].room), room))
            return;
    }
    if (excuses->count == IRC_EXCUSES_MAX || nick.len >= IRC_EXCUSES_NAME_MAX
        || room.len >= IRC_EXCUSES_ROOM_MAX) {
        excuses->unnamed++;
        return;
    }
    if (!excuses->items)
        excuses->items = alloc_zeroed(IRC_EXCUSES_MAX, sizeof(excuses->items[0]));
    struct irc_excused *item = &excuses->items[excuses->count++];
    *item = (struct irc_excused){.since_ms = now_ms};
    (void)snprintf(item->nick, sizeof(item->nick), "%.*s", STR_ARG(nick));
    (void)snprintf(item->room, sizeof(item->room), "%.*s", STR_ARG(room));
}

static int64_t due_of(const struct irc_excused *item)
{
    if (item->is_told)
        return INT64_MAX;
    return item->room[0] ? item->since_ms + IRC_EXCUSES_GATHER_MS : item->since_ms;
}

/* "ann, bob and cal" of one room, as many as one line takes. */
static struct str names_of(struct irc_excuses *excuses, const char *room, int64_t now_ms,
                           struct arena *arena)
{
    struct str names = {0};
    for (size_t i = 0; i < excuses->count; i++) {
        struct irc_excused *item = &excuses->items[i];
        size_t len = strlen(item->nick);
        if (item->is_told || strcmp(item->room, room) != 0
            || names.len + len + 2 > IRC_EXCUSES_TEXT_MAX)
            continue;
        names = arena_format(arena, "%.*s%s%s", STR_ARG(names), names.len ? ", " : "",
                             item->nick);
        item->is_told = true;
        item->since_ms = now_ms;
    }
    if (excuses->unnamed == 0 || names.len == 0)
        return names;
    excuses->unnamed = 0;
    return arena_format(arena, "%.*s and others", STR_ARG(names));
}

static struct irc_excuse in_room(struct irc_excuses *excuses, const char *room,
                                 int64_t now_ms, struct arena *arena)
{
    struct str target = arena_copy(arena, str_from_c(room));
    struct str names = names_of(excuses, room, now_ms, arena);
    return (struct irc_excuse){
        target, arena_format(arena,
                             "%.*s: more is asked here than I can answer at once. "
                             "Please ask again in a minute.",
                             STR_ARG(names))};
}

static struct irc_excuse in_private(struct irc_excused *item, int64_t now_ms,
                                    struct arena *arena)
{
    item->is_told = true;
    item->since_ms = now_ms;
    return (struct irc_excuse){
        arena_copy(arena, str_from_c(item->nick)),
        STR("I am asked more than I can answer at once. Please ask again in a minute.")};
}

bool irc_excuses_take(struct irc_excuses *excuses, int64_t now_ms, struct arena *arena,
                      struct irc_excuse *out)
{
    for (size_t i = 0; i < excuses->count; i++) {
        struct irc_excused *item = &excuses->items[i];
        if (now_ms < due_of(item))
            continue;
        *out = item->room[0] ? in_room(excuses, item->room, now_ms, arena)
                             : in_private(item, now_ms, arena);
        return true;
    }
    return false;
}

int64_t irc_excuses_due_ms(const struct irc_excuses *excuses)
{
    int64_t due_ms = INT64_MAX;
    for (size_t i = 0; i < excuses->count; i++) {
        int64_t item_ms = due_of(&excuses->items[i]);
        if (item_ms < due_ms)
            due_ms = item_ms;
    }
    return due_ms;
}
