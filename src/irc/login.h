/* SPDX-License-Identifier: MIT */
/*
 * irc login: being known to services before anybody sees us, and again when they come
 * back. Part of a session (state.h); sasl.h does the cryptography.
 *
 *     NONE --sasl is enabled--> SASL --903--> NONE, logged in
 *      |                         |  902, 904-907, 15 s: the next mechanism, then
 *      |                         v
 *      +--no SASL, before the joins--> WHOIS --it is services--> IDENTIFY --> NONE
 *
 * NickServ is asked only where the options name the host of services. WHOIS comes first:
 * the password goes to nobody who merely has the nick. What counts as success is 900, our
 * own ACCOUNT, MODE +r, or a notice of that very NickServ; joins wait for it, 10 s at most.
 *
 * When all has failed: with sasl.is_required the link is given up; without, another try is
 * made after 5 min, doubling to an hour (after a refusal, at once an hour), by CAP LS, since
 * not every server says that sasl is back. A server that claims to know us and cannot
 * prove it (SCRAM) gets no further try and no other password.
 */
#ifndef IRC_LOGIN_H
#define IRC_LOGIN_H

#include "irc/message.h"

struct irc_session;

enum irc_login_step {
    IRC_LOGIN_NONE,
    IRC_LOGIN_SASL,
    IRC_LOGIN_WHOIS,    /* who has the nick of NickServ? */
    IRC_LOGIN_IDENTIFY, /* it has the password */
};

struct irc_login {
    enum irc_login_step step;
    const char *why; /* of the last failure, so that it is told once */
    int64_t retry_ms;
    bool is_done;           /* logged in */
    bool is_sasl_tried;     /* since sasl was last offered */
    bool is_services_tried; /* since the last time that it was due */
    bool is_services;       /* WHOIS says so */
    bool is_deceived;       /* by the server */
};

/* A fresh connection. */
void irc_login_reset(struct irc_login *login);

/* The capabilities are settled. True when the login takes it from here, and calls
 * irc_registration_go_on when it is over. */
bool irc_login_begin(struct irc_session *session);
/* There will be no SASL on this connection, for this reason. */
void irc_login_unavailable(struct irc_session *session, const char *why);
/* sasl has come back (CAP NEW). */
void irc_login_offered(struct irc_session *session);
/* Before the joins: true while NickServ is being asked; go_on follows. */
bool irc_login_holds_joins(struct irc_session *session);
/* Services say who we are: our own ACCOUNT ("*": nobody), MODE +r. */
void irc_login_told(struct irc_session *session, struct str account);

/* For services.c, and for what belongs to the login alone. timeout_ms: INT64_MAX: none. */
void irc_login_set_step(struct irc_session *session, enum irc_login_step step,
                        int64_t timeout_ms);
void irc_login_fail(struct irc_session *session, const char *why);
/* The same where trying again soon is of no use. */
void irc_login_refuse(struct irc_session *session, const char *why);
void irc_login_succeed(struct irc_session *session);

/* Timers. */
void irc_login_timeout(struct irc_session *session);
void irc_login_retry(struct irc_session *session);
/* True when the line is its business alone. */
bool irc_login_handle(struct irc_session *session, const struct irc_message *message);

#endif
