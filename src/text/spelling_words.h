/* SPDX-License-Identifier: MIT */
/*
 * spelling words: the words that a FAQ knows, in the small form in which spelling.c
 * searches them: gathered with doubles, then frozen, sorted by first letter, length and
 * alphabet, and by sound.
 */
#ifndef TEXT_SPELLING_WORDS_H
#define TEXT_SPELLING_WORDS_H

#include "base/arena.h"
#include "text/slip.h"
#include "text/spelling.h"

enum {
    SPELLING_LETTERS = 26,
    SPELLING_LENGTHS = SLIP_WORD_MAX + 1,
    SPELLING_SLOTS = SPELLING_LETTERS * SPELLING_LENGTHS,
};

/* A slot holds the words of one first letter and one length. */
struct spelling_word { /* there are thousands */
    uint32_t letters;  /* a bit for each that occurs */
    uint16_t slot;
    uint8_t standing; /* kind (enum spelling_kind) and rank (lexicon.h), a digit each */
    uint8_t uses;     /* how often it was added: the exponent of 2 */
};

struct spelling_sound {
    uint16_t key, word; /* its index */
};

struct spelling_gathered {
    struct str text;
    enum spelling_kind kind;
    unsigned uses;
};

struct spelling_draft { /* begins with zeros; on the heap, until it freezes */
    struct spelling_gathered *items;
    size_t count, capacity;
    struct arena texts;
};

struct spelling_words { /* frozen: nothing of it is ever written */
    const struct spelling_word *items;
    const char *texts;
    const struct spelling_sound *sounds; /* by key */
    size_t count, text_bytes, sound_count;
    /* A bit for each remainder (remainder.h) that one of the words has; so many of the
     * lowest bits count. */
    const uint32_t *remainders;
    uint32_t remainder_mask;
    /* The first word of each slot, and where the texts of its words begin. */
    const uint32_t *starts;      /* SPELLING_SLOTS + 1 */
    const uint32_t *text_starts; /* SPELLING_SLOTS */
};

/* The indexes from start up to end. */
struct spelling_range {
    size_t start, end;
};

/* Only words of a to z, and none longer than SLIP_WORD_MAX, are taken. */
void spelling_words_add(struct spelling_draft *draft, struct str text,
                        enum spelling_kind kind, unsigned times);
/* In the arena; nothing is left of the draft. */
void spelling_words_freeze(struct spelling_draft *draft, struct arena *arena,
                           struct spelling_words *out);

static inline struct str spelling_words_text(const struct spelling_words *words,
                                             const struct spelling_word *word)
{
    size_t length = word->slot % SPELLING_LENGTHS;
    size_t before = (size_t)(word - words->items) - words->starts[word->slot];

    return str_make(words->texts + words->text_starts[word->slot] + before * length,
                    length);
}

static inline unsigned spelling_word_kind(const struct spelling_word *word)
{
    return word->standing / 10;
}

static inline unsigned spelling_word_rank(const struct spelling_word *word)
{
    return word->standing % 10;
}

/* NULL when it is not among them. */
const struct spelling_word *spelling_words_find(const struct spelling_words *words,
                                                struct str text);
/* The letters, a bit for each from "a" on, of which one makes a word of a text when it
 * stands in that place, instead of what is there. */
uint32_t spelling_words_letters(const struct spelling_words *words, struct str text,
                                size_t at);
/* Those with that first letter and so many letters. */
struct spelling_range spelling_words_of(const struct spelling_words *words, char first,
                                        size_t shortest, size_t longest);
/* The indexes in sounds of those that sound so. */
struct spelling_range spelling_words_sounding(const struct spelling_words *words,
                                              uint16_t key);

bool spelling_is_plain(struct str text);
uint32_t spelling_letters(struct str text);

#endif
