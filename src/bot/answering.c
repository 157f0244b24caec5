/* SPDX-License-Identifier: MIT */
#include "bot/answering.h"

#include "bot/aftermath.h"
#include "bot/asking.h"
#include "bot/chatting.h"
#include "bot/correction.h"
#include "bot/followup.h"
#include "bot/language.h"
#include "bot/plea.h"
#include "bot/refusing.h"
#include "bot/rejoinder.h"
#include "bot/relief.h"
#include "bot/replying.h"
#include "bot/solace.h"
#include "bot/utterance.h"

/* Longer is no short question that goes on with an answer. */
enum { OPEN_BYTES_MAX = 60 };
/* So likely what somebody tells is about a topic. */
static const double near_probability = 0.5;
/* So plainly a question is answered behind an emergency that is over. */
static const double plain_probability = 0.85;

static enum told told_by_need(enum triage_need need)
{
    switch (need) {
    case TRIAGE_NEED_NONE: return TOLD_NOTHING;
    case TRIAGE_NEED_VIOLENCE: return TOLD_VIOLENCE;
    case TRIAGE_NEED_ASSAULT: return TOLD_ASSAULT;
    case TRIAGE_NEED_SPIKED: return TOLD_SPIKED;
    case TRIAGE_NEED_PSYCHOSIS: return TOLD_MIND;
    }
    return TOLD_NOTHING;
}

/* Who asks the articles in so many words gets them, whatever stands around it. */
static enum told told_in(const struct urgent *urgent, struct hearing *hearing,
                         const struct faq_answer *answer)
{
    bool is_asked = parts_are_asked(hearing->address.text);
    bool has_answer = answer->kind == FAQ_ANSWER && answer->ranking.names_subject;

    if (is_asked && has_answer)
        return TOLD_NOTHING;
    if (hearing->verdict.need != TRIAGE_NEED_NONE)
        return told_by_need(hearing->verdict.need);
    enum told told = told_of(hearing_words(hearing), is_asked);
    /* The article has more to say than the one line, where it may be said. */
    if (told == TOLD_URINE && answer->kind == FAQ_ANSWER
        && !careful_is_open(&urgent->careful, hearing))
        return TOLD_NOTHING;
    /* What the verdict has words for needs no others. */
    bool is_judged = (told == TOLD_LOSS && hearing->verdict.kind != TRIAGE_NONE)
                     || (told == TOLD_MIND && hearing->verdict.kind == TRIAGE_NO_VERDICT);
    return is_judged ? TOLD_NOTHING : told;
}

/* What a death was about is not said, but is what a question behind it goes on with. */
static void answer_told(struct hearing *hearing, enum told told,
                        const struct faq_ranking *ranking)
{
    solace_say_told(hearing, told);
    if (told != TOLD_LOSS || ranking->count == 0
        || ranking->items[0].probability < near_probability)
        return;
    struct dialogue *dialogue = hearing_dialogue(hearing);
    dialogue_set_answer(dialogue, ranking->items[0].topic, 0, hearing->now_ms);
    dialogue->last = DIALOGUE_SAFETY;
}

/* "How do I get him to stop", behind what was told. */
static bool is_about_told(struct hearing *hearing, const struct asked *asked)
{
    const struct dialogue *before = asking_dialogue(hearing);

    return solace_is_open(hearing) && before->last == DIALOGUE_SAFETY && !asked->before
           && faq_aspect_of(hearing->aspects, hearing_meant(hearing)) != FAQ_ASPECT_NONE;
}

/* After a crisis what is asked is no more than a question, but what is said may be more.
 * is_known: an article would answer it, by words that may mean something else: "was ist
 * ketamin". */
static bool answer_foreign(struct urgent *urgent, struct hearing *hearing, bool is_known)
{
    struct str text = hearing->address.text;
    struct language language = language_of(hearing->arena, text);
    bool is_asked = str_find_char(text, '?') != STR_NOT_FOUND;

    if (!language.is_foreign || (is_known && !language.is_sure))
        return false;
    if (!is_asked && urgent_answer_carefully(urgent, hearing))
        return true;
    chatting_say_language(hearing, &language);
    return true;
}

static void answer_chat(struct urgent *urgent, struct hearing *hearing,
                        enum faq_chat_kind kind)
{
    if (kind != FAQ_CHAT_BYE || !urgent_answer_goodbye(urgent, hearing))
        chatting_say(hearing, kind);
}

/* "I keep thinking we should have known": how somebody feels is no question, whatever
 * topic has a word of it. Nor is "will she be ok" one to the topic before. */
