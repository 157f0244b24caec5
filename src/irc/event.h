/* SPDX-License-Identifier: MIT */
/*
 * irc event: what a session tells its owner, one thing at a time.
 */
#ifndef IRC_EVENT_H
#define IRC_EVENT_H

#include "base/str.h"
#include "irc/sts.h"

/* Why a link ended, as far as it matters for the next try. */
enum irc_severity {
    IRC_SEVERITY_ORDINARY, /* network trouble, restart, silence */
    IRC_SEVERITY_BANNED,   /* banned or throttled: stay away longer */
    IRC_SEVERITY_AUTH,     /* the login is required and failed */
    IRC_SEVERITY_QUIT,     /* we said QUIT */
    IRC_SEVERITY_UPGRADE,  /* connect at once, by TLS, to the port of event.sts */
};

enum irc_event_kind {
    IRC_ONLINE,  /* registered; joins are on their way. text: our nick */
    IRC_JOINED,  /* target: the channel that we are in now */
    IRC_REFUSED, /* target: the channel that we may not join now; text: why, and when it
                    is tried again */
    IRC_MESSAGE, /* somebody wrote: see bridge.h */
    IRC_INVITED, /* somebody invites us to target: see bridge.h */
    IRC_KEEP,    /* text: what to keep about the channel target, for
                    irc_session_restore; empty: nothing any more */
    IRC_NOTE,    /* text: for the log; never what somebody wrote, never a secret */
    IRC_STS,     /* sts: the server's policy, told over TLS; keep it */
    IRC_LOST,    /* text: the reason; severity. Hang up, then irc_session_lost */
};

struct irc_event {
    enum irc_event_kind kind;
    enum irc_severity severity;
    struct str text;    /* of a message: as it came, CTCP marks taken off */
    struct str source;  /* "nick!user@host" */
    struct str nick;    /* as written */
    struct str target;  /* channel without status prefix, or our nick */
    struct str account; /* as written; empty: none, or not known */
    struct str id;      /* msgid; may be empty */
    struct irc_sts sts;
    int64_t time_ms;       /* when it was sent */
    bool is_account_known; /* false: nobody has told yet whether there is one */
    bool is_channel;
    bool is_status; /* to a part of the channel ("@#faq"): answer the sender alone */
    bool is_notice;
    bool is_action;
    bool is_bot;
    bool is_operator;    /* of the channel, where that is looked at */
    bool is_stranger;    /* in private, and not in a channel with us, where that counts */
    bool is_late;        /* replayed, or older than 60 s */
    bool is_old;         /* late, and heard before we were away */
    bool is_reply_to_us; /* its +reply tag names something that we said */
    bool is_warning;     /* of a note */
};

#endif
