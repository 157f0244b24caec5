/* SPDX-License-Identifier: MIT */
#include "irc/lookup.h"

#include <stdio.h>

#include "irc/message.h"

void irc_lookups_clear(struct irc_lookups *lookups)
{
    for (size_t i = 0; i < lookups->count; i++)
        irc_event_release(&lookups->items[i].stored);
    lookups->count = 0;
}

bool irc_lookups_add(struct irc_lookups *lookups, const struct irc_event *event,
                     struct str nick, int64_t now_ms)
{
    if (lookups->count == IRC_LOOKUPS_MAX || nick.len >= IRC_LOOKUP_NAME_MAX)
        return false;
    struct irc_lookup *lookup = &lookups->items[lookups->count++];
    *lookup = (struct irc_lookup){.stored = irc_event_store(event),
                                  .until_ms = now_ms + IRC_LOOKUP_WAIT_MS};
    (void)snprintf(lookup->nick, sizeof(lookup->nick), "%.*s", STR_ARG(nick));
    return true;
}

static bool waits_for(const struct irc_lookup *lookup, struct str nick)
{
    return !lookup->is_ended && str_equal(str_from_c(lookup->nick), nick);
}

void irc_lookups_host(struct irc_lookups *lookups, struct str nick, struct str user,
                      struct str host)
{
    for (size_t i = 0; i < lookups->count; i++) {
        struct irc_lookup *lookup = &lookups->items[i];
        struct irc_source source = irc_source_split(lookup->stored.event.source);
        if (waits_for(lookup, nick)
            && (!str_equal(source.user, user) || !str_equal(source.host, host)))
            lookup->is_other = true;
    }
}

void irc_lookups_account(struct irc_lookups *lookups, struct str nick, struct str account)
{
    for (size_t i = 0; i < lookups->count; i++) {
        struct irc_lookup *lookup = &lookups->items[i];
        if (waits_for(lookup, nick) && account.len < IRC_LOOKUP_NAME_MAX)
            (void)snprintf(lookup->account, sizeof(lookup->account), "%.*s",
                           STR_ARG(account));
    }
}

void irc_lookups_end(struct irc_lookups *lookups, struct str nick, bool is_other)
{
    for (size_t i = 0; i < lookups->count; i++) {
        struct irc_lookup *lookup = &lookups->items[i];
        if (!waits_for(lookup, nick))
            continue;
        lookup->is_ended = true;
        lookup->is_other |= is_other;
    }
}

static struct irc_stored_event finish(const struct irc_lookup *lookup)
{
    struct irc_event event = lookup->stored.event;
    bool counts = lookup->is_ended && !lookup->is_other;
    event.is_account_known = true;
    event.account = counts ? str_from_c(lookup->account) : (struct str){0};
    return irc_event_store(&event);
}

bool irc_lookups_take(struct irc_lookups *lookups, int64_t now_ms,
                      struct irc_stored_event *out)
{
    for (size_t i = 0; i < lookups->count; i++) {
        struct irc_lookup *lookup = &lookups->items[i];
        if (!lookup->is_ended && now_ms < lookup->until_ms)
            continue;
        *out = finish(lookup);
        irc_event_release(&lookup->stored);
        lookups->count--;
        memmove(lookup, lookup + 1, (lookups->count - i) * sizeof(*lookup));
        return true;
    }
    return false;
}

int64_t irc_lookups_due_ms(const struct irc_lookups *lookups)
{
    int64_t due_ms = INT64_MAX;
    for (size_t i = 0; i < lookups->count; i++) {
        const struct irc_lookup *lookup = &lookups->items[i];
        int64_t at_ms = lookup->is_ended ? 0 : lookup->until_ms;
        if (at_ms < due_ms)
            due_ms = at_ms;
    }
    return due_ms;
}
