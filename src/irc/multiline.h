/* SPDX-License-Identifier: MIT */
/*
 * irc multiline: an answer of several lines as one message, where a server has
 * draft/multiline. Clients that do not know it get the lines one by one.
 *
 *     @label=7;+reply=m1 BATCH +b7 draft/multiline #faq
 *     @batch=b7 PRIVMSG #faq :The first half of a paragraph, 
 *     @batch=b7;draft/multiline-concat PRIVMSG #faq :and its end.
 *     @batch=b7 PRIVMSG #faq :The next one.
 *     BATCH -b7
 *
 * All tags stand on the opening BATCH. A line that goes on with the one before is joined
 * to it, and the space between them stays at the end of the earlier one.
 *
 * https://ircv3.net/specs/extensions/multiline
 */
#ifndef IRC_MULTILINE_H
#define IRC_MULTILINE_H

#include "base/buf.h"
#include "irc/format.h"

enum { IRC_MULTILINE_LINES_MAX = 8 /* of a room, however many the server takes */ };

struct irc_multiline { /* 0: no limit told */
    size_t max_bytes, max_lines;
};

/* The value of the capability: "max-bytes=4096,max-lines=24". */
struct irc_multiline irc_multiline_read(struct str value);
/* Is it several lines, and within the limits? */
bool irc_multiline_fits(const struct irc_multiline *limits, const struct irc_text *text);

struct irc_multiline_message {
    struct str target;
    struct str tags; /* of the opening, in raw form; may be empty */
    uint32_t id;     /* of no other batch that is under way */
    const struct irc_text *text;
    bool is_notice;
};
/* Adds the lines. False, and nothing is added, when one cannot be written. */
MUST_CHECK
bool irc_multiline_write(struct buf *out, const struct irc_multiline_message *message);

#endif
