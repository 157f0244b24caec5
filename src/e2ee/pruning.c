/* SPDX-License-Identifier: MIT */
#include "e2ee/pruning.h"

#include "e2ee/rooms.h"

/* Once a day, so that peers cannot make the database grow for ever. */

static const int64_t DAY_MS = 24 * INT64_C(3600) * 1000;
static const int64_t SESSION_MS = 60 * 24 * INT64_C(3600) * 1000;

static int64_t row_time(const struct e2ee_row *row, const char *key)
{
    struct json *json = e2ee_row_read(row);
    int64_t time_ms = 0;

    json_to_i64(json_get(json, key), &time_ms);
    json_destroy(json);
    return time_ms;
}

/* Sessions that nobody uses any more, and keys for rooms that we have not come to. */
static void prune_sessions(struct e2ee_machine *machine, struct arena *arena)
{
    struct e2ee_rows rows;

    e2ee_store_list_all(machine->store, E2EE_INBOUND, arena, &rows);
    for (size_t i = 0; i < rows.count; i++) {
        const struct e2ee_row *row = &rows.items[i];
        bool is_of_room = *e2ee_rooms_get(machine, row->owner)->algorithm != '\0';
        int64_t kept_ms = is_of_room ? SESSION_MS : DAY_MS;
        if (machine->now_ms < row_time(row, "received_ms") + kept_ms)
            continue;
        e2ee_store_remove(machine->store, E2EE_INBOUND, row->owner, row->name);
        e2ee_store_remove_all(machine->store, E2EE_REPLAY, row->name);
    }
}

/* Rows that say when they were made or used. */
static void prune_old(struct e2ee_machine *machine, enum e2ee_table table,
                      const char *time_key, int64_t age_ms, struct arena *arena)
{
    struct e2ee_rows rows;

    e2ee_store_list_all(machine->store, table, arena, &rows);
    for (size_t i = 0; i < rows.count; i++)
        if (machine->now_ms >= row_time(&rows.items[i], time_key) + age_ms)
            e2ee_store_remove(machine->store, table, rows.items[i].owner,
                              rows.items[i].name);
}

/* Reasons, hints and questions are of use for minutes. */
static void prune_words(struct e2ee_machine *machine, struct arena *arena)
{
    struct e2ee_rows rows;

    prune_old(machine, E2EE_HINT, "told_ms", DAY_MS, arena);
    prune_old(machine, E2EE_ASKED, "asked_ms", DAY_MS, arena);
    e2ee_store_list_all(machine->store, E2EE_WITHHELD, arena, &rows);
    for (size_t i = 0; i < rows.count; i++)
        e2ee_store_remove(machine->store, E2EE_WITHHELD, rows.items[i].owner,
                          rows.items[i].name);
}

void e2ee_pruning_work(struct e2ee_machine *machine)
{
    struct arena arena;

    if (machine->now_ms < machine->prune_ms)
        return;
    arena_init(&arena);
    if (machine->prune_ms > 0) { /* not at the start, which should be quick */
        prune_sessions(machine, &arena);
        prune_old(machine, E2EE_SESSION, "used_ms", 3 * SESSION_MS, &arena);
        prune_words(machine, &arena);
    }
    machine->prune_ms = machine->now_ms + DAY_MS / 4;
    arena_clear(&arena);
}
