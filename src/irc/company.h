/* SPDX-License-Identifier: MIT */
/*
 * irc company: who shares a channel with us, for networks where nobody else may write to
 * the bot in private (direct = "members"). Part of a session (state.h).
 *
 * Elsewhere nothing is kept: a channel of 10,000 members costs no byte then. Where it is
 * kept, a member costs the two names and an entry of 32 bytes. Names are folded. Bounded:
 * when more than IRC_COMPANY_MAX are there, nobody is taken for a stranger any more, and
 * nor is anybody before the first list of names has come.
 */
#ifndef IRC_COMPANY_H
#define IRC_COMPANY_H

#include "base/map.h"

enum { IRC_COMPANY_MAX = 50000 };

struct irc_company {
    struct map members; /* "room nick" */
    bool is_overfull;
};

struct irc_session;

void irc_company_init(struct irc_company *company, uint64_t seed);
/* A fresh connection. */
void irc_company_clear(struct irc_company *company);

/* 353: "@ann +bob cal!c@host". */
void irc_company_names(struct irc_session *session, struct str room, struct str names);
void irc_company_joined(struct irc_session *session, struct str room, struct str nick);
void irc_company_left(struct irc_session *session, struct str room, struct str nick);
/* We are not there any more. */
void irc_company_forget_room(struct irc_session *session, struct str room);
/* In all rooms; to empty: gone from the network. */
void irc_company_renamed(struct irc_session *session, struct str from, struct str to);

bool irc_company_is_stranger(struct irc_session *session, struct str nick);

#endif
