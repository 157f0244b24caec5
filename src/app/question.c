/* SPDX-License-Identifier: MIT */
#include "app/question.h"

#include "bot/parts.h"
#include "bot/utterance.h"

static const char *faq_kind_name(enum faq_answer_kind kind)
{
    switch (kind) {
    case FAQ_ANSWER: return "answer";
    case FAQ_SUGGEST: return "suggest";
    case FAQ_NONE: return "none";
    case FAQ_CHAT: return "chat";
    }
    return "none";
}

/* What triage answers alone; NULL when the FAQ has the word. */
static const char *triage_alone(enum triage_kind kind)
{
    switch (kind) {
    case TRIAGE_EMERGENCY: return "emergency";
    case TRIAGE_CRISIS: return "crisis";
    case TRIAGE_REFUSAL: return "refusal";
    case TRIAGE_ABUSE: return "chat";
    case TRIAGE_NONE:
    case TRIAGE_NO_VERDICT:
    case TRIAGE_DISTRESS: return NULL;
    }
    return NULL;
}

static void ask_parts(const struct faq_snapshot *faq, struct str text,
                      struct faq_context context, struct arena *scratch,
                      struct question_result *out)
{
    struct faq_answer answers[PARTS_ANSWERS_MAX];
    bool is_long = utterance_of(text) == UTTERANCE_LONG;
    size_t count = parts_ask(faq, text, is_long, context, scratch, answers);

    out->answer = answers[0];
    if (count > 1)
        out->also = answers[1].topic;
}

static void ask_faq(const struct faq_snapshot *faq, struct str text,
                    struct faq_context context, struct arena *scratch,
                    struct question_result *out)
{
    enum triage_kind triage = out->verdict.kind;

    ask_parts(faq, text, context, scratch, out);
    enum faq_answer_kind kind = out->answer.kind;
    bool has_topics = kind == FAQ_ANSWER
                      || (kind == FAQ_SUGGEST && out->verdict.class != TRIAGE_DIAGNOSIS);
    out->kind = faq_kind_name(kind);
    if (triage == TRIAGE_NO_VERDICT && !has_topics)
        out->kind = "refusal";
    else if (triage == TRIAGE_DISTRESS && kind != FAQ_ANSWER)
        out->kind = "chat";
    else if (triage_leans(&out->verdict, out->answer.ranking.names_subject)
             && (kind == FAQ_NONE || kind == FAQ_SUGGEST)) {
        out->kind = "refusal";
        out->verdict.class = out->verdict.leaning;
    }
    out->is_risk =
        triage == TRIAGE_NO_VERDICT || triage == TRIAGE_DISTRESS
        || out->verdict.footer != TRIAGE_FOOTER_NONE
        || (kind == FAQ_ANSWER
            && (out->answer.topic->has_caution || out->answer.topic->has_crisis_line));
}

void question_ask(const struct faq_snapshot *faq, const struct triage *triage,
                  struct str text, struct faq_context context, struct arena *scratch,
                  struct question_result *out)
{
    enum triage_setting setting = context.is_ambient ? TRIAGE_UNADDRESSED : TRIAGE_DIRECT;

    *out = (struct question_result){.kind = "none"};
    triage_question(triage, text, setting, scratch, &out->verdict);
    const char *alone = triage_alone(out->verdict.kind);
    if (!alone) {
        ask_faq(faq, text, context, scratch, out);
        return;
    }
    out->kind = alone;
    out->is_risk = out->verdict.kind == TRIAGE_EMERGENCY
                   || out->verdict.kind == TRIAGE_CRISIS
                   || out->verdict.footer != TRIAGE_FOOTER_NONE;
}

const struct faq_topic *question_topic(const struct question_result *result)
{
    return strcmp(result->kind, "answer") == 0 ? result->answer.topic : NULL;
}
