/* SPDX-License-Identifier: MIT */
/*
 * phrase: a small grammar over words and their classes (lexicon.h). Where a regular
 * expression spells a wording out, a phrase says who, what and when:
 *
 *     "i/we [really] @want [to] ..2 @die"
 *
 *     word        that word
 *     @class      a word of that class
 *     a/b/@c      one of these; "a/b_c" is a or "b c"
 *     [x]         x or nothing
 *     (x | y z)   one of these sequences
 *     ..3         up to three words of any kind but "not" and "never"
 *     {a/@b}      up to five of these
 *     !a/@b       the next word is none of these (the end of a thought is none)
 *     ^ and .     a thought begins, ends here
 *     x | y       two phrases in one row
 *
 * Nothing reaches over the end of a thought. There are no loops, and the steps of all
 * phrases together are counted, so that a message of any length is read in bounded time;
 * a phrase whose words are not all in the message costs a few comparisons.
 */
#ifndef PHRASES_PHRASE_H
#define PHRASES_PHRASE_H

#include "base/arena.h"
#include "phrases/cue_index.h"
#include "phrases/lexicon.h"

struct token {
    struct str word;               /* a view into the reading; empty: a thought ends */
    const struct meaning *meaning; /* NULL: none to us */
};

struct tokens {
    struct token *items;
    size_t count;
    const struct lexicon *lexicon;
    uint64_t present[LEXICON_SYMBOLS_MAX / 64]; /* the symbols of all of them */
    unsigned steps_left;
};

enum { PHRASE_STEPS_MAX = 500000 /* a message, over all phrases */ };

/* The words of a reading's text, in the arena; the lexicon outlives them. */
void tokens_make(struct arena *arena, struct str text, const struct lexicon *lexicon,
                 struct tokens *out);

struct phrase; /* compiled by phrase_compiler.h, and constant */

/* Of those compiled, the one that begins at a place. */
static inline const struct phrase *phrase_at(const unsigned short *codes, size_t place)
{
    return (const struct phrase *)(codes + place);
}

/* The next phrase of the same row, or NULL. */
const struct phrase *phrase_other(const struct phrase *phrase);

/* What cannot be missing: of each of so many sets of symbols, every match has one. */
size_t phrase_need_count(const struct phrase *phrase);
struct cue_marks phrase_need(const struct phrase *phrase, size_t index);

/* The next place from token *at on: true, the words from its first to its last (a view
 * into the reading), and *at behind it. */
bool phrase_next(const struct phrase *phrase, struct tokens *tokens, size_t *at,
                 struct str *match);

#endif
