/* SPDX-License-Identifier: MIT */
/*
 * question: one question on its own, without a network and without a conversation:
 * triage, then the FAQ. What ask, eval and diff measure; the bot takes the same steps.
 */
#ifndef APP_QUESTION_H
#define APP_QUESTION_H

#include "faq/answer.h"
#include "safety/triage.h"

struct question_result {
    const char *kind; /* answer suggest none chat emergency crisis refusal */
    struct triage_verdict verdict;
    struct faq_answer answer;     /* where triage left the word to the FAQ */
    const struct faq_topic *also; /* a second question in it, answered too; or NULL */
    bool is_risk;                 /* a crisis footer or caution line goes with it */
};

/* context.is_ambient: said in a room to nobody. All of out lives in scratch or in the
 * FAQ. */
void question_ask(const struct faq_snapshot *faq, const struct triage *triage,
                  struct str text, struct faq_context context, struct arena *scratch,
                  struct question_result *out);
/* The topic that is answered with; NULL when there is none. */
const struct faq_topic *question_topic(const struct question_result *result);

#endif
