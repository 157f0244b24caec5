/* SPDX-License-Identifier: MIT */
/*
 * rich: text with structure, free of any network: what a passage is made of and what
 * irc/format.c and matrix/format.c render. Built in an arena, then only read; its views
 * live as long as that arena.
 */
#ifndef TEXT_RICH_H
#define TEXT_RICH_H

#include "base/arena.h"
#include "base/str.h"

enum rich_style { /* bits */
                  RICH_STRONG = 1,
                  RICH_EMPHASIS = 2,
                  RICH_CODE = 4,
};

struct rich_span {
    struct str text; /* no line breaks */
    struct str url;  /* empty: no link; else http, https or mailto */
    unsigned styles; /* bits of enum rich_style */
};

enum rich_block_kind {
    RICH_PARAGRAPH,
    RICH_HEADING, /* inside a passage */
    RICH_ITEM,    /* of a list */
    RICH_QUOTE,
    RICH_PREFORMATTED, /* one span, its text may hold line breaks */
};

struct rich_block {
    enum rich_block_kind kind;
    unsigned level;  /* heading: 1-6; item: depth from 1 */
    unsigned number; /* item: its number in an ordered list, 0 in a plain one */
    struct rich_span *spans;
    size_t count;
};

struct rich {
    struct rich_block *blocks;
    size_t count;
};

/* One paragraph of plain text; text is not copied. */
struct rich rich_from_text(struct arena *arena, struct str text);
/* The block as plain text, links written out as "text (url)" unless the text is the
 * url itself. */
struct str rich_block_plain(struct arena *arena, const struct rich_block *block);
/* All blocks, separated by a line feed, items with "- " or "1. ", deeper ones moved in by
 * two spaces a level. */
struct str rich_plain(struct arena *arena, struct rich rich);
/* The blocks from start up to end, as a view. */
struct rich rich_slice(struct rich rich, size_t start, size_t end);

#endif
