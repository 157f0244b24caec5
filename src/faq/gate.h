/* SPDX-License-Identifier: MIT */
/*
 * gate: is a question that does not name the subject about it all the same? "does it hurt?"
 * is, "is ibuprofen safe?" is not. Two classes are fitted (faq/classifier.h): the examples
 * that do not name the subject, and the lines of elsewhere.txt, which ask about other
 * things. What it looks at is words, pairs of them, concepts, foreign and strange words
 * (faq/wording.h), and length.
 *
 *     gate_learn(&gate, texts, count, &scratch);
 *     if (gate.is_open_to ...) gate_ask(&gate, &text, &wording, &scratch)   0 to 1
 */
#ifndef FAQ_GATE_H
#define FAQ_GATE_H

#include "faq/classifier.h"
#include "faq/pairs.h"
#include "faq/wording.h"

struct gate_text {
    struct feature_text text;
    struct wording wording;
    bool is_elsewhere;
};

struct gate {
    bool is_fitted; /* there were lines of both classes */
    struct features features;
    struct pairs pairs;
    struct classifier classifier;
};

/* All lives in arena. */
void gate_learn(struct gate *gate, const struct gate_text *texts, size_t count,
                size_t concept_count, struct arena *arena, struct arena *scratch);
/* The probability that a text is about the subject; the gate must be fitted. */
double gate_ask(const struct gate *gate, const struct feature_text *text,
                const struct wording *wording, struct arena *scratch);

#endif
