/* SPDX-License-Identifier: MIT */
#include "bot/replying.h"

#include "bot/chatting.h"
#include "bot/followup.h"
#include "bot/offer.h"
#include "bot/passage.h"
#include "bot/place.h"
#include "bot/reason.h"
#include "bot/solace.h"
#include "bot/utterance.h"

/* So little speaks for the subject that a guess is none. */
static const double far_gate = 0.4;

static void take_careful_footer(struct urgent *urgent, struct hearing *hearing)
{
    if (hearing->verdict.footer == TRIAGE_FOOTER_NONE
        && careful_takes_footer(&urgent->careful, hearing))
        hearing->verdict.footer = TRIAGE_FOOTER_NOW;
}

static struct chat_action *answer_with(struct urgent *urgent, struct hearing *hearing,
                                       const struct faq_topic *topic)
{
    take_careful_footer(urgent, hearing);
    return passage_say(hearing, topic, 0, STR(""));
}

/* The offer stands after a choice: the other number may be wanted, too. */
static void keep_offer(struct hearing *hearing, const struct dialogue *offered)
{
    struct dialogue *dialogue = hearing_dialogue(hearing);

    memcpy(dialogue->offered, offered->offered, sizeof(dialogue->offered));
    dialogue->offered_count = offered->offered_count;
}

void replying_choice(struct urgent *urgent, struct hearing *hearing,
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
        const struct faq_topic *topic = faq_topic_keyed(hearing->faq, choice->topics[i]);
        if (topic)
            answer_with(urgent, hearing, topic);
        else
            hearing_say(hearing, "gone",
                        STR("That topic is gone: the articles were changed just now. "
                            "Please ask again."));
    }
    keep_offer(hearing, &offered);
}

static const struct faq_topic *together_with(const struct asked *asked)
{
    return asked->is_together ? asked->before : NULL;
}

static enum passage_fit fit_of(const struct asked *asked)
{
    if (!asked->is_loose)
        return PASSAGE_FITS;
    return asked->is_together ? PASSAGE_FITS_NOT : PASSAGE_MAY_FIT;
}

/* A law or a price is of one country, and that it is not this one must be said. */
static bool answer_of_place(struct hearing *hearing, const struct asked *asked,
                            bool has_read)
{
    const struct faq_topic *topic = asked->answers[0].topic;
    struct place place = place_of(hearing->arena, topic, &asked->country);

    bool is_missing = place.kind == PLACE_MISSING;
    struct str intro = arena_format(
        hearing->arena,
        "My article says nothing about %.*s, only this:", STR_ARG(place.name));

    if (is_missing && has_read && place.block == 0)
        hearing_say(hearing, "none",
                    arena_format(hearing->arena, "My article says nothing about %.*s.%s",
                                 STR_ARG(place.name),
                                 topic->is_medical
                                     ? " A doctor or pharmacist there can say."
                                     : ""))
            ->topic = topic->id;
    else if (is_missing && has_read)
        passage_say_block(hearing, topic, place.block, intro);
    else if (is_missing)
        passage_say(hearing, topic, 0, intro);
    else if (place.kind == PLACE_COVERED && has_read)
        passage_say_block(hearing, topic, place.block, STR(""));
    else
        return false;
    return true;
}

static void say_topic(struct hearing *hearing, const struct asked *asked, bool leans)
{
    const struct faq_topic *topic = asked->answers[0].topic;

    if (leans && hearing_dialogue(hearing)->shown > 0)
        passage_say_further(hearing, topic, fit_of(asked));
    else if (leans || !passage_point_to(hearing, topic))
        passage_say(hearing, topic, 0, STR(""));
}

void replying_one(struct urgent *urgent, struct hearing *hearing,
                  const struct asked *asked)
{
    const struct faq_answer *answer = &asked->answers[0];
    bool is_same = answer->topic == asked->before;
    bool leans = is_same && (asked->goes_on || asked->is_together);
    bool has_read = hearing_dialogue(hearing)->shown > 0;

    take_careful_footer(urgent, hearing);
    if (asked->aspects[0] != FAQ_ASPECT_NONE)
        passage_say_aspect(hearing, answer->topic, asked->aspects[0]);
    else if (!answer_of_place(hearing, asked, leans && has_read))
        say_topic(hearing, asked, leans);
    struct dialogue *dialogue = hearing_dialogue(hearing);
    dialogue->question = str_hash(hearing->address.text, 0);
    dialogue_set_why(dialogue,
                     reason_of(hearing, &asked->answers[0], together_with(asked)));
    offer_remember_near(dialogue, &answer->ranking, answer->topic);
}

static void say_part(struct urgent *urgent, struct hearing *hearing,
                     const struct asked *asked, size_t at)
{
    const struct faq_topic *topic = asked->answers[at].topic;

    if (asked->aspects[at] == FAQ_ASPECT_NONE) {
        answer_with(urgent, hearing, topic);
        return;
    }
    take_careful_footer(urgent, hearing);
    passage_say_aspect(hearing, topic, asked->aspects[at]);
}

/* Nothing that was asked is passed over in silence. */
static void say_rest_is_open(struct hearing *hearing)
{
    struct chat_reply *reply =
        &hearing->actions->items[hearing->actions->count - 1].reply;
    struct parts parts;

    parts_split(hearing->address.text, &parts);
    if (parts.count > PARTS_ANSWERS_MAX)
        reply->hint =
            arena_format(hearing->arena,
                         "%.*s%sI take two questions at a time: ask me the rest again.",
                         STR_ARG(reply->hint), reply->hint.len > 0 ? " " : "");
}

