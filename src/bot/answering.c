/* SPDX-License-Identifier: MIT */
#include "bot/answering.h"

#include "bot/chatting.h"
#include "bot/followup.h"
#include "bot/language.h"
#include "bot/offer.h"
#include "bot/parts.h"
#include "bot/passage.h"
#include "bot/remark.h"
#include "bot/utterance.h"

/* So little speaks for the subject that no conversation helps. */
static const double shut_gate = 0.1;

/* Longer is no short question that goes on with an answer. */
enum { OPEN_BYTES_MAX = 60 };

static const struct dialogue *dialogue_before(const struct hearing *hearing)
{
    return dialogue_find(hearing->dialogues, hearing->arena, hearing->message,
                         hearing->now_ms);
}

static struct chat_action *answer_with(struct urgent *urgent, struct hearing *hearing,
                                       const struct faq_topic *topic)
{
    if (hearing->verdict.footer == TRIAGE_FOOTER_NONE
        && urgent_takes_footer(urgent, hearing))
        hearing->verdict.footer = TRIAGE_FOOTER_NOW;
    return passage_say(hearing, topic, 0, STR(""));
}

/* The offer stands after a choice: the other number may be wanted, too. */
static void keep_offer(struct hearing *hearing, const struct dialogue *offered)
{
    struct dialogue *dialogue = hearing_dialogue(hearing);

    memcpy(dialogue->offered, offered->offered, sizeof(dialogue->offered));
    dialogue->offered_count = offered->offered_count;
}

void answering_choice(struct urgent *urgent, struct hearing *hearing,
                      const struct choice *choice)
{
    const struct dialogue offered = *hearing_dialogue(hearing);

    if (choice->kind == CHOICE_TOO_HIGH) {
        offer_say_no_choice(hearing);
        return;
    }
    if (choice->kind == CHOICE_UNCLEAR) {
        offer_say_unclear(hearing);
        return;
    }
    for (size_t i = 0; i < choice->count && i < PARTS_ANSWERS_MAX; i++) {
        const struct faq_topic *topic = faq_topic_find(hearing->faq, choice->ids[i]);
        if (topic)
            answer_with(urgent, hearing, topic);
        else
            hearing_say(hearing, "gone",
                        STR("That topic is gone: the articles were changed just now. "
                            "Please ask again."));
    }
    keep_offer(hearing, &offered);
}

/* "He is awake again, thank you": no time for a list of topics. */
static void say_none_after_urgent(struct hearing *hearing)
{
    hearing_say(hearing, "none",
                STR("I can only look things up and cannot judge how it goes on. If "
                    "anything is still wrong, or changes, call the emergency number."));
    dialogue_set_last(hearing_dialogue(hearing), DIALOGUE_SAFETY, hearing->now_ms);
    hearing->counters->unanswered++;
}

static void say_safety(struct hearing *hearing, const char *kind_name, bool is_medical)
{
    struct chat_action *action =
        hearing_say(hearing, kind_name, hearing_text(hearing, SAFETY_REPLY));

    if (is_medical)
        action->reply.closing = hearing_text(hearing, SAFETY_DISCLAIMER);
    dialogue_set_last(hearing_dialogue(hearing), DIALOGUE_SAFETY, hearing->now_ms);
    hearing->counters->refused++;
}

static bool answer_safely(struct urgent *urgent, struct hearing *hearing)
{
    switch (hearing->verdict.kind) {
    case TRIAGE_REFUSAL:
        if (!urgent_answer_carefully(urgent, hearing))
            say_safety(hearing, "refusal", true);
        return true;
    case TRIAGE_ABUSE: say_safety(hearing, "chat", false); return true;
    case TRIAGE_NONE:
    case TRIAGE_EMERGENCY:
    case TRIAGE_CRISIS:
    case TRIAGE_NO_VERDICT:
    case TRIAGE_DISTRESS: return false;
    }
    return false;
}

/* A verdict or distress, and no topic to go with it. */
static bool answer_without_topic(struct urgent *urgent, struct hearing *hearing,
                                 const struct faq_answer *answer)
{
    bool is_no_verdict = hearing->verdict.kind == TRIAGE_NO_VERDICT;
    bool is_distress = hearing->verdict.kind == TRIAGE_DISTRESS;

    if (is_distress || (is_no_verdict && (!answer || answer->kind != FAQ_SUGGEST))) {
        say_safety(hearing, is_distress ? "distress" : "refusal", is_no_verdict);
        return true;
    }
    return (!answer || answer->kind == FAQ_NONE)
           && urgent_answer_carefully(urgent, hearing);
}

