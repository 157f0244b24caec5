/* SPDX-License-Identifier: MIT */
#include "matrix/questions.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "matrix/request.h"
#include "matrix/room.h"

enum { ROW_BYTES_MAX = 16 * 1024 };

static const int64_t KEPT_MS = (int64_t)MATRIX_ANSWERED_DAYS * 24 * 3600 * 1000;

static char *copy(struct str s)
{
    return alloc_copy(s.ptr, s.len);
}

void matrix_questions_init(struct matrix_questions *questions, uint64_t seed)
{
    *questions = (struct matrix_questions){
        .asked = {.max = MATRIX_ASKED_MAX},
        .kept = {.max = MATRIX_ANSWERED_MAX},
    };
    map_init_borrowing(&questions->by_id, seed);
    map_init_borrowing(&questions->by_answer, seed);
}

/* One block with the strings that stay as they are: there may be thousands. */
static struct matrix_question *create_question(const struct matrix_asked *asked)
{
    const struct str strings[] = {asked->id, asked->room, asked->sender, asked->thread,
                                  asked->reply_to};
    size_t size = sizeof(struct matrix_question);

    for (size_t i = 0; i < COUNT_OF(strings); i++)
        size += strings[i].len + 1;
    struct matrix_question *question = alloc_zeroed(size, 1);
    const char **places[] = {&question->id, &question->room, &question->sender,
                             &question->thread, &question->reply_to};
    char *to = question->strings;
    for (size_t i = 0; i < COUNT_OF(strings); i++) {
        if (strings[i].len > 0)
            memcpy(to, strings[i].ptr, strings[i].len);
        *places[i] = to;
        to += strings[i].len + 1;
    }
    question->edit = copy(STR(""));
    question->asked_ms = asked->time_ms;
    return question;
}

static void destroy_question(struct matrix_question *question)
{
    free(question->edit);
    for (unsigned i = 0; i < question->said_count; i++) {
        free(question->said[i].room);
        free(question->said[i].txn);
        free(question->said[i].event);
    }
    free(question->said);
    free(question);
}

void matrix_questions_clear(struct matrix_questions *questions)
{
    struct str id;
    void *question;

    for (size_t at = 0; map_next(&questions->by_id, &at, &id, &question);)
        destroy_question(question);
    map_clear(&questions->by_id);
    map_clear(&questions->by_answer);
    free(questions->asked.items);
    free(questions->kept.items);
}

static void remove_question(struct matrix_questions *questions,
                            struct matrix_question *question)
{
    for (unsigned i = 0; i < question->said_count; i++)
        if (*question->said[i].event)
            map_remove(&questions->by_answer, str_from_c(question->said[i].event));
    map_remove(&questions->by_id, str_from_c(question->id));
    destroy_question(question);
}

static void drop(struct matrix_questions *questions, struct matrix_question *question,
                 struct matrix_changes *changes)
{
    if (question->has_row)
        matrix_changes_add(changes,
                           &(struct matrix_change){.kind = MATRIX_ANSWERED_REMOVE,
                                                   .key = str_from_c(question->id),
                                                   .time_ms = question->asked_ms});
    remove_question(questions, question);
}

/* Puts it into the ring; gives the one that had its place, or NULL. */
static struct matrix_question *push(struct matrix_ring *ring,
                                    struct matrix_question *question)
{
    if (!ring->items)
        ring->items = alloc_zeroed(ring->max, sizeof(struct matrix_question *));
    struct matrix_question *oldest = ring->items[ring->at];
    question->place = ring->at;
    ring->items[ring->at] = question;
    ring->at = (ring->at + 1) % ring->max;
    return oldest;
}

static void pull(struct matrix_ring *ring, const struct matrix_question *question)
{
    if (ring->items && ring->items[question->place] == question)
        ring->items[question->place] = NULL;
}

struct matrix_question *matrix_questions_add(struct matrix_questions *questions,
                                             const struct matrix_asked *asked,
                                             struct matrix_changes *changes)
{
    struct matrix_question *question = map_find(&questions->by_id, asked->id);

