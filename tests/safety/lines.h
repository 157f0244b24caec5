/* SPDX-License-Identifier: MIT */
/*
 * lines: the messages of tests/understanding/safety, one JSON object a line: text, and the
 * label crisis, emergency, distress, refusal or no.
 */
#ifndef TESTS_SAFETY_LINES_H
#define TESTS_SAFETY_LINES_H

#include <stdio.h>

#include "base/arena.h"
#include "text/json.h"

enum { LINES_FILE_BYTES_MAX = 1024 * 1024, LINE_BYTES_MAX = 8192 };

static inline struct str lines_read(struct arena *arena, const char *name)
{
    struct str path = arena_format(arena, "%s/understanding/safety/%s", TESTS_DIR, name);
    char *bytes = arena_alloc(arena, 1, LINES_FILE_BYTES_MAX);
    FILE *file = fopen(path.ptr, "rb");
    if (!file)
        return (struct str){0};
    size_t len = fread(bytes, 1, LINES_FILE_BYTES_MAX, file);
    (void)fclose(file);
    return str_make(bytes, len);
}

/* The next line; its views live in the arena. False behind the last. */
static inline bool lines_next(struct str *rest, struct arena *arena, struct str *text,
                              struct str *label)
{
    struct str line;
    struct error err;
    if (!str_cut_line(*rest, &line, rest))
        return false;
    struct json *row = json_parse(line, LINE_BYTES_MAX, &err);
    assert_non_null(row);
    *text = arena_copy(arena, json_string(row, "text"));
    *label = arena_copy(arena, json_string(row, "label"));
    json_destroy(row);
    return true;
}

#endif
