/* SPDX-License-Identifier: MIT */
/*
 * bot naming: which paragraph of a topic names what was asked?
 *
 *     "can I take ibuprofen with ketamine"    the one paragraph that has "ibuprofen"
 *     "can I take it to Japan"                none: no paragraph has it
 */
#ifndef BOT_NAMING_H
#define BOT_NAMING_H

#include "faq/aspect.h"
#include "faq/snapshot.h"
#include "text/words.h"

enum { NAMING_BYTES_LEAST = 6 /* shorter words say too little */ };

/* The block that alone has a word of the question; 0: none, or the short answer or the title
 * has it. */
size_t naming_block(struct arena *scratch, const struct faq_topic *topic,
                    const struct words *question);
/* Behind an answer of the topic: the paragraph from first on that has most of the question's
 * words. False when none has any. */
bool naming_best(struct arena *scratch, const struct faq_topic *topic,
                 const struct words *question, size_t first, size_t *block);
/* The sentence of a text that has most of the question's words, and what stands behind it
 * and warns of danger; empty when none has any. */
struct str naming_sentence(struct arena *scratch, struct str text,
                           const struct words *question);
/* All that an aspect is told by, with the same warnings; empty when there is none. */
struct str naming_sentences_of(struct arena *scratch, struct str text,
                               enum faq_aspect aspect);

#endif