    if (question)
        return question;
    question = create_question(asked);
    *map_put(&questions->by_id, str_from_c(question->id)) = question;
    struct matrix_question *oldest = push(&questions->asked, question);
    if (oldest)
        drop(questions, oldest, changes);
    if (questions->unsaved < questions->asked.max)
        questions->unsaved++;
    return question;
}

struct matrix_question *matrix_questions_find(const struct matrix_questions *questions,
                                              struct str id)
{
    return map_find(&questions->by_id, id);
}

struct matrix_question *matrix_questions_of_answer(
    const struct matrix_questions *questions, struct str event_id)
{
    return event_id.len > 0 ? map_find(&questions->by_answer, event_id) : NULL;
}

static void keep(struct matrix_questions *questions, struct matrix_question *question,
                 struct matrix_changes *changes)
{
    if (question->is_kept)
        return;
    question->is_kept = question->has_row = true;
    pull(&questions->asked, question);
    struct matrix_question *oldest = push(&questions->kept, question);
    if (oldest)
        drop(questions, oldest, changes);
}

static struct matrix_said *add_said(struct matrix_question *question, struct str txn,
                                    struct str room, struct str event)
{
    if (question->said_count == MATRIX_SAID_MAX)
        return NULL;
    question->said =
        alloc_resize(question->said, question->said_count + 1, sizeof(*question->said));
    struct matrix_said *said = &question->said[question->said_count++];
    *said =
        (struct matrix_said){.txn = copy(txn), .room = copy(room), .event = copy(event)};
    return said;
}

struct matrix_said *matrix_questions_say(struct matrix_questions *questions,
                                         struct matrix_question *question, struct str txn,
                                         struct str room, struct matrix_changes *changes)
{
    keep(questions, question, changes);
    return add_said(question, txn, room, STR(""));
}

void matrix_questions_sent(struct matrix_questions *questions,
                           struct matrix_question *question, struct matrix_said *said,
                           struct str event_id, struct matrix_changes *changes)
{
    if (*said->event)
        map_remove(&questions->by_answer, str_from_c(said->event));
    matrix_room_set(&said->event, event_id);
    map_remove(&questions->by_answer, event_id);
    *map_put(&questions->by_answer, str_from_c(said->event)) = question;
    matrix_question_save(question, changes);
}

struct matrix_said *matrix_question_by_txn(struct matrix_question *question,
                                           struct str txn)
{
    for (unsigned i = 0; i < question->said_count; i++)
        if (str_equal(str_from_c(question->said[i].txn), txn))
            return &question->said[i];
    return NULL;
}

struct matrix_said *matrix_question_by_event(struct matrix_question *question,
                                             struct str event_id)
{
    for (unsigned i = 0; i < question->said_count; i++)
        if (str_equal(str_from_c(question->said[i].event), event_id))
            return &question->said[i];
    return NULL;
}

bool matrix_question_is_answered(const struct matrix_question *question)
{
    for (unsigned i = 0; i < question->said_count; i++)
        if (!question->said[i].is_gone)
            return true;
    return false;
}

static void put_said(struct buf *out, const struct matrix_said *said)
{
    char hash[17];

    snprintf(hash, sizeof hash, "%016" PRIx64, said->hash);
    json_open(out, NULL, '{');
    json_put_string(out, "room", str_from_c(said->room));
    json_put_string(out, "txn", str_from_c(said->txn));
    json_put_string(out, "event", str_from_c(said->event));
    json_put_string(out, "hash", str_from_c(hash));
    json_put_bool(out, "is_urgent", said->is_urgent);
    json_put_bool(out, "is_gone", said->is_gone);
    json_close(out, '}');
}

static void put_question(struct buf *out, const struct matrix_question *question)
{
    const struct {
        const char *key, *text;
    } strings[] = {
        {"room", question->room},     {"sender", question->sender},
        {"thread", question->thread}, {"reply_to", question->reply_to},
        {"edit", question->edit},
    };

    json_open(out, NULL, '{');
    for (size_t i = 0; i < COUNT_OF(strings); i++)
        if (*strings[i].text)
            json_put_string(out, strings[i].key, str_from_c(strings[i].text));
    json_put_i64(out, "edit_ms", question->edit_ms);
    json_put_i64(out, "edits", question->edits);
    json_put_bool(out, "is_closed", question->is_closed);
    json_open(out, "said", '[');
    for (unsigned i = 0; i < question->said_count; i++)
        put_said(out, &question->said[i]);
    json_close(out, ']');
    json_close(out, '}');
}

