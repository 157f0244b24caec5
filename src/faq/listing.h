/* SPDX-License-Identifier: MIT */
/*
 * listing: a text file of a FAQ that has one thing a line (faq/asked.h, faq/elsewhere.h).
 * Space around a line, empty lines and lines that begin with # are nothing.
 *
 *     struct listing listing = {.file = file, .rest = file->text};
 *     while (listing_next(&listing, arena, found, &line))
 *         ...
 */
#ifndef FAQ_LISTING_H
#define FAQ_LISTING_H

#include "faq/article.h"

enum { LISTING_LINE_MAX = 1000 }; /* bytes */

struct listing {
    const struct faq_file *file; /* a view, as is rest: until the last line was read */
    struct str rest;             /* what was not read yet; starts as all of the text */
    unsigned number;             /* of the line read last, from 1 */
};

/* The next line, its text copied into the arena; false behind the last. Longer lines are
 * passed over and said in found, as errors. */
bool listing_next(struct listing *listing, struct arena *arena, struct diagnostics *found,
                  struct article_line *out);

#endif
