/* SPDX-License-Identifier: MIT */
#include "faq/aspect_topic.h"

static bool answers(const struct faq_topic *topic, enum faq_aspect aspect)
{
    return topic->aspects & 1U << aspect;
}

static bool follows(const struct faq_topic *topic, const struct faq_topic *before)
{
    for (size_t i = 0; i < topic->after_count; i++)
        if (topic->after[i] == before->key)
            return true;
    return false;
}

const struct faq_topic *faq_aspect_topic(const struct faq_snapshot *faq,
                                         enum faq_aspect aspect,
                                         const struct faq_topic *before)
{
    if (aspect == FAQ_ASPECT_NONE || answers(before, aspect))
        return aspect == FAQ_ASPECT_NONE ? NULL : before;
    if (!faq_aspect_is_of_person(aspect))
        return NULL;
    for (size_t i = 0; i < faq_topic_count(faq); i++) {
        const struct faq_topic *topic = faq_topic_at(faq, i);
        if (answers(topic, aspect) && follows(topic, before))
            return topic;
    }
    return NULL;
}

size_t faq_aspect_topics(const struct faq_snapshot *faq, enum faq_aspect aspect,
                         const struct faq_topic **out, size_t max)
{
    size_t count = 0;

    for (size_t i = 0; i < faq_topic_count(faq) && count < max; i++)
        if (answers(faq_topic_at(faq, i), aspect))
            out[count++] = faq_topic_at(faq, i);
    return count;
}
