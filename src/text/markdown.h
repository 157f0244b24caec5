/* SPDX-License-Identifier: MIT */
/*
 * markdown: CommonMark to blocks with places. The only door to cmark.
 *
 * The result is flat: headings and fenced code blocks stand between rich blocks in the
 * order of the page, each with its line. Images become their text, raw HTML is dropped
 * (and said so by is_html), links other than http, https and mailto keep their text only.
 * https://spec.commonmark.org/0.30/
 */
#ifndef TEXT_MARKDOWN_H
#define TEXT_MARKDOWN_H

#include "base/arena.h"
#include "base/error.h"
#include "base/macros.h"
#include "text/rich.h"

enum { MARKDOWN_BYTES_MAX = 4 * 1024 * 1024, MARKDOWN_BLOCKS_MAX = 100000 };

enum markdown_kind {
    MARKDOWN_HEADING, /* level, text */
    MARKDOWN_FENCE,   /* info, text: the code as it stands */
    MARKDOWN_RICH,    /* block */
    MARKDOWN_HTML,    /* dropped; only its place is known */
};

struct markdown_block {
    enum markdown_kind kind;
    unsigned line;           /* from 1, of its first line (a fence: of its content) */
    unsigned level;          /* heading: 1-6 */
    struct str text;         /* heading: plain; fence: content */
    struct str info;         /* fence: all behind the back-ticks, trimmed */
    bool is_closed;          /* fence: false when the file ended first */
    struct rich_block block; /* rich */
    struct str lost_url;     /* rich: of a link that kept its text only; empty: none */
};

struct markdown {
    struct markdown_block *blocks;
    size_t count;
};

/* False for text that is not UTF-8 (err has the line and column) or too large. */
MUST_CHECK
bool markdown_parse(struct str text, struct arena *arena, struct markdown *out,
                    struct error *err);

#endif
