/* SPDX-License-Identifier: MIT */
/*
 * log: one line per event to standard error, as text or JSON. Links and app/ log; minds
 * do not. Never the text of a message, never a secret: mask before you call.
 *
 *     log_set(LOG_LEVEL_INFO, LOG_FORMAT_TEXT);
 *     LOG_INFO("irc", "online: %s", name);
 *
 * The subject is a folder or a network's name. The sink is the one global of the house.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include "base/macros.h"
#include "base/str.h"

enum log_level {
    LOG_LEVEL_ERROR,
    LOG_LEVEL_WARN,
    LOG_LEVEL_INFO,
    LOG_LEVEL_DEBUG,
    LOG_LEVEL_WIRE
};
enum log_format { LOG_FORMAT_TEXT, LOG_FORMAT_JSON };

void log_set(enum log_level level, enum log_format format);
bool log_is_on(enum log_level level);
/* "error", "warn", "info", "debug", "wire"; false for another name. */
bool log_level_parse(struct str name, enum log_level *out);

/* Control characters in the values are replaced, so that one event stays one line. */
void log_write(enum log_level level, const char *subject, const char *format, ...)
    PRINTF_LIKE(3, 4);

#define LOG_AT(level, ...) (log_is_on(level) ? log_write((level), __VA_ARGS__) : (void)0)
#define LOG_ERROR(...)     LOG_AT(LOG_LEVEL_ERROR, __VA_ARGS__)
#define LOG_WARN(...)      LOG_AT(LOG_LEVEL_WARN, __VA_ARGS__)
#define LOG_INFO(...)      LOG_AT(LOG_LEVEL_INFO, __VA_ARGS__)
#define LOG_DEBUG(...)     LOG_AT(LOG_LEVEL_DEBUG, __VA_ARGS__)
#define LOG_WIRE(...)      LOG_AT(LOG_LEVEL_WIRE, __VA_ARGS__)

#endif
