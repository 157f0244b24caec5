/* SPDX-License-Identifier: MIT */
/*
 * sentence: where the first one of a text ends.
 *
 *     while (text.len > 0) {
 *         struct str sentence = str_slice(text, 0, sentence_end(text));
 *         text = str_trim(str_skip(text, sentence.len));
 *     }
 */
#ifndef TEXT_SENTENCE_H
#define TEXT_SENTENCE_H

#include "base/str.h"

enum { SENTENCE_BYTES_LEAST = 30 /* what ends sooner was an abbreviation */ };

/* Behind its mark; the length of the text where no mark ends it before. */
size_t sentence_end(struct str text);

#endif
