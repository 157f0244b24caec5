/* SPDX-License-Identifier: MIT */
#include "bot/rejoinder.h"

#include "base/macros.h"
#include "bot/asking.h"
#include "bot/chatting.h"
#include "bot/offer.h"
#include "bot/passage.h"
#include "bot/remark.h"
#include "faq/aspect_topic.h"

/* Where nothing but one line is said. otherwise: where no article is about health; NULL:
 * the same. */
static const struct {
    enum remark remark;
    bool has_person; /* whom to talk to stands under it */
    const char *text, *otherwise;
} lines[] = {
    {REMARK_PERSON, true,
     "I am a program, and nobody reads along here. For a person: a doctor, nurse or "
     "pharmacist.",
     "I am a program, and nobody reads along here."},
    {REMARK_DEED, true,
     "I am a program: I can't call, write to or tell anyone, and nobody reads along here.",
     NULL},
    {REMARK_SECRET, true,
     "Who is told what differs by place and age, and I don't know it for you. You can ask "
     "first: a doctor, a helpline or a drug service says what they keep to themselves.",
     "Who is told what I don't know."},
    {REMARK_DECISION, false,
     "I can't judge that for one person. Tell the clinic, or a doctor who knows you, what "
     "happened and what worries you: with them you can decide.",
     "I am a program and can't judge what you should do."},
    {REMARK_ENGLISH, false,
     "That is all right. A few simple words are enough: ask me, or say topics.", NULL},
    {REMARK_INSULT, false, "I'm only a program that looks things up. Ask when you like.",
     NULL},
    {REMARK_DOUBT, false,
     "I can be no surer than the articles are. Say sources for where it comes from. Whether "
     "it fits you, a doctor or pharmacist can say.",
     "I can be no surer than the articles are. Say sources for where it comes from."},
    {REMARK_WATCHED, false,
     "I am a program: nobody reads along through me, and I pass nothing on. But who runs "
     "the server of this chat may see it, in a room everybody does, and whom they show it "
     "to I don't know.",
     NULL},
    {REMARK_COLD, true,
     "I'm sorry that it sounds like that. I am a program, and all my sentences were written "
     "beforehand: it is not about you. A person can listen better.",
     NULL},
    {REMARK_SCARED, false,
     "I'm sorry for the fright. I see only words, and where they could mean danger I say "
     "too much rather than too little. If all is well, just ask on.",
     NULL},
    {REMARK_CONFUSED, false,
     "I only look things up. Ask me about one thing in a few simple words, or say topics.",
     NULL},
    {REMARK_SHORTER, false,
     "That is the shortest I have, sorry: fixed passages, and I can't put them in other "
     "words. Ask about one thing in it, or ask a doctor or pharmacist.",
     "That is the shortest I have, sorry: fixed passages, and I can't put them in other "
     "words. Ask about one thing in it."},
    {REMARK_NOTED, false, "Good. Ask me whenever you like.", NULL},
    {REMARK_OPENING, false, "Go ahead: ask me about one thing, or say topics.", NULL},
    {REMARK_ANGER, false,
     "That can upset anyone. I can only look things up: ask on, or say sources for where it "
     "comes from.",
     NULL},
    {REMARK_NERVOUS, true,
     "It is normal to be nervous about something new. Ask me what worries you, in a few "
     "words, or say topics.",
     NULL},
    {REMARK_DENIED, false,
     "You can ask why, and you can ask another doctor for a second opinion. There may also "
     "be a reason in your health that I can't see.",
     "You can ask why."},
    {REMARK_ALLOWED, false,
     "They know more of your health than I do. What still worries you, ask them or a "
     "pharmacist, or ask me about one thing.",
     "Then go by what they say, or ask me about one thing."},
};

static struct str footer_of_person(const struct hearing *hearing)
{
    return hearing_text(hearing,
                        hearing->message->is_direct ? SAFETY_TALK : SAFETY_NEUTRAL);
}

static bool say_line(struct hearing *hearing, enum remark remark)
{
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        if (lines[i].remark != remark)
            continue;
        bool is_otherwise = lines[i].otherwise && !hearing_is_medical(hearing);
        struct chat_action *action =
            hearing_say(hearing, "chat",
                        str_from_c(is_otherwise ? lines[i].otherwise : lines[i].text));
        if (lines[i].has_person)
            action->reply.footer = footer_of_person(hearing);
        return true;
    }
    return false;
}

