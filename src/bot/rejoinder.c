/* SPDX-License-Identifier: MIT */
#include "bot/rejoinder.h"

#include "bot/asking.h"
#include "bot/chatting.h"
#include "bot/offer.h"
#include "bot/passage.h"
#include "bot/remark.h"

/* After an urgent reply nothing is offered: it may be that one which is meant. */
static bool answer_remark_after_urgent(struct urgent *urgent, struct hearing *hearing,
                                       enum remark remark)
{
    if (!urgent_was_last(urgent, hearing) || remark == REMARK_PERSON
        || remark == REMARK_AWAY)
        return false;
    if (remark == REMARK_ADVICE) {
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

bool rejoinder_answer(struct urgent *urgent, struct hearing *hearing)
{
    const struct dialogue *before = asking_dialogue(hearing);
    enum dialogue_last last = before ? before->last : DIALOGUE_NOTHING;
    enum remark remark = remark_of(hearing->arena, hearing->address.text);
    const struct faq_topic *topic = asking_topic_before(urgent, hearing);

    if (remark == REMARK_NONE || hearing->address.is_by_prefix)
        return remark != REMARK_NONE;
    if (answer_remark_after_urgent(urgent, hearing, remark))
        return true;
    if (remark == REMARK_PERSON)
        chatting_say_person(hearing);
    else if (remark == REMARK_ADVICE)
        chatting_say_no_advice(hearing);
    else if (remark == REMARK_ENGLISH)
        chatting_say_few_words(hearing);
    else if (remark == REMARK_INSULT)
        chatting_say_program(hearing);
    else if (remark == REMARK_DOUBT)
        chatting_say_sure(hearing);
    else if (remark == REMARK_CONFUSED && last == DIALOGUE_ANSWER)
        chatting_say_fixed(hearing);
    else if (is_complaint(remark, last))
        offer_say_missed(hearing);
    else if (remark == REMARK_YES && last == DIALOGUE_ANSWER && topic)
        passage_say_rest(hearing, topic, false);
    else
        chatting_say(hearing, remark == REMARK_CONFUSED ? FAQ_CHAT_NOTHING : FAQ_CHAT_OK);
    return true;
}
