/* SPDX-License-Identifier: MIT */
/*
 * phrasebook: many short texts that use the same words, in few bytes: the words once, the
 * most used first, and of each text their numbers.
 *
 *     phrasebook_make(&book, texts, count, &arena);
 *     const uint8_t *row = phrasebook_skip(book.rows, 3);       the fourth text
 *     struct str text = phrasebook_read(&book, row, &scratch);
 *
 * Texts come back byte for byte; they hold no NUL.
 */
#ifndef FAQ_PHRASEBOOK_H
#define FAQ_PHRASEBOOK_H

#include "base/arena.h"

enum { PHRASEBOOK_BLOCK = 16 };

struct phrasebook {
    /* text by text: one more than each word's number, and 0 (base/varint.h) */
    uint8_t *rows;
    char *words;      /* each with a NUL behind it */
    uint32_t *blocks; /* where every sixteenth word begins */
};

/* Lives in the arena. */
void phrasebook_make(struct phrasebook *book, const struct str *texts, size_t count,
                     struct arena *arena);
/* The row that many texts further on. */
const uint8_t *phrasebook_skip(const uint8_t *row, size_t count);
struct str phrasebook_read(const struct phrasebook *book, const uint8_t *row,
                           struct arena *arena);

#endif
