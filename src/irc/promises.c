/* SPDX-License-Identifier: MIT */
#include "irc/promises.h"

#include "irc/message.h"
#include "irc/saying.h"

static void forget(struct irc_promise *promise)
{
    arena_clear(&promise->arena);
    *promise = (struct irc_promise){0};
}

void irc_promises_clear(struct irc_promises *promises)
{
    for (size_t i = 0; i < IRC_PROMISES_MAX; i++)
        forget(&promises->items[i]);
}

static struct irc_promise *find(struct irc_promises *promises, uint32_t number)
{
    for (size_t i = 0; number && i < IRC_PROMISES_MAX; i++) {
        if (promises->items[i].number == number)
            return &promises->items[i];
    }
    return NULL;
}

static struct irc_promise *place_for(struct irc_promises *promises)
{
    struct irc_promise *oldest = &promises->items[0];
    for (size_t i = 0; i < IRC_PROMISES_MAX; i++) {
        struct irc_promise *item = &promises->items[i];
        if (item->state == IRC_PROMISE_NONE)
            return item;
        if (item->made_ms < oldest->made_ms)
            oldest = item;
    }
    return oldest;
}

static void renumber(struct irc_promises *promises, struct irc_promise *promise)
{
    promise->number = ++promises->numbers ? promises->numbers : ++promises->numbers;
    promise->saying.promise = promise->number;
}

uint32_t irc_promises_make(struct irc_promises *promises, const struct irc_saying *saying,
                           int64_t now_ms)
{
    struct irc_promise *promise = find(promises, saying->promise);
    if (!promise) {
        promise = place_for(promises);
        forget(promise);
        arena_init(&promise->arena);
        promise->saying = irc_saying_copy(&promise->arena, saying);
        promise->made_ms = now_ms;
        renumber(promises, promise);
    }
    promise->state = IRC_PROMISE_WAITING;
    promise->due_ms = now_ms;
    return promise->number;
}

void irc_promises_expect(struct irc_promises *promises, uint32_t number, size_t parts)
{
    struct irc_promise *promise = find(promises, number);
    if (!promise)
        return;
    promise->state = IRC_PROMISE_OPEN;
    promise->parts_left = parts;
}

void irc_promises_part_taken(struct irc_promises *promises, uint32_t number)
{
    struct irc_promise *promise = find(promises, number);
    if (promise && promise->state == IRC_PROMISE_OPEN && --promise->parts_left == 0)
        forget(promise);
}

void irc_promises_part_again(struct irc_promises *promises, uint32_t number, size_t parts)
{
    struct irc_promise *promise = find(promises, number);
    if (promise && promise->state == IRC_PROMISE_OPEN)
        promise->parts_left += parts - 1;
}

void irc_promises_refused(struct irc_promises *promises, uint32_t number, int64_t now_ms)
{
    struct irc_promise *promise = find(promises, number);
    if (!promise)
        return;
    renumber(promises, promise);
    promise->state = IRC_PROMISE_WAITING;
    promise->due_ms = now_ms + ((int64_t)IRC_PROMISE_AGAIN_MS << promise->refusals++);
}

void irc_promises_link_lost(struct irc_promises *promises)
{
    for (size_t i = 0; i < IRC_PROMISES_MAX; i++) {
        struct irc_promise *promise = &promises->items[i];
        if (promise->state == IRC_PROMISE_NONE)
            continue;
        promise->state = IRC_PROMISE_WAITING;
        promise->due_ms = 0;
    }
}

const struct irc_promise *irc_promises_take_due(struct irc_promises *promises,
                                                int64_t now_ms)
{
    for (size_t i = 0; i < IRC_PROMISES_MAX; i++) {
        struct irc_promise *promise = &promises->items[i];
        if (promise->state == IRC_PROMISE_NONE)
            continue;
        if (now_ms - promise->made_ms > IRC_PROMISE_MS) {
            forget(promise);
            continue;
        }
        if (promise->state == IRC_PROMISE_OPEN || now_ms < promise->due_ms)
            continue;
        promise->state = IRC_PROMISE_ASKED;
        promise->is_there = promise->is_same = false;
        promise->due_ms = now_ms + IRC_PROMISE_ANSWER_MS;
        return promise;
    }
    return NULL;
}

int64_t irc_promises_due_ms(const struct irc_promises *promises)
{
    int64_t due_ms = INT64_MAX;
    for (size_t i = 0; i < IRC_PROMISES_MAX; i++) {
        const struct irc_promise *promise = &promises->items[i];
        bool waits =
            promise->state == IRC_PROMISE_WAITING || promise->state == IRC_PROMISE_ASKED;
        if (waits && promise->due_ms < due_ms)
            due_ms = promise->due_ms;
    }
    return due_ms;
}

static bool is_about(const struct irc_promise *promise,
                     const struct irc_isupport *isupport, struct str nick)
{
    return promise->state == IRC_PROMISE_ASKED
           && irc_isupport_same(isupport, promise->saying.nick, nick);
}

void irc_promises_host(struct irc_promises *promises, const struct irc_isupport *isupport,
                       struct str nick, struct str user, struct str host)
{
    for (size_t i = 0; i < IRC_PROMISES_MAX; i++) {
        struct irc_promise *promise = &promises->items[i];
        struct irc_source mask = irc_source_split(promise->saying.mask);
        if (!is_about(promise, isupport, nick))
            continue;
        promise->is_there = true;
        promise->is_same |= str_equal(mask.user, user) && str_equal(mask.host, host);
    }
}

void irc_promises_account(struct irc_promises *promises,
                          const struct irc_isupport *isupport, struct str nick,
                          struct str account)
{
    static const struct str word = STR_INIT("account:");
    for (size_t i = 0; i < IRC_PROMISES_MAX; i++) {
        struct irc_promise *promise = &promises->items[i];
        struct str wanted = promise->saying.account;
        if (is_about(promise, isupport, nick) && str_starts_with(wanted, word)
            && irc_isupport_same(isupport, str_skip(wanted, word.len), account))
            promise->is_same = true;
    }
}

const struct irc_promise *irc_promises_end(struct irc_promises *promises,
                                           const struct irc_isupport *isupport,
                                           struct str nick, int64_t now_ms)
{
    for (size_t i = 0; i < IRC_PROMISES_MAX; i++) {
        struct irc_promise *promise = &promises->items[i];
        if (!is_about(promise, isupport, nick))
            continue;
        if (promise->is_same)
            return promise;
        promise->state = IRC_PROMISE_WAITING;
        promise->due_ms = now_ms + IRC_PROMISE_AGAIN_MS;
        if (promise->is_there)
            forget(promise);
    }
    return NULL;
}
