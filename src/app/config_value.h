/* SPDX-License-Identifier: MIT */
/*
 * config value: how one TOML value becomes one field. A table of keys describes a struct;
 * config_read_table fills it and names every key that is not in the table.
 */
#ifndef APP_CONFIG_VALUE_H
#define APP_CONFIG_VALUE_H

#include "app/config.h"
#include "text/toml.h"

enum config_kind {
    CONFIG_STRING,   /* struct str */
    CONFIG_PATH,     /* struct str, made absolute by the folder of the file */
    CONFIG_FILE,     /* the same, of a file that can be read */
    CONFIG_SECRET,   /* struct str: the content of the file that is named */
    CONFIG_CHOICE,   /* struct str, one of choices */
    CONFIG_REGION,   /* struct str, one of the regions that have crisis lines */
    CONFIG_BOOL,     /* bool */
    CONFIG_INTEGER,  /* int64_t from low to high */
    CONFIG_NUMBER,   /* double from low to high */
    CONFIG_RATE,     /* struct bot_rate */
    CONFIG_DURATION, /* int64_t in ms */
    CONFIG_LIST,     /* struct config_list of strings; choices if given */
    CONFIG_ROOMS,    /* struct config_rooms */
    CONFIG_ELSEWHERE /* a table that the caller reads */
};

struct config_key {
    const char *name;
    enum config_kind kind;
    size_t offset;
    const char *choices; /* separated by spaces; NULL: any */
    double low, high;
};

/* The rows of such a table: the field of a struct, and what it may hold. */
#define CONFIG_KEY(type, name, kind, field)                  \
    {                                                        \
        name, kind, offsetof(struct type, field), NULL, 0, 0 \
    }
#define CONFIG_KEY_CHOICE(type, name, kind, field, choices)     \
    {                                                           \
        name, kind, offsetof(struct type, field), choices, 0, 0 \
    }
#define CONFIG_KEY_RANGE(type, name, kind, field, low, high)      \
    {                                                             \
        name, kind, offsetof(struct type, field), NULL, low, high \
    }
#define CONFIG_KEY_TABLE(name)                \
    {                                         \
        name, CONFIG_ELSEWHERE, 0, NULL, 0, 0 \
    }

struct config_reader {
    struct arena *arena;
    struct diagnostics *found;
    struct str file;   /* as diagnostics name it */
    struct str folder; /* that relative paths begin at */
};

/* Fills the fields of object that the table sets; the others keep their defaults. */
void config_read_table(struct config_reader *reader, const struct toml *table,
                       const struct config_key *keys, size_t count, void *object);

void config_error(struct config_reader *reader, const struct toml *at, const char *format,
                  ...) PRINTF_LIKE(3, 4);

#endif