struct asked {
    struct faq_answer answers[PARTS_ANSWERS_MAX];
    size_t count;
    const struct faq_topic *before; /* of the last answer; NULL: nothing to go on with */
    bool goes_on;                   /* the question goes on with it */
    bool is_together;               /* and was understood together with it */
};

/* "I'm so tired of everything", "he is awake again": no question about the topic that was
 * answered before. Nor is "!java", perhaps meant for another bot. */
static const struct faq_topic *topic_before(const struct urgent *urgent,
                                            const struct hearing *hearing)
{
    const struct dialogue *before = dialogue_before(hearing);

    if (!before || !before->topic[0] || hearing->verdict.kind == TRIAGE_DISTRESS
        || hearing->address.is_by_prefix || urgent_was_last(urgent, hearing))
        return NULL;
    return faq_topic_find(hearing->faq, str_from_c(before->topic));
}

/* Not the same question once more: what leans on the answer, or other words for the same
 * topic while its passage is before the asker's eyes. */
static bool goes_on(const struct hearing *hearing)
{
    const struct dialogue *before = dialogue_before(hearing);
    struct str text = hearing->address.text;

    if (followup_leans(hearing->arena, text))
        return true;
    return hearing->message->is_direct && before->question != str_hash(text, 0)
           && hearing->now_ms - before->answered_ms < DIALOGUE_BARE_MS;
}

/* The subject was named a moment ago, though nothing was answered. */
static bool is_on_subject(const struct urgent *urgent, const struct hearing *hearing)
{
    const struct dialogue *before = dialogue_before(hearing);

    return before && before->is_on_subject && hearing->verdict.kind != TRIAGE_DISTRESS
           && !hearing->address.is_by_prefix && !urgent_was_last(urgent, hearing);
}

/* A conversation opens the gate, but not for what is plainly about something else: "my car
 * needs new tyres"; and less where nothing was answered yet. */
static bool is_of_other_matters(const struct faq_answer *answer, bool was_answered)
{
    const struct faq_ranking *ranking = &answer->ranking;

    return ranking->has_gate && !ranking->names_subject && ranking->gate < shut_gate
           && (ranking->foreign_count > 0 || !was_answered);
}

static void ask(const struct urgent *urgent, const struct hearing *hearing,
                bool is_ambient, bool is_long, struct asked *out)
{
    const struct faq_topic *before = topic_before(urgent, hearing);
    struct faq_context context = {.is_ambient = is_ambient,
                                  .is_about_subject =
                                      before || is_on_subject(urgent, hearing)};
    struct str text = hearing->address.text;
    struct faq_answer together;

    *out = (struct asked){.before = before};
    out->count =
        parts_ask(hearing->faq, text, is_long, context, hearing->arena, out->answers);
    if (context.is_about_subject && is_of_other_matters(&out->answers[0], before)) {
        context.is_about_subject = false;
        out->count =
            parts_ask(hearing->faq, text, is_long, context, hearing->arena, out->answers);
    }
    if (!before || is_ambient || out->count > 1)
        return;
    out->goes_on = goes_on(hearing);
    out->is_together = followup_ask(hearing->faq, text, before, &out->answers[0],
                                    hearing->arena, &together);
    if (out->is_together)
        out->answers[0] = together;
}

/* Why, for a person: what pointed to the topic and what came next. */
static struct str reason_of(struct arena *arena, const struct faq_answer *answer)
{
    const struct faq_ranking *ranking = &answer->ranking;

