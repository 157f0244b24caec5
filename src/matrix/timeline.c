/* SPDX-License-Identifier: MIT */
#include "matrix/keys.h"

enum { LATE_MS = 30 * 1000, TEXT_BYTES_MAX = 128 * 1024, EDITS_MAX = 5 };

static bool is_type(const struct matrix_sync_event *event, const char *type)
{
    return str_equal(event->type, str_from_c(type));
}

static bool is_own(const struct matrix_client *client,
                   const struct matrix_sync_event *event)
{
    return str_equal(event->sender, client->options->user);
}

static const struct json *relation_of(const struct matrix_sync_event *event)
{
    return json_get(event->content, "m.relates_to");
}

static bool is_related(const struct matrix_sync_event *event, const char *rel_type)
{
    return str_equal(json_string(relation_of(event), "rel_type"), str_from_c(rel_type));
}

static struct str related_id(const struct matrix_sync_event *event)
{
    return json_string(relation_of(event), "event_id");
}

int64_t matrix_own_time_ms(const struct matrix_client *client, int64_t server_ms)
{
    int64_t time_ms = server_ms - client->server_ahead_ms;

    return server_ms <= 0 || time_ms > client->now_ms ? client->now_ms : time_ms;
}

int64_t matrix_max_age_ms(const struct matrix_client *client)
{
    return client->options->max_age_ms > 0 ? client->options->max_age_ms
                                           : MATRIX_MAX_AGE_MS;
}

/* The root of the thread in which an event stands, as far as it is remembered. */
static struct str thread_of(const struct matrix_client *client, struct str event_id)
{
    const struct matrix_question *question =
        matrix_questions_find(&client->questions, event_id);

    if (!question)
        question = matrix_questions_of_answer(&client->questions, event_id);
    return question ? str_from_c(question->thread) : STR("");
}

static void read_relation(const struct matrix_client *client,
                          const struct matrix_sync_event *event, struct matrix_event *out)
{
    const struct json *relation = relation_of(event);
    struct str reply_to = json_string(json_get(relation, "m.in_reply_to"), "event_id");
    bool is_fallback = false;

    out->is_related = json_string(relation, "rel_type").len > 0;
    if (is_related(event, "m.thread") && matrix_id_is_valid(related_id(event), '$')) {
        out->thread = related_id(event);
        json_to_bool(json_get(relation, "is_falling_back"), &is_fallback);
    }
    /* In a thread a reply may only be there for clients that know no threads. */
    if (!is_fallback && matrix_id_is_valid(reply_to, '$'))
        out->reply_to = reply_to;
    /* A client that knows no threads answers into one by a mere reply. */
    if (out->thread.len == 0)
        out->thread = thread_of(client, out->reply_to);
}

/* What somebody wrote, in an event or in the new content of an edit. */
static void read_content(const struct matrix_client *client, const struct json *content,
                         struct matrix_event *out)
{
    const struct json *mentions = json_get(content, "m.mentions");
    struct str user;

    out->text = json_string(content, "body");
    if (str_equal(json_string(content, "format"), STR("org.matrix.custom.html")))
        out->formatted = json_string(content, "formatted_body");
    out->has_mentions = json_is_object(mentions);
    for (const struct json *item = json_first(json_get(mentions, "user_ids")); item;
         item = json_next(item))
        if (json_to_string(item, &user) && str_equal(user, client->options->user))
            out->is_mentioned = true;
}

/* Never a notice: bots say those. */
static bool is_text(const struct matrix_client *client, const struct json *content)
{
    struct str kind = json_string(content, "msgtype");
    struct str body = json_string(content, "body");

    return (str_equal(kind, STR("m.text"))
            || (client->options->hears_emotes && str_equal(kind, STR("m.emote"))))
           && body.len > 0 && body.len <= TEXT_BYTES_MAX;
}

/* Gives it to the owner, once; seen is the event that said it. */
static void hear(struct matrix_client *client, struct matrix_event *out, struct str seen)
{
    if (out->is_forgeable && matrix_client_is_admin(client, out->room, out->sender))
        matrix_events_tell(&client->events, MATRIX_NOTE, out->room,
                           "%.*s is no admin there: the device is not signed by its owner, "
                           "or the owner's identity has changed",
                           STR_ARG(out->sender));
    out->is_late = client->now_ms - out->time_ms > LATE_MS;
    matrix_events_add(&client->events, out);
    matrix_changes_add(&client->changes,
                       &(struct matrix_change){.kind = MATRIX_SEEN,
                                               .key = seen,
                                               .room = out->room,
                                               .time_ms = client->now_ms});
    client->counters.messages++;
}

/* The newest edit of an event that is sent along with it, where the edit itself may be
 * beyond what we are shown; NULL when there is none by the same sender. */
