/* SPDX-License-Identifier: MIT */
/*
 * bot page: how much of a passage is said at once. A network lays lines out; here it is
 * decided which whole blocks go into one reply, so that "more" can go on where it ended.
 *
 *     a room            the short answer
 *     a direct message  as many blocks as fit beside caution, crisis line and disclaimer
 *     Matrix            all of it
 *     "more"            as many as fit, wherever
 */
#ifndef BOT_PAGE_H
#define BOT_PAGE_H

#include "chat/message.h"
#include "chat/reply.h"

/* Lines that a text takes when it is cut at words. */
size_t page_lines(const struct chat_shape *shape, struct str text);

/* The end of the blocks to say, from start. reply: all its parts but the body; at least
 * one block is given when there is one. */
size_t page_end(struct arena *scratch, const struct chat_shape *shape,
                const struct chat_reply *reply, struct rich passage, size_t start);

#endif
