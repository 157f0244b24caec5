/* SPDX-License-Identifier: MIT */
/*
 * score: how well questions were answered, counted by file and by expected topic, with
 * the list of confusions. Names and counts only; nothing of the questions is kept.
 *
 *     score_init(&score, &arena);
 *     score_begin_file(&score, STR("questions.jsonl"));
 *     score_add(&score, row, &result);            each
 *     score_sort(&score);
 *     score_print(&score, stdout);                or score_print_json, score_print_html
 *     score_clear(&score);
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
    size_t suggested; /* "did you mean" */
    size_t served;    /* right, or the expected topic among the suggestions */
    size_t wrong;     /* another topic than expected was answered with */
};

struct tallies {
    struct tally **items;
    size_t count, capacity;
};

struct confusion {
    struct str expected, given;
    size_t count;
};

struct confusions {
    struct confusion **items;
    size_t count, capacity;
};

struct score {
    struct arena *arena; /* of the names */
    struct tally all;
    struct tallies files, topics;
    struct confusions confusions;
    struct map topics_by_name, confusions_by_name;
};

void score_init(struct score *score, struct arena *arena);
void score_clear(struct score *score);

void score_begin_file(struct score *score, struct str name);
/* row: what was expected (app/question_file.h); NULL: no answer. */
void score_add(struct score *score, const struct json *row,
               const struct question_result *result);
/* Topics by name, confusions by how often. */
void score_sort(struct score *score);

void score_print(const struct score *score, FILE *out);
void score_print_json(const struct score *score, FILE *out);
/* A page that needs nothing else. */
void score_print_html(const struct score *score, FILE *out);

#endif
