/* SPDX-License-Identifier: MIT */
#include "matrix/sync.h"

#include "matrix/cut.h"
#include "matrix/request.h"
#include "text/utf8.h"

/* The value of a key in an object's text, or empty; false when the text is broken. */
static bool find_member(struct str object, const char *name, struct str *out)
{
    struct str key, value;

    *out = (struct str){0};
    if (!matrix_cut_object(&object))
        return false;
    while (matrix_cut_member(&object, &key, &value))
        if (matrix_cut_key_is(key, name))
            *out = value;
    return matrix_cut_is_done(object);
}

static struct str member(struct str object, const char *name)
{
    struct str value;

    return find_member(object, name, &value) ? value : (struct str){0};
}

/* The insides of an object or array, for matrix_cut_member and matrix_cut_item. */
static struct str inside(struct str value)
{
    struct str text = value;

    return matrix_cut_object(&text) || matrix_cut_array(&text) ? text : (struct str){0};
}

static struct str member_string(struct str object, const char *name, struct arena *arena)
{
    struct str string = {0};

    matrix_cut_string(arena, member(object, name), &string);
    return string.len <= MATRIX_TOKEN_MAX ? string : (struct str){0};
}

bool matrix_sync_read(struct str body, struct arena *arena, struct matrix_sync *out,
                      struct error *err)
{
    struct str rooms, position;

    *out = (struct matrix_sync){0};
    if (!find_member(body, "next_batch", &position))
        return error_set(err, ERROR_INPUT, "sync response is not a whole JSON object");
    out->next_batch = member_string(body, "next_batch", arena);
    /* A position that cannot be given back would be asked for again and again. */
    if (out->next_batch.len == 0 || !utf8_is_valid(position))
        return error_set(err, ERROR_INPUT, "sync response without next_batch");
    rooms = member(body, "rooms");
    out->joined = inside(member(rooms, "join"));
    out->invited = inside(member(rooms, "invite"));
    out->left = inside(member(rooms, "leave"));
    out->account_data = inside(member(member(body, "account_data"), "events"));
    out->to_device = inside(member(member(body, "to_device"), "events"));
    out->device_lists = member(body, "device_lists");
    out->key_counts = member(body, "device_one_time_keys_count");
    out->fallback_types = member(body, "device_unused_fallback_key_types");
    return true;
}

bool matrix_page_read(struct str body, struct arena *arena, struct matrix_page *out,
                      struct error *err)
{
    *out = (struct matrix_page){0};
    if (!find_member(body, "chunk", &out->chunk) || out->chunk.len == 0)
        return error_set(err, ERROR_INPUT, "page of messages is not whole");
    out->chunk = inside(out->chunk);
    out->end = member_string(body, "end", arena);
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

static void read_room(struct str room, struct matrix_sync_room *out, struct arena *arena)
{
    struct str timeline = member(room, "timeline");
    struct str state_after = member(room, "state_after");

    if (state_after.len == 0)
        state_after = member(room, "org.matrix.msc4222.state_after");
    out->is_state_after = state_after.len > 0;
    struct str state = out->is_state_after ? state_after : member(room, "state");
    if (member(room, "invite_state").len > 0)
        state = member(room, "invite_state");
    out->state = inside(member(state, "events"));
    out->timeline = inside(member(timeline, "events"));
    out->is_limited = str_equal(member(timeline, "limited"), STR("true"));
    out->prev_batch = member_string(timeline, "prev_batch", arena);
    out->joined_count = out->invited_count = -1;
    if (member(room, "summary").len > 0)
        read_summary(member(room, "summary"), out, arena);
}

bool matrix_sync_next_room(struct str *rooms, struct arena *arena,
                           struct matrix_sync_room *out, uint64_t *dropped)
{
    struct str key, value, unused;

    if (rooms->len == 0)
        return false;
    while (matrix_cut_member(rooms, &key, &value)) {
        *out = (struct matrix_sync_room){0};
        if (matrix_cut_string(arena, key, &out->id) && matrix_id_is_valid(out->id, '!')
            && find_member(value, "timeline", &unused)) {
            read_room(value, out, arena);
            return true;
        }
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
