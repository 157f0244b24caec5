/* SPDX-License-Identifier: MIT */
/*
 * key index: which rows of a table have one of their keys in a text. All keys are looked
 * for at once: each is listed by three of its bytes, those that the fewest others have,
 * and only where these three stand is it compared with the text.
 *
 *     struct key_index index = {.arena = &arena};
 *     key_index_make(&index, keys, count);
 *     key_index_look(&index, text, rows);
 */
#ifndef SAFETY_KEY_INDEX_H
#define SAFETY_KEY_INDEX_H

#include <stdint.h>

#include "base/arena.h"

enum { KEY_MARKS_MAX = 4096 };

struct key_posting {
    const char *key; /* a view */
    unsigned short mark, row;
    unsigned char at, len; /* where the mark stands in the key; of the key */
};

struct key_index {
    struct arena *arena; /* is set; everything lives there */
    struct key_postings {
        struct key_posting *items;
        size_t count, capacity;
    } postings;                               /* by mark */
    unsigned short starts[KEY_MARKS_MAX + 1]; /* the first posting of each */
};

/* Of each row its keys, "kill|die", or NULL; they outlive the index. Aborts where a key has
 * not 2 to 63 bytes. */
void key_index_make(struct key_index *index, const char *const *keys, size_t count);

/* Sets the bit of each row that has a key in the text. */
void key_index_look(const struct key_index *index, struct str text, uint64_t *rows);

#endif
