/* SPDX-License-Identifier: MIT */
#include "chat/reply.h"

#include "base/macros.h"

struct str chat_reply_plain(struct arena *arena, const struct chat_reply *reply)
{
    struct str parts[] = {
        reply->lead,    reply->title,  rich_plain(arena, reply->body),
        reply->hint,    reply->footer, reply->sources,
        reply->closing,
    };
    struct str text = STR("");

    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        if (parts[i].len > 0 && text.len > 0)
            text = arena_format(arena, "%.*s\n%.*s", STR_ARG(text), STR_ARG(parts[i]));
        else if (parts[i].len > 0)
            text = parts[i];
    }
    return text;
}
