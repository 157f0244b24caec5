/* SPDX-License-Identifier: MIT */
#include "matrix/cut.h"

#include "text/json.h"
#include "text/utf8.h"

static void skip_space(struct str *text)
{
    while (text->len > 0 && char_is_space(text->ptr[0]))
        *text = str_skip(*text, 1);
}

static bool take_char(struct str *text, char c)
{
    skip_space(text);
    if (text->len == 0 || text->ptr[0] != c)
        return false;
    *text = str_skip(*text, 1);
    return true;
}

bool matrix_cut_object(struct str *text)
{
    return take_char(text, '{');
}

bool matrix_cut_array(struct str *text)
{
    return take_char(text, '[');
}

/* An odd number of backslashes in front of it? */
static bool is_escaped(struct str text, size_t at)
{
    size_t from = at;

    while (text.ptr[from - 1] == '\\')
        from--;
    return (at - from) % 2 == 1;
}

/* The length of the string at the start with both quotes, or 0. */
static size_t string_length(struct str text)
{
    if (text.len == 0 || text.ptr[0] != '"')
        return 0;
    for (size_t at = 1; at < text.len; at++) {
        size_t step = str_find_char(str_skip(text, at), '"');
        if (step == STR_NOT_FOUND)
            return 0;
        at += step;
        if (!is_escaped(text, at))
            return at + 1;
    }
    return 0;
}

static size_t brackets_length(struct str text)
{
    size_t depth = 0;

    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '"') {
            size_t len = string_length(str_skip(text, i));
            if (len == 0)
                return 0;
            i += len - 1;
        } else if (c == '{' || c == '[') {
            if (++depth > MATRIX_CUT_DEPTH_MAX)
                return 0;
        } else if ((c == '}' || c == ']') && --depth == 0) {
            return i + 1;
        }
    }
    return 0;
}

static size_t value_length(struct str text)
{
    size_t len = 0;

    if (text.len == 0)
        return 0;
    if (text.ptr[0] == '"')
        return string_length(text);
    if (text.ptr[0] == '{' || text.ptr[0] == '[')
        return brackets_length(text);
    while (len < text.len
           && (char_is_alnum_ascii(text.ptr[len])
               || str_find_char(STR("+-."), text.ptr[len]) != STR_NOT_FOUND))
        len++;
    return len;
}

static bool take_value(struct str *text, struct str *value)
{
    skip_space(text);
    size_t len = value_length(*text);
    *value = str_slice(*text, 0, len);
    *text = str_skip(*text, len);
    return len > 0;
}

/* Behind a value stands a comma that something follows, or the end, which stays. */
static bool take_comma(struct str *text)
{
    struct str after;

    skip_space(text);
    if (text->len > 0 && (text->ptr[0] == '}' || text->ptr[0] == ']'))
        return true;
    if (!take_char(text, ','))
        return false;
    after = *text;
    skip_space(&after);
    return after.len > 0 && after.ptr[0] != '}' && after.ptr[0] != ']';
}

static bool fail(struct str *text)
{
    *text = (struct str){0};
    return false;
}

static bool is_at(struct str *text, char closing)
{
    skip_space(text);
    return text->len > 0 && text->ptr[0] == closing;
}

bool matrix_cut_member(struct str *text, struct str *key, struct str *value)
{
    if (is_at(text, '}'))
        return false;
    size_t len = string_length(*text);
    *key = str_slice(*text, 0, len);
    *text = str_skip(*text, len);
    if (len == 0 || !take_char(text, ':') || !take_value(text, value) || !take_comma(text)
        || (text->len > 0 && text->ptr[0] == ']'))
        return fail(text);
    return true;
}

bool matrix_cut_item(struct str *text, struct str *value)
{
    if (is_at(text, ']'))
        return false;
    if (!take_value(text, value) || !take_comma(text)
        || (text->len > 0 && text->ptr[0] == '}'))
        return fail(text);
    return true;
}

bool matrix_cut_is_done(struct str text)
{
    if (text.len == 0 || (text.ptr[0] != '}' && text.ptr[0] != ']'))
        return false;
    text = str_skip(text, 1);
    skip_space(&text);
    return text.len == 0;
}

bool matrix_cut_key_is(struct str key, const char *name)
{
    return key.len >= 2 && str_equal(str_slice(key, 1, key.len - 1), str_from_c(name));
}

static bool unescape(struct arena *arena, struct str quoted, struct str *out)
{
    struct error err = {0};
    struct str wrapped = arena_format(arena, "[%.*s]", STR_ARG(quoted));
    struct json *json = json_parse(wrapped, wrapped.len, &err);
    struct str string = {0};
    bool is_string =
        json_object_is_sound(json) && json_to_string(json_first(json), &string);

    if (is_string)
        *out = arena_copy(arena, string);
    json_destroy(json);
    return is_string;
}

bool matrix_cut_string(struct arena *arena, struct str quoted, struct str *out)
{
    if (quoted.len < 2 || quoted.ptr[0] != '"')
        return false;
    if (str_find_char(quoted, '\\') != STR_NOT_FOUND)
        return unescape(arena, quoted, out);
    *out = str_slice(quoted, 1, quoted.len - 1);
    return utf8_is_valid(*out);
}
