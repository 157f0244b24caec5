/* SPDX-License-Identifier: MIT */
/* vectors: a file of tests/vectors/matrix as JSON, for json_destroy. */
#ifndef TESTS_E2EE_VECTORS_H
#define TESTS_E2EE_VECTORS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "text/json.h"

static inline struct json *vectors_read(const char *name)
{
    char path[512];
    struct error err = {0};
    struct buf text;
    int c;

    snprintf(path, sizeof path, "%s/vectors/matrix/%s", TESTS_DIR, name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    buf_init(&text, 1 << 20);
    while ((c = fgetc(file)) != EOF)
        buf_add_char(&text, (char)c);
    fclose(file);
    struct json *json = json_parse(buf_view(&text), 1 << 20, &err);
    buf_clear(&text);
    assert_non_null(json);
    return json;
}

#endif
