/* SPDX-License-Identifier: MIT */
#include "app/question_file.h"

#include <errno.h>
#include <stdlib.h>

#include "text/utf8.h"

bool question_file_open(struct question_file *file, const char *path, struct error *err)
{
    bool is_input = str_equal(str_from_c(path), STR("-"));

    *file = (struct question_file){.file = is_input ? stdin : fopen(path, "r")};
    if (file->file)
        return true;
    error_set(err, ERROR_SYSTEM, "%s", strerror(errno));
    return error_place(err, str_from_c(path), 0, 0);
}

bool question_file_next(struct question_file *file, struct arena *scratch,
                        struct question_line *out)
{
    struct error err;
    ssize_t len = getline(&file->line, &file->capacity, file->file);

    json_destroy(file->row);
    file->row = NULL;
    if (len < 0)
        return false;
    struct str text = str_trim(str_make(file->line, (size_t)len));
    if (str_starts_with(text, STR("{")))
        file->row = json_parse(text, QUESTION_BYTES_MAX, &err);
    if (!json_to_string(json_get(file->row, "q"), &text))
        (void)json_to_string(json_get(file->row, "text"), &text);
    out->text = arena_copy(scratch, utf8_clean(scratch, text));
    out->row = file->row;
    return true;
}

bool question_file_close(struct question_file *file)
{
    bool is_fine = !ferror(file->file);

    if (file->file != stdin)
        fclose(file->file);
    free(file->line);
    json_destroy(file->row);
    return is_fine;
}

static bool is_or_holds(const struct json *value, struct str topic)
{
    struct str text;

    if (json_to_string(value, &text) && str_equal(text, topic))
        return true;
    if (!json_is_array(value))
        return false;
    for (const struct json *item = json_first(value); item; item = json_next(item))
        if (json_to_string(item, &text) && str_equal(text, topic))
            return true;
    return false;
}

bool question_expects(const struct json *row, struct str topic)
{
    return is_or_holds(json_get(row, "topic"), topic)
           || is_or_holds(json_get(row, "also"), topic);
}

struct str question_expected(const struct json *row)
{
    const struct json *topic = json_get(row, "topic");
    struct str text = STR("out-of-scope");

    if (!json_to_string(topic, &text))
        (void)json_to_string(json_first(topic), &text);
    return text;
}
