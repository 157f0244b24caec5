/* SPDX-License-Identifier: MIT */
/*
 * bot asking: a question put to the FAQ as the conversation gives it: its parts, the topic
 * before, and whether the subject is known already.
 */
#ifndef BOT_ASKING_H
#define BOT_ASKING_H

#include "bot/country.h"
#include "bot/hearing.h"
#include "bot/parts.h"
#include "bot/urgent.h"
#include "faq/aspect.h"

struct asked {
    struct faq_answer answers[PARTS_ANSWERS_MAX];
    size_t count;
    const struct faq_topic *before; /* of the last answer; NULL: nothing to go on with */
    bool goes_on;                   /* the question goes on with it */
    bool is_together;               /* and was understood together with it */
    bool is_loose;                  /* its topic has no word for just this */
    /* All that it asks of the topic that was spoken of, or none. */
    enum faq_aspect aspects[PARTS_ANSWERS_MAX];
    struct country country; /* that was named, if any */
};

/* What was said to the sender here within ten minutes; NULL: nothing. */
const struct dialogue *asking_dialogue(const struct hearing *hearing);
/* The topic that a short question may go on with, or NULL: none was answered, or the last
 * reply was an urgent one, or the message is no question ("I'm so tired of it all"), or
 * perhaps one for another bot ("!java"). */
const struct faq_topic *asking_topic_before(const struct urgent *urgent,
                                            const struct hearing *hearing);
/* is_long: a story, of which only the questions are asked. */
void asking_ask(const struct urgent *urgent, struct hearing *hearing, bool is_ambient,
                bool is_long, struct asked *out);

#endif
