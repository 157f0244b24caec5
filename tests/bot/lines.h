/* SPDX-License-Identifier: MIT */
/*
 * lines: messages, one a row, and what each of them is to whoever tells kinds apart. All
 * rows that are taken for something else are printed before the test fails.
 */
#ifndef TESTS_BOT_LINES_H
#define TESTS_BOT_LINES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

#include "text/words.h"

struct line {
    const char *text;
    int kind;
};

static inline void assert_lines(const struct line *lines, size_t count,
                                int (*kind_of)(struct str text,
                                               const struct words *words))
{
    struct arena arena;
    unsigned wrong = 0;

    arena_init(&arena);
    for (size_t i = 0; i < count; i++) {
        struct str text = str_from_c(lines[i].text);
        struct words words;
        words_read(&arena, text, NULL, &words);
        int kind = kind_of(text, &words);
        if (kind != lines[i].kind)
            print_error("\"%s\": %d instead of %d\n", lines[i].text, kind, lines[i].kind);
        wrong += kind != lines[i].kind;
        arena_reset(&arena);
    }
    arena_clear(&arena);
    assert_int_equal(wrong, 0);
}

#endif
