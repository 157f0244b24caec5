/* SPDX-License-Identifier: MIT */
#include "matrix/power.h"

#include "base/array.h"
#include "matrix/request.h"

enum { LEVEL_OF_STATE = 50, FIRST_VERSION_OF_CREATORS = 12 };

struct list {
    struct arena *arena;
    struct str text;
    unsigned count;
};

static void add(struct list *list, struct str user)
{
    if (list->count == MATRIX_POWERFUL_MAX || !matrix_id_is_valid(user, '@')
        || matrix_power_has(list->text, user))
        return;
    list->count++;
    list->text = arena_format(list->arena, "%.*s%s%.*s", STR_ARG(list->text),
                              list->text.len > 0 ? " " : "", STR_ARG(user));
}

/* Rooms before version 10 may write a level as text. */
static int64_t level(const struct json *json, int64_t missing)
{
    struct str text;
    uint64_t number;
    int64_t value = missing;

    if (json_to_string(json, &text) && str_to_u64(str_trim(text), &number)
        && number < INT32_MAX)
        return (int64_t)number;
    json_to_i64(json, &value);
    return value;
}

static int64_t needed(const struct json *levels, enum matrix_power power)
{
    if (power == MATRIX_POWER_INVITE)
        return level(json_get(levels, "invite"), 0);
    return level(json_get(json_get(levels, "events"), "m.room.power_levels"),
                 level(json_get(levels, "state_default"), LEVEL_OF_STATE));
}

struct str matrix_power_list(const struct json *power_levels, enum matrix_power power,
                             struct arena *arena)
{
    int64_t least = needed(power_levels, power);
    struct list list = {.arena = arena};

    if (level(json_get(power_levels, "users_default"), 0) >= least)
        return STR("*");
    for (const struct json *user = json_first(json_get(power_levels, "users")); user;
         user = json_next(user))
        if (level(user, INT64_MIN) >= least)
            add(&list, json_key(user));
    return list.text;
}

struct str matrix_power_creators(const struct json *create, struct str sender,
                                 struct arena *arena)
{
    struct list list = {.arena = arena};
    uint64_t version = 0;
    struct str user;

    if (!str_to_u64(json_string(create, "room_version"), &version)
        || version < FIRST_VERSION_OF_CREATORS)
        return list.text;
    add(&list, sender);
    for (const struct json *item = json_first(json_get(create, "additional_creators"));
         item; item = json_next(item))
        if (json_to_string(item, &user))
            add(&list, user);
    return list.text;
}

bool matrix_power_has(struct str list, struct str user)
{
    struct str one;

    if (str_equal(list, STR("*")))
        return true;
    while (str_cut(list, ' ', &one, &list))
        if (str_equal(one, user))
            return user.len > 0;
    return false;
}
