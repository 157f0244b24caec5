/* SPDX-License-Identifier: MIT */
/*
 * live faq: the FAQ that the daemon answers from, built from its folder at the start, when an
 * admin or a signal asks for it, and when a file changes. A load that fails is logged with
 * what is wrong, and the FAQ before it stays.
 *
 *     live_faq_reload(live);                  at any time; the bot goes on meanwhile
 *     live_faq_take(live, now_ms);            after every wait of the loop
 */
#ifndef APP_LIVE_FAQ_H
#define APP_LIVE_FAQ_H

#include "app/world.h"

struct live_faq;

/* Begins the first load. The world's bot gets what is loaded; destroy it after it. */
struct live_faq *live_faq_create(struct world *world);
/* Accepts NULL. */
void live_faq_destroy(struct live_faq *live);

void live_faq_reload(struct live_faq *live);
/* Hands a load that is done to the bot, between two messages, and tells who asked for it. */
void live_faq_take(struct live_faq *live, int64_t now_ms);

/* 0 before the first good load. */
size_t live_faq_topics(const struct live_faq *live);
/* What an operator should know: a failed load, a folder that cannot be watched; "" if
 * nothing. In the arena. */
struct str live_faq_trouble(const struct live_faq *live, struct arena *arena);

#endif
