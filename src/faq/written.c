/* SPDX-License-Identifier: MIT */
#include "faq/written.h"

#include "faq/loaded.h"

bool faq_written_next(const struct faq_snapshot *faq, struct faq_written_at *at,
                      struct faq_written *out)
{
    for (; at->topic < faq->topics.count; at->topic++, at->item = 0) {
        const struct loaded_topic *topic = &faq->topics.items[at->topic];
        const struct article_lines *ask = &topic->written->ask;
        const struct article_lines *not_ask = &topic->written->not_ask;
        size_t item = at->item++;
        if (item >= ask->count + not_ask->count)
            continue;
        out->topic = &topic->topic;
        out->is_not_ask = item >= ask->count;
        out->text = out->is_not_ask ? not_ask->items[item - ask->count].text
                                    : ask->items[item].text;
        return true;
    }
    return false;
}
