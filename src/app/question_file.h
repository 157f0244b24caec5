/* SPDX-License-Identifier: MIT */
/*
 * question file: one question a line, plain or as JSON:
 *
 *     {"id": 7, "q": "what does it cost?", "topic": "cost", "also": ["insurance"]}
 *
 * "text" may stand for "q"; without a topic, or with "out-of-scope", no answer is right.
 *
 *     if (!question_file_open(&file, path, err))
 *         return false;
 *     for (; question_file_next(&file, &scratch, &line); arena_reset(&scratch))
 *         ... line.text, line.row
 *     question_file_close(&file);
 */
#ifndef APP_QUESTION_FILE_H
#define APP_QUESTION_FILE_H

#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"
#include "text/json.h"

enum { QUESTION_BYTES_MAX = 64 * 1024 };

struct question_line {
    struct str text;
    const struct json *row; /* until the next line; NULL for a plain one */
};

struct question_file {
    FILE *file;
    char *line;
    size_t capacity;
    struct json *row;
};

/* "-": standard input. */
MUST_CHECK
bool question_file_open(struct question_file *file, const char *path, struct error *err);
/* Empty lines are questions too, so that lines in and answers out can be counted. text
 * lives in scratch; its bytes are made UTF-8. */
bool question_file_next(struct question_file *file, struct arena *scratch,
                        struct question_line *out);
/* Was everything read without an error? Closes in any case. */
bool question_file_close(struct question_file *file);

/* Is the topic among "topic" (a string or a list) and "also"? */
bool question_expects(const struct json *row, struct str topic);
/* The first topic that is expected, or "out-of-scope". */
struct str question_expected(const struct json *row);

#endif
