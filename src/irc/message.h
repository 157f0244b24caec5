/* SPDX-License-Identifier: MIT */
/*
 * irc message: one line of the protocol and its parts.
 *
 *     struct irc_message message;
 *     if (irc_message_parse(line, &message) && str_equal(message.command, STR("PING")))
 *         irc_message_format(&output, &(struct irc_message){ .command = STR("PONG"),
 *                            .params = { message.params[0] }, .param_count = 1 });
 *
 *     @tags :source COMMAND param param :the last one, which may hold spaces
 *
 * All parts are views of the line. Tags are read whether they were negotiated or not.
 * irc_lines cuts what comes from a socket into lines.
 *
 * https://modern.ircdocs.horse/#message-format
 * https://ircv3.net/specs/extensions/message-tags
 */
#ifndef IRC_MESSAGE_H
#define IRC_MESSAGE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/macros.h"
#include "base/str.h"

enum {
    IRC_PARAMS_MAX = 32,             /* further ones are left off */
    IRC_LINE_BYTES_MAX = 8191 + 512, /* tags and the rest, without the line end */
    IRC_NAME_BYTES_MAX = 512,        /* of a source or a name; longer ones are nobody's */
};

struct irc_message {
    struct str tags;   /* raw, without "@" */
    struct str source; /* without ":" */
    struct str command;
    struct str params[IRC_PARAMS_MAX];
    size_t param_count;
    bool is_trailing; /* the last one stands behind a colon, needed or not */
};

/* False for what is no message: no command, or a NUL or CR inside. */
MUST_CHECK
bool irc_message_parse(struct str line, struct irc_message *out);

/* Adds the line with CRLF. CR, LF and NUL in a part become spaces. False, and nothing
 * is added, when a part cannot be written: a space, a leading colon or nothing at all
 * where it is not the last parameter. Tags must be in their raw form. */
MUST_CHECK
bool irc_message_format(struct buf *out, const struct irc_message *message);

/* A parameter, or empty where there is none. */
struct str irc_message_param(const struct irc_message *message, size_t at);
/* 400 to 599: something was refused. */
bool irc_message_is_error(const struct irc_message *message);

/* The value of a tag, unescaped in the arena; the last one of a name wins, one without
 * a value is empty. False when it is not there. */
bool irc_message_tag(const struct irc_message *message, struct arena *arena,
                     struct str name, struct str *value);
/* The value as it is written in a tag. */
struct str irc_tag_escape(struct arena *arena, struct str value);
/* "2026-11-24T10:20:30.123Z" to Unix time in milliseconds. */
bool irc_time_parse(struct str text, int64_t *out_ms);
/* And back, in the arena. */
struct str irc_time_format(struct arena *arena, int64_t at_ms);

/* Who sent it: "nick!user@host", parts may be missing. */
struct irc_source {
    struct str nick, user, host;
};
struct irc_source irc_source_split(struct str source);

/* Bytes to lines. Lines end with LF or CRLF; one that is over IRC_LINE_BYTES_MAX is
 * left out as a whole and counted. */
struct irc_lines {
    struct buf waiting;
    size_t taken; /* bytes of the last line given, released by the next call */
    bool is_skipping;
    uint64_t refused;
};

void irc_lines_init(struct irc_lines *lines);
void irc_lines_clear(struct irc_lines *lines);
void irc_lines_reset(struct irc_lines *lines);
/* Takes as many bytes as fit and returns their number: take all lines, then feed the
 * rest. Never 0 after all lines were taken. */
size_t irc_lines_feed(struct irc_lines *lines, struct str bytes);
/* A view until the next call. Empty lines are passed over. */
bool irc_lines_next(struct irc_lines *lines, struct str *line);

#endif
