/* SPDX-License-Identifier: MIT */
/* key server: what a homeserver does for encryption, in memory: the lower half of world.h. */
#ifndef TESTS_E2EE_KEY_SERVER_H
#define TESTS_E2EE_KEY_SERVER_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "e2ee/machine.h"
#include "memory.h"
#include "seeded.h"

enum { WORLD_PEOPLE_MAX = 8 };

struct person {
    const char *user, *device;
    struct e2ee_options options;
    struct e2ee_machine *machine;
    struct memory memory;
    struct random random;
    struct json *inbox;     /* to-device events that wait */
    struct json *changed;   /* users for the next sync */
    struct e2ee_event last; /* of each kind of interest, copied */
    struct arena arena;
    struct {
        struct e2ee_event *items;
        size_t count, capacity;
    } events;
};

struct world {
    struct arena arena;
    int64_t now_ms;
    struct person people[WORLD_PEOPLE_MAX];
    size_t count;
    struct json *devices, *keys, *fallback; /* user -> device -> ... */
    struct json *master, *self_signing, *user_signing;
    struct json *account_data; /* user -> type -> content */
    struct map done;           /* transactions */
    struct map uploaded;       /* one-time keys that were ever there */
    unsigned event_count;
    unsigned fail_next;    /* so many requests fail */
    const char *lost_path; /* requests with this in their path get no answer, but
                                what they ask is done */
    unsigned lost_count;
    const char *members;               /* JSON list in the place of all */
    const unsigned char *recovery_key; /* of those who are added next */
    size_t requests;
    const char *changes; /* what /keys/changes says; NULL: it knows no such position */
    struct str changes_path;
    /* Of an identity without authentication, JSON; NULL: it is taken. */
    const char *refusal;
    struct str auth; /* what was given last */
    bool is_allowed; /* by a person */
};

/* cJSON trees are read-only for us: a member is changed by building the object anew. */
static inline struct json *world_with(const struct json *object, struct str key,
                                      struct json *value)
{
    struct json *copy = json_object_create();
    struct arena arena;

    arena_init(&arena);
    for (const struct json *item = json_first(object); item; item = json_next(item))
        if (!str_equal(json_key(item), key))
            json_add_copy(copy, json_key(item).ptr, item);
    if (value)
        json_add_taken(copy, arena_copy(&arena, key).ptr, value);
    arena_clear(&arena);
    return copy;
}

static inline void world_set(struct json **object, struct str key, struct json *value)
{
    struct json *old = *object;

    *object = world_with(old, key, value);
    json_destroy(old);
}

static inline void world_set_deep(struct json **object, struct str user,
                                  struct str device, struct json *value)
{
    world_set(object, user, world_with(json_get_str(*object, user), device, value));
}

static inline struct json *world_copy(const struct json *value)
{
    struct json *array = json_array_create();
    struct buf text;
    struct error err;

    json_add_copy(array, NULL, value);
    buf_init(&text, 1 << 22);
    json_format(json_first(array), &text);
    struct json *copy = json_parse(buf_view(&text), 1 << 22, &err);
    buf_clear(&text);
    json_destroy(array);
    return copy;
}

static inline struct person *world_find(struct world *world, struct str user,
                                        struct str device)
{
    for (size_t i = 0; i < world->count; i++)
        if (str_equal(str_from_c(world->people[i].user), user)
            && str_equal(str_from_c(world->people[i].device), device))
            return &world->people[i];
    return NULL;
}

static inline void world_tell_changed(struct world *world, const char *user)
{
    for (size_t i = 0; i < world->count; i++)
        json_add_string(world->people[i].changed, NULL, str_from_c(user));
}

static inline size_t world_keys_left(struct world *world, const struct person *person)
{
    return json_count(json_get(json_get(world->keys, person->user), person->device));
}

