/* SPDX-License-Identifier: MIT */
/*
 * fold: text in the one form in which it is compared. The only door to utf8proc.
 *
 * Order: NFKC, case folding, combining marks dropped, curly apostrophes to straight
 * ones, control, formatting and invisible characters dropped (IRC colour codes with
 * their digits; tab, line feed and the like become one space), three or more equal
 * letters in a row to two. Pure ASCII takes a fast path with the same result.
 *
 * https://www.unicode.org/reports/tr15/
 */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include "base/arena.h"
#include "base/str.h"

/* At most this much of a text is looked at, and given back, cut between characters. */
enum { FOLD_BYTES_MAX = 4096 };

/* In the arena, valid UTF-8. The input may be any bytes. */
struct str fold_text(struct arena *arena, struct str text);

/* A name as it is compared: lower case and composed, nothing dropped (RFC 8265, as far as
 * equality goes). What is no UTF-8 has its A-Z folded and is otherwise left alone. */
struct str fold_name(struct arena *arena, struct str name);

/* Is it part of a word: a letter or a number of any script? */
bool fold_is_word_character(uint32_t character);

/* Offset behind the grapheme cluster that begins at offset at, for cutting lines where
 * no reader sees a broken character. https://www.unicode.org/reports/tr29/ */
size_t fold_grapheme_end(struct str text, size_t at);

#endif
