/* SPDX-License-Identifier: MIT */
/*
 * matrix questions: what was asked lately and which own events answer it, so that an
 * answer can follow its question when that is edited or redacted. Never what was said:
 * ids, times and a hash of each answer.
 *
 *     question = matrix_questions_add(&questions, &asked, &changes);   every message heard
 *     matrix_questions_say(&questions, question, &said, &changes);
 *     matrix_questions_sent(&questions, question, txn, event_id, &changes);
 *
 *     question = matrix_questions_find(&questions, id);         by the question
 *     question = matrix_questions_of_answer(&questions, id);    by an own event
 *
 * Each has a row, so that an edit that comes after a restart finds its question. One
 * without an answer is forgotten after MATRIX_ASKED_MAX others, or when it is too old to be
 * answered; one with an answer after MATRIX_ANSWERED_MAX others and MATRIX_ANSWERED_DAYS.
 */
#ifndef MATRIX_QUESTIONS_H
#define MATRIX_QUESTIONS_H

#include "base/map.h"
#include "matrix/changes.h"

enum {
    MATRIX_ASKED_MAX = 1024,
    MATRIX_ANSWERED_MAX = 4096,
    MATRIX_ANSWERED_DAYS = 30,
    MATRIX_SAID_MAX = 6, /* own events that answer one question */
};

struct matrix_said {  /* one own event that answers */
    char *room, *txn; /* heap, never NULL */
    char *event;      /* empty: not (known to be) in the room */
    uint64_t hash;    /* of its content */
    bool is_urgent;   /* never taken back on account of an edit */
    bool is_gone;     /* redacted, or given up */
};

struct matrix_question {
    const char *id, *room, *sender; /* in its own block, never NULL */
    const char *thread, *reply_to;  /* the same; possibly empty */
    char *edit;                     /* heap: the newest; possibly empty */
    int64_t asked_ms;               /* by our clock */
    int64_t edit_ms;                /* of the newest edit, by its server */
    unsigned edits;
    bool is_closed; /* redacted, or an answer was removed: nothing more is said to it */
    bool is_kept;   /* has answers, if only withdrawn ones */
    bool has_row;
    size_t place;             /* in its ring */
    struct matrix_said *said; /* heap, at most MATRIX_SAID_MAX */
    unsigned said_count;
    char strings[]; /* of the block */
};

struct matrix_ring {                /* the oldest go first */
    struct matrix_question **items; /* heap; NULL: free */
    size_t at, max;
};

struct matrix_questions {
    struct map by_id, by_answer;
    struct matrix_ring asked, kept;
    size_t unsaved; /* the newest of asked, that many, may have no row yet */
};

void matrix_questions_init(struct matrix_questions *questions, uint64_t seed);
void matrix_questions_clear(struct matrix_questions *questions);

struct matrix_asked { /* copied */
    struct str id, room, sender, thread, reply_to;
    int64_t time_ms;
};
/* One that is known is given as it is. Lives until MATRIX_ASKED_MAX later additions. */
struct matrix_question *matrix_questions_add(struct matrix_questions *questions,
                                             const struct matrix_asked *asked,
                                             struct matrix_changes *changes);
/* NULL when it is not known. */
struct matrix_question *matrix_questions_find(const struct matrix_questions *questions,
                                              struct str id);
struct matrix_question *matrix_questions_of_answer(
    const struct matrix_questions *questions, struct str event_id);

/* A new answer is on its way: its place, or NULL when there are too many. */
struct matrix_said *matrix_questions_say(struct matrix_questions *questions,
                                         struct matrix_question *question, struct str txn,
                                         struct str room, struct matrix_changes *changes);
/* It is in the room. */
void matrix_questions_sent(struct matrix_questions *questions,
                           struct matrix_question *question, struct matrix_said *said,
                           struct str event_id, struct matrix_changes *changes);
/* NULL when that is none of its answers. */
struct matrix_said *matrix_question_by_txn(struct matrix_question *question,
                                           struct str txn);
struct matrix_said *matrix_question_by_event(struct matrix_question *question,
                                             struct str event_id);
/* Is one of its answers in the room or on its way? */
bool matrix_question_is_answered(const struct matrix_question *question);

/* Writes the rows of new questions, once it is known which of them were answered at once. */
void matrix_questions_save_new(struct matrix_questions *questions,
                               struct matrix_changes *changes);
/* Writes its row again; does nothing to one that has none yet. */
void matrix_question_save(const struct matrix_question *question,
                          struct matrix_changes *changes);
/* What they gave, at the next start, the oldest first. */
void matrix_questions_load(struct matrix_questions *questions,
                           const struct matrix_change *row,
                           struct matrix_changes *changes);
/* Drops questions without an answer asked before that time, and answered ones that are
 * older than MATRIX_ANSWERED_DAYS. */
void matrix_questions_forget(struct matrix_questions *questions, int64_t now_ms,
                             int64_t asked_before_ms, struct matrix_changes *changes);

#endif