static bool is_of_no_topic(const struct hearing *hearing, const struct asked *asked)
{
    if (hearing->verdict.class == TRIAGE_DIAGNOSIS)
        return asked->is_loose;
    return hearing->verdict.kind == TRIAGE_DISTRESS
           && !asked->answers[0].ranking.names_subject
           && !parts_are_asked(hearing->address.text);
}

/* "My dad is 81": of the child or the animal that swallowed something this is not. */
static bool is_about_other_adult(const struct urgent *urgent, struct hearing *hearing)
{
    return hearing_names_adult(hearing)
           && careful_is_of_no_adult(&urgent->careful, hearing);
}

/* What an article plainly says, asked as a question. */
static bool is_plainly_asked(struct hearing *hearing, const struct asked *asked)
{
    const struct faq_answer *answer = &asked->answers[0];

    return answer->kind == FAQ_ANSWER && !asked->is_together
           && parts_are_asked_at_last(hearing->address.text)
           && answer->ranking.items[0].probability >= plain_probability
           && faq_aspect_of(hearing->aspects, hearing_meant(hearing)) == FAQ_ASPECT_NONE;
}

/* "How do I store them safely", when it is over: nothing about the one who was in danger. */
static bool is_asked_after(const struct urgent *urgent, struct hearing *hearing,
                           const struct faq_answer *answer)
{
    const struct words *words = hearing_words(hearing);

    for (size_t i = 0; i < words->count; i++)
        if (str_has_word(STR(" he him his she her it they "), words->items[i].text))
            return false;
    return answer->kind == FAQ_ANSWER && careful_is_over(&urgent->careful, hearing)
           && parts_are_asked(hearing->address.text);
}

/* "Can he sleep it off", "how long until it shows": no passage is about that, however well
 * one fits. Who names the subject asks something new, and so does who asks for what an article
 * plainly says, when it is over, of another person, or of prices and rules. */
static bool is_about_emergency(const struct urgent *urgent, struct hearing *hearing,
                               const struct asked *asked)
{
    const struct faq_answer *answer = &asked->answers[0];

    if (!careful_is_watchful(&urgent->careful, hearing) || !answer->ranking.has_subject
        || answer->ranking.names_subject)
        return false;
    if (is_asked_after(urgent, hearing, answer))
        return false;
    if (!is_plainly_asked(hearing, asked))
        return true;
    bool is_plain = answer->ranking.items[0].pattern_score > 0
                    && (careful_is_over(&urgent->careful, hearing)
                        || is_about_other_adult(urgent, hearing));
    return !is_plain && !answer->topic->is_calm;
}

/* Whatever it is that they taper, no passage tells them to. */
static void judge_stopping(struct hearing *hearing, const struct asked *asked)
{
    if (hearing->verdict.kind != TRIAGE_NONE || asked->before
        || asked->aspects[0] != FAQ_ASPECT_STOP)
        return;
    hearing->verdict.kind = TRIAGE_NO_VERDICT;
    hearing->verdict.class = TRIAGE_MEDICINE;
}

static void answer_words(struct urgent *urgent, struct hearing *hearing, bool is_long)
{
    struct asked asked;

    asking_ask(urgent, hearing, false, is_long, &asked);
    const struct faq_answer *answer = &asked.answers[0];
    bool is_chat = answer->kind == FAQ_CHAT;
    judge_stopping(hearing, &asked);
    enum told told = is_chat ? TOLD_NOTHING : told_in(urgent, hearing, answer);
    if (told != TOLD_NOTHING) {
        answer_told(hearing, told, &answer->ranking);
        return;
    }
    bool is_known = answer->kind == FAQ_ANSWER && answer->ranking.content_count > 0
                    && answer->ranking.foreign_count == 0;
    if (!is_chat && hearing->verdict.kind == TRIAGE_NONE
        && answer_foreign(urgent, hearing, is_known))
        return;
    if (is_about_told(hearing, &asked)) {
        solace_say_distress(hearing);
        return;
    }
    if (!is_chat && is_about_emergency(urgent, hearing, &asked)) {
        aftermath_say_watchful(urgent, hearing);
        return;
    }
    if (answer->kind == FAQ_ANSWER && asked.count > 1)
        replying_both(urgent, hearing, &asked);
    else if (answer->kind == FAQ_ANSWER && !is_of_no_topic(hearing, &asked))
        replying_one(urgent, hearing, &asked);
    else if (!refusing_without_topic(urgent, hearing, answer)) {
        if (is_chat)
            answer_chat(urgent, hearing, answer->chat);
        else if (is_long)
            chatting_say_utterance(hearing, UTTERANCE_LONG);
        else
            replying_otherwise(urgent, hearing, &asked);
    }
}

