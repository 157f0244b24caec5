/* SPDX-License-Identifier: MIT */
/*
 * matrix format: a chat reply as the content of an m.notice, in two forms that say the
 * same: body (plain) and formatted_body (HTML of a few safe elements).
 *
 *     struct matrix_format_options options = { .reply_to = id, .asker = user };
 *     matrix_format_reply(&reply, &options, &content);        JSON
 *
 * Order: lead, title, body, hint, footer, sources, closing. Both forms together have at
 * most MATRIX_FORMAT_BYTES_MAX bytes: the room of all other parts is reserved first, then
 * the blocks of the body follow as far as they fit. Footer and closing are never cut.
 * Nothing of the text reaches the HTML unescaped; links are http, https or mailto.
 * https://spec.matrix.org/v1.19/client-server-api/#mroommessage-msgtypes
 */
#ifndef MATRIX_FORMAT_H
#define MATRIX_FORMAT_H

#include "base/buf.h"
#include "chat/reply.h"

enum {
    MATRIX_FORMAT_BYTES_MAX = 16 * 1024,
    MATRIX_CONTENT_MAX = 60 * 1024, /* of the JSON; an event may have 64 KiB */
};

struct matrix_format_options {
    struct str reply_to; /* event id; may be empty */
    struct str thread;   /* root of the question's thread; may be empty */
    struct str asker;    /* MXID to mention; empty in direct rooms */
    bool is_text;        /* m.text, which rings, in place of m.notice */
};

/* Adds the JSON to content, whose ceiling should be MATRIX_CONTENT_MAX. */
void matrix_format_reply(const struct chat_reply *reply,
                         const struct matrix_format_options *options,
                         struct buf *content);

/* The content (JSON text of matrix_format_reply) as a correction of the own event: without
 * its relation inside, and nobody is pinged again. Adds nothing when content is no object. */
void matrix_format_edit(struct str content, struct str event_id, struct buf *out);

#endif