static inline struct json *world_upload(struct world *world, struct person *person,
                                        const struct json *body, unsigned *status)
{
    struct json *answer = json_object_create();
    struct str user = str_from_c(person->user), device = str_from_c(person->device);

    if (json_get(body, "device_keys")) {
        world_set_deep(&world->devices, user, device,
                       world_copy(json_get(body, "device_keys")));
        world_tell_changed(world, person->user);
    }
    for (const struct json *item = json_first(json_get(body, "one_time_keys")); item;
         item = json_next(item)) {
        struct str key = arena_format(&world->arena, "%s %.*s", person->device,
                                      STR_ARG(json_key(item)));
        struct str value = json_string(item, "key");
        void **place = map_put(&world->uploaded, key);
        if (*place && !str_equal(str_from_c(*place), value)) {
            *status = 400;
            json_add_string(answer, "error", STR("One time key already exists"));
            return answer;
        }
        if (!*place) {
            *place = (char *)(uintptr_t)arena_copy(&world->arena, value).ptr;
            world_set_deep(
                &world->keys, user, device,
                world_with(json_get_str(json_get_str(world->keys, user), device),
                           json_key(item), world_copy(item)));
        }
    }
    const struct json *fallback = json_first(json_get(body, "fallback_keys"));
    if (fallback)
        world_set_deep(&world->fallback, user, device,
                       world_copy(json_get(body, "fallback_keys")));
    json_add_i64(json_add_object(answer, "one_time_key_counts"), "signed_curve25519",
                 (int64_t)world_keys_left(world, person));
    return answer;
}

static inline struct json *world_query(struct world *world, const struct json *body)
{
    struct json *answer = json_object_create();
    struct json *devices = json_add_object(answer, "device_keys");
    const struct {
        const char *name;
        const struct json *keys;
    } lists[] = {{"master_keys", world->master},
                 {"self_signing_keys", world->self_signing},
                 {"user_signing_keys", world->user_signing}};

    for (const struct json *item = json_first(json_get(body, "device_keys")); item;
         item = json_next(item)) {
        const struct json *own = json_get_str(world->devices, json_key(item));
        struct json *nothing = json_object_create();
        json_add_copy(devices, json_key(item).ptr, own ? own : nothing);
        json_destroy(nothing);
    }
    for (size_t i = 0; i < COUNT_OF(lists); i++) {
        struct json *list = json_add_object(answer, lists[i].name);
        for (const struct json *item = json_first(json_get(body, "device_keys")); item;
             item = json_next(item))
            if (json_get_str(lists[i].keys, json_key(item)))
                json_add_copy(list, json_key(item).ptr,
                              json_get_str(lists[i].keys, json_key(item)));
    }
    return answer;
}

static inline struct json *world_claim(struct world *world, const struct json *body)
{
    struct json *answer = json_object_create();
    struct json *users = json_add_object(answer, "one_time_keys");

    for (const struct json *user = json_first(json_get(body, "one_time_keys")); user;
         user = json_next(user)) {
        struct json *devices = json_add_object(users, json_key(user).ptr);
        for (const struct json *device = json_first(user); device;
             device = json_next(device)) {
            const struct json *keys =
                json_get_str(json_get_str(world->keys, json_key(user)), json_key(device));
            const struct json *key = json_first(keys);
            const struct json *fallback = json_first(json_get_str(
                json_get_str(world->fallback, json_key(user)), json_key(device)));
            const struct json *given = key ? key : fallback;
            if (!given)
                continue;
            json_add_copy(json_add_object(devices, json_key(device).ptr),
                          json_key(given).ptr, given);
            if (key)
                world_set_deep(&world->keys, json_key(user), json_key(device),
                               world_with(keys, json_key(key), NULL));
        }
    }
    return answer;
}

static inline bool world_is_for(const struct person *person, struct str user,
                                struct str device)
{
    return str_equal(str_from_c(person->user), user)
           && (str_equal(device, STR("*"))
               || str_equal(str_from_c(person->device), device));
}

static inline void world_deliver(struct person *to, const struct person *from,
                                 struct str type, const struct json *content)
{
    struct json *event = json_add_object(to->inbox, NULL);

    json_add_string(event, "type", type);
    json_add_string(event, "sender", str_from_c(from->user));
    json_add_copy(event, "content", content);
}

static inline void world_send(struct world *world, struct person *person, struct str path,
                              const struct json *body)
{
    struct str type, txn,
        rest = str_skip(path, STR("/_matrix/client/v3/sendToDevice/").len);
    void **place;

    str_cut(rest, '/', &type, &txn);
    place = map_put(&world->done,
                    arena_format(&world->arena, "%s %.*s", person->device, STR_ARG(txn)));
    if (*place)
        return;
    *place = person;
    for (const struct json *user = json_first(json_get(body, "messages")); user;
         user = json_next(user))
        for (const struct json *device = json_first(user); device;
             device = json_next(device))
            for (size_t i = 0; i < world->count; i++)
                if (world_is_for(&world->people[i], json_key(user), json_key(device)))
                    world_deliver(&world->people[i], person, type, device);
}