/* "more" goes on with the second one, so the first makes no promise. */
void replying_both(struct urgent *urgent, struct hearing *hearing,
                   const struct asked *asked)
{
    for (size_t i = 0; i < asked->count; i++) {
        say_part(urgent, hearing, asked, i);
        if (i + 1 < asked->count)
            hearing->actions->items[hearing->actions->count - 1].reply.hint = STR("");
    }
    say_rest_is_open(hearing);
    const struct faq_answer *last = &asked->answers[asked->count - 1];
    struct dialogue *dialogue = hearing_dialogue(hearing);
    dialogue_set_why(dialogue, reason_of(hearing, last, NULL));
    offer_remember_near(dialogue, &last->ranking, last->topic);
}

/* Nothing is asked, behind what was met with a kind sentence. */
static bool is_told_sadly(const struct hearing *hearing, const struct faq_answer *answer)
{
    return solace_is_open(hearing)
           && (!answer->ranking.names_subject || solace_is_of_loss(hearing))
           && !parts_are_asked(hearing->address.text);
}

/* "Hi, I'm 11": not said before, and nothing asked. */
static bool is_greeting_child(const struct hearing *hearing)
{
    const struct dialogue *before = asking_dialogue(hearing);

    return hearing_is_medical(hearing) && hearing->verdict.is_young
           && !(before && before->is_young) && !parts_are_asked(hearing->address.text);
}

static bool has_link(const struct hearing *hearing)
{
    return str_find(hearing->address.text, STR("://")) != STR_NOT_FOUND;
}

/* "Who won the football", in a conversation about something else. */
static bool is_far_guess(const struct faq_answer *answer)
{
    const struct faq_ranking *ranking = &answer->ranking;

    return offer_is_guess(answer) && ranking->has_gate && !ranking->names_subject
           && ranking->gate < far_gate;
}

/* "Can you tell her", "last night": no list of guesses for what asks nothing of them. */
static bool is_idle(struct hearing *hearing, const struct faq_answer *answer)
{
    struct str text = hearing->address.text;

    return offer_is_guess(answer) && !answer->ranking.names_subject
           && hearing->verdict.kind == TRIAGE_NONE
           && (!parts_are_asked(text) || followup_is_to_bot(hearing_meant(hearing)));
}

/* "Can you write the essay for me"; but "can you eat before" is of anybody. */
static bool is_of_bot(struct hearing *hearing, const struct faq_answer *answer)
{
    const struct faq_ranking *ranking = &answer->ranking;
    bool is_far = answer->suggestion_count == 0 || offer_is_guess(answer)
                  || (ranking->has_gate && ranking->gate < far_gate);

    return is_far && hearing->verdict.kind == TRIAGE_NONE
           && !answer->ranking.names_subject && !hearing->address.is_by_prefix
           && followup_is_of_bot(hearing_meant(hearing));
}

/* "I had my third infusion yesterday": nothing is asked yet. */
static bool is_told(struct hearing *hearing)
{
    return hearing->verdict.kind == TRIAGE_NONE && !hearing->address.is_by_prefix
           && !parts_are_asked_at_last(hearing->address.text)
           && followup_tells(hearing_meant(hearing));
}

/* "How long?" as the first word of all. */
static bool is_of_nothing(struct hearing *hearing, const struct asked *asked)
{
    return !asked->before && hearing->verdict.kind == TRIAGE_NONE
           && !hearing->address.is_by_prefix
           && faq_aspect_of(hearing->aspects, hearing_meant(hearing)) != FAQ_ASPECT_NONE;
}

void replying_otherwise(struct urgent *urgent, struct hearing *hearing,
                        const struct asked *asked)
{
    const struct faq_answer *answer = &asked->answers[0];
    bool has_offer = answer->kind == FAQ_SUGGEST && answer->suggestion_count > 0
                     && !is_far_guess(answer);

    if (careful_was_last(&urgent->careful, hearing)
        && !careful_has_stopped(&urgent->careful, hearing)
        && !(has_offer && answer->ranking.names_subject)) {
        if (!urgent_answer_carefully(urgent, hearing))
            chatting_say_after_urgent(hearing);
        return;
    }
    if (careful_hears_country(&urgent->careful, hearing))
        chatting_say_country(hearing);
    else if (is_told_sadly(hearing, answer))
        solace_say_distress(hearing);
    else if (is_greeting_child(hearing))
        solace_say_young(hearing);
    else if (has_link(hearing))
        chatting_say_utterance(hearing, UTTERANCE_LINK);
    else if (is_of_bot(hearing, answer))
        chatting_say(hearing, FAQ_CHAT_WHO);
    else if (has_offer && !offer_is_guess(answer) && is_told(hearing))
        offer_say_told(hearing, answer);
    else if (is_told(hearing))
        offer_say_told_nothing(hearing);
    else if (has_offer && is_idle(hearing, answer))
        offer_say_unsure(hearing);
    else if (has_offer)
        offer_say(hearing, answer);
    else if (is_of_nothing(hearing, asked))
        offer_say_of_what(hearing);
    else
        offer_say_none(hearing, answer);
    struct dialogue *dialogue = hearing_dialogue(hearing);
    dialogue->is_on_subject |= answer->ranking.names_subject;
    dialogue_set_why(dialogue,
                     reason_of(hearing, &asked->answers[0], together_with(asked)));
}
