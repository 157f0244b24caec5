/* SPDX-License-Identifier: MIT */
#include "e2ee/devices.h"

#include <stdlib.h>

#include "e2ee/changes.h"
#include "e2ee/device_keys.h"
#include "e2ee/flight.h"
#include "e2ee/machine.h"
#include "e2ee/names.h"
#include "e2ee/news.h"

enum {
    QUERY_USERS_MAX = 100,
    QUERY_SERVER_MS = 10 * 1000, /* how long the server may wait for others */
    HOPE_MS = 30 * 1000,         /* a message waits for a query no longer */
};

static struct e2ee_outdated *add_outdated(struct e2ee_machine *machine, struct str user)
{
    void **place = map_put(&machine->outdated, user);

    if (!*place) {
        struct e2ee_outdated *outdated = ALLOC(struct e2ee_outdated);
        outdated->user = alloc_copy(user.ptr, user.len);
        outdated->since_ms = machine->now_ms;
        *place = outdated;
    }
    return *place;
}

static void drop_outdated(struct e2ee_machine *machine, struct str user)
{
    /* user may be the one that is freed. */
    e2ee_store_remove(machine->store, E2EE_OUTDATED, user, STR(""));
    struct e2ee_outdated *outdated = map_remove(&machine->outdated, user);
    if (outdated) {
        free(outdated->user);
        free(outdated);
    }
}

void e2ee_devices_start(struct e2ee_machine *machine)
{
    struct e2ee_rows rows;
    struct arena arena;

    arena_init(&arena);
    e2ee_store_list_all(machine->store, E2EE_OUTDATED, &arena, &rows);
    for (size_t i = 0; i < rows.count; i++)
        add_outdated(machine, rows.items[i].owner);
    arena_clear(&arena);
}

void e2ee_devices_clear(struct e2ee_machine *machine)
{
    struct str name;
    void *value;

    for (size_t at = 0; map_next(&machine->outdated, &at, &name, &value);) {
        struct e2ee_outdated *outdated = value;
        free(outdated->user);
        free(outdated);
    }
    map_clear(&machine->outdated);
}

bool e2ee_devices_is_tracked(const struct e2ee_machine *machine, struct str user)
{
    struct json *row = e2ee_store_read(machine->store, E2EE_USER, user, STR(""));
    bool has_left = false;
    bool is_known = row != NULL;

    json_to_bool(json_get(row, "has_left"), &has_left);
    json_destroy(row);
    return is_known && !has_left;
}

void e2ee_devices_outdate(struct e2ee_machine *machine, struct str user)
{
    if (!e2ee_devices_is_tracked(machine, user))
        return;
    if (!map_has(&machine->outdated, user))
        e2ee_store_mark(machine->store, E2EE_OUTDATED, user, STR(""));
    struct e2ee_outdated *outdated = add_outdated(machine, user);
    outdated->generation++;
    if (!outdated->is_asked)
        outdated->since_ms = machine->now_ms;
    e2ee_news_add(machine, user);
}

/* What is known of somebody who has left stays, the pinned key above all; but nothing is
 * believed of it before the devices have been asked for again. */
static void set_tracked(struct e2ee_machine *machine, struct str user, bool is_tracked)
{
    struct json *old = e2ee_store_read(machine->store, E2EE_USER, user, STR(""));
    struct json *row = json_object_create();

    for (const struct json *item = json_first(old); item; item = json_next(item))
        if (!str_equal(json_key(item), STR("has_left")))
            json_add_copy(row, json_key(item).ptr, item);
    if (!is_tracked)
        json_add_bool(row, "has_left", true);
    e2ee_store_write(machine->store, E2EE_USER, user, STR(""), row);
    json_destroy(old);
    json_destroy(row);
}

void e2ee_devices_track(struct e2ee_machine *machine, struct str user)
{
    if (!e2ee_id_is_valid(user, '@') || e2ee_devices_is_tracked(machine, user))
        return;
    set_tracked(machine, user, true);
    e2ee_devices_outdate(machine, user);
}

