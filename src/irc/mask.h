/* SPDX-License-Identifier: MIT */
/*
 * irc mask: a line of the protocol as it may stand in a log: without what people wrote
 * and without secrets, which become their length.
 *
 *     PRIVMSG #faq :is it safe?       PRIVMSG #faq :<11 bytes>
 *     AUTHENTICATE cGFzc3dvcmQ=       AUTHENTICATE <12 bytes>
 *     JOIN #faq key                   JOIN #faq <3 bytes>
 */
#ifndef IRC_MASK_H
#define IRC_MASK_H

#include "base/arena.h"
#include "base/str.h"

/* In the arena, without a line end; what is no message is its length alone. */
struct str irc_mask_line(struct arena *arena, struct str line);

#endif
