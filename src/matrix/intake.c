/* SPDX-License-Identifier: MIT */
#include "matrix/keys.h"

#include <stdlib.h>

enum {
    GAP_PAGES_MAX = 10,
    PAGE_EVENTS_MAX = 2 * MATRIX_PAGE_EVENTS,
};

static bool read_state(struct matrix_reading *reading, struct matrix_sync_room *sync)
{
    struct matrix_client *client = reading->client;
    struct matrix_sync_event event;
    bool is_changed = false;

    while (
        matrix_sync_next_event(&sync->state, &event, &client->counters.dropped_events)) {
        if (matrix_room_learn(reading->room, &event, client->options->user))
            is_changed = true;
        matrix_keys_state(client, reading->room, &event);
        matrix_sync_event_clear(&event);
    }
    return is_changed;
}

/* With a state behind the timeline the timeline's own state tells nothing new, except
 * what must never be missed. */
static bool is_state_to_learn(const struct matrix_sync_room *sync,
                              const struct matrix_sync_event *event)
{
    return !sync->is_state_after || str_equal(event->type, STR("m.room.encryption"))
           || str_equal(event->type, STR("m.room.tombstone"));
}

/* Most answers come back with the next sync, when the server has said long since that they
 * have arrived: half of what there is to read, and all of it known. */
static bool next_news(const struct matrix_reading *reading, struct str *timeline,
                      struct matrix_sync_event *event)
{
    struct matrix_client *client = reading->client;
    struct str id, behind;

    while (matrix_sync_next_is_by(*timeline, client->options->user, &id, &behind)
           && matrix_questions_of_answer(&client->questions, id)) {
        matrix_room_add_own(reading->room, id);
        *timeline = behind;
    }
    return matrix_sync_next_event(timeline, event, &client->counters.dropped_events);
}

static bool read_timeline(struct matrix_reading *reading, struct matrix_sync_room *sync)
{
    struct matrix_client *client = reading->client;
    struct matrix_sync_event event;
    bool is_changed = false;

    while (next_news(reading, &sync->timeline, &event)) {
        if (is_state_to_learn(sync, &event)
            && matrix_room_learn(reading->room, &event, client->options->user))
            is_changed = true;
        matrix_keys_state(client, reading->room, &event);
        matrix_timeline_take(reading, &event);
        matrix_sync_event_clear(&event);
    }
    return is_changed;
}

static bool read_counts(struct matrix_room *room, const struct matrix_sync_room *sync)
{
    int64_t joined = room->joined, invited = room->invited;

    if (sync->joined_count >= 0)
        room->joined = sync->joined_count;
    if (sync->invited_count >= 0)
        room->invited = sync->invited_count;
    bool has_hero = sync->hero.len > 0 && !str_equal(sync->hero, str_from_c(room->hero));
    if (has_hero)
        matrix_room_set(&room->hero, sync->hero);
    return joined != room->joined || invited != room->invited || has_hero;
}

/* Events are missing in front of the timeline: remembered until they were fetched. */
static bool note_gap(struct matrix_reading *reading, const struct matrix_sync_room *sync)
{
    struct matrix_client *client = reading->client;
    struct matrix_room *room = reading->room;

    if (sync->is_limited && reading->was_joined && !sync->is_state_after)
        matrix_keys_gap(client, room);
    if (!sync->is_limited || !reading->was_joined || reading->is_history
        || reading->has_joined || sync->prev_batch.len == 0)
        return false;
    matrix_events_tell(&client->events, MATRIX_NOTE, str_from_c(room->id),
                       "events are missing in the timeline: fetching them");
    matrix_room_set(&room->gap_from, sync->prev_batch);
    if (!*room->gap_to)
        matrix_room_set(&room->gap_to, str_from_c(client->since));
    matrix_chores_add(&client->chores, MATRIX_CHORE_GAP, str_from_c(room->id),
                      str_from_c(room->gap_from), str_from_c(room->gap_to));
    return true;
}

static void read_joined(struct matrix_client *client, struct matrix_sync_room *sync)
{
    struct matrix_room *room = matrix_rooms_add(&client->rooms, sync->id);
    struct matrix_reading reading = {
        .client = client,
        .room = room,
        .was_joined = room->is_joined,
        .is_history = *client->since == '\0',
        .first_event = client->events.count,
    };
    bool is_changed = !room->is_joined || room->is_wanted;

    if (!room->is_joined)
        room->joined_ms = 0;
    room->is_joined = true;
    room->is_wanted = room->is_asking = false;
    is_changed |= read_counts(room, sync);
    is_changed |= read_state(&reading, sync);
    is_changed |= read_timeline(&reading, sync);
    is_changed |= note_gap(&reading, sync);
    if (!reading.was_joined && !reading.is_history)
        matrix_events_add(&client->events,
                          &(struct matrix_event){.kind = MATRIX_JOINED,
                                                 .room = sync->id,
                                                 .sender = str_from_c(room->inviter)});
    if (is_changed)
        matrix_room_save(room, &client->changes);
    if (!reading.is_history)
        matrix_courtesy_read(client, room, reading.read, reading.read_thread);
    matrix_membership_check(client, room);
}

static void read_left(struct matrix_client *client, struct matrix_sync_room *sync)
{
    struct matrix_room *room = matrix_rooms_find(&client->rooms, sync->id);

    if (room)
        matrix_membership_left(client, room, "the server says that we are not in it");
}

