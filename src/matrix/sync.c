/* SPDX-License-Identifier: MIT */
#include "matrix/sync.h"

#include "matrix/cut.h"
#include "matrix/request.h"
#include "text/utf8.h"

/* A key that is looked for, and where its value goes: empty when it is not there. */
struct member {
    const char *name;
    struct str *out;
};

static void take_member(const struct member *members, size_t count, struct str key,
                        struct str value)
{
    for (size_t i = 0; i < count; i++)
        if (matrix_cut_key_is(key, members[i].name))
            *members[i].out = value;
}

/* Finds all of them in one walk through an object's text; false, and all are empty, when
 * it is broken. */
static bool find_members(struct str object, const struct member *members, size_t count)
{
    struct str text = object, key, value;

    for (size_t i = 0; i < count; i++)
        *members[i].out = (struct str){0};
    if (!matrix_cut_object(&text))
        return false;
    while (matrix_cut_member(&text, &key, &value))
        take_member(members, count, key, value);
    if (matrix_cut_is_done(text))
        return true;
    for (size_t i = 0; i < count; i++)
        *members[i].out = (struct str){0};
    return false;
}

static struct str member(struct str object, const char *name)
{
    struct str value;

    return find_members(object, &(struct member){name, &value}, 1) ? value
                                                                   : (struct str){0};
}

/* The insides of an object or array, for matrix_cut_member and matrix_cut_item. */
static struct str inside(struct str value)
{
    struct str text = value;

    return matrix_cut_object(&text) || matrix_cut_array(&text) ? text : (struct str){0};
}

static struct str token(struct str value, struct arena *arena)
{
    struct str string = {0};

    matrix_cut_string(arena, value, &string);
    return string.len <= MATRIX_TOKEN_MAX ? string : (struct str){0};
}

static void read_rooms(struct str rooms, struct matrix_sync *out)
{
    const struct member members[] = {
        {"join", &out->joined},
        {"invite", &out->invited},
        {"leave", &out->left},
    };

    find_members(rooms, members, COUNT_OF(members));
    for (size_t i = 0; i < COUNT_OF(members); i++)
        *members[i].out = inside(*members[i].out);
}

bool matrix_sync_read(struct str body, struct arena *arena, struct matrix_sync *out,
                      struct error *err)
{
    struct str rooms, position, account_data, to_device;
    const struct member members[] = {
        {"next_batch", &position},
        {"rooms", &rooms},
        {"account_data", &account_data},
        {"to_device", &to_device},
        {"device_lists", &out->device_lists},
        {"device_one_time_keys_count", &out->key_counts},
        {"device_unused_fallback_key_types", &out->fallback_types},
    };

    *out = (struct matrix_sync){0};
    if (!find_members(body, members, COUNT_OF(members)))
        return error_set(err, ERROR_INPUT, "sync response is not a whole JSON object");
    out->next_batch = token(position, arena);
    /* A position that cannot be given back would be asked for again and again. */
    if (out->next_batch.len == 0 || !utf8_is_valid(position))
        return error_set(err, ERROR_INPUT, "sync response without next_batch");
    read_rooms(rooms, out);
    out->account_data = inside(member(account_data, "events"));
    out->to_device = inside(member(to_device, "events"));
    return true;
}

bool matrix_page_read(struct str body, struct arena *arena, struct matrix_page *out,
                      struct error *err)
{
    struct str end;
    const struct member members[] = {{"chunk", &out->chunk}, {"end", &end}};

    *out = (struct matrix_page){0};
    if (!find_members(body, members, COUNT_OF(members)) || out->chunk.len == 0)
        return error_set(err, ERROR_INPUT, "page of messages is not whole");
    out->chunk = inside(out->chunk);
    out->end = token(end, arena);
    return true;
}

static void read_summary(struct str summary, struct matrix_sync_room *out,
                         struct arena *arena)
{
    struct error err = {0};
    struct json *json = json_parse(summary, MATRIX_EVENT_BYTES_MAX, &err);
    struct str hero;

    if (json_object_is_sound(json)) {
        json_to_i64(json_get(json, "m.joined_member_count"), &out->joined_count);
        json_to_i64(json_get(json, "m.invited_member_count"), &out->invited_count);
        if (json_to_string(json_first(json_get(json, "m.heroes")), &hero)
            && matrix_id_is_valid(hero, '@'))
            out->hero = arena_copy(arena, hero);
    }
    json_destroy(json);
}

static void read_timeline(struct str timeline, struct matrix_sync_room *out,
                          struct arena *arena)
{
    struct str is_limited, prev_batch;
    const struct member members[] = {
        {"events", &out->timeline},
        {"limited", &is_limited},
        {"prev_batch", &prev_batch},
    };

    find_members(timeline, members, COUNT_OF(members));
    out->timeline = inside(out->timeline);
    out->is_limited = str_equal(is_limited, STR("true"));
    out->prev_batch = token(prev_batch, arena);
}

