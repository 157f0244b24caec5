/* SPDX-License-Identifier: MIT */
#include "matrix/room.h"

#include <stdlib.h>

#include "matrix/power.h"
#include "matrix/request.h"

enum { NAME_MAX_BYTES = 256, ROOM_BYTES_MAX = 64 * 1024 };

/* The strings that are kept, by their names in the row. */
static const struct {
    const char *key;
    size_t offset;
} KEPT[] = {
    {"name", offsetof(struct matrix_room, name)},
    {"inviter", offsetof(struct matrix_room, inviter)},
    {"hero", offsetof(struct matrix_room, hero)},
    {"config", offsetof(struct matrix_room, config)},
    {"closed_by", offsetof(struct matrix_room, closed_by)},
    {"replacement", offsetof(struct matrix_room, replacement)},
    {"predecessor", offsetof(struct matrix_room, predecessor)},
    {"promised", offsetof(struct matrix_room, promised)},
    {"creators", offsetof(struct matrix_room, creators)},
    {"chiefs", offsetof(struct matrix_room, chiefs)},
    {"hosts", offsetof(struct matrix_room, hosts)},
    {"gap_from", offsetof(struct matrix_room, gap_from)},
    {"gap_to", offsetof(struct matrix_room, gap_to)},
};

static char **place_of(struct matrix_room *room, size_t i)
{
    return (char **)(void *)((char *)room + KEPT[i].offset);
}

static struct matrix_room *create_room(struct str id)
{
    struct matrix_room *room = ALLOC(struct matrix_room);

    room->id = alloc_copy(id.ptr, id.len);
    for (size_t i = 0; i < COUNT_OF(KEPT); i++)
        *place_of(room, i) = alloc_copy("", 0);
    return room;
}

static void destroy_room(struct matrix_room *room)
{
    free(room->id);
    for (size_t i = 0; i < COUNT_OF(KEPT); i++)
        free(*place_of(room, i));
    for (size_t i = 0; i < MATRIX_OWN_EVENTS_MAX; i++)
        free(room->own[i]);
    free(room);
}

void matrix_rooms_init(struct matrix_rooms *rooms, uint64_t seed)
{
    map_init(&rooms->map, seed);
}

void matrix_rooms_clear(struct matrix_rooms *rooms)
{
    struct matrix_room *room;

    for (size_t at = 0; (room = matrix_rooms_next(rooms, &at));)
        destroy_room(room);
    map_clear(&rooms->map);
}

struct matrix_room *matrix_rooms_find(const struct matrix_rooms *rooms, struct str id)
{
    return map_find(&rooms->map, id);
}

struct matrix_room *matrix_rooms_add(struct matrix_rooms *rooms, struct str id)
{
    void **place = map_put(&rooms->map, id);

    if (!*place)
        *place = create_room(id);
    ((struct matrix_room *)*place)->takes_encrypted = rooms->takes_encrypted;
    return *place;
}

struct matrix_room *matrix_rooms_next(const struct matrix_rooms *rooms, size_t *at)
{
    struct str id;
    void *room;

    return map_next(&rooms->map, at, &id, &room) ? room : NULL;
}

size_t matrix_rooms_joined(const struct matrix_rooms *rooms)
{
    struct matrix_room *room;
    size_t count = 0;

    for (size_t at = 0; (room = matrix_rooms_next(rooms, &at));)
        count += room->is_joined;
    return count;
}

void matrix_rooms_leave(struct matrix_rooms *rooms, struct matrix_room *room,
                        struct matrix_changes *changes)
{
    room->is_joined = room->is_wanted = room->is_asking = room->is_muted = false;
    room->joined = room->invited = room->joined_ms = 0;
    matrix_room_set(&room->gap_from, STR(""));
    matrix_room_set(&room->gap_to, STR(""));
    if (room->is_encrypted || *room->replacement) {
        matrix_room_save(room, changes);
        return;
    }
    matrix_changes_add(changes, &(struct matrix_change){.kind = MATRIX_ROOM_REMOVE,
                                                        .key = str_from_c(room->id)});
    map_remove(&rooms->map, str_from_c(room->id));
    destroy_room(room);
}

