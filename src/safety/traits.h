/* SPDX-License-Identifier: MIT */
/*
 * traits: what a message has by which it can be weighed (judge.h), each once, as text:
 *
 *     pills            a word
 *     the pills        two or three neighbours; ^ and $ are the ends of a thought
 *     the _ out        two words with one or two others in between
 *     @die             a class of words (lexicon.h)
 *     i @want @die     neighbours, written with the class of each
 *     =cut             a word without its ending
 *     =cut=my          two neighbours without theirs
 *     !pain            a word behind a "not"
 *     #game            something about the whole message (frame.h)
 *
 * Nothing reaches over the end of a thought.
 */
#ifndef SAFETY_TRAITS_H
#define SAFETY_TRAITS_H

#include "base/arena.h"

struct tokens;

struct trait {
    struct str text; /* in the arena, or the lexicon's */
    uint32_t hash;   /* trait_hash of it */
};

struct traits {
    struct trait *items;
    size_t count, capacity;
};

enum { TRAIT_WORDS_MAX = 512 /* of a message; what is behind them is not looked at */ };

/* As scripts/make-weights does it. */
static inline uint32_t trait_hash(struct str text)
{
    uint32_t hash = 5381;
    for (size_t i = 0; i < text.len; i++)
        hash = hash * 33 + (unsigned char)text.ptr[i];
    return hash;
}

/* All but those of the whole message. */
void traits_find(const struct tokens *tokens, struct arena *arena, struct traits *out);
void traits_add(struct traits *traits, struct arena *arena, struct str text);
/* After the last: each counts once. */
void traits_finish(struct traits *traits, struct arena *arena);

#endif
