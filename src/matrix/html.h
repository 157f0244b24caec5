/* SPDX-License-Identifier: MIT */
/*
 * matrix html: rich text as HTML for formatted_body.
 *
 *     struct matrix_html html = { .out = &buf };
 *     matrix_html_block(&html, &block);               lists stay open between items
 *     matrix_html_end(&html);                         and are closed here
 */
#ifndef MATRIX_HTML_H
#define MATRIX_HTML_H

#include "base/buf.h"
#include "text/rich.h"

enum { MATRIX_LIST_DEPTH_MAX = 6 };

struct matrix_html {
    struct buf *out;
    bool is_ordered[MATRIX_LIST_DEPTH_MAX]; /* the lists that are open, outermost first */
    unsigned depth;
};

/* A control character that must not reach the text of a message. */
bool matrix_html_is_control(char c);
/* Text with the characters that mean something escaped and control characters, except a
 * line feed, as spaces. */
void matrix_html_text(struct buf *out, struct str text);
void matrix_html_block(struct matrix_html *html, const struct rich_block *block);
void matrix_html_end(struct matrix_html *html);

#endif
