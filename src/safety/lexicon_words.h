/* SPDX-License-Identifier: MIT */
/*
 * lexicon words: the classes that phrases about danger are written in; how:
 * phrases/lexicon.h.
 */
#ifndef SAFETY_LEXICON_WORDS_H
#define SAFETY_LEXICON_WORDS_H

#include "phrases/lexicon_maker.h"

struct lexicon_table lexicon_words(void);

#endif