/* Whoever looks whether anybody is there is told so, and what can be asked. */
static void say_present(struct hearing *hearing)
{
    hearing_say(
        hearing, "chat",
        arena_format(
            hearing->arena,
            "Hello! Yes, I'm here, day and night: a program that looks things up "
            "about \"%.*s\". Ask me what is on your mind, in your own words, or say "
            "topics.",
            STR_ARG(faq_title(hearing->faq))));
}

static void say_company(struct hearing *hearing)
{
    struct chat_action *action = hearing_say(
        hearing, "chat",
        arena_format(
            hearing->arena,
            "It's good that you write. I am a program and poor company, but you "
            "can ask me anything about \"%.*s\", one thing at a time, or say topics. "
            "For a talk a person is better.",
            STR_ARG(faq_title(hearing->faq))));

    action->reply.footer = footer_of_person(hearing);
}

/* What takes some of the fear, where an article has it. */
static void say_calming(struct hearing *hearing, bool is_of_start)
{
    const struct faq_topic *topic;

    if (!is_of_start || faq_aspect_topics(hearing->faq, FAQ_ASPECT_FEAR, &topic, 1) == 0)
        say_line(hearing, REMARK_NERVOUS);
    else
        passage_say(hearing, topic, 0,
                    STR("It is normal to be scared of something new, for yourself or for "
                        "somebody close. This may help; then ask me what worries you "
                        "most."));
}

/* Who was told the same twice wants what was not said yet. */
static void say_not_said(struct hearing *hearing, const struct faq_topic *topic)
{
    const struct dialogue *dialogue = asking_dialogue(hearing);

    if (topic && dialogue->shown < topic->passage.count
        && dialogue->revision == topic->revision)
        passage_say(hearing, topic, dialogue->shown,
                    STR("I did, sorry. This I have not said yet:"));
    else
        offer_say_missed(hearing);
}

static void say_no_advice(struct hearing *hearing)
{
    hearing_say(
        hearing, "chat",
        arena_format(
            hearing->arena,
            "I am a program and can't judge what you should do. If somebody is in "
            "danger, call %.*s now. Otherwise ask me about one thing in a few "
            "words%s.",
            STR_ARG(hearing->lines->emergency),
            hearing_is_medical(hearing) ? ", or ask a doctor or pharmacist" : ""));
}

/* "Ketamine can kill" is no answer to it. */
static void say_mortal(struct hearing *hearing)
{
    hearing_say(hearing, "distress", hearing_text(hearing, SAFETY_MORTAL));
    dialogue_set_last(hearing_dialogue(hearing), DIALOGUE_SAFETY, hearing->now_ms);
}

static void say_unwilling(struct hearing *hearing)
{
    hearing_say(
        hearing, "chat",
        arena_format(hearing->arena,
                     "You need not wait until they want it: a doctor, a drug service "
                     "or a helpline also advises people who worry about somebody. If "
                     "anybody could come to harm, call %.*s now.",
                     STR_ARG(hearing->lines->emergency)));
}

static void say_kept(struct hearing *hearing, bool is_to_erase)
{
    bool is_counted = hearing->options->keeps_misses && !hearing->message->is_direct;
    const struct str parts[] = {
        STR("Once I have answered, no text of what you write is in my log or database"),
        is_to_erase ? STR(": there is nothing for me to delete.")
                    : STR(". For up to an hour I remember what it was about."),
        is_counted
            ? STR(" Of questions in a room that found no answer I count the words, "
                  "without names.")
            : STR(""),
        STR(" Your chat app, its server and who is in a room may keep it."),
    };

    hearing_say(hearing, "chat", arena_join(hearing->arena, parts, COUNT_OF(parts)));
}

/* What it is and keeps is told at any time, and so is where those who worry get help. False when the remark is about something
 * else. */
static bool say_itself(struct hearing *hearing, enum remark remark)
{
    if (remark == REMARK_PROGRAM)
        chatting_say(hearing, FAQ_CHAT_WHO);
    else if (remark == REMARK_KEPT || remark == REMARK_ERASED)
        say_kept(hearing, remark == REMARK_ERASED);
    else if (remark == REMARK_UNWILLING && hearing_is_medical(hearing))
        say_unwilling(hearing);
    else
        return (remark == REMARK_WATCHED || remark == REMARK_SCARED)
               && say_line(hearing, remark);
    return true;
}

