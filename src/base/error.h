/* SPDX-License-Identifier: MIT */
/*
 * error: why something failed, for the person who can mend it. A function that may fail
 * returns true and leaves the error alone, or returns false and fills it. Nothing to
 * free.
 *
 *     if (!toml_parse(text, arena, &toml, err))
 *         return false;                            passed on as it is
 *     return error_set(err, ERROR_CONFIG, "key \"%s\" is unknown", key);
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include "base/macros.h"
#include "base/str.h"

enum error_kind {
    ERROR_NONE,
    ERROR_INPUT,   /* a text of a person or a peer is wrong */
    ERROR_CONFIG,  /* the configuration is */
    ERROR_LIMIT,   /* larger than allowed */
    ERROR_SYSTEM,  /* the operating system said no */
    ERROR_NETWORK, /* a peer was not reached or broke off */
    ERROR_STORE,   /* the database said no */
};

enum { ERROR_FILE_MAX = 160, ERROR_TEXT_MAX = 400 };

struct error {
    enum error_kind kind;
    unsigned line;   /* from 1; 0: no place */
    unsigned column; /* from 1, in characters; 0: the line as a whole */
    char file[ERROR_FILE_MAX];
    char text[ERROR_TEXT_MAX]; /* without place, without full stop */
};

/* Fills in and gives false, so that it can stand behind return. Long texts are cut. */
bool error_set(struct error *err, enum error_kind kind, const char *format, ...)
    PRINTF_LIKE(3, 4);
/* Adds or replaces the place. Gives false. */
bool error_place(struct error *err, struct str file, unsigned line, unsigned column);
/* "file:line:column: text" as far as the place is known, cut to size_bytes with a NUL;
 * gives out. */
char *error_format(const struct error *err, char *out, size_t size_bytes);

#endif
