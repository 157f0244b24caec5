/* SPDX-License-Identifier: MIT */
/*
 * witness: what the words of a message weigh together, for danger that is told in no
 * phrase anybody thought of. Words and pairs of neighbours have weights, fitted by
 * scripts/fit-witness to lines written for it (tests/understanding/safety) and printed
 * into witness_words.c; nothing is learned at run time.
 *
 *     witness_weigh(witness, text, &weight);
 *     if (weight.danger >= WITNESS_DANGER) ...
 *
 * It only ever adds to what rules.h found, never takes away, and is not asked where a
 * game, a machine, a jest or a distance in time frames the message (rules_witness.c), nor
 * in a room where nobody spoke to the bot.
 */
#ifndef SAFETY_WITNESS_H
#define SAFETY_WITNESS_H

#include "base/str.h"

enum {
    WITNESS_SCALE = 16, /* a weight of one in the table */
    WITNESS_DANGER =
        30, /* from here on it is danger: set on lines it was not fitted to */
    WITNESS_WORDS_MIN = 7, /* words and pairs; less is no account of anything */
    WITNESS_SURE = 45,     /* the same where the message asks for something else first */
};

struct witness_row {
    const char *words;        /* one, or two neighbours */
    signed char danger, body; /* for danger at all; for a body rather than a mind */
};

struct witness_weight {
    int danger, body; /* in sixteenths; body > 0: an emergency rather than a crisis */
    size_t words;     /* different words and pairs */
};

struct witness;

struct witness *witness_create(void);
void witness_destroy(struct witness *witness);

/* text is that of a reading. */
void witness_weigh(const struct witness *witness, struct str text,
                   struct witness_weight *out);

/* For operators' tests: what a word or pair weighs; NULL when nothing. */
const struct witness_row *witness_find(const struct witness *witness, struct str words);

/* witness_words.c; the first row, with no words, is what every message begins with. */
struct witness_table {
    const struct witness_row *rows;
    size_t count;
};
struct witness_table witness_words(void);

#endif
