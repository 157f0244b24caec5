/* SPDX-License-Identifier: MIT */
#include "app/config_value.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/array.h"
#include "base/buf.h"
#include "safety/texts.h"
#include "store/files.h"
#include "text/distance.h"

enum { STRING_BYTES_MAX = 4096 };

void config_error(struct config_reader *reader, const struct toml *at, const char *format,
                  ...)
{
    char text[ERROR_TEXT_MAX];
    va_list values;

    va_start(values, format);
    vsnprintf(text, sizeof(text), format, values);
    va_end(values);
    diagnostics_add(reader->found, DIAGNOSTIC_ERROR, reader->file, at ? at->line : 0,
                    at ? at->column : 0, "%s", text);
}

static bool has_kind(struct config_reader *reader, const struct toml *value,
                     enum toml_kind kind)
{
    if (value->kind == kind)
        return true;
    config_error(reader, value, "\"%.*s\" must be %s, not %s", STR_ARG(value->key),
                 toml_kind_name(kind), toml_kind_name(value->kind));
    return false;
}

/* Replaces each ${NAME}; a variable that is not set is an error, not an empty string. */
static bool expand(struct config_reader *reader, const struct toml *value,
                   struct str *out)
{
    struct str rest = value->string;
    struct buf text;
    size_t at;

    buf_init(&text, STRING_BYTES_MAX);
    while ((at = str_find(rest, STR("${"))) != STR_NOT_FOUND) {
        size_t end = str_find_char(str_skip(rest, at), '}');
        if (end == STR_NOT_FOUND) {
            config_error(reader, value, "\"${\" without its \"}\"");
            buf_clear(&text);
            return false;
        }
        struct str name = str_slice(rest, at + 2, at + end);
        const char *found = getenv(arena_copy(reader->arena, name).ptr);
        if (!found) {
            config_error(reader, value, "the environment has no variable %.*s",
                         STR_ARG(name));
            buf_clear(&text);
            return false;
        }
        buf_add(&text, str_slice(rest, 0, at));
        buf_add(&text, str_from_c(found));
        rest = str_skip(rest, at + end + 1);
    }
    buf_add(&text, rest);
    bool fits = !text.is_full;
    if (fits)
        *out = arena_copy(reader->arena, buf_view(&text));
    else
        config_error(reader, value, "longer than %d bytes", STRING_BYTES_MAX);
    buf_clear(&text);
    return fits;
}

static bool read_string(struct config_reader *reader, const struct toml *value,
                        struct str *out)
{
    return has_kind(reader, value, TOML_STRING) && expand(reader, value, out);
}

static bool read_path(struct config_reader *reader, const struct toml *value,
                      struct str *out)
{
    struct str path;

    if (!read_string(reader, value, &path))
        return false;
    if (path.len == 0 || path.ptr[0] == '/')
        *out = path;
    else
        *out = arena_format(reader->arena, "%.*s/%.*s", STR_ARG(reader->folder),
                            STR_ARG(path));
    return true;
}

static void read_file(struct config_reader *reader, const struct toml *value,
                      struct str *out)
{
    if (read_path(reader, value, out) && out->len > 0
        && access(arena_copy(reader->arena, *out).ptr, R_OK) != 0)
        config_error(reader, value, "%.*s cannot be read: %s", STR_ARG(*out),
                     strerror(errno));
}

static void read_secret(struct config_reader *reader, const struct toml *value,
                        struct str *out)
{
    struct str path;
    struct error err;
    struct secret secret;

    if (!read_path(reader, value, &path) || path.len == 0)
        return;
    if (!file_read_secret(path, reader->arena, &secret, &err)) {
        config_error(reader, value, "%.*s %s; only the secret belongs into it, mode 600",
                     STR_ARG(path), err.text);
        return;
    }
    *out = secret.text;
    if (secret.is_exposed)
        diagnostics_add(reader->found, DIAGNOSTIC_WARNING, reader->file, value->line,
                        value->column,
                        "other users can read the secret in %.*s: chmod 600 %.*s",
                        STR_ARG(path), STR_ARG(path));
}

static bool is_choice(struct str text, const char *choices)
{
    struct str word, rest = str_from_c(choices);

    while (str_cut_word(rest, &word, &rest))
        if (str_equal(word, text))
            return true;
    return false;
}

static void read_choice(struct config_reader *reader, const struct toml *value,
                        const char *choices, struct str *out)
{
    struct str text;

    if (!read_string(reader, value, &text))
        return;
    if (choices && !is_choice(text, choices))
        config_error(reader, value, "\"%.*s\" cannot be \"%.*s\"; it is one of: %s",
                     STR_ARG(value->key), STR_ARG(text), choices);
    else
        *out = text;
}