/* False for what is no room. */
static bool read_room(struct str room, struct matrix_sync_room *out, struct arena *arena)
{
    struct str timeline, state, state_after, early_state_after, invite_state, summary;
    const struct member members[] = {
        {"timeline", &timeline},
        {"state", &state},
        {"state_after", &state_after},
        {"org.matrix.msc4222.state_after", &early_state_after},
        {"invite_state", &invite_state},
        {"summary", &summary},
    };

    if (!find_members(room, members, COUNT_OF(members)))
        return false;
    if (state_after.len == 0)
        state_after = early_state_after;
    out->is_state_after = state_after.len > 0;
    if (out->is_state_after)
        state = state_after;
    if (invite_state.len > 0)
        state = invite_state;
    out->state = inside(member(state, "events"));
    read_timeline(timeline, out, arena);
    out->joined_count = out->invited_count = -1;
    if (summary.len > 0)
        read_summary(summary, out, arena);
    return true;
}

bool matrix_sync_next_room(struct str *rooms, struct arena *arena,
                           struct matrix_sync_room *out, uint64_t *dropped)
{
    struct str key, value;

    if (rooms->len == 0)
        return false;
    while (matrix_cut_member(rooms, &key, &value)) {
        *out = (struct matrix_sync_room){0};
        if (matrix_cut_string(arena, key, &out->id) && matrix_id_is_valid(out->id, '!')
            && read_room(value, out, arena))
            return true;
        ++*dropped;
    }
    if (!matrix_cut_is_done(*rooms))
        ++*dropped;
    *rooms = (struct str){0};
    return false;
}

static bool read_event(struct json *json, struct matrix_sync_event *out)
{
    const struct json *id = json_get(json, "event_id");

    *out = (struct matrix_sync_event){
        .json = json,
        .content = json_get(json, "content"),
        .outside = json_get(json, "unsigned"),
        .type = json_string(json, "type"),
        .sender = json_string(json, "sender"),
        .is_state = json_get(json, "state_key") != NULL,
    };
    out->redacts = json_string(out->content, "redacts");
    if (out->redacts.len == 0)
        out->redacts = json_string(json, "redacts");
    json_to_i64(json_get(json, "origin_server_ts"), &out->time_ms);
    if (out->is_state && !json_to_string(json_get(json, "state_key"), &out->state_key))
        return false;
    if (id && (!json_to_string(id, &out->id) || !matrix_id_is_valid(out->id, '$')))
        return false;
    /* Account data has no sender. */
    if (json_get(json, "sender") && !matrix_id_is_valid(out->sender, '@'))
        return false;
    return out->type.len > 0 && out->type.len <= MATRIX_ID_MAX
           && json_is_object(out->content);
}

bool matrix_sync_event_read(struct str text, struct matrix_sync_event *out)
{
    struct error err = {0};
    struct json *json = json_parse(text, MATRIX_EVENT_BYTES_MAX, &err);

    if (json_is_object(json) && json_object_is_sound(json) && read_event(json, out))
        return true;
    json_destroy(json);
    return false;
}

bool matrix_sync_next_event(struct str *events, struct matrix_sync_event *out,
                            uint64_t *dropped)
{
    struct str item;

    if (events->len == 0)
        return false;
    while (matrix_cut_item(events, &item)) {
        if (matrix_sync_event_read(item, out))
            return true;
        ++*dropped;
    }
    if (!matrix_cut_is_done(*events))
        ++*dropped;
    *events = (struct str){0};
    return false;
}

/* Without quotes; one that is escaped is taken for none. */
static struct str plain(struct str quoted)
{
    bool is_plain = quoted.len >= 2 && quoted.ptr[0] == '"'
                    && str_find_char(quoted, '\\') == STR_NOT_FOUND;

    return is_plain ? str_slice(quoted, 1, quoted.len - 1) : (struct str){0};
}

bool matrix_sync_next_is_by(struct str events, struct str user, struct str *id,
                            struct str *behind)
{
    struct str item, type, sender, event_id, state_key;
    const struct member members[] = {
        {"type", &type},
        {"sender", &sender},
        {"event_id", &event_id},
        {"state_key", &state_key},
    };

    if (!matrix_cut_item(&events, &item)
        || !find_members(item, members, COUNT_OF(members)))
        return false;
    *id = plain(event_id);
    *behind = events;
    return str_equal(plain(sender), user) && state_key.len == 0 && id->len > 0
           && str_equal(plain(type), STR("m.room.message"));
}

void matrix_sync_event_clear(struct matrix_sync_event *event)
{
    json_destroy(event->json);
    *event = (struct matrix_sync_event){0};
}

const struct json *matrix_sync_relation(const struct matrix_sync_event *event)
{
    return json_get(event->content, "m.relates_to");
}

bool matrix_sync_is_related(const struct matrix_sync_event *event, const char *rel_type)
{
    return str_equal(json_string(matrix_sync_relation(event), "rel_type"),
                     str_from_c(rel_type));
}

struct str matrix_sync_related_id(const struct matrix_sync_event *event)
{
    return json_string(matrix_sync_relation(event), "event_id");
}
