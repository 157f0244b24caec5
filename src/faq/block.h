/* SPDX-License-Identifier: MIT */
/*
 * block: what stands in one "toml faq" block, read key by key. An unknown key is an error
 * with the nearest known name, a value of the wrong type one with both types.
 */
#ifndef FAQ_BLOCK_H
#define FAQ_BLOCK_H

#include "faq/article.h"
#include "text/toml.h"

struct block_place {
    struct str file;
    unsigned line; /* of the block's first line, in the file */
};

/* The block before the first topic. */
void block_read_article(struct str text, struct block_place place, struct arena *arena,
                        struct diagnostics *found, struct article *out);
/* The block under a topic's heading. */
void block_read_topic(struct str text, struct block_place place,
                      struct article_arenas arenas, struct diagnostics *found,
                      struct article_topic *out);

/* The known name nearest to a misspelled one; empty when none is near. */
struct str block_nearest(struct str name, const struct str *known, size_t count);

#endif
