/* SPDX-License-Identifier: MIT */
#include "irc/accounts.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "irc/message.h"

void irc_accounts_init(struct irc_accounts *accounts, uint64_t seed)
{
    map_init(&accounts->by_nick, seed);
    map_init(&accounts->bots, seed);
}

void irc_accounts_clear(struct irc_accounts *accounts)
{
    uint64_t seed = accounts->by_nick.seed;
    struct str name;
    void *value;
    for (size_t i = 0; map_next(&accounts->by_nick, &i, &name, &value);)
        free(value);
    map_clear(&accounts->by_nick);
    map_clear(&accounts->bots);
    irc_accounts_init(accounts, seed);
}

static void forget_account(struct irc_accounts *accounts, struct str nick)
{
    free(map_remove(&accounts->by_nick, nick));
}

void irc_accounts_forget(struct irc_accounts *accounts, struct str nick)
{
    forget_account(accounts, nick);
    (void)map_remove(&accounts->bots, nick);
}

void irc_accounts_set(struct irc_accounts *accounts, struct str nick, struct str account)
{
    forget_account(accounts, nick);
    if (account.len > IRC_ACCOUNT_BYTES_MAX || nick.len == 0
        || nick.len > IRC_NAME_BYTES_MAX)
        return;
    if (accounts->by_nick.count >= IRC_ACCOUNTS_MAX)
        irc_accounts_clear(accounts);
    bool is_none = account.len == 0 || str_equal(account, STR("*"));
    *map_put(&accounts->by_nick, nick) =
        is_none ? alloc_copy("", 0) : alloc_copy(account.ptr, account.len);
}

void irc_accounts_rename(struct irc_accounts *accounts, struct str from, struct str to)
{
    if (str_equal(from, to))
        return;
    void *account = map_remove(&accounts->by_nick, from);
    bool is_bot = map_remove(&accounts->bots, from) != NULL;
    irc_accounts_forget(accounts, to);
    if (is_bot)
        irc_accounts_set_bot(accounts, to);
    if (account)
        *map_put(&accounts->by_nick, to) = account;
}

bool irc_accounts_find(const struct irc_accounts *accounts, struct str nick,
                       struct str *account)
{
    const char *found = map_find(&accounts->by_nick, nick);
    if (found)
        *account = str_from_c(found);
    return found != NULL;
}

void irc_accounts_set_bot(struct irc_accounts *accounts, struct str nick)
{
    if (accounts->bots.count < IRC_BOTS_MAX && nick.len && nick.len <= IRC_NAME_BYTES_MAX)
        *map_put(&accounts->bots, nick) = accounts;
}

bool irc_accounts_is_bot(const struct irc_accounts *accounts, struct str nick)
{
    return map_has(&accounts->bots, nick);
}
