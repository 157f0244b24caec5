/* SPDX-License-Identifier: MIT */
/*
 * ranking: both witnesses to one score, higher is better.
 *
 *     pattern score = sum of the weights of distinct evidence + prior of the topic
 *                     + COVERAGE * share of the content words inside the evidence
 *     score         = PATTERNS * pattern score of the topic's best pattern + ln p
 *
 * A concept weighs 2 * ln(T / t) / ln T, T topics, t of them with a pattern that wants
 * it: what few topics ask for tells much. Evidence is distinct: a concept that stands only
 * on words of a heavier one adds nothing, and a conjunction that rests on one word alone
 * is no match. Topics that no pattern reached have UNREACHED for a pattern score. p is the
 * probability by the examples (faq/classifier.h); softmax of the scores is that by both. The numbers are one table, in
 * ranking.c.
 */
#ifndef FAQ_RANKING_H
#define FAQ_RANKING_H

#include "faq/intent.h"

struct ranking_evidence {
    double score;
    uint64_t words; /* bits of the words that it rests on */
};

/* The weight of each concept; topic_count is T. */
double *ranking_weights(const struct vocabulary *vocabulary, size_t topic_count,
                        struct arena *arena);

struct ranking_question {
    const uint64_t *masks; /* by concept */
    const double *weights; /* by concept */
    uint64_t content;      /* words that are no stop words */
    uint64_t all;
};

/* What a pattern that matched is worth; span has the words that a regex covers. False
 * when it is a conjunction on one word. */
bool ranking_weigh(const struct ranking_question *question,
                   const struct intent_pattern *pattern, enum faq_priority priority,
                   uint64_t span, struct ranking_evidence *out);

/* The score of a topic. pattern_score may be NULL: no pattern reached it; likely is the
 * logarithm of its probability by the examples. */
double ranking_fuse(const double *pattern_score, double likely);

#endif
