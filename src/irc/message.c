/* SPDX-License-Identifier: MIT */
#include "irc/message.h"

#include <time.h>

static struct str skip_spaces(struct str s)
{
    while (s.len && s.ptr[0] == ' ')
        s = str_skip(s, 1);
    return s;
}

static struct str cut_marked(struct str *rest, char mark)
{
    struct str word = {0};
    if (rest->len && rest->ptr[0] == mark) {
        (void)str_cut(str_skip(*rest, 1), ' ', &word, rest);
        *rest = skip_spaces(*rest);
    }
    return word;
}

static void parse_params(struct str rest, struct irc_message *out)
{
    for (rest = skip_spaces(rest); rest.len; rest = skip_spaces(rest)) {
        if (out->param_count == IRC_PARAMS_MAX)
            return;
        struct str *param = &out->params[out->param_count++];
        if (rest.ptr[0] == ':') {
            *param = str_skip(rest, 1);
            out->is_trailing = true;
            return;
        }
        (void)str_cut(rest, ' ', param, &rest);
    }
}

bool irc_message_parse(struct str line, struct irc_message *out)
{
    *out = (struct irc_message){0};
    if (str_find_char(line, '\0') != STR_NOT_FOUND
        || str_find_char(line, '\r') != STR_NOT_FOUND)
        return false;
    struct str rest = skip_spaces(line);
    out->tags = cut_marked(&rest, '@');
    out->source = cut_marked(&rest, ':');
    if (!str_cut(rest, ' ', &out->command, &rest))
        return false;
    parse_params(rest, out);
    return true;
}

struct str irc_message_param(const struct irc_message *message, size_t at)
{
    return at < message->param_count ? message->params[at] : (struct str){0};
}

bool irc_message_is_error(const struct irc_message *message)
{
    struct str command = message->command;
    return command.len == 3 && (command.ptr[0] == '4' || command.ptr[0] == '5');
}

static bool is_word(struct str s)
{
    return s.len && s.ptr[0] != ':' && str_find_char(s, ' ') == STR_NOT_FOUND;
}

static bool is_writable(const struct irc_message *message)
{
    if (!is_word(message->command) || str_find_char(message->tags, ' ') != STR_NOT_FOUND
        || str_find_char(message->source, ' ') != STR_NOT_FOUND)
        return false;
    for (size_t i = 0; i + 1 < message->param_count; i++) {
        if (!is_word(message->params[i]))
            return false;
    }
    return true;
}

static void add_clean(struct buf *out, struct str part)
{
    for (size_t i = 0; i < part.len; i++) {
        char c = part.ptr[i];
        if (c == '\r' || c == '\n' || c == '\0')
            c = ' ';
        buf_add_char(out, c);
    }
}

static void add_part(struct buf *out, const char *before, struct str part,
                     const char *after)
{
    buf_add(out, str_from_c(before));
    add_clean(out, part);
    buf_add(out, str_from_c(after));
}

static void add_params(struct buf *out, const struct irc_message *message)
{
    for (size_t i = 0; i < message->param_count; i++) {
        bool is_last = i + 1 == message->param_count;
        bool has_colon =
            is_last && (message->is_trailing || !is_word(message->params[i]));
        add_part(out, has_colon ? " :" : " ", message->params[i], "");
    }
}

bool irc_message_format(struct buf *out, const struct irc_message *message)
{
    if (!is_writable(message))
        return false;
    size_t start = out->len;
    if (message->tags.len)
        add_part(out, "@", message->tags, " ");
    if (message->source.len)
        add_part(out, ":", message->source, " ");
    add_clean(out, message->command);
    add_params(out, message);
    buf_add(out, STR("\r\n"));
    if (out->is_full)
        buf_truncate(out, start);
    return !out->is_full;
}

static const char tag_escapes[][2] = {
    {':', ';'}, {'s', ' '}, {'\\', '\\'}, {'r', '\r'}, {'n', '\n'},
};

static char unescape(char c)
{
    for (size_t i = 0; i < COUNT_OF(tag_escapes); i++) {
        if (tag_escapes[i][0] == c)
            return tag_escapes[i][1];
    }
    return c;
}

static struct str tag_unescape(struct arena *arena, struct str raw)
{
    char *bytes = arena_alloc(arena, raw.len + 1, 1);
    size_t len = 0;
    for (size_t i = 0; i < raw.len; i++) {
        if (raw.ptr[i] != '\\')
            bytes[len++] = raw.ptr[i];
        else if (++i < raw.len)
            bytes[len++] = unescape(raw.ptr[i]);
    }
    return str_make(bytes, len);
}

