/* SPDX-License-Identifier: MIT */
/*
 * irc format: a reply becomes lines that every reader gets whole.
 *
 *     struct irc_format_shape shape = { .lines_max = 3, .line_bytes = 400,
 *                                       .prefix = STR("ann: ") };
 *     struct irc_text text = irc_format_reply(&arena, &reply, &shape);
 *
 * The order is lead, title and body, hint, footer, closing. Footer and closing are
 * reserved first and never cut: should they not fit into lines_max by themselves, more
 * lines are used. When room is short, paragraphs run on, then the hint goes, then the
 * body is cut and says so with an ellipsis. Lines break at the end of a sentence, else
 * at a space, else between characters; never inside bold text, and inside a word or a
 * URL only when it is longer than a line. Sources are not shown here.
 *
 * What comes out is valid UTF-8 without control characters, except the pair of \x02
 * around the title.
 */
#ifndef IRC_FORMAT_H
#define IRC_FORMAT_H

#include "base/arena.h"
#include "chat/reply.h"

struct irc_format_shape {
    size_t lines_max;
    size_t line_bytes;
    struct str prefix; /* before the first line; counts as part of it */
    bool is_plain;     /* without bold: the room forbids formatting */
};

/* Bits: line 1 is 1 << 1. A joined line goes on where the one before broke; a glued one
 * broke inside a word, without a space between them. */
struct irc_text {
    struct str *items;
    size_t count, capacity;
    uint64_t joined, glued;
};

/* Lines in the arena, none of them empty; none at all for an empty reply. */
struct irc_text irc_format_reply(struct arena *arena, const struct chat_reply *reply,
                                 const struct irc_format_shape *shape);
/* The same lines, those that are longer than that many bytes broken again. */
struct irc_text irc_format_shorter(struct arena *arena, const struct irc_text *text,
                                   size_t line_bytes);
/* Any text as it may be sent: valid, controls replaced by spaces. */
struct str irc_format_clean(struct arena *arena, struct str text);
/* The same without the marks of bold, colours and the like. */
struct str irc_format_plain(struct arena *arena, struct str text);

#endif
