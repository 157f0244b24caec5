/* SPDX-License-Identifier: MIT */
/*
 * irc services: the login by NickServ, where there is no SASL. Part of a session (state.h);
 * login.h says when.
 *
 *     irc_services_ask --WHOIS: it is services--> IDENTIFY --> irc_login_succeed or _fail
 *
 * The password goes to nobody who merely has the nick: WHOIS must show the host or server
 * that the options name, and what NickServ says counts only from there.
 */
#ifndef IRC_SERVICES_H
#define IRC_SERVICES_H

#include "irc/message.h"

struct irc_session;

/* Do the options name services, and has the server not lied to us? */
bool irc_services_are_wanted(const struct irc_session *session);
void irc_services_ask(struct irc_session *session);
/* True when the line is its business alone. */
bool irc_services_handle(struct irc_session *session, const struct irc_message *message);

#endif
