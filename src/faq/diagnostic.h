/* SPDX-License-Identifier: MIT */
/*
 * diagnostic: what is wrong with FAQ files, all of it, as compilers say it:
 * "faq/x.md:12:3: error: topic \"cost\" is defined twice (first in faq/cost.md:2)".
 */
#ifndef FAQ_DIAGNOSTIC_H
#define FAQ_DIAGNOSTIC_H

#include "base/arena.h"
#include "base/macros.h"

/* More than this many are counted but not kept. */
enum { DIAGNOSTICS_MAX = 500 };

enum diagnostic_severity { DIAGNOSTIC_WARNING, DIAGNOSTIC_ERROR };

struct diagnostic {
    enum diagnostic_severity severity;
    struct str file;
    unsigned line, column; /* from 1; 0: none */
    struct str text;
};

struct diagnostics {
    struct arena *arena; /* of the texts; set by the owner */
    struct diagnostic *items;
    size_t count, capacity;
    size_t error_count, warning_count; /* the ones not kept too */
};

void diagnostics_add(struct diagnostics *list, enum diagnostic_severity severity,
                     struct str file, unsigned line, unsigned column, const char *format,
                     ...) PRINTF_LIKE(6, 7);
/* By file, line and column. */
void diagnostics_sort(struct diagnostics *list);
struct str diagnostic_format(struct arena *arena, const struct diagnostic *diagnostic);

#endif
