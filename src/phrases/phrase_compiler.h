/* SPDX-License-Identifier: MIT */
/*
 * phrase compiler: from a row of phrase.h's grammar to the program that phrase.c runs.
 *
 *     struct phrase_codes codes = {0};
 *     place = phrase_compile(&codes, maker, "i/we ..2 @die");
 *     phrase = phrase_at(codes.items, place);       until the next is compiled
 *     free(codes.items);
 */
#ifndef PHRASES_PHRASE_COMPILER_H
#define PHRASES_PHRASE_COMPILER_H

#include "phrases/lexicon_maker.h"
#include "phrases/phrase.h"

struct phrase_codes { /* begins with zeros; on the heap */
    unsigned short *items;
    size_t count, capacity;
};

/* The place of the row's first phrase. Aborts when the row is broken: that is our mistake. */
size_t phrase_compile(struct phrase_codes *out, struct lexicon_maker *lexicon,
                      const char *row);

#endif
