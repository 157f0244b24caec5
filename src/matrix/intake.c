/* SPDX-License-Identifier: MIT */
#include "matrix/account.h"

#include <stdlib.h>

enum {
    LATE_MS = 30 * 1000,
    GAP_PAGES_MAX = 5,
    PAGE_EVENTS_MAX = 2 * MATRIX_PAGE_EVENTS,
    TEXT_BYTES_MAX = 128 * 1024,
};

/* The reading of one room of one response. */
struct reading {
    struct matrix_client *client;
    struct matrix_room *room;
    bool was_joined;
    bool is_history;    /* the first sync ever */
    bool has_joined;    /* the own join stood in this timeline */
    size_t first_event; /* of this room, in the list of events */
};

static bool is_type(const struct matrix_sync_event *event, const char *type)
{
    return str_equal(event->type, str_from_c(type));
}

static bool is_own(const struct matrix_client *client,
                   const struct matrix_sync_event *event)
{
    return str_equal(event->sender, client->options->user);
}

static void read_relation(const struct json *content, struct matrix_event *out)
{
    const struct json *relation = json_get(content, "m.relates_to");
    struct str root = json_string(relation, "event_id");
    struct str reply_to = json_string(json_get(relation, "m.in_reply_to"), "event_id");
    bool is_fallback = false;

    if (str_equal(json_string(relation, "rel_type"), STR("m.thread"))
        && matrix_id_is_valid(root, '$')) {
        out->thread = root;
        json_to_bool(json_get(relation, "is_falling_back"), &is_fallback);
    }
    /* In a thread a reply may only be there for clients that know no threads. */
    if (!is_fallback && matrix_id_is_valid(reply_to, '$'))
        out->reply_to = reply_to;
}

static void read_mentions(const struct json *content, struct str own_user,
                          struct matrix_event *out)
{
    const struct json *mentions = json_get(content, "m.mentions");
    struct str user;

    out->has_mentions = json_is_object(mentions);
    for (const struct json *item = json_first(json_get(mentions, "user_ids")); item;
         item = json_next(item))
        if (json_to_string(item, &user) && str_equal(user, own_user))
            out->is_mentioned = true;
}

static bool is_question(const struct matrix_sync_event *event)
{
    const struct json *relation = json_get(event->content, "m.relates_to");
    struct str body = json_string(event->content, "body");

    return is_type(event, "m.room.message") && !event->is_state && event->id.len > 0
           && event->sender.len > 0 && body.len > 0 && body.len <= TEXT_BYTES_MAX
           && str_equal(json_string(event->content, "msgtype"), STR("m.text"))
           && !str_equal(json_string(relation, "rel_type"), STR("m.replace"));
}

/* By our clock, and never in the future. */
static int64_t own_time_ms(const struct matrix_client *client, int64_t server_ms)
{
    int64_t time_ms = server_ms - client->server_ahead_ms;

    return server_ms <= 0 || time_ms > client->now_ms ? client->now_ms : time_ms;
}

static void hear(struct matrix_client *client, const struct matrix_room *room,
                 const struct matrix_sync_event *event)
{
    struct matrix_event out = {
        .kind = MATRIX_MESSAGE,
        .room = str_from_c(room->id),
        .id = event->id,
        .sender = event->sender,
        .text = json_string(event->content, "body"),
        .time_ms = own_time_ms(client, event->time_ms),
    };

    if (!matrix_seen_add(&client->seen, event->id))
        return;
    if (str_equal(json_string(event->content, "format"), STR("org.matrix.custom.html")))
        out.formatted = json_string(event->content, "formatted_body");
    read_relation(event->content, &out);
    read_mentions(event->content, client->options->user, &out);
    out.is_late = client->now_ms - out.time_ms > LATE_MS;
    matrix_events_add(&client->events, &out);
    matrix_changes_add(&client->changes,
                       &(struct matrix_change){.kind = MATRIX_SEEN,
                                               .key = event->id,
                                               .room = out.room,
                                               .time_ms = client->now_ms});
    client->counters.messages++;
}

void matrix_intake_sent(struct matrix_client *client, struct matrix_row *row,
                        struct str event_id)
{
    struct matrix_room *room = matrix_rooms_find(&client->rooms, str_from_c(row->room));

    if (room && event_id.len > 0) {
        matrix_room_add_own(room, event_id);
        matrix_room_save(room, &client->changes);
    }
    matrix_events_add(&client->events,
                      &(struct matrix_event){.kind = MATRIX_SENT,
                                             .room = str_from_c(row->room),
                                             .id = event_id,
                                             .reply_to = str_from_c(row->question)});
    client->counters.sent++;
    matrix_outbox_remove(&client->outbox, row, &client->changes);
}

/* An own message comes back: its row has arrived, even if the answer to it was lost. A
 * server may leave the transaction id out after a new login: then the question counts. */
static void take_echo(struct matrix_client *client, struct matrix_room *room,
                      const struct matrix_sync_event *event)
{
    struct str txn = json_string(event->outside, "transaction_id");
    const struct json *relation = json_get(event->content, "m.relates_to");
    struct str question = json_string(json_get(relation, "m.in_reply_to"), "event_id");
    struct matrix_row *row = matrix_outbox_find(&client->outbox, txn);

    if (!str_equal(json_string(event->content, "msgtype"), STR("m.notice"))
        || event->id.len == 0)
        return;
    if (!row && txn.len == 0)
        row = matrix_outbox_find_tried(&client->outbox, str_from_c(room->id), question);
    if (row && !matrix_room_has_own(room, event->id))
        matrix_intake_sent(client, row, event->id);
    else
        matrix_room_add_own(room, event->id);
}

