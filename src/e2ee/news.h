/* SPDX-License-Identifier: MIT */
/*
 * e2ee news: what has changed lately of devices and members.
 */
#ifndef E2EE_NEWS_H
#define E2EE_NEWS_H

#include "e2ee/state.h"

/* The devices of a user, or the members or settings of a room, have changed. */
void e2ee_news_add(struct e2ee_machine *machine, struct str subject);
/* Anything may have changed. */
void e2ee_news_of_all(struct e2ee_machine *machine);
/* Was there any of the room or one of its members after that revision? */
bool e2ee_news_concern(const struct e2ee_machine *machine, struct str room,
                       uint64_t since);
void e2ee_news_clear(struct e2ee_machine *machine);

#endif
