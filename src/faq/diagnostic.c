/* SPDX-License-Identifier: MIT */
#include "faq/diagnostic.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/array.h"

enum { TEXT_BYTES_MAX = 600 };

void diagnostics_add(struct diagnostics *list, enum diagnostic_severity severity,
                     struct str file, unsigned line, unsigned column, const char *format,
                     ...)
{
    char text[TEXT_BYTES_MAX];
    va_list values;

    if (severity == DIAGNOSTIC_ERROR)
        list->error_count++;
    else
        list->warning_count++;
    if (list->count >= DIAGNOSTICS_MAX)
        return;
    va_start(values, format);
    vsnprintf(text, sizeof(text), format, values);
    va_end(values);
    struct diagnostic *item = ARRAY_ADD_IN(list->arena, list);
    *item = (struct diagnostic){
        .severity = severity,
        .file = arena_copy(list->arena, file),
        .line = line,
        .column = column,
        .text = arena_copy(list->arena, str_from_c(text)),
    };
}

static int compare_places(const void *left, const void *right)
{
    const struct diagnostic *a = left, *b = right;
    int order = str_compare(a->file, b->file);

    if (order != 0)
        return order;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    if (a->column != b->column)
        return a->column < b->column ? -1 : 1;
    return str_compare(a->text, b->text);
}

void diagnostics_sort(struct diagnostics *list)
{
    if (list->count > 1)
        qsort(list->items, list->count, sizeof(*list->items), compare_places);
}

struct str diagnostic_format(struct arena *arena, const struct diagnostic *diagnostic)
{
    const char *severity = diagnostic->severity == DIAGNOSTIC_ERROR ? "error" : "warning";
    struct str place = diagnostic->file;

    if (diagnostic->line && diagnostic->column)
        place = arena_format(arena, "%.*s:%u:%u", STR_ARG(place), diagnostic->line,
                             diagnostic->column);
    else if (diagnostic->line)
        place = arena_format(arena, "%.*s:%u", STR_ARG(place), diagnostic->line);
    if (!place.len)
        return arena_format(arena, "%s: %.*s", severity, STR_ARG(diagnostic->text));
    return arena_format(arena, "%.*s: %s: %.*s", STR_ARG(place), severity,
                        STR_ARG(diagnostic->text));
}
