/* SPDX-License-Identifier: MIT */
/*
 * remainder: a number made of a word's letters. A table with a bit for each remainder that
 * one of its words has says at once that most texts are no word of it. With another letter
 * in one place a word's number is another by a product, so that all 26 are asked for the
 * price of one:
 *
 *     uint32_t number = remainder_of(word);
 *     number += (uint32_t)(letter - word.ptr[at]) * remainder_weight(word.len - 1 - at);
 *
 * The number is taken modulo a power of two, whichever the table likes.
 */
#ifndef TEXT_REMAINDER_H
#define TEXT_REMAINDER_H

#include <stdint.h>

#include "base/str.h"

/* As scripts/make-words has it, too. */
enum { REMAINDER_FACTOR = 31 };

static inline uint32_t remainder_of(struct str word)
{
    uint32_t number = 0;

    for (size_t i = 0; i < word.len; i++)
        number = number * REMAINDER_FACTOR + (unsigned char)word.ptr[i];
    return number;
}

/* Of a letter with so many others behind it. */
static inline uint32_t remainder_weight(size_t behind)
{
    uint32_t weight = 1;

    while (behind-- > 0)
        weight *= REMAINDER_FACTOR;
    return weight;
}

/* Who knows words: may one have this number, and is this one of them? */
struct remainder_words {
    const void *context;
    bool (*may_have)(const void *context, uint32_t number);
    bool (*has)(const void *context, struct str word);
};

/* The letters, a bit for each from "a" on, of which one makes a word of a text when it
 * stands in that place, instead of what is there. The text is changed. */
static inline uint32_t remainder_letters(struct remainder_words words, char *text,
                                         size_t len, size_t at)
{
    uint32_t letters = 0;

    text[at] = 'a';
    uint32_t number = remainder_of(str_make(text, len));
    uint32_t weight = remainder_weight(len - 1 - at);
    for (unsigned i = 0; i < 26; i++, number += weight, text[at]++)
        if (words.may_have(words.context, number)
            && words.has(words.context, str_make(text, len)))
            letters |= UINT32_C(1) << i;
    return letters;
}

#endif
