/* SPDX-License-Identifier: MIT */
#include "irc/room_row.h"

#include <stddef.h>
#include <stdio.h>

#include "base/macros.h"

static const struct {
    struct str name;
    size_t offset;
} switches[] = {
    {STR_INIT("ambient"), offsetof(struct irc_room_settings, is_ambient)},
    {STR_INIT("operators"), offsetof(struct irc_room_settings, has_operators)},
    {STR_INIT("notice"), offsetof(struct irc_room_settings, is_notice)},
    {STR_INIT("private_more"), offsetof(struct irc_room_settings, is_more_private)},
};

static bool *switch_of(struct irc_room_settings *settings, struct str name)
{
    for (size_t i = 0; i < COUNT_OF(switches); i++) {
        if (str_equal(switches[i].name, name))
            return (bool *)(void *)((char *)settings + switches[i].offset);
    }
    return NULL;
}

bool irc_room_set(struct irc_room *room, struct str key, struct str value)
{
    bool *place = switch_of(&room->settings, key);
    bool is_on = str_equal(value, STR("on"));
    if (place && (is_on || str_equal(value, STR("off")))) {
        *place = is_on;
    } else if (str_equal(key, STR("region")) && value.len < IRC_ROOM_REGION_MAX) {
        if (str_equal(value, STR("default")))
            value = STR("");
        (void)snprintf(room->settings.region, IRC_ROOM_REGION_MAX, "%.*s",
                       STR_ARG(value));
    } else {
        return false;
    }
    room->is_changed = true;
    return true;
}

static struct str settings_row(struct arena *arena, struct irc_room *room)
{
    struct str row = arena_format(arena, "region=%s", room->settings.region);
    for (size_t i = 0; i < COUNT_OF(switches); i++)
        row = arena_format(arena, "%.*s %.*s=%d", STR_ARG(row), STR_ARG(switches[i].name),
                           *switch_of(&room->settings, switches[i].name));
    return row;
}

struct str irc_room_row_format(struct arena *arena, const struct irc_room *room)
{
    struct irc_room copy = *room;
    struct str row = STR("joined");
    if (room->is_configured && !room->is_changed)
        return (struct str){0};
    if (!room->is_configured && room->key[0])
        row = arena_format(arena, "%.*s key=%s", STR_ARG(row), room->key);
    if (room->is_invited)
        row = arena_format(arena, "%.*s invited=%lld", STR_ARG(row),
                           (long long)room->used_ms);
    if (room->is_changed) {
        struct str settings = settings_row(arena, &copy);
        row = arena_format(arena, "%.*s %.*s", STR_ARG(row), STR_ARG(settings));
    }
    return row;
}

static void restore_word(struct irc_room *room, struct str name, struct str value)
{
    uint64_t number;
    bool *place = switch_of(&room->settings, name);
    if (place || str_equal(name, STR("region"))) {
        struct str word = !place                       ? value
                          : str_equal(value, STR("1")) ? STR("on")
                                                       : STR("off");
        (void)irc_room_set(room, name, word);
    } else if (str_equal(name, STR("key"))) {
        irc_room_set_key(room, value);
    } else if (str_equal(name, STR("invited")) && str_to_u64(value, &number)) {
        room->is_invited = true;
        room->used_ms = (int64_t)number;
    }
}

void irc_room_row_restore(struct irc_rooms *rooms, const struct irc_isupport *isupport,
                          struct str name, struct str row)
{
    struct str word, key, value;
    struct irc_room *room = irc_rooms_find(rooms, isupport, name);
    if (!str_cut_word(row, &word, &row))
        return;
    if (str_equal(word, STR("left"))) {
        if (room)
            irc_rooms_remove(rooms, room);
        return;
    }
    room = irc_rooms_want(rooms, isupport, name);
    while (room && str_cut_word(row, &word, &row)) {
        if (str_cut(word, '=', &key, &value))
            restore_word(room, key, value);
    }
}