static void read_number(struct config_reader *reader, const struct toml *value,
                        const struct config_key *key, void *field)
{
    bool is_whole = key->kind == CONFIG_INTEGER;
    bool is_right =
        value->kind == TOML_INTEGER || (!is_whole && value->kind == TOML_FLOAT);
    double number = value->kind == TOML_INTEGER ? (double)value->integer : value->number;

    if (!is_right)
        (void)has_kind(reader, value, is_whole ? TOML_INTEGER : TOML_FLOAT);
    else if (number < key->low || number > key->high)
        config_error(reader, value, "\"%s\" must be from %g to %g", key->name, key->low,
                     key->high);
    else if (is_whole)
        *(int64_t *)field = value->integer;
    else
        *(double *)field = number;
}

bool config_parse_duration(struct str text, int64_t *out_ms)
{
    static const struct {
        struct str name;
        int64_t ms;
    } units[] = {
        {STR_INIT("ms"), 1},           {STR_INIT("s"), 1000},
        {STR_INIT("m"), 60 * 1000},    {STR_INIT("h"), 3600 * 1000},
        {STR_INIT("d"), 86400 * 1000},
    };
    size_t digits = 0;
    uint64_t count;

    while (digits < text.len && char_is_digit(text.ptr[digits]))
        digits++;
    if (!str_to_u64(str_slice(text, 0, digits), &count) || count == 0 || count > 1000000)
        return false;
    for (size_t i = 0; i < COUNT_OF(units); i++)
        if (str_equal(str_skip(text, digits), units[i].name)) {
            *out_ms = (int64_t)count * units[i].ms;
            return true;
        }
    return false;
}

bool config_parse_rate(struct str text, struct bot_rate *out)
{
    struct str count_text, window_text;
    uint64_t count;
    int64_t window_ms;

    if (str_equal(text, STR("off"))) {
        *out = (struct bot_rate){0};
        return true;
    }
    if (!str_cut(text, '/', &count_text, &window_text) || !str_to_u64(count_text, &count)
        || count == 0 || count > 100000
        || !config_parse_duration(window_text, &window_ms))
        return false;
    *out = (struct bot_rate){.count = (unsigned)count, .window_ms = window_ms};
    return true;
}

static void read_region(struct config_reader *reader, const struct toml *value,
                        struct str *out)
{
    const struct safety_lines *lines;
    struct str known = STR("");
    struct str region;

    if (!read_string(reader, value, &region))
        return;
    if (safety_lines_find(region)) {
        *out = region;
        return;
    }
    for (size_t i = 0; (lines = safety_lines_at(i)); i++)
        known = arena_format(reader->arena, "%.*s %.*s", STR_ARG(known),
                             STR_ARG(lines->region));
    config_error(reader, value, "there is no region \"%.*s\"; it is one of:%.*s",
                 STR_ARG(region), STR_ARG(known));
}

static void read_rate(struct config_reader *reader, const struct toml *value,
                      struct bot_rate *out)
{
    struct str text;

    if (read_string(reader, value, &text) && !config_parse_rate(text, out))
        config_error(reader, value,
                     "\"%.*s\" is no rate; write it like \"5/30s\", or \"off\"",
                     STR_ARG(text));
}

static void read_duration(struct config_reader *reader, const struct toml *value,
                          int64_t *out_ms)
{
    struct str text;

    if (!read_string(reader, value, &text))
        return;
    if (str_equal(text, STR("off")))
        *out_ms = 0;
    else if (!config_parse_duration(text, out_ms))
        config_error(reader, value,
                     "\"%.*s\" is no time; write it like \"90s\", \"10m\" or \"24h\"",
                     STR_ARG(text));
}

/* What stands behind the limit is not read, which nobody should find out later. */
static void refuse_overlong(struct config_reader *reader, const struct toml *list,
                            size_t max)
{
    if (list->count > max)
        config_error(reader, list, "\"%.*s\" holds %zu, at most %zu are allowed",
                     STR_ARG(list->key), list->count, max);
}

static void read_list(struct config_reader *reader, const struct toml *value,
                      const char *choices, struct config_list *out)
{
    if (!has_kind(reader, value, TOML_ARRAY))
        return;
    *out = (struct config_list){0};
    refuse_overlong(reader, value, CONFIG_LIST_MAX);
    for (size_t i = 0; i < value->count && i < CONFIG_LIST_MAX; i++) {
        struct str text = {0};
        struct toml item = value->items[i];
        item.key = value->key;
        read_choice(reader, &item, choices, &text);
        if (text.len > 0)
            *ARRAY_ADD_IN(reader->arena, out) = text;
    }
}

