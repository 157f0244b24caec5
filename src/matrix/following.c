/* SPDX-License-Identifier: MIT */
#include "matrix/account.h"
#include "matrix/client.h"

#include <inttypes.h>
#include <stdio.h>

enum { TXN_BYTES = 400, FEEDBACK_BYTES = 64 };

static const char REMOVED_REASON[] = "{\"reason\":\"The question was removed.\"}";
static const char EDITED_REASON[] = "{\"reason\":\"The question was changed.\"}";

/* The transaction id comes from the question, or from the edit or redaction of it, so that
 * the same thing done again (after a crash) is the same one to the server. */
static struct str make_txn(struct matrix_client *client,
                           const struct matrix_message *message, char out[TXN_BYTES])
{
    struct str cause = message->edit.len > 0 ? message->edit : message->question;

    if (cause.len > 0 && cause.len <= MATRIX_ID_MAX)
        snprintf(out, TXN_BYTES, "faqd%.*s.%u", STR_ARG(cause), message->part);
    else
        snprintf(out, TXN_BYTES, "faqd-%s-%" PRIu64, client->txn_prefix,
                 ++client->txn_count);
    return str_from_c(out);
}

static uint64_t hash_of(struct str content)
{
    return str_hash(content, 0);
}

static struct matrix_question *question_of(const struct matrix_client *client,
                                           struct str id)
{
    return id.len > 0 ? matrix_questions_find(&client->questions, id) : NULL;
}

static void note_said(struct matrix_client *client, struct matrix_question *question,
                      const struct matrix_draft *draft)
{
    struct matrix_said *said = matrix_questions_say(
        &client->questions, question, draft->txn, draft->room, &client->changes);

    if (!said)
        return;
    said->hash = hash_of(draft->content);
    said->is_urgent = draft->is_urgent;
    matrix_question_save(question, &client->changes);
}

bool matrix_follow_say(struct matrix_client *client, const struct matrix_message *message)
{
    struct matrix_question *question = question_of(client, message->question);
    char txn[TXN_BYTES];
    struct matrix_draft draft = {
        .kind = MATRIX_ROW_SAY,
        .room = message->room,
        .txn = make_txn(client, message, txn),
        .content = message->content,
        .question = message->question,
        .asker = message->asker,
        .is_urgent = message->is_urgent,
    };

    if (question && question->is_closed && !message->is_urgent)
        return true;
    if (!matrix_outbox_add(&client->outbox, &draft, client->now_ms, &client->changes))
        return false;
    if (question)
        note_said(client, question, &draft);
    return true;
}

/* The part-th answer that may be changed, or NULL. */
static struct matrix_said *find_part(struct matrix_question *question, unsigned part)
{
    for (unsigned i = 0; i < question->said_count; i++) {
        struct matrix_said *said = &question->said[i];
        if (!said->is_urgent && !said->is_gone && part-- == 0)
            return said;
    }
    return NULL;
}

/* A correction of that answer that has not left yet. */
static struct matrix_row *pending_edit(struct matrix_client *client,
                                       const struct matrix_said *said)
{
    for (size_t i = 0; i < client->outbox.count; i++) {
        struct matrix_row *row = client->outbox.items[i];
        if (row->kind == MATRIX_ROW_EDIT && !row->was_tried
            && strcmp(row->of_txn, said->txn) == 0)
            return row;
    }
    return NULL;
}

static bool add_about(struct matrix_client *client, enum matrix_row_kind kind,
                      const struct matrix_question *question,
                      const struct matrix_said *said, struct str txn, struct str content)
{
    struct matrix_draft draft = {
        .kind = kind,
        .room = str_from_c(said->room),
        .txn = txn,
        .content = content,
        .question = str_from_c(question->id),
        .target = str_from_c(said->event),
        .of_txn = str_from_c(said->txn),
    };

    return matrix_outbox_add(&client->outbox, &draft, client->now_ms, &client->changes);
}

static void withdraw(struct matrix_client *client, struct matrix_question *question,
                     struct matrix_said *said, struct str cause, const char *reason)
{
    struct matrix_row *row = matrix_outbox_find(&client->outbox, str_from_c(said->txn));
    struct matrix_row *edit = pending_edit(client, said);
    char txn[TXN_BYTES];

