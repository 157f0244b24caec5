/* SPDX-License-Identifier: MIT */
#include "bot/joined.h"

#include "bot/followup.h"
#include "faq/aspect_topic.h"

struct ask {
    struct faq_answer answer;
    enum faq_aspect aspect;
};

/* Of what was spoken of, where a topic says that it knows. */
static bool ask_aspect(const struct hearing *hearing, struct str text,
                       const struct faq_topic *of, struct ask *out)
{
    const struct faq_topic *topic;
    struct words words;

    faq_read(hearing->faq, text, hearing->arena, &words);
    out->aspect = of ? faq_aspect_of(hearing->aspects, &words) : FAQ_ASPECT_NONE;
    topic = out->aspect == FAQ_ASPECT_NONE
                ? NULL
                : faq_aspect_topic(hearing->faq, out->aspect, of);
    if (!topic)
        return false;
    out->answer.kind = FAQ_ANSWER;
    out->answer.topic = topic;
    out->answer.suggestion_count = 0;
    out->answer.reason = "it asks something of what was answered before";
    return true;
}

static bool ask_words(const struct hearing *hearing, struct str text,
                      const struct faq_topic *of, struct faq_context context,
                      struct ask *out)
{
    struct faq_answer together;

    out->aspect = FAQ_ASPECT_NONE;
    faq_answer(hearing->faq, text, context, hearing->arena, &out->answer);
    if (of
        && followup_ask(hearing->faq, text, of, &out->answer, hearing->arena, &together)
               != FOLLOWUP_ALONE)
        out->answer = together;
    return out->answer.kind == FAQ_ANSWER;
}

/* One paragraph for both. */
static bool is_same(const struct hearing *hearing, const struct ask *first,
                    const struct ask *second)
{
    const struct faq_topic *topic = second->answer.topic;
    size_t block = first->aspect == FAQ_ASPECT_NONE
                       ? 0
                       : faq_aspect_block(topic, first->aspect, false, hearing->arena);

    return first->answer.topic == topic
           && faq_aspect_block(topic, second->aspect, true, hearing->arena) == block;
}

bool joined_ask(struct hearing *hearing, const struct faq_topic *of,
                struct faq_context context, struct asked *out)
{
    struct ask first = {.aspect = FAQ_ASPECT_NONE}, second = first;
    struct parts parts;

    parts_split(hearing->address.text, &parts);
    if (parts.count != 2)
        return false;
    first.answer = second.answer = out->answers[0];
    if (!ask_aspect(hearing, parts.items[0], of, &first)
        && !ask_words(hearing, parts.items[0], of, context, &first))
        return false;
    if (!ask_aspect(hearing, parts.items[1], first.answer.topic, &second))
        return false;
    out->answers[0] = first.answer;
    out->answers[1] = second.answer;
    out->aspects[0] = first.aspect;
    out->aspects[1] = second.aspect;
    out->count = is_same(hearing, &first, &second) ? 1 : 2;
    return true;
}