void e2ee_devices_untrack(struct e2ee_machine *machine, struct str user)
{
    struct e2ee_outdated *outdated = map_find(&machine->outdated, user);

    if (str_equal(user, e2ee_user(machine)) || !e2ee_devices_is_tracked(machine, user)
        || (outdated && outdated->is_asked))
        return;
    set_tracked(machine, user, false);
    drop_outdated(machine, user);
    e2ee_news_add(machine, user);
}

static void each_user(struct e2ee_machine *machine, const struct json *list,
                      void (*visit)(struct e2ee_machine *machine, struct str user))
{
    struct str user;

    for (const struct json *item = json_first(list); item; item = json_next(item))
        if (json_to_string(item, &user) && e2ee_id_is_valid(user, '@'))
            visit(machine, user);
}

void e2ee_machine_devices(struct e2ee_machine *machine, const struct json *lists,
                          int64_t now_ms)
{
    machine->now_ms = now_ms;
    if (!e2ee_machine_is_started(machine))
        return;
    each_user(machine, json_get(lists, "changed"), e2ee_devices_outdate);
    each_user(machine, json_get(lists, "left"), e2ee_devices_untrack);
}

bool e2ee_devices_is_waiting(const struct e2ee_machine *machine, struct str user)
{
    const struct e2ee_outdated *outdated = map_find(&machine->outdated, user);

    if (e2ee_changes_are_waited_for(machine) && e2ee_devices_is_tracked(machine, user))
        return true;
    return outdated && !outdated->was_tried
           && machine->now_ms - outdated->since_ms < HOPE_MS;
}

static bool is_to_ask(const struct e2ee_machine *machine,
                      const struct e2ee_outdated *outdated)
{
    return !outdated->is_asked && e2ee_job_may_start(&outdated->job, machine->now_ms);
}

struct e2ee_flight *e2ee_devices_call(struct e2ee_machine *machine)
{
    struct json *body = NULL, *users = NULL;
    struct str name;
    void *value;
    size_t count = 0;

    /* Our own keys come first: the answer is compared with them. */
    if (machine->query.is_under_way || !machine->own.is_uploaded
        || machine->own.job.is_under_way)
        return NULL;
    for (size_t at = 0; map_next(&machine->outdated, &at, &name, &value);) {
        struct e2ee_outdated *outdated = value;
        if (count == QUERY_USERS_MAX || !is_to_ask(machine, outdated))
            continue;
        if (count++ == 0) {
            body = json_object_create();
            users = json_add_object(body, "device_keys");
        }
        json_add_array(users, outdated->user);
        outdated->is_asked = true;
        outdated->asked = outdated->generation;
    }
    if (count == 0)
        return NULL;
    json_add_i64(body, "timeout", QUERY_SERVER_MS);
    struct e2ee_flight *flight =
        e2ee_flight_take_off(machine, E2EE_CALL_QUERY, "POST", "/keys/query");
    e2ee_flight_body(flight, body);
    json_destroy(body);
    e2ee_job_start(&machine->query);
    return flight;
}

static struct str server_of(struct str user)
{
    size_t colon = str_find_char(user, ':');

    return colon == STR_NOT_FOUND ? (struct str){0} : str_skip(user, colon + 1);
}

/* A change that was told while the query was under way is not in its answer. */
static void finish(struct e2ee_machine *machine, struct e2ee_outdated *outdated,
                   const struct json *answer, const struct e2ee_response *response)
{
    struct str user = str_from_c(outdated->user);
    bool has_failed =
        !answer || json_get_str(json_get(answer, "failures"), server_of(user));

    outdated->is_asked = false;
    e2ee_news_add(machine, user);
    e2ee_machine_retry(machine, user);
    if (has_failed) {
        /* A server of others that is dead is not hoped for; our own one comes back. */
        outdated->was_tried = answer != NULL;
        e2ee_job_failed(machine, &outdated->job, response);
    } else {
        e2ee_device_keys_take(machine, user, answer);
        e2ee_job_done(&outdated->job);
        outdated->was_tried = false;
        if (outdated->asked == outdated->generation)
            drop_outdated(machine, user);
    }
}

