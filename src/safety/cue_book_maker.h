/* SPDX-License-Identifier: MIT */
/*
 * cue book maker: a cue book of the tables, when the program is built.
 *
 *     cue_book_make(&book, &arena);      aborts where a table is broken
 */
#ifndef SAFETY_CUE_BOOK_MAKER_H
#define SAFETY_CUE_BOOK_MAKER_H

#include "safety/cue_book.h"

void cue_book_make(struct cue_book *book, struct arena *arena);

#endif
