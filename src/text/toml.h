/* SPDX-License-Identifier: MIT */
/*
 * toml: TOML 1.0 to a tree with places. The parser is toml++ (text/toml.cpp, the only C++
 * file of the house). The tree lives in the arena. https://toml.io/en/v1.0.0
 *
 *     if (!toml_parse(text, arena, &root, err))       err has line and column
 *         ...
 *     const struct toml *faq = toml_get(root, STR("faq"));
 */
#ifndef TEXT_TOML_H
#define TEXT_TOML_H

#include "base/arena.h"
#include "base/error.h"
#include "base/macros.h"
#include "base/str.h"

enum { TOML_BYTES_MAX = 4 * 1024 * 1024, TOML_DEPTH_MAX = 32 };

enum toml_kind {
    TOML_STRING,
    TOML_INTEGER,
    TOML_FLOAT,
    TOML_BOOLEAN,
    TOML_DATE, /* a local date; other dates and times are refused */
    TOML_ARRAY,
    TOML_TABLE,
};

struct toml {
    enum toml_kind kind;
    unsigned line, column;         /* of the value, from 1, in characters */
    struct str key;                /* in a table; empty elsewhere */
    unsigned key_line, key_column; /* of the key */
    struct str string;             /* string; date as "2026-11-20" */
    int64_t integer;               /* integer; date as 20261120 */
    double number;                 /* float */
    bool boolean;
    struct toml *items; /* array and table, in the order of the text */
    size_t count;
};

/* The root table. Duplicate keys, bad UTF-8 and control characters are errors, as TOML
 * demands. */
MUST_CHECK
bool toml_parse(struct str text, struct arena *arena, const struct toml **out,
                struct error *err);

/* The value of a key; NULL when there is none or table is NULL or no table. */
const struct toml *toml_get(const struct toml *table, struct str key);
/* "a string", "a table" ...: for diagnostics. */
const char *toml_kind_name(enum toml_kind kind);

#endif