void matrix_question_save(const struct matrix_question *question,
                          struct matrix_changes *changes)
{
    struct buf text;

    if (!question->has_row)
        return;
    buf_init(&text, ROW_BYTES_MAX);
    put_question(&text, question);
    matrix_changes_add(changes, &(struct matrix_change){.kind = MATRIX_ANSWERED,
                                                        .key = str_from_c(question->id),
                                                        .value = buf_view(&text),
                                                        .time_ms = question->asked_ms});
    buf_clear(&text);
}

void matrix_questions_save_new(struct matrix_questions *questions,
                               struct matrix_changes *changes)
{
    const struct matrix_ring *asked = &questions->asked;

    for (; questions->unsaved > 0; questions->unsaved--) {
        struct matrix_question *question =
            asked->items[(asked->at + asked->max - questions->unsaved) % asked->max];
        if (!question || question->has_row)
            continue;
        question->has_row = true;
        matrix_question_save(question, changes);
    }
}

static void load_said(struct matrix_questions *questions,
                      struct matrix_question *question, const struct json *item)
{
    struct str event = json_string(item, "event");
    struct matrix_said *said =
        add_said(question, json_string(item, "txn"), json_string(item, "room"), event);

    if (!said)
        return;
    said->hash = strtoull(
        json_string(item, "hash").len == 16 ? json_string(item, "hash").ptr : "0", NULL,
        16);
    json_to_bool(json_get(item, "is_urgent"), &said->is_urgent);
    json_to_bool(json_get(item, "is_gone"), &said->is_gone);
    if (matrix_id_is_valid(event, '$')) {
        map_remove(&questions->by_answer, event);
        *map_put(&questions->by_answer, str_from_c(said->event)) = question;
    }
}

static void load_fields(struct matrix_question *question, const struct json *json)
{
    int64_t edits = 0;

    matrix_room_set(&question->edit, json_string(json, "edit"));
    json_to_i64(json_get(json, "edit_ms"), &question->edit_ms);
    json_to_i64(json_get(json, "edits"), &edits);
    question->edits = edits > 0 && edits < INT16_MAX ? (unsigned)edits : 0;
    json_to_bool(json_get(json, "is_closed"), &question->is_closed);
}

void matrix_questions_load(struct matrix_questions *questions,
                           const struct matrix_change *row,
                           struct matrix_changes *changes)
{
    struct error err = {0};
    struct json *json = json_parse(row->value, ROW_BYTES_MAX, &err);

    if (!json_is_object(json) || !matrix_id_is_valid(row->key, '$')
        || map_has(&questions->by_id, row->key)) {
        json_destroy(json);
        return;
    }
    struct matrix_question *question =
        matrix_questions_add(questions,
                             &(struct matrix_asked){
                                 .id = row->key,
                                 .room = json_string(json, "room"),
                                 .sender = json_string(json, "sender"),
                                 .thread = json_string(json, "thread"),
                                 .reply_to = json_string(json, "reply_to"),
                                 .time_ms = row->time_ms,
                             },
                             changes);
    question->has_row = true;
    load_fields(question, json);
    for (const struct json *item = json_first(json_get(json, "said")); item;
         item = json_next(item))
        load_said(questions, question, item);
    if (question->said_count > 0)
        keep(questions, question, changes);
    json_destroy(json);
}

static void forget(struct matrix_questions *questions, struct matrix_ring *ring,
                   int64_t before_ms, struct matrix_changes *changes)
{
    for (size_t i = 0; ring->items && i < ring->max; i++)
        if (ring->items[i] && ring->items[i]->asked_ms < before_ms) {
            drop(questions, ring->items[i], changes);
            ring->items[i] = NULL;
        }
}

void matrix_questions_forget(struct matrix_questions *questions, int64_t now_ms,
                             int64_t asked_before_ms, struct matrix_changes *changes)
{
    forget(questions, &questions->asked, asked_before_ms, changes);
    forget(questions, &questions->kept, now_ms - KEPT_MS, changes);
}
