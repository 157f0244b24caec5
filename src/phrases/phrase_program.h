/* SPDX-License-Identifier: MIT */
/*
 * phrase program: what a phrase (phrase.h) is compiled into, for phrase.c and
 * phrase_compiler.c. A short program for a backtracking machine; there are no jumps
 * backwards, so a run is never deeper than the program is long.
 *
 * All of it is a run of shorts, without a pointer, so that thousands of phrases are one
 * constant table: a head, the steps, each its operation and a number of 12 bits, and
 * behind them the lists that steps point at, each its length and then so many symbols or
 * places. The phrases of one row follow each other.
 */
#ifndef PHRASES_PHRASE_PROGRAM_H
#define PHRASES_PHRASE_PROGRAM_H

#include <stdbool.h>

#include "phrases/cue_index.h"
#include "phrases/lexicon.h"

enum phrase_op {
    PHRASE_SET,   /* a word of the list at a */
    PHRASE_NOT,   /* no word of the list at a follows; takes nothing */
    PHRASE_GAP,   /* up to a words, as few as will do */
    PHRASE_MANY,  /* up to five words of the list at a, as few as will do */
    PHRASE_SPLIT, /* try the next step, then step a */
    PHRASE_JUMP,  /* go on at step a */
    PHRASE_BEGIN, /* a thought begins here */
    PHRASE_END,   /* a thought ends here */
    PHRASE_FOUND,
};

enum { PHRASE_CODE_MAX = 1 << 12 /* shorts */ };

struct phrase {
    unsigned short size;      /* shorts of all of it, with this head */
    unsigned short has_other; /* behind a "|" of the row, right behind it */
    unsigned short first_classes[LEXICON_CLASSES_MAX / 16]; /* of a match's first word */
    unsigned short first_words;  /* the list of those that it can be besides */
    unsigned short is_any_first; /* the first word can be any */
    unsigned short needed; /* of lists without a word of each of which nothing is found */
    unsigned short negation; /* the class that no gap takes */
    unsigned short code[];
};

enum { PHRASE_HEAD_SHORTS = sizeof(struct phrase) / sizeof(unsigned short) };

static inline enum phrase_op phrase_op(unsigned short step)
{
    return (enum phrase_op)(step >> 12);
}

static inline unsigned phrase_operand(unsigned short step)
{
    return step & (PHRASE_CODE_MAX - 1);
}

static inline struct cue_marks phrase_list(const struct phrase *phrase, size_t at)
{
    return (struct cue_marks){&phrase->code[at + 1], phrase->code[at]};
}

#endif
