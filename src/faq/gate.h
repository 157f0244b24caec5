/* SPDX-License-Identifier: MIT */
/*
 * gate: is a question that does not name the subject about it all the same? "does it hurt?"
 * is, "is ibuprofen safe?" is not. Two classes are fitted (faq/classifier.h): the examples
 * that do not name the subject, and the lines of elsewhere.txt, which ask about other
 * things. What it looks at is words, pairs of them, concepts, either of these with the topic
 * that fits best, foreign and strange words (faq/wording.h), and length.
 *
 *     gate_learn(&gate, &texts, &arena, &scratch);
 *     if (gate.is_fitted)
 *         gate_ask(&gate, &text, &scratch)   0 to 1
 */
#ifndef FAQ_GATE_H
#define FAQ_GATE_H

#include "faq/classifier.h"
#include "faq/pairs.h"
#include "faq/wording.h"

struct gate_text {
    struct feature_text text;
    struct wording wording;
    size_t topic; /* its own, or of a line from elsewhere the one that fits best */
    bool is_elsewhere;
};

struct gate_texts {
    const struct gate_text *items;
    size_t count;
    size_t concept_count, topic_count;
};

struct gate {
    bool is_fitted; /* there were lines of both classes */
    struct features features;
    struct pairs pairs;
    struct classifier classifier;
};

/* All lives in arena. */
void gate_learn(struct gate *gate, const struct gate_texts *texts, struct arena *arena,
                struct arena *scratch);
/* The probability that a text is about the subject; the gate must be fitted. */
double gate_ask(const struct gate *gate, const struct gate_text *text,
                struct arena *scratch);

#endif
