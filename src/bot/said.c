/* SPDX-License-Identifier: MIT */
#include "bot/said.h"

struct told {
    struct memory_item item; /* used when it was said */
    uint64_t revision;
};

void said_init(struct memory *said, uint64_t seed)
{
    memory_init(said, seed, sizeof(struct told), SAID_MAX, SAID_MS);
}

static struct str name_of(struct arena *scratch, const struct chat_message *message,
                          const struct faq_topic *topic)
{
    return arena_format(scratch, "%.*s\n%.*s\n%.*s", STR_ARG(message->network),
                        STR_ARG(message->room), STR_ARG(topic->id));
}

static bool is_shared(const struct chat_message *message)
{
    return !message->is_direct && !message->shape.takes_passage;
}

void said_note(struct memory *said, struct arena *scratch,
               const struct chat_message *message, const struct faq_topic *topic,
               int64_t now_ms)
{
    if (!is_shared(message))
        return;
    struct told *told = memory_get(said, name_of(scratch, message, topic), now_ms);
    told->revision = topic->revision;
}

bool said_has(const struct memory *said, struct arena *scratch,
              const struct chat_message *message, const struct faq_topic *topic,
              int64_t now_ms)
{
    const struct told *told =
        is_shared(message) ? memory_find(said, name_of(scratch, message, topic)) : NULL;

    return told && now_ms - told->item.used_ms < SAID_MS
           && told->revision == topic->revision;
}