void e2ee_devices_answer(struct e2ee_machine *machine,
                         const struct e2ee_response *response)
{
    struct error err = {0};
    struct json *json = response->status == 200
                            ? json_parse(response->body, E2EE_ANSWER_MAX, &err)
                            : NULL;
    struct {
        struct e2ee_outdated **items;
        size_t count, capacity;
    } asked = {0};
    struct str name;
    void *value;

    e2ee_job_done(&machine->query);
    for (size_t at = 0; map_next(&machine->outdated, &at, &name, &value);)
        if (((struct e2ee_outdated *)value)->is_asked)
            *ARRAY_ADD(&asked) = value;
    for (size_t i = 0; i < asked.count; i++)
        finish(machine, asked.items[i],
               json_is_object(json_get(json, "device_keys")) ? json : NULL, response);
    free(asked.items);
    json_destroy(json);
}

static bool read_device(const struct e2ee_row *row, struct arena *arena,
                        struct e2ee_device *out)
{
    struct json *json = e2ee_row_read(row);

    *out = (struct e2ee_device){
        .user = row->owner,
        .id = row->name,
        .curve25519 = arena_copy(arena, json_string(json, "curve25519")),
        .ed25519 = arena_copy(arena, json_string(json, "ed25519")),
    };
    json_to_bool(json_get(json, "is_signed"), &out->is_signed);
    json_destroy(json);
    return out->curve25519.len > 0 && out->ed25519.len > 0;
}

void e2ee_devices_list(const struct e2ee_machine *machine, struct str user,
                       struct arena *arena, struct e2ee_devices *out)
{
    struct e2ee_device device;
    struct e2ee_rows rows;

    *out = (struct e2ee_devices){0};
    e2ee_store_list(machine->store, E2EE_DEVICE, user, arena, &rows);
    for (size_t i = 0; i < rows.count; i++)
        if (read_device(&rows.items[i], arena, &device))
            *ARRAY_ADD_IN(arena, out) = device;
}

bool e2ee_devices_find(const struct e2ee_machine *machine, struct str user,
                       struct str device, struct arena *arena, struct e2ee_device *out)
{
    struct e2ee_row row = {.owner = arena_copy(arena, user),
                           .name = arena_copy(arena, device)};

    return machine->store->get(machine->store->context, E2EE_DEVICE, user, device, arena,
                               &row.value)
           && row.value.ptr && read_device(&row, arena, out);
}

bool e2ee_devices_find_by_curve(const struct e2ee_machine *machine, struct str user,
                                struct str curve25519, struct arena *arena,
                                struct e2ee_device *out)
{
    struct e2ee_devices devices;

    e2ee_devices_list(machine, user, arena, &devices);
    for (size_t i = 0; i < devices.count; i++)
        if (str_equal(devices.items[i].curve25519, curve25519)) {
            *out = devices.items[i];
            return true;
        }
    return false;
}

bool e2ee_devices_has_identity(const struct e2ee_machine *machine, struct str user)
{
    struct json *row = e2ee_store_read(machine->store, E2EE_USER, user, STR(""));
    bool has_identity = json_string(row, "master").len > 0;

    json_destroy(row);
    return has_identity;
}

bool e2ee_devices_has_pinned_identity(const struct e2ee_machine *machine, struct str user)
{
    struct json *row = e2ee_store_read(machine->store, E2EE_USER, user, STR(""));
    struct str master = json_string(row, "master");
    bool is_pinned = master.len > 0 && str_equal(master, json_string(row, "pinned"));

    json_destroy(row);
    return is_pinned;
}

bool e2ee_devices_allows(const struct e2ee_machine *machine,
                         const struct e2ee_device *device)
{
    switch (machine->options.policy) {
    case E2EE_OPEN: return true;
    case E2EE_COMPAT:
        return device->is_signed || !e2ee_devices_has_identity(machine, device->user);
    case E2EE_STRICT: break;
    }
    return device->is_signed;
}

bool e2ee_machine_is_signed(struct e2ee_machine *machine, struct str user,
                            struct str device)
{
    struct e2ee_device found;
    struct arena arena;

    arena_init(&arena);
    bool is_signed =
        e2ee_devices_find(machine, user, device, &arena, &found) && found.is_signed;
    arena_clear(&arena);
    return is_signed;
}