    if (ranking->count == 0)
        return STR("Nothing in what you said is in my articles.");
    const struct faq_candidate *best = &ranking->items[0];
    struct str text =
        arena_format(arena, "Nearest is \"%.*s\"", STR_ARG(best->topic->title));
    if (best->words.len > 0)
        text = arena_format(arena, "%.*s, by the words \"%.*s\"", STR_ARG(text),
                            STR_ARG(best->words));
    if (best->pattern.len > 0)
        text = arena_format(arena, "%.*s, which fit its pattern %.*s", STR_ARG(text),
                            STR_ARG(best->pattern));
    if (best->example.len > 0)
        text = arena_format(arena, "%.*s; its nearest example is \"%.*s\"", STR_ARG(text),
                            STR_ARG(best->example));
    if (answer->kind == FAQ_NONE)
        text = arena_format(arena, "%.*s; that was too little to go by", STR_ARG(text));
    if (ranking->count > 1)
        text = arena_format(arena, "%.*s. Next came \"%.*s\"", STR_ARG(text),
                            STR_ARG(ranking->items[1].topic->title));
    return arena_format(arena, "%.*s.", STR_ARG(text));
}

static struct str reason_together(struct arena *arena, const struct asked *asked)
{
    struct str reason = reason_of(arena, &asked->answers[0]);

    if (!asked->is_together)
        return reason;
    return arena_format(arena, "I took it together with \"%.*s\", answered before. %.*s",
                        STR_ARG(asked->before->title), STR_ARG(reason));
}

static void answer_one(struct urgent *urgent, struct hearing *hearing,
                       const struct asked *asked)
{
    const struct faq_answer *answer = &asked->answers[0];
    bool is_same = answer->topic == asked->before;

    if (is_same && (asked->goes_on || asked->is_together)) {
        passage_say_rest(hearing, answer->topic);
    } else {
        if (passage_point_to(hearing, answer->topic))
            return;
        answer_with(urgent, hearing, answer->topic);
    }
    struct dialogue *dialogue = hearing_dialogue(hearing);
    dialogue->question = str_hash(hearing->address.text, 0);
    dialogue_set_why(dialogue, reason_together(hearing->arena, asked));
    offer_remember_near(dialogue, &answer->ranking, answer->topic);
}

/* "more" goes on with the second one, so the first makes no promise. */
static void answer_both(struct urgent *urgent, struct hearing *hearing,
                        const struct asked *asked)
{
    for (size_t i = 0; i < asked->count; i++) {
        struct chat_action *action =
            answer_with(urgent, hearing, asked->answers[i].topic);
        if (i + 1 < asked->count)
            action->reply.hint = STR("");
    }
    const struct faq_answer *last = &asked->answers[asked->count - 1];
    struct dialogue *dialogue = hearing_dialogue(hearing);
    dialogue_set_why(dialogue, reason_of(hearing->arena, last));
    offer_remember_near(dialogue, &last->ranking, last->topic);
}

/* A word about what was said, and no question. */
static bool answer_remark(struct urgent *urgent, struct hearing *hearing)
{
    const struct dialogue *before = dialogue_before(hearing);
    enum dialogue_last last = before ? before->last : DIALOGUE_NOTHING;
    enum remark remark = remark_of(hearing->arena, hearing->address.text);
    const struct faq_topic *topic;

    if (remark == REMARK_NONE || hearing->address.is_by_prefix)
        return remark != REMARK_NONE;
    if (remark == REMARK_PERSON)
        chatting_say_person(hearing);
    else if (remark == REMARK_INSULT)
        chatting_say_program(hearing);
    else if (remark == REMARK_CONFUSED && last == DIALOGUE_ANSWER)
        chatting_say_fixed(hearing);
    else if (remark == REMARK_CONFUSED)
        chatting_say(hearing, FAQ_CHAT_NOTHING);
    else if (remark == REMARK_AWAY)
        chatting_say(hearing, FAQ_CHAT_OK);
    else if (urgent_was_last(urgent, hearing))
        chatting_say_misread(hearing);
    else if (remark == REMARK_MISSED
             || (remark == REMARK_NO
                 && (last == DIALOGUE_ANSWER || last == DIALOGUE_OFFER)))
        offer_say_missed(hearing);
    else if (remark == REMARK_YES && last == DIALOGUE_ANSWER
             && (topic = topic_before(urgent, hearing)))
        passage_say_rest(hearing, topic);
    else
        chatting_say(hearing, FAQ_CHAT_OK);
    return true;
}

static void answer_otherwise(struct urgent *urgent, struct hearing *hearing,
                             const struct asked *asked)
{
    const struct faq_answer *answer = &asked->answers[0];

    if (answer->kind == FAQ_SUGGEST && answer->suggestion_count > 0)
        offer_say(hearing, answer);
    else if (urgent_was_last(urgent, hearing))
        say_none_after_urgent(hearing);
    else
        offer_say_none(hearing, answer);
    struct dialogue *dialogue = hearing_dialogue(hearing);
    dialogue->is_on_subject |= answer->ranking.names_subject;
    dialogue_set_why(dialogue, reason_together(hearing->arena, asked));
}