bool irc_message_tag(const struct irc_message *message, struct arena *arena,
                     struct str name, struct str *value)
{
    struct str rest = message->tags, tag, key, raw, found = {0};
    bool is_found = false;
    while (str_cut(rest, ';', &tag, &rest)) {
        if (str_cut(tag, '=', &key, &raw) && str_equal(key, name)) {
            found = raw;
            is_found = true;
        }
    }
    if (is_found)
        *value = tag_unescape(arena, found);
    return is_found;
}

struct str irc_tag_escape(struct arena *arena, struct str value)
{
    char *bytes = arena_alloc(arena, value.len * 2 + 1, 1);
    size_t len = 0;
    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];
        for (size_t k = 0; k < COUNT_OF(tag_escapes); k++) {
            if (tag_escapes[k][1] != value.ptr[i])
                continue;
            bytes[len++] = '\\';
            c = tag_escapes[k][0];
        }
        bytes[len++] = c;
    }
    return str_make(bytes, len);
}

static bool number_at(struct str text, size_t at, size_t digits, int *out)
{
    uint64_t number = 0;
    if (at + digits > text.len || !str_to_u64(str_slice(text, at, at + digits), &number))
        return false;
    *out = (int)number;
    return true;
}

bool irc_time_parse(struct str text, int64_t *out_ms)
{
    struct tm tm = {0};
    int millis = 0;
    if (!number_at(text, 0, 4, &tm.tm_year) || !number_at(text, 5, 2, &tm.tm_mon)
        || !number_at(text, 8, 2, &tm.tm_mday) || !number_at(text, 11, 2, &tm.tm_hour)
        || !number_at(text, 14, 2, &tm.tm_min) || !number_at(text, 17, 2, &tm.tm_sec)
        || text.ptr[4] != '-' || text.ptr[10] != 'T' || tm.tm_year < 1970)
        return false;
    if (text.len > 19 && text.ptr[19] == '.' && !number_at(text, 20, 3, &millis))
        return false;
    tm.tm_year -= 1900;
    tm.tm_mon -= 1;
    *out_ms = (int64_t)timegm(&tm) * 1000 + millis;
    return true;
}

struct str irc_time_format(struct arena *arena, int64_t at_ms)
{
    char text[40] = "";
    time_t seconds = (time_t)(at_ms / 1000);
    struct tm tm;
    if (gmtime_r(&seconds, &tm))
        (void)strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%S", &tm);
    return arena_format(arena, "%s.%03dZ", text, (int)(at_ms % 1000));
}

struct irc_source irc_source_split(struct str source)
{
    struct irc_source out = {0};
    struct str before_host;
    (void)str_cut(source, '@', &before_host, &out.host);
    (void)str_cut(before_host, '!', &out.nick, &out.user);
    return out;
}

void irc_lines_init(struct irc_lines *lines)
{
    *lines = (struct irc_lines){0};
    buf_init(&lines->waiting, IRC_LINE_BYTES_MAX + 2);
}

void irc_lines_clear(struct irc_lines *lines)
{
    buf_clear(&lines->waiting);
}

void irc_lines_reset(struct irc_lines *lines)
{
    buf_reset(&lines->waiting);
    lines->taken = 0;
    lines->is_skipping = false;
}

static void release(struct irc_lines *lines)
{
    buf_consume(&lines->waiting, lines->taken);
    lines->taken = 0;
}

size_t irc_lines_feed(struct irc_lines *lines, struct str bytes)
{
    release(lines);
    size_t room = lines->waiting.max - lines->waiting.len;
    struct str part = str_slice(bytes, 0, room);
    buf_add(&lines->waiting, part);
    return part.len;
}

/* A full buffer without a line end: the rest of this line is not wanted either. */
static void skip_overlong(struct irc_lines *lines)
{
    if (lines->waiting.len < lines->waiting.max && !lines->is_skipping)
        return;
    if (!lines->is_skipping)
        lines->refused++;
    lines->is_skipping = true;
    buf_reset(&lines->waiting);
}

bool irc_lines_next(struct irc_lines *lines, struct str *line)
{
    release(lines);
    for (;;) {
        struct str waiting = buf_view(&lines->waiting);
        size_t end = str_find_char(waiting, '\n');
        if (end == STR_NOT_FOUND) {
            skip_overlong(lines);
            return false;
        }
        lines->taken = end + 1;
        bool is_tail = lines->is_skipping;
        lines->is_skipping = false;
        *line = str_slice(waiting, 0, end);
        if (line->len && line->ptr[line->len - 1] == '\r')
            *line = str_slice(*line, 0, line->len - 1);
        if (line->len && !is_tail)
            return true;
        release(lines);
    }
}