/* After a long reply the short answer, and of that its first sentence. */
static void say_shorter(struct hearing *hearing, const struct faq_topic *topic)
{
    const struct dialogue *dialogue = asking_dialogue(hearing);

    if (!dialogue || dialogue->last != DIALOGUE_ANSWER)
        say_line(hearing, REMARK_CONFUSED);
    else if (topic && dialogue->shown > 1)
        passage_say_short(hearing, topic);
    else if (!topic || !passage_say_sentence(hearing, topic))
        say_line(hearing, REMARK_SHORTER);
}

/* What was offered may still be chosen. */
static void say_unsure(struct hearing *hearing, const struct dialogue *before)
{
    bool has_offer = before && before->offered_count > 0;

    hearing_say(hearing, "chat",
                has_offer ? STR("That is all right. Say a number, or in a few words what "
                                "worries you.")
                          : STR("That is all right. Say in a few words what worries you, "
                                "or topics for all that I know."));
}

/* After an urgent reply nothing is offered: it may be that one which is meant. */
static bool answer_after_urgent(struct urgent *urgent, struct hearing *hearing,
                                enum remark remark)
{
    if (!careful_was_last(&urgent->careful, hearing) || remark == REMARK_PERSON
        || remark == REMARK_DEED || remark == REMARK_SECRET || remark == REMARK_AWAY)
        return false;
    if (remark == REMARK_ADVICE || remark == REMARK_DECISION) {
        chatting_say_after_urgent(hearing);
        return true;
    }
    if (remark == REMARK_MISSED || !urgent_answer_carefully(urgent, hearing))
        chatting_say_misread(hearing);
    return true;
}

static bool is_complaint(enum remark remark, enum dialogue_last last)
{
    return remark == REMARK_MISSED
           || (remark == REMARK_NO
               && (last == DIALOGUE_ANSWER || last == DIALOGUE_OFFER));
}

/* As it was written, or with what is misspelt corrected. */
static enum remark heard(struct hearing *hearing)
{
    struct str text = hearing->address.text;
    enum remark remark = remark_of(hearing->remarks, text, hearing_words(hearing));

    if (remark == REMARK_NONE && hearing_words(hearing)->count <= SAYING_WORDS_MAX)
        remark = remark_of(hearing->remarks, text, hearing_meant(hearing));
    /* "Is the treatment for anxious people" asks something. */
    return remark == REMARK_NERVOUS && parts_is_question(text) ? REMARK_NONE : remark;
}

bool rejoinder_answer(struct urgent *urgent, struct hearing *hearing)
{
    const struct dialogue *before = asking_dialogue(hearing);
    enum dialogue_last last = before ? before->last : DIALOGUE_NOTHING;
    enum remark remark = heard(hearing);
    const struct faq_topic *topic = asking_topic_before(urgent, hearing);

    if (remark == REMARK_NONE || hearing->address.is_by_prefix)
        return remark != REMARK_NONE;
    /* "What do I do then", of what was just answered. */
    if (remark == REMARK_ADVICE && topic
        && faq_aspect_topic(hearing->faq, FAQ_ASPECT_ACT, topic))
        return false;
    if (say_itself(hearing, remark) || answer_after_urgent(urgent, hearing, remark))
        return true;
    if (remark == REMARK_ADVICE)
        say_no_advice(hearing);
    else if (remark == REMARK_MORTAL)
        say_mortal(hearing);
    else if (remark == REMARK_PRESENT)
        say_present(hearing);
    else if (remark == REMARK_COMPANY)
        say_company(hearing);
    else if (remark == REMARK_NERVOUS)
        say_calming(hearing, remark_is_of_start(hearing_meant(hearing)));
    else if (remark == REMARK_REPEATED)
        say_not_said(hearing, topic);
    else if (remark == REMARK_LOST && !(before && before->offered_count > 0))
        offer_say_first(hearing);
    else if (remark == REMARK_SHORTER || remark == REMARK_CONFUSED)
        say_shorter(hearing, topic);
    else if (remark == REMARK_UNSURE || remark == REMARK_LOST)
        say_unsure(hearing, before);
    else if (is_complaint(remark, last))
        offer_say_missed(hearing);
    else if (remark == REMARK_YES && last == DIALOGUE_ANSWER && topic)
        passage_say_rest(hearing, topic);
    else if (!say_line(hearing, remark))
        chatting_say(hearing, FAQ_CHAT_OK);
    return true;
}
