/* SPDX-License-Identifier: MIT */
/* What somebody wrote to a room: a question, or the edit of one. */
#include "matrix/client.h"
#include "matrix/keys.h"

enum { LATE_MS = 30 * 1000, TEXT_BYTES_MAX = 128 * 1024, EDITS_MAX = 10 };

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
    const struct json *relation = matrix_sync_relation(event);
    struct str reply_to = json_string(json_get(relation, "m.in_reply_to"), "event_id");
    bool is_fallback = false;

    out->is_related = json_string(relation, "rel_type").len > 0;
    if (matrix_sync_is_related(event, "m.thread")
        && matrix_id_is_valid(matrix_sync_related_id(event), '$')) {
        out->thread = matrix_sync_related_id(event);
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
        matrix_events_tell(
            &client->events, MATRIX_NOTE, out->room,
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

/* Somebody wrote, whatever it was. */
static void note_heard(struct matrix_client *client, const struct matrix_event *heard)
{
    int64_t pause_ms = matrix_breaker_heard(&client->breaker, heard->room, heard->sender,
                                            heard->time_ms, client->now_ms);

    if (pause_ms == 0)
        return;
    matrix_events_tell(&client->events, MATRIX_NOTE, heard->room,
                       "%.*s writes at once after each answer: taken for a program, "
                       "only emergencies are answered for %d min",
                       STR_ARG(heard->sender), (int)(pause_ms / (60 * 1000)));
    matrix_courtesy_pause(client, heard, pause_ms > MATRIX_LOOP_PAUSE_MS);
}

/* The newest edit of a question is sent along with it, where the edit itself may lie beyond
 * what we are shown. When it comes by itself it is no news. */
static void hear_bundled(struct matrix_reading *reading,
                         const struct matrix_sync_event *question)
{
    const struct json *edit =
        json_get(json_get(question->outside, "m.relations"), "m.replace");
    struct matrix_sync_event event;
    struct buf text;

    if (!json_is_object(edit))
        return;
    buf_init(&text, MATRIX_EVENT_BYTES_MAX);
    json_format(edit, &text);
    if (matrix_sync_event_read(buf_view(&text), &event)) {
        matrix_timeline_take(reading, &event);
        matrix_sync_event_clear(&event);
    }
    buf_clear(&text);
}

void matrix_hear_question(struct matrix_reading *reading,
                          const struct matrix_sync_event *event)
{
    struct matrix_client *client = reading->client;
    struct matrix_event out = {
        .kind = MATRIX_MESSAGE,
        .room = str_from_c(reading->room->id),
        .id = event->id,
        .sender = event->sender,
        .time_ms = matrix_own_time_ms(client, event->time_ms),
        .is_forgeable = event->was_encrypted && !event->is_signed,
    };

    if (!is_text(client, event->content) || !matrix_seen_add(&client->seen, event->id))
        return;
    read_relation(client, event, &out);
    read_content(client, event->content, &out);
    matrix_questions_add(&client->questions,
                         &(struct matrix_asked){.id = out.id,
                                                .room = out.room,
                                                .sender = out.sender,
                                                .thread = out.thread,
                                                .reply_to = out.reply_to,
                                                .time_ms = out.time_ms},
                         &client->changes);
    note_heard(client, &out);
    hear(client, &out, event->id);
    hear_bundled(reading, event);
}

/* The newest edit counts: by the time of its server, then by its id. */
static bool is_newest_edit(const struct matrix_question *question,
                           const struct matrix_sync_event *event)
{
    if (event->time_ms != question->edit_ms)
        return event->time_ms > question->edit_ms;
    return str_compare(event->id, str_from_c(question->edit)) > 0;
}

/* Only who asked may edit, and only for a while. */
static bool may_edit(const struct matrix_client *client, const struct matrix_room *room,
                     const struct matrix_question *question,
                     const struct matrix_sync_event *event)
{
    return !question->is_closed && str_equal(str_from_c(question->sender), event->sender)
           && str_equal(str_from_c(question->room), str_from_c(room->id))
           && client->now_ms - question->asked_ms <= matrix_max_age_ms(client)
           && is_newest_edit(question, event);
}

static void note_edit(struct matrix_client *client, struct matrix_question *question,
                      const struct matrix_sync_event *event)
{
    matrix_room_set(&question->edit, event->id);
    question->edit_ms = event->time_ms;
    question->edits++;
    matrix_question_save(question, &client->changes);
    /* What was not yet taken of the older text is not heard at all. */
    matrix_holding_drop(client, str_from_c(question->id));
}

/* After too many edits what was answered to one of them is taken back and not said anew. */
static void hear_text(struct matrix_client *client, struct matrix_question *question,
                      const struct matrix_sync_event *event, const struct json *content)
{
    struct matrix_event out = {
        .kind = MATRIX_MESSAGE,
        .room = str_from_c(question->room),
        .id = str_from_c(question->id),
        .edit = event->id,
        .sender = event->sender,
        .thread = str_from_c(question->thread),
        .reply_to = str_from_c(question->reply_to),
        .time_ms = matrix_own_time_ms(client, event->time_ms),
        .is_forgeable = event->was_encrypted && !event->is_signed,
        .is_correction = matrix_question_is_answered(question),
        .is_hushed = question->edits > EDITS_MAX,
    };

    read_content(client, content, &out);
    hear(client, &out, event->id);
}

void matrix_hear_edit(struct matrix_reading *reading,
                      const struct matrix_sync_event *event)
{
    struct matrix_client *client = reading->client;
    const struct json *content = json_get(event->content, "m.new_content");
    struct matrix_question *question =
        matrix_questions_find(&client->questions, matrix_sync_related_id(event));

    if (!question) {
        matrix_keys_await_question(reading, event);
        return;
    }
    if (json_string(content, "msgtype").len == 0
        || !may_edit(client, reading->room, question, event)
        || !matrix_seen_add(&client->seen, event->id))
        return;
    note_edit(client, question, event);
    if (is_text(client, content))
        hear_text(client, question, event, content);
    else
        matrix_client_withdraw(client, str_from_c(question->id), event->id, 0,
                               client->now_ms);
}