static const struct config_key room_keys[] = {
    {"name", CONFIG_STRING, offsetof(struct config_room, name), NULL, 0, 0},
    {"ambient", CONFIG_BOOL, offsetof(struct config_room, is_ambient), NULL, 0, 0},
    {"quiet", CONFIG_BOOL, offsetof(struct config_room, is_quiet), NULL, 0, 0},
    {"region", CONFIG_REGION, offsetof(struct config_room, region), NULL, 0, 0},
    {"key_file", CONFIG_SECRET, offsetof(struct config_room, key), NULL, 0, 0},
    {"operators", CONFIG_BOOL, offsetof(struct config_room, has_operators), NULL, 0, 0},
    {"notice", CONFIG_BOOL, offsetof(struct config_room, is_notice), NULL, 0, 0},
    {"private_more", CONFIG_BOOL, offsetof(struct config_room, is_more_private), NULL, 0,
     0},
};

static void read_rooms(struct config_reader *reader, const struct toml *value,
                       struct config_rooms *out)
{
    if (!has_kind(reader, value, TOML_ARRAY))
        return;
    refuse_overlong(reader, value, CONFIG_ROOMS_MAX);
    for (size_t i = 0; i < value->count && i < CONFIG_ROOMS_MAX; i++) {
        const struct toml *item = &value->items[i];
        struct config_room room = {0};
        if (item->kind == TOML_TABLE) {
            config_read_table(reader, item, room_keys, COUNT_OF(room_keys), &room);
        } else {
            struct toml named = *item;
            named.key = value->key;
            read_string(reader, &named, &room.name);
        }
        if (room.name.len > 0)
            *ARRAY_ADD_IN(reader->arena, out) = room;
        else if (item->kind == TOML_TABLE)
            config_error(reader, item, "a room needs a name");
    }
}

static void read_value(struct config_reader *reader, const struct toml *value,
                       const struct config_key *key, void *field)
{
    switch (key->kind) {
    case CONFIG_STRING: read_string(reader, value, field); break;
    case CONFIG_PATH: read_path(reader, value, field); break;
    case CONFIG_FILE: read_file(reader, value, field); break;
    case CONFIG_SECRET: read_secret(reader, value, field); break;
    case CONFIG_CHOICE: read_choice(reader, value, key->choices, field); break;
    case CONFIG_REGION: read_region(reader, value, field); break;
    case CONFIG_BOOL:
        if (has_kind(reader, value, TOML_BOOLEAN))
            *(bool *)field = value->boolean;
        break;
    case CONFIG_INTEGER:
    case CONFIG_NUMBER: read_number(reader, value, key, field); break;
    case CONFIG_RATE: read_rate(reader, value, field); break;
    case CONFIG_DURATION: read_duration(reader, value, field); break;
    case CONFIG_LIST: read_list(reader, value, key->choices, field); break;
    case CONFIG_ROOMS: read_rooms(reader, value, field); break;
    case CONFIG_ELSEWHERE: break;
    }
}

static void refuse_unknown(struct config_reader *reader, const struct toml *value,
                           const struct config_key *keys, size_t count)
{
    const char *nearest = NULL;
    unsigned best = 4;

    for (size_t i = 0; i < count; i++) {
        unsigned distance = distance_between(value->key, str_from_c(keys[i].name), 3);
        if (distance < best) {
            best = distance;
            nearest = keys[i].name;
        }
    }
    diagnostics_add(reader->found, DIAGNOSTIC_ERROR, reader->file, value->key_line,
                    value->key_column, "unknown key \"%.*s\"%s%s%s", STR_ARG(value->key),
                    nearest ? "; did you mean \"" : "", nearest ? nearest : "",
                    nearest ? "\"?" : "");
}

void config_read_table(struct config_reader *reader, const struct toml *table,
                       const struct config_key *keys, size_t count, void *object)
{
    if (!table || !has_kind(reader, table, TOML_TABLE))
        return;
    for (size_t i = 0; i < table->count; i++) {
        const struct toml *value = &table->items[i];
        size_t at = 0;
        while (at < count && !str_equal(value->key, str_from_c(keys[at].name)))
            at++;
        if (at == count)
            refuse_unknown(reader, value, keys, count);
        else
            read_value(reader, value, &keys[at], (char *)object + keys[at].offset);
    }
}
