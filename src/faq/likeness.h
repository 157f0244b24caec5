/* SPDX-License-Identifier: MIT */
/*
 * likeness: which example of a topic a question is most like, and how much: the cosine of
 * their vectors (faq/features.h), letters apart, which explain nothing.
 *
 *     likeness_learn(&examples, counts, &scratch);       once all are added
 *     likeness_nearest(&examples, topic, &vector, &arena, &likeness);
 *
 * There are thousands of examples, so each is kept as a few bytes (base/varint.h): of every
 * concept and word how far its index is from the one before, plus one; what stands twice is
 * there twice; 0 ends it. Its weights are made again from these, and its text stands apart,
 * in a phrasebook.
 */
#ifndef FAQ_LIKENESS_H
#define FAQ_LIKENESS_H

#include "faq/features.h"
#include "faq/phrasebook.h"

struct examples;

struct likeness {
    uint8_t *parts;      /* of all examples, in their order */
    size_t *parts_first; /* by topic; topic_count + 1 of them */
    struct phrasebook texts;
    uint32_t *texts_first; /* by topic: its first row */
};

/* counts: of each example, as features_count gives them. */
void likeness_learn(struct examples *examples, const struct feature_vector *counts,
                    struct arena *scratch);

/* The text of the nearest example, in the arena; empty: the topic has none like it. */
struct str likeness_nearest(const struct examples *examples, size_t topic,
                            const struct feature_vector *vector, struct arena *arena,
                            double *likeness);

#endif