    if (said->is_gone)
        return;
    said->is_gone = true;
    if (edit)
        matrix_outbox_remove(&client->outbox, edit, &client->changes);
    snprintf(txn, sizeof txn, "faqd%.*s.%u.r", STR_ARG(cause),
             (unsigned)(said - question->said));
    if (row && !row->was_tried)
        matrix_outbox_remove(&client->outbox, row, &client->changes);
    else if (row || *said->event)
        add_about(client, MATRIX_ROW_REDACT, question, said, str_from_c(txn),
                  str_from_c(reason));
    matrix_question_save(question, &client->changes);
}

/* In the queue where it still stands there, else by an edit of what is in the room. */
static bool correct(struct matrix_client *client, const struct matrix_message *message,
                    struct matrix_question *question, struct matrix_said *said)
{
    struct matrix_row *row = matrix_outbox_find(&client->outbox, str_from_c(said->txn));
    struct matrix_row *edit = pending_edit(client, said);
    char txn[TXN_BYTES];
    bool is_taken = true;

    if (row && !row->was_tried)
        matrix_outbox_replace(row, message->content, &client->changes);
    else if (edit)
        matrix_outbox_replace(edit, message->content, &client->changes);
    else
        is_taken = add_about(client, MATRIX_ROW_EDIT, question, said,
                             make_txn(client, message, txn), message->content);
    if (is_taken)
        said->hash = hash_of(message->content);
    matrix_question_save(question, &client->changes);
    return is_taken;
}

bool matrix_follow_correct(struct matrix_client *client,
                           const struct matrix_message *message)
{
    struct matrix_question *question = question_of(client, message->question);
    struct matrix_said *said = question ? find_part(question, message->part) : NULL;

    if (said && !str_equal(str_from_c(said->room), message->room)) {
        withdraw(client, question, said, message->edit, EDITED_REASON);
        said = NULL;
    }
    if (!said
        || (!*said->event && !matrix_outbox_find(&client->outbox, str_from_c(said->txn))))
        return matrix_follow_say(client, message);
    return said->hash == hash_of(message->content)
           || correct(client, message, question, said);
}

void matrix_client_withdraw(struct matrix_client *client, struct str id, struct str edit,
                            unsigned from_part, int64_t now_ms)
{
    struct matrix_question *question = question_of(client, id);
    struct matrix_said *said;

    client->now_ms = now_ms;
    while (question && (said = find_part(question, from_part)))
        withdraw(client, question, said, edit, EDITED_REASON);
}

/* Words of help stay with a person who is in danger and takes back what they said, where
 * nobody else reads them. */
static bool is_to_stay(const struct matrix_client *client, const struct matrix_said *said)
{
    const struct matrix_room *room =
        matrix_rooms_find(&client->rooms, str_from_c(said->room));

    return said->is_urgent && (!*said->event || (room && matrix_room_is_direct(room)));
}

static void question_redacted(struct matrix_client *client,
                              struct matrix_question *question, struct str redaction)
{
    question->is_closed = true;
    matrix_holding_drop(client, str_from_c(question->id));
    for (unsigned i = 0; i < question->said_count; i++)
        if (!is_to_stay(client, &question->said[i]))
            withdraw(client, question, &question->said[i], redaction, REMOVED_REASON);
    matrix_question_save(question, &client->changes);
}

void matrix_follow_save_feedback(struct matrix_client *client)
{
    char text[FEEDBACK_BYTES];

    snprintf(text, sizeof text, "%" PRIu64 " %" PRIu64, client->counters.liked,
             client->counters.disliked);
    matrix_changes_set(&client->changes, "feedback", str_from_c(text));
}

void matrix_follow_feedback(struct matrix_client *client, struct str answer, bool is_good)
{
    if (!matrix_questions_of_answer(&client->questions, answer))
        return;
    if (is_good)
        client->counters.liked++;
    else
        client->counters.disliked++;
    matrix_follow_save_feedback(client);
}

/* Somebody with the power to do so took an own answer away: it is not said again. */
static void answer_removed(struct matrix_client *client, struct matrix_question *question,
                           struct matrix_said *said, struct str sender)
{
    struct matrix_row *edit = pending_edit(client, said);

    if (edit)
        matrix_outbox_remove(&client->outbox, edit, &client->changes);
    question->is_closed = true;
    client->counters.disliked++;
    matrix_follow_save_feedback(client);
    matrix_events_tell(&client->events, MATRIX_NOTE, str_from_c(said->room),
                       "an answer was removed by %.*s", STR_ARG(sender));
}