static void read_rooms(struct matrix_client *client, struct matrix_sync *sync)
{
    uint64_t *dropped = &client->counters.dropped_events;
    struct matrix_sync_room room;

    while (matrix_sync_next_room(&sync->left, &client->events.arena, &room, dropped))
        read_left(client, &room);
    while (matrix_sync_next_room(&sync->joined, &client->events.arena, &room, dropped))
        read_joined(client, &room);
    while (matrix_sync_next_room(&sync->invited, &client->events.arena, &room, dropped))
        matrix_invite_take(client, &room);
    matrix_invites_tell_ignored(client);
}

static void tell_dropped(struct matrix_client *client, uint64_t before)
{
    uint64_t dropped = client->counters.dropped_events - before;

    if (dropped > 0)
        matrix_events_tell(&client->events, MATRIX_NOTE, STR(""),
                           "%llu malformed events dropped", (unsigned long long)dropped);
}

bool matrix_intake_sync(struct matrix_client *client, struct str body, struct error *err)
{
    uint64_t dropped = client->counters.dropped_events;
    struct matrix_sync sync;

    if (!matrix_sync_read(body, &client->events.arena, &sync, err))
        return false;
    matrix_keys_sync(client, &sync);
    read_rooms(client, &sync);
    tell_dropped(client, dropped);
    if (!str_equal(sync.next_batch, str_from_c(client->since)))
        matrix_changes_set(&client->changes, "since", sync.next_batch);
    matrix_room_set(&client->since, sync.next_batch);
    client->counters.syncs++;
    return true;
}

/* A page comes newest first. */
static size_t read_page_events(struct matrix_client *client, struct matrix_page *page,
                               struct matrix_sync_event events[PAGE_EVENTS_MAX])
{
    size_t count = 0;

    while (count < PAGE_EVENTS_MAX
           && matrix_sync_next_event(&page->chunk, &events[count],
                                     &client->counters.dropped_events))
        count++;
    return count;
}

static void take_page_event(struct matrix_reading *reading,
                            const struct matrix_sync_event *event, bool is_look)
{
    bool is_own = str_equal(event->sender, reading->client->options->user);

    /* The server may ignore "to": what is older than our join is never ours. */
    if (is_look ? is_own : event->time_ms >= reading->room->joined_ms)
        matrix_timeline_take(reading, event);
}

void matrix_intake_end_gap(struct matrix_client *client, struct matrix_room *room)
{
    matrix_room_set(&room->gap_from, STR(""));
    matrix_room_set(&room->gap_to, STR(""));
    matrix_room_save(room, &client->changes);
}

/* What is older than anything that is answered need not be fetched. */
static bool is_too_old(const struct matrix_client *client,
                       const struct matrix_sync_event *event)
{
    return client->now_ms - matrix_own_time_ms(client, event->time_ms)
           > matrix_max_age_ms(client);
}

/* Heard in the order in which they were said, whichever way they come. */
static void hear_page(struct matrix_client *client, struct matrix_room *room,
                      struct matrix_page *page, const struct matrix_chore *chore)
{
    struct matrix_reading reading = {.client = client, .room = room, .was_joined = true};
    struct matrix_sync_event *events = alloc_zeroed(PAGE_EVENTS_MAX, sizeof *events);
    size_t count = read_page_events(client, page, events);
    bool is_last =
        count == 0 || (!chore->is_forward && is_too_old(client, &events[count - 1]));

    for (size_t i = 0; i < count; i++)
        take_page_event(&reading, &events[chore->is_forward ? i : count - 1 - i],
                        chore->kind == MATRIX_CHORE_LOOK);
    for (size_t i = 0; i < count; i++)
        matrix_sync_event_clear(&events[i]);
    free(events);
    if (is_last)
        page->end = STR("");
}

/* So many pages back from now; what lies before them is fetched from its other end, as
 * many again. */
static enum matrix_page_result next_page(struct matrix_client *client,
                                         struct matrix_room *room,
                                         struct matrix_chore *chore, struct str end)
{
    bool is_full = ++chore->pages >= GAP_PAGES_MAX;

    if (end.len == 0 || (is_full && (chore->is_forward || !*chore->body))) {
        matrix_intake_end_gap(client, room);
        return MATRIX_PAGE_LAST;
    }
    if (is_full) {
        struct str from = arena_copy(&client->events.arena, str_from_c(chore->body));
        chore->is_forward = true;
        chore->pages = 0;
        matrix_room_set(&chore->body, end);
        matrix_room_set(&room->gap_from, end);
        end = from;
    }
    matrix_room_set(chore->is_forward ? &room->gap_to : &room->gap_from, end);
    matrix_room_set(&chore->detail, end);
    matrix_room_save(room, &client->changes);
    return MATRIX_PAGE_MORE;
}

enum matrix_page_result matrix_intake_page(struct matrix_client *client,
                                           struct matrix_chore *chore, struct str body)
{
    struct matrix_room *room = matrix_rooms_find(&client->rooms, str_from_c(chore->room));
    uint64_t dropped = client->counters.dropped_events;
    struct matrix_page page;
    struct error err = {0};

    if (!room || !room->is_joined)
        return MATRIX_PAGE_LAST;
    if (!matrix_page_read(body, &client->events.arena, &page, &err))
        return MATRIX_PAGE_REFUSED;
    hear_page(client, room, &page, chore);
    tell_dropped(client, dropped);
    if (chore->kind == MATRIX_CHORE_LOOK) {
        matrix_outbox_trust(&client->outbox, str_from_c(room->id), &client->changes);
        return MATRIX_PAGE_LAST;
    }
    return next_page(client, room, chore, page.end);
}
