/* SPDX-License-Identifier: MIT */
/*
 * answer: from a ranking to a decision: answer, "did you mean", or none; and small talk.
 * faq_answer is what the command line, tests, fuzzers, benchmarks and the bot all call.
 */
#ifndef FAQ_ANSWER_H
#define FAQ_ANSWER_H

#include "faq/match.h"

enum faq_answer_kind { FAQ_ANSWER, FAQ_SUGGEST, FAQ_NONE, FAQ_CHAT };

enum faq_chat_kind {
    FAQ_CHAT_NOTHING,
    FAQ_CHAT_HELLO,
    FAQ_CHAT_THANKS,
    FAQ_CHAT_BYE,
    FAQ_CHAT_WHO,
    FAQ_CHAT_OK,
};

struct faq_context {
    bool is_ambient;       /* nobody addressed the bot: answer only when almost certain */
    bool is_about_subject; /* the conversation already is about the article's subject */
    bool is_explained;     /* faq_explain will be asked */
};

enum { FAQ_SUGGESTIONS_MAX = 3 };

struct faq_answer {
    enum faq_answer_kind kind;
    enum faq_chat_kind chat;
    const struct faq_topic *topic; /* of an answer, else NULL */
    const struct faq_topic *suggestions[FAQ_SUGGESTIONS_MAX];
    size_t suggestion_count;
    double score, margin;
    bool is_gated;   /* the gate had the word: the subject is not named ... */
    double openness; /* ... how likely it is meant all the same, with how well it fits */
    const char *reason; /* the rule that decided, in words, for why and --explain */
    struct faq_ranking ranking;
};

void faq_answer(const struct faq_snapshot *faq, struct str question,
                struct faq_context context, struct arena *scratch,
                struct faq_answer *out);

/* The evidence of an answer in plain lines for "why" and --explain: pattern, words,
 * example, runner-up, margin. Never quotes the question. */
struct str faq_explain(struct arena *arena, const struct faq_answer *answer);

#endif
