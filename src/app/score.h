/* SPDX-License-Identifier: MIT */
/*
 * score: how well questions were answered, counted by file and by expected topic, with
 * the list of confusions and, of each, the first few questions.
 *
 *     score_init(&score, &arena);
 *     score_begin_file(&score, STR("questions.jsonl"));
 *     score_add(&score, text, row, &result);      each
 *     score_sort(&score);
 *     score_print(&score, stdout);                or score_print_json, score_print_page
 *     score_clear(&score);
 *
 * What a row is, its keys say (app/question_file.h has the others):
 *
 *     "topic"                 a question; right is that topic, or one of "also"
 *       "kw": false           one that does not name the subject
 *     no topic, or null       a question about something else: no answer is right
 *       "near": true          one that has words of the subject's field
 *     "label"                 a message of somebody in danger ("crisis") or not
 *                             ("no_crisis"); others, and those with "contested", are
 *                             left out
 */
#ifndef APP_SCORE_H
#define APP_SCORE_H

#include <stdio.h>

#include "app/question.h"
#include "base/map.h"
#include "text/json.h"

struct tally {
    struct str name;
    size_t questions;
    size_t right;     /* the expected topic, or rightly none */
    size_t first;     /* right, or the expected topic is the first suggestion */
    size_t suggested; /* "did you mean" */
    size_t served;    /* right, or the expected topic among the suggestions */
    size_t wrong;     /* another topic than expected was answered with */
};

struct tallies {
    struct tally **items;
    size_t count, capacity;
};

enum { CONFUSION_QUESTIONS_MAX = 5 };

struct confusion {
    struct str expected, given; /* given: a topic, or a kind in brackets */
    size_t count;
    struct str questions[CONFUSION_QUESTIONS_MAX]; /* the first of them */
    size_t question_count;
};

struct confusions {
    struct confusion **items;
    size_t count, capacity;
};

/* What a kind of rows came to. */
struct score_share {
    size_t count, hits, suggested;
};

enum score_axis { SCORE_PROBABILITY, SCORE_MARGIN, SCORE_AXES };

/* A question that was answered or asked back: what other bounds would have done. */
struct score_point {
    double at[SCORE_AXES]; /* of the first topic */
    bool is_first_right;   /* an answer would have been right */
    bool is_back_right;    /* so would a question back: nothing fits */
    bool is_among;         /* the expected topic among the first three */
};

struct score_points {
    struct score_point *items;
    size_t count, capacity;
};

/* A question that does not name the subject, or one about something else: what another
 * bound of the gate would have done. */
struct score_gated {
    double openness;
    bool is_other;
    bool is_first_right; /* an answer would have been right */
    bool is_back_right;  /* so would none */
};

struct score_gate {
    struct score_gated *items;
    size_t count, capacity;
    size_t unnamed_right, others_answered; /* whatever the gate says */
};

/* The gate at one bound. */
struct score_gate_figures {
    double unnamed_right, others_answered; /* shares of all such questions */
};

struct score {
    struct arena *arena; /* of the names */
    struct tally all;
    struct tally on_topic; /* without questions about something else */
    struct tallies files, topics;
    struct confusions confusions;
    struct score_share unnamed;      /* hits: right */
    struct score_share others, near; /* hits: answered */
    struct score_share danger;       /* hits: recognised */
    struct score_share harmless;     /* hits: taken for danger */
    struct score_share unheard;      /* ambient lines; hits: replied to */
    struct score_points points;
    struct score_gate gate;
    struct map topics_by_name, confusions_by_name;
};

void score_init(struct score *score, struct arena *arena);
void score_clear(struct score *score);

void score_begin_file(struct score *score, struct str name);
/* row: what was expected; NULL: no answer. */
void score_add(struct score *score, struct str text, const struct json *row,
               const struct question_result *result);
/* A line that nobody said to the bot. */
void score_add_unheard(struct score *score, const struct question_result *result);
/* Topics by name, confusions by how often and what they cost. */
void score_sort(struct score *score);

/* As if the gate alone had decided, with an answer from this openness on. */
struct score_gate_figures score_gate_at(const struct score *score, double openness);

double score_percent(size_t part, size_t whole);

/* explains: with the questions of each confusion. */
void score_print(const struct score *score, bool explains, FILE *out);
void score_print_json(const struct score *score, FILE *out);
/* A page that needs nothing else, with pictures. */
void score_print_page(const struct score *score, FILE *out);

#endif