bool answering_plea(struct urgent *urgent, struct hearing *hearing)
{
    enum plea plea = careful_is_after_crisis(&urgent->careful, hearing)
                         ? plea_of(hearing->arena, hearing->address.text)
                         : PLEA_NONE;

    if (plea == PLEA_NONE)
        return false;
    bool is_means = plea == PLEA_MEANS || plea == PLEA_DOING || plea == PLEA_THEIR_MEANS;
    if (!is_means && careful_is_called_off(&urgent->careful, hearing))
        return false;
    if (!is_means && urgent_answer_carefully(urgent, hearing))
        return true;
    if (plea == PLEA_DOUBT) {
        hearing_reply_private(hearing, "stop")->reply.body =
            rich_from_text(hearing->arena, hearing_text(hearing, SAFETY_RESPECTED));
        return true;
    }
    hearing->verdict.kind = TRIAGE_CRISIS;
    if (plea == PLEA_THEIR_MEANS)
        hearing->verdict.subject = TRIAGE_OTHER;
    return urgent_answer(urgent, hearing);
}

/* "Joking", behind a kind sentence, and all that tells of relief behind danger. */
static bool is_relieved(const struct urgent *urgent, struct hearing *hearing)
{
    bool is_open = careful_is_open(&urgent->careful, hearing);

    if (hearing->verdict.kind != TRIAGE_NONE || (!is_open && !solace_is_open(hearing)))
        return false;
    enum relief relief = relief_of(hearing->address.text, hearing_words(hearing));
    return is_open ? relief != RELIEF_NONE
                   : relief == RELIEF_MISTAKE || relief == RELIEF_JEST
                         || relief == RELIEF_TAKEN_BACK;
}

void answering_question(struct urgent *urgent, struct hearing *hearing)
{
    if (aftermath_answer(urgent, hearing)
        || (hearing->verdict.kind == TRIAGE_NONE && solace_answer_cause(hearing)))
        return;
    correction_take(hearing);
    enum utterance utterance = utterance_of(hearing->address.text);

    if (refusing_answer(urgent, hearing))
        return;
    if (!hearing->faq) {
        if (!refusing_without_topic(urgent, hearing, NULL))
            hearing_say(hearing, "none",
                        STR("My articles cannot be read just now, so I can answer no "
                            "questions. Please try again later."));
    } else if (hearing->address.text.len == 0) {
        chatting_say(hearing, FAQ_CHAT_NOTHING);
    } else if (utterance != UTTERANCE_WORDS && utterance != UTTERANCE_LONG) {
        if (utterance == UTTERANCE_TEARS)
            solace_say_distress(hearing);
        else if (!refusing_without_topic(urgent, hearing, NULL))
            chatting_say_utterance(hearing, utterance);
    } else if (is_relieved(urgent, hearing)) {
        chatting_say(hearing, FAQ_CHAT_OK);
    } else if (hearing->verdict.kind == TRIAGE_NONE
               && careful_hears_country(&urgent->careful, hearing)
               && !asking_topic_before(urgent, hearing)) {
        chatting_say_country(hearing);
    } else if (hearing->verdict.kind != TRIAGE_NONE
               || !rejoinder_answer(urgent, hearing)) {
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

    if (is_brief && aftermath_answer(urgent, hearing))
        return;
    if (is_brief
        && (hearing->verdict.kind == TRIAGE_REFUSAL
            || hearing->verdict.kind == TRIAGE_DISTRESS)) {
        if (is_allowed(hearing))
            answering_question(urgent, hearing);
        return;
    }
    if (!is_brief || !hearing->faq || hearing->verdict.kind == TRIAGE_ABUSE
        || !str_ends_with(text, STR("?"))
        || !followup_leans(text, hearing_meant(hearing)))
        return;
    asking_ask(urgent, hearing, false, false, &asked);
    if (is_plain(&asked) && is_allowed(hearing))
        replying_one(urgent, hearing, &asked);
}

void answering_ambient(struct urgent *urgent, struct hearing *hearing)
{
    struct asked asked;

    asking_ask(urgent, hearing, true, false, &asked);
    bool is_answer = asked.answers[0].kind == FAQ_ANSWER;
    /* Nobody asked the bot: what stands there already is not even pointed to. */
    bool is_said = is_answer
                   && said_has(hearing->said, hearing->arena, hearing->message,
                               asked.answers[0].topic, hearing->now_ms);
    if (is_answer && !is_said && is_allowed(hearing))
        replying_one(urgent, hearing, &asked);
}