static void answer_redacted(struct matrix_client *client,
                            struct matrix_question *question, struct matrix_said *said,
                            struct str sender)
{
    struct matrix_row *row = matrix_outbox_find_about(&client->outbox, MATRIX_ROW_REDACT,
                                                      str_from_c(said->event));

    if (row)
        matrix_follow_sent(client, row, STR(""));
    if (said->is_gone && !str_equal(sender, client->options->user))
        return;
    said->is_gone = true;
    if (!str_equal(sender, client->options->user))
        answer_removed(client, question, said, sender);
    matrix_question_save(question, &client->changes);
}

static bool is_in(const char *place, const struct matrix_room *room)
{
    return strcmp(place, room->id) == 0;
}

void matrix_follow_redaction(struct matrix_client *client, const struct matrix_room *room,
                             const struct matrix_sync_event *redaction)
{
    struct str id = redaction->redacts;
    struct matrix_question *question = matrix_questions_find(&client->questions, id);
    struct matrix_question *answered = matrix_questions_of_answer(&client->questions, id);
    struct matrix_said *said = answered ? matrix_question_by_event(answered, id) : NULL;

    if (question && !question->is_closed && is_in(question->room, room))
        question_redacted(client, question, redaction->id);
    else if (said && is_in(said->room, room))
        answer_redacted(client, answered, said, redaction->sender);
    /* One that waits for its key is not heard when the key comes. */
    if (!question && !answered && matrix_seen_add(&client->seen, id))
        matrix_changes_add(&client->changes,
                           &(struct matrix_change){.kind = MATRIX_SEEN,
                                                   .key = id,
                                                   .time_ms = client->now_ms});
}

static void said_arrived(struct matrix_client *client, const struct matrix_row *row,
                         struct str event_id)
{
    struct matrix_question *question = question_of(client, str_from_c(row->question));
    struct matrix_said *said =
        question ? matrix_question_by_txn(question, str_from_c(row->txn)) : NULL;
    struct matrix_room *room = matrix_rooms_find(&client->rooms, str_from_c(row->room));

    if (said && event_id.len > 0)
        matrix_questions_sent(&client->questions, question, said, event_id,
                              &client->changes);
    else if (room && event_id.len > 0)
        matrix_room_add_own(room, event_id);
    matrix_events_add(&client->events,
                      &(struct matrix_event){.kind = MATRIX_SENT,
                                             .room = str_from_c(row->room),
                                             .id = event_id,
                                             .reply_to = str_from_c(row->question)});
    client->counters.sent++;
    if (*row->asker)
        matrix_breaker_answered(&client->breaker, str_from_c(row->room),
                                str_from_c(row->asker), client->now_ms);
    if (event_id.len > 0)
        matrix_outbox_arrived(&client->outbox, str_from_c(row->txn), event_id,
                              &client->changes);
}

void matrix_follow_sent(struct matrix_client *client, struct matrix_row *row,
                        struct str event_id)
{
    switch (row->kind) {
    case MATRIX_ROW_SAY: said_arrived(client, row, event_id); break;
    case MATRIX_ROW_EDIT: client->counters.corrected++; break;
    case MATRIX_ROW_REDACT: client->counters.withdrawn++; break;
    }
    matrix_outbox_remove(&client->outbox, row, &client->changes);
}

/* What could not be corrected must not stand beside the changed question. */
static void correction_given_up(struct matrix_client *client,
                                const struct matrix_row *row)
{
    struct matrix_question *question = question_of(client, str_from_c(row->question));
    struct matrix_said *said =
        question ? matrix_question_by_txn(question, str_from_c(row->of_txn)) : NULL;

    if (said && row->kind == MATRIX_ROW_EDIT)
        withdraw(client, question, said, str_from_c(question->edit), EDITED_REASON);
}

void matrix_follow_give_up(struct matrix_client *client, struct matrix_row *row)
{
    struct matrix_question *question = question_of(client, str_from_c(row->question));
    struct matrix_said *said =
        question ? matrix_question_by_txn(question, str_from_c(row->txn)) : NULL;
    struct matrix_row *waiting;

    correction_given_up(client, row);
    if (said && row->kind == MATRIX_ROW_SAY) {
        said->is_gone = true;
        matrix_question_save(question, &client->changes);
        while (
            (waiting = matrix_outbox_waiting_for(&client->outbox, str_from_c(row->txn))))
            matrix_outbox_remove(&client->outbox, waiting, &client->changes);
    }
    client->counters.unsent++;
    matrix_outbox_remove(&client->outbox, row, &client->changes);
}
