/* SPDX-License-Identifier: MIT */
/*
 * cue book: all that cues.c looks for, compiled. Nothing of it is ever written and hardly
 * anything is a pointer, so it lies in the program's read-only part: it costs no time at
 * the start, and memory only where it is read.
 *
 *     cues_sign.c, speak_death.c ... lexicon_words.c     tables, for people
 *     lexicon_maker.c, phrase_compiler.c                 what compiles them
 *     cue_book_maker.c                                   puts them together
 *     make_cues.c                                        the program that prints CUE_BOOK
 *
 * That program is built and run before the rest (CMakeLists.txt); none of these files is
 * in faqd. Who changes a table builds again, and that is all.
 */
#ifndef SAFETY_CUE_BOOK_H
#define SAFETY_CUE_BOOK_H

#include "phrases/cue_index.h"
#include "safety/cues.h"
#include "phrases/key_index.h"
#include "phrases/lexicon.h"
#include "text/spelling_words.h"

/* A struct cue. */
struct cue_row {
    uint32_t key;  /* where it stands in the texts; 0: none */
    uint32_t what; /* the regex, in the texts; without a key the phrase, in the phrases */
    uint32_t flags;
    uint16_t sense;
    uint16_t pattern; /* with a key: the how many-th of those it is */
};

struct cue_book {
    const struct cue_row *rows;
    const char *texts; /* each with a NUL behind it; the first is empty */
    const unsigned short *phrases;
    size_t row_count, pattern_count, text_bytes, phrase_shorts;
    struct lexicon lexicon;
    struct cue_index symbols;       /* of rows with phrases */
    struct key_index keys;          /* of rows with keys */
    struct spelling_words spelling; /* what somebody in danger may misspell */
};

extern const struct cue_book CUE_BOOK;

#endif