/* What comes to nothing has had its chance to be understood. */
static bool answer_foreign(struct hearing *hearing, const struct faq_answer *answer)
{
    if (answer->kind == FAQ_CHAT)
        return false;
    struct language language = language_of(hearing->arena, hearing->address.text);
    if (language.is_foreign)
        chatting_say_language(hearing, language.sorry);
    return language.is_foreign;
}

static void answer_words(struct urgent *urgent, struct hearing *hearing, bool is_long)
{
    struct asked asked;

    ask(urgent, hearing, false, is_long, &asked);
    const struct faq_answer *answer = &asked.answers[0];
    if (answer_foreign(hearing, answer))
        return;
    if (answer->kind == FAQ_ANSWER && asked.count > 1)
        answer_both(urgent, hearing, &asked);
    else if (answer->kind == FAQ_ANSWER)
        answer_one(urgent, hearing, &asked);
    else if (answer->kind == FAQ_CHAT && answer->chat == FAQ_CHAT_BYE
             && urgent_answer_goodbye(urgent, hearing))
        return;
    else if (answer_without_topic(urgent, hearing, answer))
        return;
    else if (answer->kind == FAQ_CHAT)
        chatting_say(hearing, answer->chat);
    else if (is_long)
        chatting_say_utterance(hearing, UTTERANCE_LONG);
    else
        answer_otherwise(urgent, hearing, &asked);
}

void answering_question(struct urgent *urgent, struct hearing *hearing)
{
    enum utterance utterance = utterance_of(hearing->address.text);

    if (answer_safely(urgent, hearing))
        return;
    if (!hearing->faq) {
        if (!answer_without_topic(urgent, hearing, NULL))
            hearing_say(hearing, "none",
                        STR("My articles cannot be read just now, so I can answer no "
                            "questions. Please try again later."));
    } else if (hearing->address.text.len == 0) {
        chatting_say(hearing, FAQ_CHAT_NOTHING);
    } else if (utterance != UTTERANCE_WORDS && utterance != UTTERANCE_LONG) {
        if (!answer_without_topic(urgent, hearing, NULL))
            chatting_say_utterance(hearing, utterance);
    } else if (hearing->verdict.kind != TRIAGE_NONE || !answer_remark(urgent, hearing)) {
        answer_words(urgent, hearing, utterance == UTTERANCE_LONG);
    }
}

static bool is_allowed(const struct hearing *hearing)
{
    return policy_judge(hearing->policy, hearing->message, hearing->now_ms,
                        hearing->arena)
           == POLICY_ALLOWED;
}

/* Clear by its own words, all of them known here. */
static bool is_plain(const struct asked *asked)
{
    const struct faq_answer *answer = &asked->answers[0];

    return asked->before && asked->count == 1 && !asked->is_together
           && answer->kind == FAQ_ANSWER && answer->ranking.foreign_count == 0
           && answer->ranking.content_count > 0;
}

void answering_open(struct urgent *urgent, struct hearing *hearing)
{
    struct str text = hearing->address.text;
    bool is_brief = text.len <= OPEN_BYTES_MAX;
    struct asked asked;

    if (is_brief
        && (hearing->verdict.kind == TRIAGE_REFUSAL
            || hearing->verdict.kind == TRIAGE_DISTRESS)) {
        if (is_allowed(hearing))
            answering_question(urgent, hearing);
        return;
    }
    if (!is_brief || !hearing->faq || hearing->verdict.kind == TRIAGE_ABUSE
        || !str_ends_with(text, STR("?")) || !followup_leans(hearing->arena, text))
        return;
    ask(urgent, hearing, false, false, &asked);
    if (is_plain(&asked) && is_allowed(hearing))
        answer_one(urgent, hearing, &asked);
}

void answering_ambient(struct urgent *urgent, struct hearing *hearing)
{
    struct asked asked;

    ask(urgent, hearing, true, false, &asked);
    if (asked.answers[0].kind == FAQ_ANSWER && is_allowed(hearing))
        answer_one(urgent, hearing, &asked);
}
