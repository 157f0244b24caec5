/* SPDX-License-Identifier: MIT */
/*
 * irc nick: another name when ours is taken, and how we come back to it without a war.
 * Part of a session (state.h).
 *
 * While registering: the alternatives of the options, then the base with a digit, never
 * longer than NICKLEN. Online under another name than the wanted one:
 *
 *     logged in                NickServ is told REGAIN; services rename us
 *     the server has MONITOR   MONITOR + nick; 731: it is free
 *     else                     ISON nick every minute; not in 303: it is free
 *     its holder leaves        seen by QUIT or NICK: it is free
 *
 * A free name is taken at once the first time, then after 1 min, doubling to 30. Somebody
 * who renames us three times within 10 min is left the name: two copies of a bot would
 * fight for ever. A name cut by the server to NICKLEN is the wanted one.
 */
#ifndef IRC_NICK_H
#define IRC_NICK_H

#include "irc/message.h"

struct irc_session;

enum { IRC_NICK_RENAMES_MAX = 3 }; /* within 10 min */

struct irc_nick {
    int64_t take_delay_ms; /* after the next NICK */
    int64_t take_at_ms;    /* not earlier */
    int64_t ask_delay_ms;  /* after the next REGAIN */
    int64_t ask_at_ms;
    int64_t renamed_ms[IRC_NICK_RENAMES_MAX]; /* by others, off the wanted name */
    bool is_free;
    bool is_watched;  /* on our MONITOR list */
    bool is_resigned; /* for this connection */
};

/* A fresh connection. */
void irc_nick_reset(struct irc_nick *nick);
/* Are we called what the options want? */
bool irc_nick_is_wanted(const struct irc_session *session);

/* What happened. */
void irc_nick_online(struct irc_session *session);
void irc_nick_logged_in(struct irc_session *session);
/* Our name has become another, by our wish or not. */
void irc_nick_changed(struct irc_session *session, bool was_wanted);
/* Somebody gave up a name. */
void irc_nick_left(struct irc_session *session, struct str nick);
/* The timer. */
void irc_nick_try(struct irc_session *session);
/* True when the line is its business alone. */
bool irc_nick_handle(struct irc_session *session, const struct irc_message *message);

#endif
