/* SPDX-License-Identifier: MIT */
#include "bot/privacy.h"

#include "base/macros.h"
#include "text/words.h"

static const int64_t week_ms = INT64_C(7) * 24 * 60 * 60 * 1000;

struct hinted_room {
    struct memory_item item; /* used when the hint was given */
};

void privacy_init(struct memory *hinted, uint64_t seed)
{
    memory_init(hinted, seed, sizeof(struct hinted_room), PRIVACY_ROOMS_MAX, week_ms);
}

bool privacy_is_personal(struct arena *scratch, struct str text)
{
    static const struct str self[] = {STR_INIT("i"), STR_INIT("my"), STR_INIT("me")};
    struct words words;

    words_read(scratch, text, NULL, &words);
    for (size_t i = 0; i < words.count; i++)
        for (size_t j = 0; j < COUNT_OF(self); j++)
            if (str_equal(words.items[i].text, self[j]))
                return true;
    return false;
}

bool privacy_hint_is_due(struct memory *hinted, struct arena *scratch,
                         const struct chat_message *message, int64_t now_ms)
{
    struct str name = arena_format(scratch, "%.*s\n%.*s", STR_ARG(message->network),
                                   STR_ARG(message->room));
    const struct hinted_room *room = memory_find(hinted, name);

    if (message->is_direct || (room && now_ms - room->item.used_ms <= week_ms))
        return false;
    memory_get(hinted, name, now_ms);
    return true;
}
