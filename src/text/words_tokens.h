/* SPDX-License-Identifier: MIT */
/*
 * words tokens: a message on its way through words.c, and the step of it that knows
 * English best: words_expand, in words_contractions.c.
 */
#ifndef TEXT_WORDS_TOKENS_H
#define TEXT_WORDS_TOKENS_H

#include "text/words.h"

struct token {
    struct str text;
    bool is_fixed; /* no shorthand, whatever it looks like */
    bool is_corrected;
};

struct tokens {
    struct token items[WORDS_MAX];
    size_t count;
};

/* No more than WORDS_MAX, and nothing empty. */
void words_add(struct tokens *tokens, struct str text);
/* The word so many places further, or empty. */
struct str words_at(const struct tokens *tokens, size_t at, int places);

/* "dose it help", "how long dos that last": a verb, by its neighbours (empty: none). */
bool words_mean_does(struct str before, struct str word, struct str next);

/* Contractions and chat shorthand in full (what's, whats, cant, u; "im" unless its
 * neighbours make it a route), and right words in wrong places (were can i). */
void words_expand(const struct tokens *in, struct tokens *out);

#endif
