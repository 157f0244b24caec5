/* SPDX-License-Identifier: MIT */
/*
 * utf8: bytes to characters and back. IRC may send any bytes; what is not UTF-8 is read
 * as Latin-1 (utf8_clean), and what leaves the house is always valid.
 */
#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

#include "base/arena.h"
#include "base/str.h"

enum { UTF8_REPLACEMENT = 0xfffd };

/* Takes the next character off s; false at the end. An invalid byte is taken alone and
 * read as U+FFFD. Overlong forms, surrogates and values over U+10FFFF are invalid. */
bool utf8_next(struct str *s, uint32_t *character);
bool utf8_is_valid(struct str s);
/* Writes up to 4 bytes and gives their number; an invalid character becomes U+FFFD. */
size_t utf8_encode(uint32_t character, char out[4]);
/* Characters, invalid bytes counted as one each. */
size_t utf8_count(struct str s);
/* s itself when it is valid, else a copy with every byte read as Latin-1. */
struct str utf8_clean(struct arena *arena, struct str s);
/* The longest beginning of s, at most max_bytes, that does not end inside a character. */
struct str utf8_fit(struct str s, size_t max_bytes);

#endif
