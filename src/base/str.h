/* SPDX-License-Identifier: MIT */
/*
 * str: a view of bytes, passed by value. It owns nothing, is not terminated by a
 * NUL and may hold any byte. Whoever returns one says how long it lives.
 *
 *     struct str rest = line, word;
 *     while (str_cut(rest, ' ', &word, &rest))
 *         ...
 *     printf("%.*s\n", STR_ARG(word));
 *
 * An empty view may have a NULL pointer. "ascii" functions fold A-Z only; names of
 * users and rooms are folded by the rules of their network, text by text/fold.h.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
    const char *ptr;
    size_t len;
};

/* A view of a string literal. */
#define STR(literal) ((struct str){"" literal, sizeof(literal) - 1})
/* The same where a constant initialiser is needed (tables). */
#define STR_INIT(literal)               \
    {                                   \
        "" literal, sizeof(literal) - 1 \
    }
/* For "%.*s". */
#define STR_ARG(s) (int)(s).len, ((s).len ? (s).ptr : "")

static inline struct str str_make(const char *ptr, size_t len)
{
    return (struct str){ptr, len};
}

static inline struct str str_from_c(const char *text)
{
    return (struct str){text, text ? strlen(text) : 0};
}

/* The bytes from start up to end; both are moved inside the view. */
struct str str_slice(struct str s, size_t start, size_t end);
static inline struct str str_skip(struct str s, size_t count)
{
    return str_slice(s, count, s.len);
}

/* Inline, as most that are compared differ in length or in the first byte. */
static inline bool str_equal(struct str a, struct str b)
{
    return a.len == b.len
           && (a.len == 0 || (a.ptr[0] == b.ptr[0] && memcmp(a.ptr, b.ptr, a.len) == 0));
}

bool str_equal_ascii_nocase(struct str a, struct str b);
/* Less than, equal to or greater than zero, by bytes. */
int str_compare(struct str a, struct str b);
bool str_starts_with(struct str s, struct str prefix);
bool str_starts_with_ascii_nocase(struct str s, struct str prefix);
bool str_ends_with(struct str s, struct str suffix);

#define STR_NOT_FOUND SIZE_MAX
/* Offset of the first one, or STR_NOT_FOUND. */
size_t str_find_char(struct str s, char c);
size_t str_find_last_char(struct str s, char c);
size_t str_find(struct str s, struct str needle);
/* Does the word stand in a line of words, with a space before and behind it? */
bool str_has_word(struct str line, struct str word);

/*
 * Splits at the first separator: what stands before it into head, the rest into tail.
 * Without one, head is all of s and tail empty. False when s is empty.
 * head and tail may be the same variables as s.
 */
bool str_cut(struct str s, char separator, struct str *head, struct str *tail);
/* Takes the next word (runs of space and tab separate); false when none is left. */
bool str_cut_word(struct str s, struct str *word, struct str *tail);
/* Takes the next line without its LF or CRLF; false when s is empty. */
bool str_cut_line(struct str s, struct str *line, struct str *tail);

/* Without white space (space, tab, CR, LF) at both ends. */
struct str str_trim(struct str s);

/* Decimal digits and nothing else; false when there are none, others, or too many. */
bool str_to_u64(struct str s, uint64_t *out);

/* 64-bit FNV-1a, for tables whose keys no peer chooses; see map.h for the others. */
uint64_t str_hash(struct str s, uint64_t seed);

/* Does text match a glob with '*' and '?'? A backslash takes the next character as is. */
bool str_matches_glob(struct str text, struct str glob);

char char_to_lower_ascii(char c);
bool char_is_digit(char c);
bool char_is_alpha_ascii(char c);
bool char_is_alnum_ascii(char c);
bool char_is_space(char c);

#endif
