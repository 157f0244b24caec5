/* SPDX-License-Identifier: MIT */
/*
 * irc alive: is there still a server at the other end? After a while without a word it is
 * asked by PING; without an answer the link is given up. Any line counts as a word. How long
 * the way is shows in these answers, and in those that window.h waits for. Part of a session
 * (state.h).
 */
#ifndef IRC_ALIVE_H
#define IRC_ALIVE_H

#include "base/str.h"

struct irc_session;

struct irc_alive {
    int64_t pinged_ms; /* when it was last asked; 0: never, or it has answered */
    int64_t lag_ms;    /* of the last answer; -1: not measured yet */
};

void irc_alive_reset(struct irc_alive *alive);
/* Online, or something has come: the silence begins anew. */
void irc_alive_heard(struct irc_session *session);
void irc_alive_pong(struct irc_session *session, struct str answer);
/* What was sent then has been answered now: so long is the way. 0: not known. */
void irc_alive_answered(struct irc_session *session, int64_t sent_ms);

/* Timers. */
void irc_alive_ask(struct irc_session *session);
void irc_alive_give_up(struct irc_session *session);

#endif