static bool is_own_join(const struct matrix_client *client,
                        const struct matrix_sync_event *event)
{
    return is_type(event, "m.room.member") && event->is_state
           && str_equal(event->state_key, client->options->user)
           && str_equal(json_string(event->content, "membership"), STR("join"));
}

/* A change of the display name is a join event too, but one that follows a join. */
static bool is_arrival(const struct reading *reading,
                       const struct matrix_sync_event *event)
{
    struct str before =
        json_string(json_get(event->outside, "prev_content"), "membership");

    if (!is_own_join(reading->client, event))
        return false;
    return reading->was_joined ? before.len > 0 && !str_equal(before, STR("join"))
                               : !str_equal(before, STR("join"));
}

/* What was said before we came is not for us. */
static void forget_history(struct reading *reading)
{
    reading->client->events.count = reading->first_event;
    reading->has_joined = true;
}

static bool is_after_join(const struct reading *reading,
                          const struct matrix_sync_event *event)
{
    if (reading->was_joined || reading->has_joined)
        return true;
    return reading->room->joined_ms > 0 && event->time_ms >= reading->room->joined_ms;
}

static void take_timeline_event(struct reading *reading,
                                const struct matrix_sync_event *event)
{
    struct matrix_client *client = reading->client;

    if (is_arrival(reading, event))
        forget_history(reading);
    if (is_own(client, event)) {
        if (is_type(event, "m.room.message"))
            take_echo(client, reading->room, event);
        return;
    }
    if (!reading->is_history && is_question(event) && is_after_join(reading, event)
        && !reading->room->is_encrypted)
        hear(client, reading->room, event);
}

static bool read_state(struct reading *reading, struct matrix_sync_room *sync)
{
    struct matrix_client *client = reading->client;
    struct matrix_sync_event event;
    bool is_changed = false;

    while (
        matrix_sync_next_event(&sync->state, &event, &client->counters.dropped_events)) {
        if (matrix_room_learn(reading->room, &event, client->options->user))
            is_changed = true;
        matrix_sync_event_clear(&event);
    }
    return is_changed;
}

/* With a state behind the timeline the timeline's own state tells nothing new, except
 * what must never be missed. */
static bool is_state_to_learn(const struct matrix_sync_room *sync,
                              const struct matrix_sync_event *event)
{
    return !sync->is_state_after || is_type(event, "m.room.encryption")
           || is_type(event, "m.room.tombstone");
}

static bool read_timeline(struct reading *reading, struct matrix_sync_room *sync)
{
    struct matrix_client *client = reading->client;
    struct matrix_sync_event event;
    bool is_changed = false;

    while (matrix_sync_next_event(&sync->timeline, &event,
                                  &client->counters.dropped_events)) {
        if (is_state_to_learn(sync, &event)
            && matrix_room_learn(reading->room, &event, client->options->user))
            is_changed = true;
        take_timeline_event(reading, &event);
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
    if (sync->hero.len > 0)
        matrix_room_set(&room->hero, sync->hero);
    return joined != room->joined || invited != room->invited || sync->hero.len > 0;
}

/* Events are missing in front of the timeline: remembered until they were fetched. */
static bool note_gap(struct reading *reading, const struct matrix_sync_room *sync)
{
    struct matrix_client *client = reading->client;
    struct matrix_room *room = reading->room;

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
    struct reading reading = {
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
    room->is_wanted = false;
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
        matrix_membership_invited(client, &room);
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

static void take_page_event(struct reading *reading,
                            const struct matrix_sync_event *event)
{
    /* The server may ignore "to": what is older than our join is never ours. */
    if (event->time_ms >= reading->room->joined_ms)
        take_timeline_event(reading, event);
}

void matrix_intake_end_gap(struct matrix_client *client, struct matrix_room *room)
{
    matrix_room_set(&room->gap_from, STR(""));
    matrix_room_set(&room->gap_to, STR(""));
    matrix_room_save(room, &client->changes);
}

static void hear_page(struct matrix_client *client, struct matrix_room *room,
                      struct matrix_page *page)
{
    struct reading reading = {.client = client, .room = room, .was_joined = true};
    struct matrix_sync_event *events = alloc_zeroed(PAGE_EVENTS_MAX, sizeof *events);
    size_t count = read_page_events(client, page, events);

    for (size_t i = count; i-- > 0; matrix_sync_event_clear(&events[i]))
        take_page_event(&reading, &events[i]);
    free(events);
    if (count == 0)
        page->end = STR("");
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
    hear_page(client, room, &page);
    tell_dropped(client, dropped);
    if (page.end.len == 0 || ++chore->pages >= GAP_PAGES_MAX) {
        matrix_intake_end_gap(client, room);
        return MATRIX_PAGE_LAST;
    }
    matrix_room_set(&room->gap_from, page.end);
    matrix_room_set(&chore->detail, page.end);
    matrix_room_save(room, &client->changes);
    return MATRIX_PAGE_MORE;
}
