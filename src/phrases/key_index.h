/* SPDX-License-Identifier: MIT */
/*
 * key index: which rows of a table have one of their keys in a text. All keys are looked
 * for at once: each is listed by three of its bytes, those that the fewest others have,
 * and only where these three stand is it compared with the text.
 *
 *     key_index_make(&index, texts, keys, count, &arena);
 *     key_index_look(&index, text, rows);
 */
#ifndef PHRASES_KEY_INDEX_H
#define PHRASES_KEY_INDEX_H

#include "phrases/postings.h"

struct indexed_key {
    uint32_t text; /* where it stands in the texts */
    unsigned short row;
    unsigned char at, len; /* where the mark that it is listed by stands; of the key */
};

struct key_index { /* a view; nothing of it is ever written */
    const char *texts;
    const struct indexed_key *keys;
    size_t count;
    struct postings postings; /* of keys */
};

/* Of each row where its keys, "kill|die", stand in the texts, with a NUL behind them; 0:
 * it has none. The texts outlive the index. Aborts where a key has not 2 to 63 bytes. */
void key_index_make(struct key_index *index, const char *texts, const uint32_t *keys,
                    size_t count, struct arena *arena);

/* Sets the bit of each row that has a key in the text. */
void key_index_look(const struct key_index *index, struct str text, uint64_t *rows);

#endif
