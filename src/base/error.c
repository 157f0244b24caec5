/* SPDX-License-Identifier: MIT */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

bool error_set(struct error *err, enum error_kind kind, const char *format, ...)
{
    va_list values;

    *err = (struct error){.kind = kind};
    va_start(values, format);
    vsnprintf(err->text, sizeof(err->text), format, values);
    va_end(values);
    return false;
}

bool error_place(struct error *err, struct str file, unsigned line, unsigned column)
{
    snprintf(err->file, sizeof(err->file), "%.*s", STR_ARG(file));
    err->line = line;
    err->column = column;
    return false;
}

char *error_format(const struct error *err, char *out, size_t size_bytes)
{
    if (!err->file[0])
        snprintf(out, size_bytes, "%s", err->text);
    else if (!err->line)
        snprintf(out, size_bytes, "%s: %s", err->file, err->text);
    else if (!err->column)
        snprintf(out, size_bytes, "%s:%u: %s", err->file, err->line, err->text);
    else
        snprintf(out, size_bytes, "%s:%u:%u: %s", err->file, err->line, err->column,
                 err->text);
    return out;
}
