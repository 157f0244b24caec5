/* SPDX-License-Identifier: MIT */
/*
 * key index: which rows of a table have one of their keys in a text. All keys are looked
 * for at once: each is listed by three of its bytes, those that the fewest others have,
 * and only where these three stand is it compared with the text.
 *
 *     struct key_index index = {0};
 *     key_index_make(&index, keys, count, &arena);
 *     key_index_look(&index, text, rows);
 */
#ifndef SAFETY_KEY_INDEX_H
#define SAFETY_KEY_INDEX_H

#include "safety/postings.h"

struct indexed_key {
    const char *text; /* a view */
    unsigned short row;
    unsigned char at, len; /* where the mark that it is listed by stands; of the key */
};

struct key_index { /* begins with zeros */
    struct {
        struct indexed_key *items; /* in the arena */
        size_t count, capacity;
    } keys;
    struct postings postings; /* of keys */
};

/* Of each row its keys, "kill|die", or NULL; they outlive the index. Aborts where a key has
 * not 2 to 63 bytes. */
void key_index_make(struct key_index *index, const char *const *keys, size_t count,
                    struct arena *arena);

/* Sets the bit of each row that has a key in the text. */
void key_index_look(const struct key_index *index, struct str text, uint64_t *rows);

#endif
