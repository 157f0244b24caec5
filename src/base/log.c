/* SPDX-License-Identifier: MIT */
#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <time.h>

#include "base/buf.h"

enum { LINE_BYTES_MAX = 8192 };

static struct {
    enum log_level level;
    enum log_format format;
} sink = {LOG_LEVEL_INFO, LOG_FORMAT_TEXT};

static const char *const level_names[] = {
    [LOG_LEVEL_ERROR] = "error", [LOG_LEVEL_WARN] = "warn", [LOG_LEVEL_INFO] = "info",
    [LOG_LEVEL_DEBUG] = "debug", [LOG_LEVEL_WIRE] = "wire",
};

void log_set(enum log_level level, enum log_format format)
{
    sink.level = level;
    sink.format = format;
}

bool log_is_on(enum log_level level)
{
    return level <= sink.level;
}

bool log_level_parse(struct str name, enum log_level *out)
{
    for (size_t i = 0; i < COUNT_OF(level_names); i++)
        if (str_equal(name, str_from_c(level_names[i]))) {
            *out = (enum log_level)i;
            return true;
        }
    return false;
}

static void format_time(char *out, size_t size_bytes)
{
    struct timespec now;
    struct tm parts;
    char seconds[32];

    clock_gettime(CLOCK_REALTIME, &now);
    gmtime_r(&now.tv_sec, &parts);
    strftime(seconds, sizeof(seconds), "%Y-%m-%dT%H:%M:%S", &parts);
    snprintf(out, size_bytes, "%s.%03ldZ", seconds, now.tv_nsec / 1000000);
}

static void add_json_string(struct buf *line, struct str text)
{
    buf_add_char(line, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"' || text.ptr[i] == '\\')
            buf_add_char(line, '\\');
        buf_add_char(line, text.ptr[i]);
    }
    buf_add_char(line, '"');
}

static void write_line(const char *level, const char *subject, struct str text)
{
    char time_text[64];
    struct buf line;

    format_time(time_text, sizeof(time_text));
    buf_init(&line, (size_t)3 * LINE_BYTES_MAX);
    if (sink.format == LOG_FORMAT_JSON) {
        buf_format(&line, "{\"time\":\"%s\",\"level\":\"%s\",\"subject\":", time_text,
                   level);
        add_json_string(&line, str_from_c(subject));
        buf_add(&line, STR(",\"text\":"));
        add_json_string(&line, text);
        buf_add(&line, STR("}\n"));
    } else {
        buf_format(&line, "%s %-5s %s: %.*s\n", time_text, level, subject, STR_ARG(text));
    }
    struct str view = buf_view(&line);
    fwrite(view.ptr, 1, view.len, stderr);
    fflush(stderr);
    buf_clear(&line);
}

void log_write(enum log_level level, const char *subject, const char *format, ...)
{
    char text[LINE_BYTES_MAX];
    va_list values;

    va_start(values, format);
    int len = vsnprintf(text, sizeof(text), format, values);
    va_end(values);
    if (len < 0)
        return;
    size_t used = (size_t)len < sizeof(text) ? (size_t)len : sizeof(text) - 1;
    for (size_t i = 0; i < used; i++)
        if ((unsigned char)text[i] < 0x20 || text[i] == 0x7f)
            text[i] = ' ';
    write_line(level_names[level], subject, str_make(text, used));
}
