/* SPDX-License-Identifier: MIT */
#include "matrix/filter.h"

#include <stdio.h>

#include "base/macros.h"
#include "matrix/request.h"

static void add_types(struct json *parent, const char *const *types, size_t count)
{
    struct json *list = json_add_array(parent, "types");

    for (size_t i = 0; i < count; i++)
        json_add_string(list, NULL, str_from_c(types[i]));
}

struct json *matrix_filter_create(unsigned timeline_limit)
{
    static const char *const state_types[] = {
        "m.room.member",       "m.room.create",    "m.room.encryption",
        "m.room.power_levels", "m.room.tombstone", "m.room.history_visibility",
    };
    static const char *const timeline_types[] = {
        "m.room.message",    "m.room.encrypted",
        "m.room.member",     "m.room.create",
        "m.room.encryption", "m.room.power_levels",
        "m.room.tombstone",  "m.room.redaction",
        "m.reaction",        "m.room.history_visibility",
    };
    struct json *filter = json_object_create();
    struct json *room = json_add_object(filter, "room");
    struct json *timeline = json_add_object(room, "timeline");
    struct json *state = json_add_object(room, "state");

    json_add_i64(timeline, "limit", timeline_limit);
    json_add_bool(timeline, "lazy_load_members", true);
    add_types(timeline, timeline_types, COUNT_OF(timeline_types));
    json_add_bool(state, "lazy_load_members", true);
    add_types(state, state_types, COUNT_OF(state_types));
    add_types(json_add_object(room, "ephemeral"), NULL, 0);
    add_types(json_add_object(room, "account_data"), NULL, 0);
    add_types(json_add_object(filter, "presence"), NULL, 0);
    add_types(json_add_object(filter, "account_data"), NULL, 0);
    return filter;
}

struct str matrix_filter_hash(char out[17])
{
    struct json *filter = matrix_filter_create(MATRIX_TIMELINE_LIMIT);
    struct buf text;

    buf_init(&text, MATRIX_PATH_MAX);
    json_format(filter, &text);
    snprintf(out, 17, "%016llx", (unsigned long long)str_hash(buf_view(&text), 0));
    buf_clear(&text);
    json_destroy(filter);
    return str_make(out, 16);
}
