/* SPDX-License-Identifier: MIT */
/*
 * irc caps: which extensions of the protocol a server offers, which of them faqd uses,
 * and how far the negotiation is.
 *
 *     irc_caps_init(&caps, wants_login);
 *     irc_caps_offer(&caps, list);            CAP LS and CAP NEW
 *     while (irc_caps_request(&caps, &names))  one CAP REQ each; names is a view
 *         ...
 *     irc_caps_answer(&caps, list, is_ack);   CAP ACK and CAP NAK
 *     irc_caps_is_settled(&caps)              everything asked was answered
 *
 * A NAK refuses a whole list, so its names are asked again one by one. Only what is
 * used is requested: a new one is a row of IRC_CAPS.
 *
 * https://ircv3.net/specs/extensions/capability-negotiation
 */
#ifndef IRC_CAPS_H
#define IRC_CAPS_H

#include "base/str.h"

#define IRC_CAPS(ROW)                                                                    \
    ROW(ACCOUNT_NOTIFY, "account-notify") /* a login or logout in between */             \
    ROW(ACCOUNT_TAG, "account-tag")       /* who is logged in, on every line */          \
    ROW(BATCH, "batch")                   /* tells replayed lines apart */               \
    ROW(CAP_NOTIFY, "cap-notify")         /* sasl is back after services were away */    \
    ROW(CHGHOST, "chghost")               /* our own mask, for the length of a line */   \
    ROW(CHATHISTORY, "draft/chathistory") /* what was asked while we were away */        \
    ROW(ECHO_MESSAGE, "echo-message")     /* what we said has come through */            \
    ROW(EXTENDED_JOIN, "extended-join")   /* the account of who joins */                 \
    ROW(LABELED_RESPONSE, "labeled-response") /* which of our lines is meant */          \
    ROW(MESSAGE_TAGS, "message-tags")         /* msgid, the mark of bots */              \
    ROW(MULTILINE, "draft/multiline")         /* several lines as one message */         \
    ROW(MULTI_PREFIX, "multi-prefix")         /* operators who have a voice, too */      \
    ROW(NO_NAMES, "no-implicit-names")        /* nobody needs the list of a big room */  \
    ROW(SASL, "sasl")                         /* only with a login */                    \
    ROW(SERVER_TIME, "server-time")           /* age of what is replayed */              \
    ROW(SETNAME, "setname")                   /* no QUIT and JOIN when a name changes */ \
    ROW(STANDARD_REPLIES, "standard-replies") /* FAIL, WARN: notes for the log */        \
    ROW(USERHOST, "userhost-in-names")        /* the mask of an operator */

enum irc_cap {
#define ROW(name, text) IRC_CAP_##name,
    IRC_CAPS(ROW)
#undef ROW
        IRC_CAP_COUNT
};

enum { IRC_CAPS_TEXT_MAX = 400 };

struct irc_caps {
    unsigned offered, enabled; /* bits of enum irc_cap */
    unsigned asked;            /* not yet answered */
    unsigned single;           /* to be asked one by one */
    unsigned done;             /* asked and answered; not asked again */
    bool wants_login;
    bool is_known;                /* the server has answered CAP LS */
    bool wants_names;             /* no-implicit-names is not asked for */
    char mechanisms[128];         /* the value of sasl; empty: not told */
    char multiline[64];           /* the value of draft/multiline */
    char text[IRC_CAPS_TEXT_MAX]; /* of the last request */
};

void irc_caps_init(struct irc_caps *caps, bool wants_login);
void irc_caps_offer(struct irc_caps *caps, struct str list);
void irc_caps_withdraw(struct irc_caps *caps, struct str list);
/* The names of the next request; false when there is nothing (more) to ask. */
bool irc_caps_request(struct irc_caps *caps, struct str *names);
void irc_caps_answer(struct irc_caps *caps, struct str list, bool is_ack);
/* 908: what the server takes after all. */
void irc_caps_set_mechanisms(struct irc_caps *caps, struct str list);
bool irc_caps_is_settled(const struct irc_caps *caps);
bool irc_caps_has(const struct irc_caps *caps, enum irc_cap cap);

#endif
