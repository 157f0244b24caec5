/* SPDX-License-Identifier: MIT */
/*
 * irc lookup: messages that wait until WHOIS has told who their sender is.
 *
 *     irc_lookups_add(&lookups, &event, nick, now_ms)     and send WHOIS
 *     irc_lookups_host, irc_lookups_account               311, 330 and 307
 *     irc_lookups_end                                     318, or the nick is gone
 *     while (irc_lookups_take(&lookups, now_ms, &stored)) told, or waited 5 s
 *
 * A nick may change hands between the message and the answer; so an answer counts only
 * if its user and host are those of the message. Nicks are folded.
 */
#ifndef IRC_LOOKUP_H
#define IRC_LOOKUP_H

#include "irc/events.h"

enum { IRC_LOOKUPS_MAX = 16, IRC_LOOKUP_WAIT_MS = 5000, IRC_LOOKUP_NAME_MAX = 128 };

struct irc_lookup {
    struct irc_stored_event stored;
    char nick[IRC_LOOKUP_NAME_MAX];
    char account[IRC_LOOKUP_NAME_MAX];
    int64_t until_ms;
    bool is_other; /* somebody else has the nick now */
    bool is_ended;
};

struct irc_lookups {
    struct irc_lookup items[IRC_LOOKUPS_MAX];
    size_t count;
};

void irc_lookups_clear(struct irc_lookups *lookups);
/* False when too many wait. Copies. */
bool irc_lookups_add(struct irc_lookups *lookups, const struct irc_event *event,
                     struct str nick, int64_t now_ms);
void irc_lookups_host(struct irc_lookups *lookups, struct str nick, struct str user,
                      struct str host);
void irc_lookups_account(struct irc_lookups *lookups, struct str nick,
                         struct str account);
/* The answer is complete; is_other: the nick was given up, nothing of it counts. */
void irc_lookups_end(struct irc_lookups *lookups, struct str nick, bool is_other);
/* The next that is ready, with what was found; gives it for irc_event_release. */
bool irc_lookups_take(struct irc_lookups *lookups, int64_t now_ms,
                      struct irc_stored_event *out);
int64_t irc_lookups_due_ms(const struct irc_lookups *lookups);

#endif
