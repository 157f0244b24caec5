/* SPDX-License-Identifier: MIT */
#include "irc/accounts.h"

#include <stdlib.h>

#include "base/alloc.h"

void irc_accounts_init(struct irc_accounts *accounts, uint64_t seed)
{
    map_init(&accounts->by_nick, seed);
}

void irc_accounts_clear(struct irc_accounts *accounts)
{
    uint64_t seed = accounts->by_nick.seed;
    struct str name;
    void *value;
    for (size_t i = 0; map_next(&accounts->by_nick, &i, &name, &value);)
        free(value);
    map_clear(&accounts->by_nick);
    map_init(&accounts->by_nick, seed);
}

void irc_accounts_forget(struct irc_accounts *accounts, struct str nick)
{
    free(map_remove(&accounts->by_nick, nick));
}

void irc_accounts_set(struct irc_accounts *accounts, struct str nick, struct str account)
{
    irc_accounts_forget(accounts, nick);
    if (account.len > IRC_ACCOUNT_BYTES_MAX || nick.len == 0)
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
    irc_accounts_forget(accounts, to);
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
