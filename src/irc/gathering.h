/* SPDX-License-Identifier: MIT */
/*
 * irc gathering: what somebody says in several lines (draft/multiline) comes as a batch. It
 * is put together and heard as one message when the batch ends, under the tags of the BATCH
 * that opened it: msgid, time, account, label, and the batch that it lies in itself.
 *
 *     irc_gathering_begin(session, name, message)     BATCH +name draft/multiline target
 *     irc_gathering_line(session, message)            one line of it
 *     irc_gathering_end(session, name)                BATCH -name
 *
 * Bounded: when one more begins than there is room for, the oldest is heard as far as it has
 * come; of a text that is too long the beginning is heard.
 *
 * https://ircv3.net/specs/extensions/multiline
 */
#ifndef IRC_GATHERING_H
#define IRC_GATHERING_H

#include "base/arena.h"
#include "base/buf.h"
#include "irc/message.h"

enum {
    IRC_GATHERINGS_MAX = 4,
    IRC_GATHERING_BYTES_MAX = 8 * 1024,
};

struct irc_gathering {
    struct arena arena; /* holds the views */
    struct str name, tags, target;
    struct str source; /* of BATCH, or where that has none, of the first line */
    struct buf text;
    size_t lines;
    bool is_notice;
};

struct irc_gatherings {
    struct irc_gathering items[IRC_GATHERINGS_MAX]; /* the oldest first */
    size_t count;
};

struct irc_session;

void irc_gatherings_clear(struct irc_gatherings *gatherings);

void irc_gathering_begin(struct irc_session *session, struct str name,
                         const struct irc_message *message);
/* True when the line is part of one, and nothing by itself. */
bool irc_gathering_line(struct irc_session *session, const struct irc_message *message);
/* Hands the whole message to irc_inbound_handle; one without a line is nothing. */
void irc_gathering_end(struct irc_session *session, struct str name);

#endif