static inline struct json *world_members(struct world *world)
{
    struct json *answer = json_object_create();
    struct json *chunk = json_add_array(answer, "chunk");

    for (size_t i = 0; i < world->count; i++) {
        if (world->members && !strstr(world->members, world->people[i].user))
            continue;
        struct json *event = json_add_object(chunk, NULL);
        json_add_string(event, "type", STR("m.room.member"));
        json_add_string(event, "state_key", str_from_c(world->people[i].user));
        json_add_string(json_add_object(event, "content"), "membership", STR("join"));
    }
    return answer;
}

static inline struct json *world_identity(struct world *world, struct person *person,
                                          const struct json *body, unsigned *status)
{
    struct str user = str_from_c(person->user);
    struct error err;
    struct buf text;

    if (world->refusal) {
        buf_init(&text, 1 << 16);
        if (json_get(body, "auth"))
            json_format(json_get(body, "auth"), &text);
        world->auth = arena_copy(&world->arena, buf_view(&text));
        buf_clear(&text);
        if (!world->is_allowed) {
            *status = 401;
            return json_parse(str_from_c(world->refusal), 1 << 16, &err);
        }
    }

    world_set(&world->master, user, world_copy(json_get(body, "master_key")));
    world_set(&world->self_signing, user, world_copy(json_get(body, "self_signing_key")));
    world_set(&world->user_signing, user, world_copy(json_get(body, "user_signing_key")));
    world_tell_changed(world, person->user);
    return NULL;
}

static inline void world_signatures(struct world *world, struct person *person,
                                    const struct json *body)
{
    const struct json *own = json_get(body, person->user);

    for (const struct json *item = json_first(own); item; item = json_next(item))
        if (json_get_str(json_get(world->devices, person->user), json_key(item)))
            world_set_deep(&world->devices, str_from_c(person->user), json_key(item),
                           world_copy(item));
    world_tell_changed(world, person->user);
}

static inline struct json *world_account_data(struct world *world, struct person *person,
                                              const struct e2ee_request *request,
                                              const struct json *body, unsigned *status)
{
    struct str user = str_from_c(person->user);
    struct str type = str_skip(request->path, str_find_last_char(request->path, '/') + 1);

    type = arena_copy(&world->arena, type);
    if (body) {
        world_set_deep(&world->account_data, user, type, world_copy(body));
        return NULL;
    }
    const struct json *data = json_get_str(json_get_str(world->account_data, user), type);
    *status = data ? 200 : 404;
    return data ? world_copy(data) : NULL;
}

static inline struct json *world_changes(struct world *world, struct str path,
                                         unsigned *status)
{
    struct error err;

    world->changes_path = arena_copy(&world->arena, path);
    *status = world->changes ? 200 : 400;
    return world->changes ? json_parse(str_from_c(world->changes), 1 << 16, &err) : NULL;
}

static inline struct json *world_do(struct world *world, struct person *person,
                                    const struct e2ee_request *request, unsigned *status)
{
    struct error err = {0};
    struct json *body = json_parse(request->body, 1 << 22, &err);
    struct json *answer = NULL;

    *status = 200;
    if (str_find(request->path, STR("/keys/upload")) != STR_NOT_FOUND)
        answer = world_upload(world, person, body, status);
    else if (str_find(request->path, STR("/keys/query")) != STR_NOT_FOUND)
        answer = world_query(world, body);
    else if (str_find(request->path, STR("/keys/changes")) != STR_NOT_FOUND)
        answer = world_changes(world, request->path, status);
    else if (str_find(request->path, STR("/keys/claim")) != STR_NOT_FOUND)
        answer = world_claim(world, body);
    else if (str_find(request->path, STR("/members")) != STR_NOT_FOUND)
        answer = world_members(world);
    else if (str_find(request->path, STR("/sendToDevice/")) != STR_NOT_FOUND)
        world_send(world, person, request->path, body);
    else if (str_find(request->path, STR("/device_signing/")) != STR_NOT_FOUND)
        answer = world_identity(world, person, body, status);
    else if (str_find(request->path, STR("/signatures/")) != STR_NOT_FOUND)
        world_signatures(world, person, body);
    else if (str_find(request->path, STR("/account_data/")) != STR_NOT_FOUND)
        answer = world_account_data(world, person, request, body, status);
    else
        fail_msg("unknown request %.*s", STR_ARG(request->path));
    json_destroy(body);
    return answer ? answer : json_object_create();
}

#endif
