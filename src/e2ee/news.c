/* SPDX-License-Identifier: MIT */
#include "e2ee/news.h"

#include <stdlib.h>

static void drop(struct e2ee_news *news, size_t at)
{
    free(news->items[at].subject);
    news->count--;
    memmove(&news->items[at], &news->items[at + 1],
            (news->count - at) * sizeof(*news->items));
}

static size_t find(const struct e2ee_news *news, struct str subject)
{
    size_t at = 0;

    while (at < news->count && !str_equal(str_from_c(news->items[at].subject), subject))
        at++;
    return at;
}

void e2ee_news_add(struct e2ee_machine *machine, struct str subject)
{
    struct e2ee_news *news = &machine->news;
    size_t at = find(news, subject);

    if (at < news->count) {
        drop(news, at);
    } else if (news->count == E2EE_NEWS_MAX) {
        news->forgotten = news->items[0].revision;
        drop(news, 0);
    }
    news->items[news->count++] = (struct e2ee_piece_of_news){
        .subject = alloc_copy(subject.ptr, subject.len),
        .revision = ++machine->revision,
    };
}

void e2ee_news_of_all(struct e2ee_machine *machine)
{
    machine->news.forgotten = ++machine->revision;
}

bool e2ee_news_concern(const struct e2ee_machine *machine, struct str room,
                       uint64_t since)
{
    const struct e2ee_news *news = &machine->news;

    if (since < news->forgotten)
        return true;
    for (size_t i = news->count; i-- > 0 && news->items[i].revision > since;) {
        struct str subject = str_from_c(news->items[i].subject);
        if (str_equal(subject, room)
            || e2ee_store_has(machine->store, E2EE_MEMBER, room, subject))
            return true;
    }
    return false;
}

void e2ee_news_clear(struct e2ee_machine *machine)
{
    while (machine->news.count > 0)
        drop(&machine->news, machine->news.count - 1);
}