static const struct json *bundled_edit(const struct matrix_client *client,
                                       const struct matrix_sync_event *event)
{
    const struct json *edit =
        json_get(json_get(event->outside, "m.relations"), "m.replace");

    return is_text(client, json_get(json_get(edit, "content"), "m.new_content"))
                   && str_equal(json_string(edit, "sender"), event->sender)
                   && matrix_id_is_valid(json_string(edit, "event_id"), '$')
               ? edit
               : NULL;
}

/* When the edit comes by itself it is no news. */
static void note_edit(struct matrix_question *question, const struct json *edit)
{
    matrix_room_set(&question->edit, json_string(edit, "event_id"));
    json_to_i64(json_get(edit, "origin_server_ts"), &question->edit_ms);
}

/* Somebody wrote, whatever it was. */
static void note_heard(struct matrix_client *client, const struct matrix_event *heard)
{
    if (matrix_breaker_heard(&client->breaker, heard->room, heard->sender, heard->time_ms,
                             client->now_ms))
        matrix_events_tell(&client->events, MATRIX_NOTE, heard->room,
                           "%.*s writes at once after each answer: taken for a program, "
                           "only emergencies are answered for a while",
                           STR_ARG(heard->sender));
}

static void take_question(struct matrix_client *client, const struct matrix_room *room,
                          const struct matrix_sync_event *event)
{
    struct matrix_event out = {
        .kind = MATRIX_MESSAGE,
        .room = str_from_c(room->id),
        .id = event->id,
        .sender = event->sender,
        .time_ms = matrix_own_time_ms(client, event->time_ms),
        .is_forgeable = event->was_encrypted && !event->is_signed,
    };

    const struct json *edit = bundled_edit(client, event);
    const struct json *content =
        edit ? json_get(json_get(edit, "content"), "m.new_content") : event->content;

    if (!is_text(client, content) || !matrix_seen_add(&client->seen, event->id))
        return;
    read_relation(client, event, &out);
    read_content(client, content, &out);
    struct matrix_question *question = matrix_questions_add(
        &client->questions, &(struct matrix_asked){.id = out.id,
                                                   .room = out.room,
                                                   .sender = out.sender,
                                                   .thread = out.thread,
                                                   .reply_to = out.reply_to,
                                                   .time_ms = out.time_ms});
    if (edit)
        note_edit(question, edit);
    note_heard(client, &out);
    hear(client, &out, event->id);
}

/* The newest edit counts: by the time of its server, then by its id. */
static bool is_newest_edit(const struct matrix_question *question,
                           const struct matrix_sync_event *event)
{
    if (event->time_ms != question->edit_ms)
        return event->time_ms > question->edit_ms;
    return str_compare(event->id, str_from_c(question->edit)) > 0;
}

/* Only who asked may edit, only for a while, and only so often. */
static bool may_edit(const struct matrix_client *client, const struct matrix_room *room,
                     const struct matrix_question *question,
                     const struct matrix_sync_event *event)
{
    return question && !question->is_closed && question->edits < EDITS_MAX
           && str_equal(str_from_c(question->sender), event->sender)
           && str_equal(str_from_c(question->room), str_from_c(room->id))
           && client->now_ms - question->asked_ms <= matrix_max_age_ms(client)
           && is_newest_edit(question, event);
}

static void take_edit(struct matrix_client *client, const struct matrix_room *room,
                      const struct matrix_sync_event *event)
{
    const struct json *content = json_get(event->content, "m.new_content");
    struct matrix_question *question =
        matrix_questions_find(&client->questions, related_id(event));

    if (!is_text(client, content) || !may_edit(client, room, question, event)
        || !matrix_seen_add(&client->seen, event->id))
        return;
    matrix_room_set(&question->edit, event->id);
    question->edit_ms = event->time_ms;
    question->edits++;
    matrix_question_save(question, &client->changes);
    /* What was not yet taken of the older text is not heard at all. */
    matrix_events_drop_message(&client->events, str_from_c(question->id));
    struct matrix_event out = {
        .kind = MATRIX_MESSAGE,
        .room = str_from_c(room->id),
        .id = str_from_c(question->id),
        .edit = event->id,
        .sender = event->sender,
        .thread = str_from_c(question->thread),
        .reply_to = str_from_c(question->reply_to),
        .time_ms = matrix_own_time_ms(client, event->time_ms),
        .is_forgeable = event->was_encrypted && !event->is_signed,
        .is_correction = matrix_question_is_answered(question),
    };
    read_content(client, content, &out);
    hear(client, &out, event->id);
}

/* The row whose event this is. A server may leave the transaction id out after a new
 * login: then it is known by what it answers or edits. */