void matrix_room_set(char **place, struct str value)
{
    char *copy = alloc_copy(value.ptr, value.len);

    free(*place);
    *place = copy;
}

static bool replace(char **place, struct str value)
{
    if (str_equal(str_from_c(*place), value))
        return false;
    matrix_room_set(place, value);
    return true;
}

static bool learn_member(struct matrix_room *room, const struct matrix_sync_event *event,
                         struct str own_user)
{
    struct str membership = json_string(event->content, "membership");
    struct str name = json_string(event->content, "displayname");
    bool is_in =
        str_equal(membership, STR("join")) || str_equal(membership, STR("invite"));

    /* Where many talk, each of them is the other one for a moment: not worth a row. */
    if (!str_equal(event->state_key, own_user))
        return is_in && replace(&room->hero, event->state_key)
               && room->joined + room->invited <= 2;
    room->is_muted = false;
    if (!str_equal(membership, STR("join")))
        return false;
    if (room->joined_ms == 0)
        room->joined_ms = event->time_ms;
    return replace(&room->name, name.len <= NAME_MAX_BYTES ? name : STR(""));
}

static bool learn_create(struct matrix_room *room, const struct matrix_sync_event *event)
{
    struct str old = json_string(json_get(event->content, "predecessor"), "room_id");
    struct arena scratch;
    bool is_changed;

    arena_init(&scratch);
    is_changed = replace(&room->creators,
                         matrix_power_creators(event->content, event->sender, &scratch));
    if (matrix_id_is_valid(old, '!'))
        is_changed |= replace(&room->predecessor, old);
    arena_clear(&scratch);
    return is_changed;
}

static bool learn_powers(struct matrix_room *room, const struct json *content)
{
    struct arena scratch;
    bool is_changed;

    arena_init(&scratch);
    room->is_muted = false;
    is_changed =
        replace(&room->chiefs, matrix_power_list(content, MATRIX_POWER_LEVELS, &scratch));
    is_changed |=
        replace(&room->hosts, matrix_power_list(content, MATRIX_POWER_INVITE, &scratch));
    arena_clear(&scratch);
    return is_changed;
}

static bool learn_tombstone(struct matrix_room *room,
                            const struct matrix_sync_event *event)
{
    struct str next = json_string(event->content, "replacement_room");

    matrix_room_set(&room->closed_by, event->sender);
    /* A tombstone without a way on still closes the room. */
    return replace(&room->replacement, matrix_id_is_valid(next, '!') ? next : STR("!"));
}

bool matrix_room_learn(struct matrix_room *room, const struct matrix_sync_event *event,
                       struct str own_user)
{
    if (!event->is_state)
        return false;
    if (str_equal(event->type, STR("m.room.member")))
        return matrix_id_is_valid(event->state_key, '@')
               && learn_member(room, event, own_user);
    if (event->state_key.len > 0)
        return false;
    if (str_equal(event->type, STR("m.room.encryption"))) {
        bool was_encrypted = room->is_encrypted;
        room->is_encrypted = true;
        return !was_encrypted;
    }
    if (str_equal(event->type, STR("m.room.create")))
        return learn_create(room, event);
    if (str_equal(event->type, STR("m.room.tombstone")))
        return learn_tombstone(room, event);
    if (str_equal(event->type, STR("m.room.power_levels")))
        return learn_powers(room, event->content);
    return false;
}

bool matrix_room_is_chief(const struct matrix_room *room, struct str user)
{
    return matrix_power_has(str_from_c(room->creators), user)
           || (strcmp(room->chiefs, "*") != 0
               && matrix_power_has(str_from_c(room->chiefs), user));
}

bool matrix_room_may_invite(const struct matrix_room *room, struct str user)
{
    return matrix_power_has(str_from_c(room->creators), user)
           || matrix_power_has(str_from_c(room->hosts), user);
}

/* Who has seen its create event has seen its state. */
bool matrix_room_is_settled(const struct matrix_room *room)
{
    return room->is_encrypted || room->is_plain || *room->creators;
}

