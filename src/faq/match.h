/* SPDX-License-Identifier: MIT */
/*
 * match: which topics a question is about, with the evidence. Two witnesses, the patterns
 * and the examples, give one ranking (faq/ranking.h). Pure: same snapshot and same text,
 * same ranking.
 */
#ifndef FAQ_MATCH_H
#define FAQ_MATCH_H

#include "faq/snapshot.h"
#include "text/words.h"

struct faq_candidate {
    const struct faq_topic *topic;
    double score;         /* of both witnesses together: what is ranked by */
    double probability;   /* by both, 0 to 1 */
    double pattern_score; /* 0: no pattern matched */
    double example_score; /* probability by the examples, 0 to 1 */
    double evidence; /* what speaks for it in the examples, beside nothing: log odds */
    double likeness; /* to its nearest example, 0 to 1; only the first has it and, in an
                         * explanation, the next two */
    struct str pattern; /* the best pattern as its author wrote it; empty: none */
    unsigned pattern_line;
    struct str example; /* the nearest example; empty: none */
    struct str words;   /* what of the question the evidence rests on */
};

enum { FAQ_RANKING_MAX = 10 };

struct faq_ranking {
    struct words words;                          /* the question as it was read */
    struct faq_candidate items[FAQ_RANKING_MAX]; /* best first */
    size_t count;
    double margin;          /* of the first to the second */
    bool has_subject;       /* the first one's article says what it is about ... */
    bool names_subject;     /* ... and the question names it */
    unsigned content_count; /* words that are no stop words */
    unsigned foreign_count; /* of them, those that nothing in the FAQ knows */
    bool has_gate;          /* there is an elsewhere.txt to tell apart from ... */
    double gate;            /* ... 0 to 1: it is about the subject, named or not */
    bool hit_limit;         /* a pattern was stopped by its bounds */
};

/* All of out lives in scratch or in the snapshot. */
void faq_match(const struct faq_snapshot *faq, struct str question, bool is_explained,
               struct arena *scratch, struct faq_ranking *out);

/* The words of a message as a question is read: what is misspelled is corrected, as far as
 * the FAQ knows what is meant. */
void faq_read(const struct faq_snapshot *faq, struct str text, struct arena *scratch,
              struct words *out);

/* For the checks of examples: the topic that is ranked first, by another classifier
 * perhaps; NULL: none. */
struct classifier;
struct feature_text;
const struct faq_topic *match_first(const struct faq_snapshot *faq,
                                    const struct feature_text *text,
                                    const struct classifier *classifier,
                                    struct arena *scratch);

#endif
