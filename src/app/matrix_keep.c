/* SPDX-License-Identifier: MIT */
#include "app/matrix_keep.h"

enum { WAIT_MS = 1000 };

static void restore(struct matrix_client *client, enum matrix_change_kind kind,
                    struct str key, struct str value, struct str room, int64_t time_ms)
{
    struct matrix_change change = {
        .kind = kind, .key = key, .value = value, .room = room, .time_ms = time_ms};

    matrix_client_restore(client, &change);
}

bool matrix_keep_restore(struct matrix_keep *keep, struct arena *arena, struct error *err)
{
    struct store *store = keep->world->store;
    struct matrix_client *client = keep->client;
    struct str network = keep->network;
    struct store_values values = {0};
    struct store_rooms rooms = {0};
    struct store_outbox_rows rows = {0};
    struct store_answered_list answered = {0};

    if (!store_list_values(store, network, arena, &values, err)
        || !store_list_rooms(store, network, arena, &rooms, err)
        || !store_list_answered(store, network, arena, &answered, err)
        || !store_list_outbox(store, network, arena, &rows, err))
        return false;
    for (size_t i = 0; i < values.count; i++)
        restore(client, MATRIX_VALUE, values.items[i].key, values.items[i].value,
                (struct str){0}, 0);
    for (size_t i = 0; i < rooms.count; i++)
        restore(client, MATRIX_ROOM, rooms.items[i].room, rooms.items[i].body,
                (struct str){0}, 0);
    for (size_t i = 0; i < answered.count; i++)
        restore(client, MATRIX_ANSWERED, answered.items[i].id, answered.items[i].body,
                (struct str){0}, answered.items[i].time_ms);
    for (size_t i = 0; i < rows.count; i++)
        restore(client, MATRIX_OUTBOX, rows.items[i].txn, rows.items[i].body,
                rows.items[i].room, rows.items[i].created_ms);
    return true;
}

static bool keep_change(struct store *store, struct str network,
                        const struct matrix_change *change, struct error *err)
{
    struct store_outbox_row row = {
        .room = change->room,
        .txn = change->key,
        .body = change->value,
        .created_ms = change->time_ms,
    };

    switch (change->kind) {
    case MATRIX_VALUE: return store_set(store, network, change->key, change->value, err);
    case MATRIX_VALUE_REMOVE: return store_remove(store, network, change->key, err);
    case MATRIX_ROOM:
        return store_put_room(store, network, change->key, change->value, err);
    case MATRIX_ROOM_REMOVE: return store_remove_room(store, network, change->key, err);
    case MATRIX_OUTBOX: return store_put_outbox(store, network, &row, err);
    case MATRIX_OUTBOX_REMOVE:
        return store_remove_outbox(store, network, change->key, err);
    case MATRIX_ANSWERED:
        return store_put_answered(
            store, network,
            &(struct store_answered){change->key, change->value, change->time_ms}, err);
    case MATRIX_ANSWERED_REMOVE:
        return store_remove_answered(store, network, change->key, change->time_ms, err);
    case MATRIX_SEEN:
        return store_add_seen(store, network, change->key, change->time_ms, err);
    }
    return true;
}

static void keep_all(struct matrix_keep *keep)
{
    struct store *store = keep->world->store;
    struct key_store *keys = keep->keys;
    struct matrix_change change;
    struct error err;

    bool has_keys = keys && key_store_has_changes(keys);
    bool must_last = has_keys || matrix_client_must_last(keep->client);
    bool has_change = matrix_client_next_change(keep->client, &change);
    keep->due_ms = INT64_MAX;
    if (!has_change && !has_keys) {
        matrix_client_saved(keep->client);
        return;
    }
    bool works = must_last ? store_begin(store, &err) : store_begin_brief(store, &err);
    for (; has_change; has_change = matrix_client_next_change(keep->client, &change))
        works = works && keep_change(store, keep->network, &change, &err);
    works = works && (!keys || key_store_save(keys, &err)) && store_commit(store, &err);
    matrix_client_hold_keys(keep->client, !works);
    if (works) {
        if (keys)
            key_store_saved(keys);
        world_store_works(keep->world);
    } else {
        store_rollback(store);
        world_store_failed(keep->world, &err);
    }
    matrix_client_saved(keep->client);
}

int64_t matrix_keep_changes(struct matrix_keep *keep, int64_t now_ms)
{
    bool has_keys = keep->keys && key_store_has_changes(keep->keys);

    if (has_keys || !matrix_client_may_wait(keep->client) || now_ms >= keep->due_ms)
        keep_all(keep);
    else if (keep->due_ms == INT64_MAX && matrix_client_has_changes(keep->client))
        keep->due_ms = now_ms + WAIT_MS;
    return keep->due_ms;
}

void matrix_keep_rest(struct matrix_keep *keep)
{
    keep_all(keep);
}

bool matrix_keep_was_heard(struct world *world, struct str network, struct str event_id)
{
    bool is_seen = false;
    struct error err;

    if (!store_has_seen(world->store, network, event_id, &is_seen, &err))
        world_store_failed(world, &err);
    return is_seen;
}

void matrix_keep_moved(struct world *world, struct str network, struct str from,
                       struct str to)
{
    struct store_names quiet = {0};
    struct error err;

    arena_reset(&world->scratch);
    if (!store_list_quiet(world->store, network, &world->scratch, &quiet, &err)) {
        world_store_failed(world, &err);
        return;
    }
    for (size_t i = 0; i < quiet.count; i++) {
        if (!str_equal(quiet.items[i], from))
            continue;
        bot_set_quiet(world->bot, network, to, true);
        if (!store_set_quiet(world->store, network, to, true, &err))
            world_store_failed(world, &err);
    }
}
