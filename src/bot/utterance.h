/* SPDX-License-Identifier: MIT */
/*
 * bot utterance: what sort of thing was said, before anybody looks for a question in it?
 * Some messages have none: a link, a quotation, signs, a single letter, another language.
 */
#ifndef BOT_UTTERANCE_H
#define BOT_UTTERANCE_H

#include "base/str.h"

enum { UTTERANCE_LONG_WORDS = 60 }; /* more are a story: the engine reads no further */

enum utterance {
    UTTERANCE_WORDS, /* what it is for */
    UTTERANCE_LINK,
    UTTERANCE_QUOTE,
    UTTERANCE_SIGNS,     /* punctuation and digits */
    UTTERANCE_EMERGENCY, /* the number to call, and nothing else */
    UTTERANCE_EMOJI,
    UTTERANCE_CHEER, /* an emoji that says thanks */
    UTTERANCE_TEARS, /* nothing but tears */
    UTTERANCE_LETTER,
    UTTERANCE_LONG,
};

/* text: one line, without the address. */
enum utterance utterance_of(struct str text);

#endif
