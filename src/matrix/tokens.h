/* SPDX-License-Identifier: MIT */
/*
 * matrix tokens: what proves to the server who we are, and what gets the next one. A pair
 * that was refreshed is a change like others: it is kept before it is used.
 */
#ifndef MATRIX_TOKENS_H
#define MATRIX_TOKENS_H

#include "matrix/changes.h"

struct matrix_tokens {
    char *authorization; /* heap, secret: value of the header; empty: no token */
    char *refresh;       /* heap, secret; empty: the token cannot be refreshed */
    int64_t expires_ms;  /* by our clock; 0: never, or not said */
    int64_t lifetime_ms;
};

void matrix_tokens_init(struct matrix_tokens *tokens);
/* Overwrites the secrets. */
void matrix_tokens_clear(struct matrix_tokens *tokens);
/* Keys "token", "refresh_token", "token_expires"; others are left alone. */
void matrix_tokens_restore(struct matrix_tokens *tokens, struct str key,
                           struct str value);
/* A token that is not ours to keep (of the configuration). */
void matrix_tokens_set(struct matrix_tokens *tokens, struct str access);

struct matrix_new_tokens {
    struct str access, refresh; /* refresh may be empty: the old one stays */
    int64_t lifetime_ms;        /* 0: not said */
};
/* False for a token that cannot stand in a header. */
bool matrix_tokens_take(struct matrix_tokens *tokens,
                        const struct matrix_new_tokens *fresh, int64_t now_ms,
                        struct matrix_changes *changes);
void matrix_tokens_forget(struct matrix_tokens *tokens, struct matrix_changes *changes);
/* Is it time to get the next pair? */
bool matrix_tokens_are_due(const struct matrix_tokens *tokens, int64_t now_ms);

#endif