bool matrix_room_is_direct(const struct matrix_room *room)
{
    return room->joined > 0 && room->joined + room->invited <= 2;
}

bool matrix_room_may_hear(const struct matrix_room *room, bool is_urgent)
{
    return room->is_joined && (!room->is_encrypted || room->takes_encrypted)
           && ((!*room->replacement && !room->is_muted) || is_urgent);
}

bool matrix_room_is_writable(const struct matrix_room *room)
{
    return matrix_room_may_hear(room, false);
}

void matrix_room_add_own(struct matrix_room *room, struct str event_id)
{
    if (matrix_room_has_own(room, event_id))
        return;
    free(room->own[room->own_at]);
    room->own[room->own_at] = alloc_copy(event_id.ptr, event_id.len);
    room->own_at = (room->own_at + 1) % MATRIX_OWN_EVENTS_MAX;
}

bool matrix_room_has_own(const struct matrix_room *room, struct str event_id)
{
    for (size_t i = 0; i < MATRIX_OWN_EVENTS_MAX; i++)
        if (room->own[i] && str_equal(str_from_c(room->own[i]), event_id))
            return true;
    return false;
}

static struct json *to_json(const struct matrix_room *room)
{
    struct json *json = json_object_create();

    json_add_bool(json, "is_joined", room->is_joined);
    json_add_bool(json, "is_wanted", room->is_wanted);
    json_add_bool(json, "is_asking", room->is_asking);
    json_add_bool(json, "is_direct", room->is_direct);
    json_add_bool(json, "is_encrypted", room->is_encrypted);
    json_add_bool(json, "is_plain", room->is_plain);
    json_add_i64(json, "joined", room->joined);
    json_add_i64(json, "invited", room->invited);
    json_add_i64(json, "joined_ms", room->joined_ms);
    for (size_t i = 0; i < COUNT_OF(KEPT); i++) {
        const char *text =
            *(char *const *)(const void *)((const char *)room + KEPT[i].offset);
        if (*text)
            json_add_string(json, KEPT[i].key, str_from_c(text));
    }
    struct json *own = json_add_array(json, "own");
    for (size_t i = 0; i < MATRIX_OWN_EVENTS_MAX; i++) {
        const char *id = room->own[(room->own_at + i) % MATRIX_OWN_EVENTS_MAX];
        if (id)
            json_add_string(own, NULL, str_from_c(id));
    }
    return json;
}

void matrix_room_save(const struct matrix_room *room, struct matrix_changes *changes)
{
    struct json *json = to_json(room);
    struct buf text;

    buf_init(&text, ROOM_BYTES_MAX);
    json_format(json, &text);
    matrix_changes_add(changes, &(struct matrix_change){.kind = MATRIX_ROOM,
                                                        .key = str_from_c(room->id),
                                                        .value = buf_view(&text)});
    buf_clear(&text);
    json_destroy(json);
}

void matrix_room_load(struct matrix_room *room, struct str text)
{
    struct error err = {0};
    struct json *json = json_parse(text, ROOM_BYTES_MAX, &err);
    struct str id;

    json_to_bool(json_get(json, "is_joined"), &room->is_joined);
    json_to_bool(json_get(json, "is_wanted"), &room->is_wanted);
    json_to_bool(json_get(json, "is_asking"), &room->is_asking);
    json_to_bool(json_get(json, "is_direct"), &room->is_direct);
    json_to_bool(json_get(json, "is_encrypted"), &room->is_encrypted);
    json_to_bool(json_get(json, "is_plain"), &room->is_plain);
    json_to_i64(json_get(json, "joined"), &room->joined);
    json_to_i64(json_get(json, "invited"), &room->invited);
    json_to_i64(json_get(json, "joined_ms"), &room->joined_ms);
    for (size_t i = 0; i < COUNT_OF(KEPT); i++)
        matrix_room_set(place_of(room, i), json_string(json, KEPT[i].key));
    for (const struct json *own = json_first(json_get(json, "own")); own;
         own = json_next(own))
        if (json_to_string(own, &id))
            matrix_room_add_own(room, id);
    json_destroy(json);
}
