/* SPDX-License-Identifier: MIT */
/*
 * bot address: is a message for the bot, and what is left of it without the address.
 *
 *     faqd: what is it      @faqd what is it     hi faqd, what is it
 *     what is it, faqd?     !what is it          a direct message, a mention, a reply
 *
 * A name in the middle of a sentence is talk about the bot, not to it.
 */
#ifndef BOT_ADDRESS_H
#define BOT_ADDRESS_H

#include "base/arena.h"
#include "chat/message.h"

struct address {
    bool is_addressed;
    bool is_by_prefix; /* by nothing else: it may have been meant for another bot */
    bool is_for_other; /* begins with somebody else's name: "bob: ...", "@bob ..." */
    bool has_prefix;   /* the text began with the prefix, which is gone */
    struct str text;   /* in the arena: valid UTF-8, one line, no control codes */
};

void address_question(struct arena *arena, const struct chat_message *message,
                      struct str prefix, struct address *out);

#endif
