/* SPDX-License-Identifier: MIT */
/*
 * terms: a sorted list of words and phrases, exact ("give birth") or open at the end
 * ("pregnan*"). It does two things with them: it writes them as one regular expression,
 * which is their meaning, and packed it finds them in a text without one.
 *
 *     terms_read(arena, STR("pregnan*"), &term);     as a question would be read
 *     terms_sort(&terms);
 *     terms_write(&terms, &regex);                   \b(?=[p])(?:pregnan\w*)\b
 *     terms_pack(&terms, arena, &packed);
 *     terms_find(&packed, words, masks);
 *
 * Both hold to the text of words_read: words of \w characters with a space between, and
 * apostrophes inside.
 */
#ifndef FAQ_TERMS_H
#define FAQ_TERMS_H

#include "base/buf.h"
#include "text/words.h"

enum { TERM_BYTES_MAX = 120 };

struct term {
    const char *bytes;
    uint32_t owner; /* whose term it is: for terms_find */
    uint8_t len;
    bool is_stem; /* open at the end */
};

static inline struct str term_text(const struct term *term)
{
    return str_make(term->bytes, term->len);
}

struct terms {
    struct term *items;
    size_t count, capacity;
};

struct packed_term { /* there are thousands */
    uint32_t at;     /* where its bytes begin */
    uint32_t owner : 24;
    uint32_t len : 7;
    uint32_t is_stem : 1;
};

struct packed_terms {
    const struct packed_term *items;
    size_t count;
    const char *texts;      /* one behind the other; what begins the next is there once */
    const uint32_t *starts; /* the first with each first byte, and the count of all */
};

/* Reads an author's term the way a question is read; its owner is left alone. False when
 * nothing of it is left or it is longer than TERM_BYTES_MAX. */
bool terms_read(struct arena *arena, struct str written, struct term *out);
/* By bytes, then stems, then owners; doubles are dropped. */
void terms_sort(struct terms *terms);
/* Adds the expression of sorted terms, all owners alike. Terms must not be empty. */
void terms_write(const struct terms *terms, struct buf *out);

/* Copies sorted terms into the arena. */
void terms_pack(const struct terms *terms, struct arena *arena, struct packed_terms *out);

/* Bits of the words that a span of text touches; words beyond 64 have no bit. */
uint64_t terms_mask(const struct words *words, size_t start, size_t end);
/* Adds to masks[owner] the words of each place where one of its terms stands. */
void terms_find(const struct packed_terms *terms, const struct words *words,
                uint64_t *masks);

#endif