static struct matrix_row *row_of_echo(struct matrix_client *client,
                                      const struct matrix_room *room,
                                      const struct matrix_sync_event *event)
{
    struct str txn = json_string(event->outside, "transaction_id");
    struct str question =
        json_string(json_get(relation_of(event), "m.in_reply_to"), "event_id");

    if (txn.len > 0)
        return matrix_outbox_find(&client->outbox, txn);
    if (is_related(event, "m.replace"))
        return matrix_outbox_find_about(&client->outbox, MATRIX_ROW_EDIT,
                                        related_id(event));
    return matrix_outbox_find_tried(&client->outbox, str_from_c(room->id), question);
}

/* An own message comes back: its row has arrived, even if the answer to it was lost. */
static void take_echo(struct matrix_client *client, struct matrix_room *room,
                      const struct matrix_sync_event *event)
{
    struct matrix_row *row = row_of_echo(client, room, event);

    if (event->id.len == 0
        || !json_get(event->content,
                     is_type(event, "m.room.message") ? "msgtype" : "ciphertext"))
        return;
    if (row && !matrix_client_is_own(client, event->id))
        matrix_follow_sent(client, row, event->id);
    else if (!is_related(event, "m.replace"))
        matrix_room_add_own(room, event->id);
}

/* What a receipt will name. */
static void note_read(struct matrix_reading *reading,
                      const struct matrix_sync_event *event)
{
    struct arena *arena = &reading->client->events.arena;

    reading->read = arena_copy(arena, event->id);
    reading->read_thread =
        is_related(event, "m.thread") ? arena_copy(arena, related_id(event)) : STR("");
}

static void take_message(struct matrix_reading *reading,
                         const struct matrix_sync_event *event)
{
    struct matrix_client *client = reading->client;

    if (event->is_state || event->id.len == 0)
        return;
    if (is_own(client, event)) {
        take_echo(client, reading->room, event);
        return;
    }
    note_read(reading, event);
    if (reading->is_history || (reading->room->is_encrypted && !event->was_encrypted))
        return;
    if (is_related(event, "m.replace"))
        take_edit(client, reading->room, event);
    else
        take_question(client, reading->room, event);
}

static void take_encrypted(struct matrix_reading *reading,
                           const struct matrix_sync_event *event)
{
    if (event->is_state || event->id.len == 0)
        return;
    if (is_own(reading->client, event)) {
        take_echo(reading->client, reading->room, event);
        return;
    }
    note_read(reading, event);
    if (!reading->is_history)
        matrix_keys_open(reading, event);
}

static void take_redaction(struct matrix_reading *reading,
                           const struct matrix_sync_event *event)
{
    if (matrix_id_is_valid(event->redacts, '$'))
        matrix_follow_redaction(reading->client, event->redacts, event->id,
                                event->sender);
}

/* Thumbs up or down at an own answer. A reaction is never answered. */
static void take_reaction(struct matrix_reading *reading,
                          const struct matrix_sync_event *event)
{
    struct matrix_client *client = reading->client;
    struct str key = json_string(relation_of(event), "key");
    bool is_up = str_starts_with(key, STR("\xF0\x9F\x91\x8D"));
    bool is_down = str_starts_with(key, STR("\xF0\x9F\x91\x8E"));

    if (!(is_up || is_down) || !is_related(event, "m.annotation") || is_own(client, event)
        || matrix_client_is_ignored(client, str_from_c(reading->room->id), event->sender)
        || !matrix_seen_add(&client->seen, event->id))
        return;
    matrix_follow_feedback(client, related_id(event), is_up);
}

static bool is_own_join(const struct matrix_client *client,
                        const struct matrix_sync_event *event)
{
    return is_type(event, "m.room.member") && event->is_state
           && str_equal(event->state_key, client->options->user)
           && str_equal(json_string(event->content, "membership"), STR("join"));
}

/* A change of the display name is a join event too, but one that follows a join. */
static bool is_arrival(const struct matrix_reading *reading,
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
static void forget_history(struct matrix_reading *reading)
{
    reading->client->events.count = reading->first_event;
    reading->has_joined = true;
}

static bool is_after_join(const struct matrix_reading *reading,
                          const struct matrix_sync_event *event)
{
    if (reading->was_joined || reading->has_joined)
        return true;
    return reading->room->joined_ms > 0 && event->time_ms >= reading->room->joined_ms;
}

static const struct {
    const char *type;
    void (*take)(struct matrix_reading *reading, const struct matrix_sync_event *event);
} KINDS[] = {
    {"m.room.message", take_message},
    {"m.room.encrypted", take_encrypted},
    {"m.room.redaction", take_redaction},
    {"m.reaction", take_reaction},
};

void matrix_timeline_take(struct matrix_reading *reading,
                          const struct matrix_sync_event *event)
{
    if (is_arrival(reading, event))
        forget_history(reading);
    if (!is_own(reading->client, event) && !is_after_join(reading, event))
        return;
    for (size_t i = 0; i < COUNT_OF(KINDS); i++)
        if (is_type(event, KINDS[i].type))
            KINDS[i].take(reading, event);
}
