/* SPDX-License-Identifier: MIT */
/*
 * irc accounts: who is logged in as whom, learned from extended-join, account-notify
 * and the account tag, for servers that do not tell it on every line. Bounded: when the
 * table is full it forgets all, and WHOIS answers what it no longer knows.
 */
#ifndef IRC_ACCOUNTS_H
#define IRC_ACCOUNTS_H

#include "base/map.h"

enum { IRC_ACCOUNTS_MAX = 4096, IRC_ACCOUNT_BYTES_MAX = 128, IRC_BOTS_MAX = 256 };

struct irc_accounts {
    struct map by_nick; /* folded nick to account; "" is known to have none */
    struct map bots;    /* folded nicks that WHO marks as bots */
};

void irc_accounts_init(struct irc_accounts *accounts, uint64_t seed);
void irc_accounts_clear(struct irc_accounts *accounts);
/* Copies; "*" and "" mean none. Too long a name is not kept. */
void irc_accounts_set(struct irc_accounts *accounts, struct str nick, struct str account);
void irc_accounts_rename(struct irc_accounts *accounts, struct str from, struct str to);
void irc_accounts_forget(struct irc_accounts *accounts, struct str nick);
/* False when nothing is known; empty: has none. A view until the next change. */
bool irc_accounts_find(const struct irc_accounts *accounts, struct str nick,
                       struct str *account);

/* Bounded; further ones are not known. Forgotten and renamed with the account. */
void irc_accounts_set_bot(struct irc_accounts *accounts, struct str nick);
bool irc_accounts_is_bot(const struct irc_accounts *accounts, struct str nick);

#endif
