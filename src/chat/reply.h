/* SPDX-License-Identifier: MIT */
/*
 * chat reply: what is said, in parts that a network lays out. The order on every network
 * is the order of the fields; the closing line comes last and is never cut: its bytes are
 * reserved before anything else is laid out.
 */
#ifndef CHAT_REPLY_H
#define CHAT_REPLY_H

#include "text/rich.h"

struct chat_reply {
    struct str lead;   /* caution, correction, "sorry for the wait"; may be empty */
    struct str title;  /* of the topic; may be empty */
    struct rich body;  /* what the bot chose to say */
    struct str hint;   /* "more: say more"; gives way first when room is short */
    struct str footer; /* crisis line, never cut; may be empty */
    /* one line; Matrix shows it always, IRC on request; may be empty */
    struct str sources;
    struct str closing; /* the disclaimer, never cut; empty on what is not medical */
};

/* All text of a reply as plain lines, for tests, logs of dialogue and terminals. */
struct str chat_reply_plain(struct arena *arena, const struct chat_reply *reply);

#endif
