/* SPDX-License-Identifier: MIT */
/*
 * irc session: one bot on one IRC network, without the connection.
 *
 * The owner opens connections and tells the session about them; it feeds bytes and the
 * time, and takes events and bytes to send. The session opens nothing, waits for
 * nothing and never asks for the clock. It outlives connections: what it wants (nick,
 * channels) stays, what it learned from a server is forgotten when that link is lost.
 *
 *     struct irc_session *session = irc_session_create(&options, seed);
 *     irc_session_start(session, is_tls, now_ms);         a fresh connection is open
 *     irc_session_feed(session, bytes, now_ms);
 *     while (irc_session_next(session, &event))
 *         ...                                             bridge.h; IRC_LOST: hang up
 *     view = irc_session_output(session);                 write it to the socket
 *     irc_session_sent(session, written);
 *     wake_at_ms = irc_session_tick(session, now_ms);     and send what it gave
 *     irc_session_lost(session, now_ms);                  the connection is gone
 *
 * In each turn of the owner's loop: feed what came, take the events, tick, and write the
 * output. irc_bridge_act and irc_session_quit add to the output too, so they come before
 * the tick, which says when to wake up next. When to connect again: backoff.h.
 *
 * States (all transitions are in session.c, nowhere else):
 *
 *     OFFLINE --start--> NEGOTIATING --CAP END, or a server without CAP--> REGISTERING
 *        ^                    |                                                 |
 *        |                    |     001, then 376, 422 or 3 s: ONLINE <---------+
 *      lost                   v                                   |
 *        +----------------- LOST <--ERROR, refusal, silence, quit-+
 *
 * All times are milliseconds of Unix time from a clock that does not jump.
 *
 * Protocol: https://modern.ircdocs.horse/ and https://ircv3.net/irc/
 */
#ifndef IRC_SESSION_H
#define IRC_SESSION_H

#include "base/arena.h"
#include "base/str.h"
#include "irc/format.h"
#include "irc/sts.h"

enum {
    IRC_SESSION_EVENTS_MAX = 256,   /* waiting; more are dropped and counted */
    IRC_SESSION_CHANNELS_MAX = 256, /* wanted ones */
    IRC_SESSION_LOOKUPS_MAX = 16,   /* messages waiting for WHOIS at a time */
    IRC_SESSION_FALLBACKS_MAX = 16, /* private replies that may still be refused */
};

enum irc_mechanism { IRC_SASL_EXTERNAL, IRC_SASL_SCRAM_SHA_256, IRC_SASL_PLAIN };

struct irc_channel_options {
    struct str name;
    struct str key;    /* may be empty */
    struct str region; /* of the crisis lines; may be empty */
    bool is_ambient, is_quiet;
    bool has_operators;   /* its operators may quiet it */
    bool is_notice;       /* answers by NOTICE */
    bool is_more_private; /* the rest of a long answer goes to the asker alone */
};

/* Whose invitation is followed. */
enum irc_invites { IRC_INVITES_ADMINS, IRC_INVITES_ANYBODY, IRC_INVITES_NOBODY };

struct irc_sasl_options {
    const enum irc_mechanism *mechanisms; /* tried in this order */
    size_t mechanism_count;               /* 0: no SASL */
    struct str account, password;
    struct str services_nick; /* empty: NickServ */
    /* Glob of its host or server; empty: NickServ gets no password. */
    struct str services_host;
    /* What it is told, "{account}" and "{password}" put in; empty: "IDENTIFY {account}
     * {password}". */
    struct str identify;
    struct str regain;     /* what it is told to get the nick back; empty: nothing */
    bool is_required;      /* without login the link is given up */
    bool allows_plaintext; /* PLAIN without TLS */
};

struct irc_options {
    struct str name;   /* of the network in the configuration */
    struct str region; /* of the crisis lines, where a channel names none; may be empty */
    struct str nick;
    const struct str *alt_nicks;
    size_t alt_nick_count;
    struct str user, realname; /* empty: the nick */
    struct str password;       /* of the server (PASS); may be empty */
    const struct irc_channel_options *channels;
    size_t channel_count;
    const struct str *admins; /* "account:NAME" or "mask:GLOB" */
    size_t admin_count;
    /* Globs of "nick!user@host" or of a nick, "account:NAME". */
    const struct str *ignores;
    size_t ignore_count;
    enum irc_invites invites;
    size_t invites_max;     /* channels to which others than admins have invited */
    bool allows_raw;        /* admins may send any line */
    bool refuses_strangers; /* private messages of who shares no channel with us */
    /* Of direct questions missed while away; 0: they are not fetched. */
    int64_t max_age_ms;
    struct irc_sasl_options sasl;
    bool has_client_cert;    /* else EXTERNAL is not tried */
    unsigned burst;          /* lines at once; 0: 4 */
    double lines_per_second; /* after that; 0: 1, on a strict network 0.5 */
    bool is_strict;          /* long lines cost more (RFC 1459) */
    int64_t idle_ms;         /* of silence, then PING; 0: 90 s */
    int64_t pong_ms;         /* without an answer the link is dead; 0: 60 s */
    struct str version;      /* "faqd 0.1.0", for CTCP VERSION */
    struct str source_url;   /* for CTCP SOURCE; may be empty */
};

struct irc_session;

enum irc_state {
    IRC_STATE_OFFLINE,
    IRC_STATE_NEGOTIATING,
    IRC_STATE_REGISTERING,
    IRC_STATE_ONLINE,
    IRC_STATE_LOST,
};

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

/* Options and what they point to must outlive the session. */
struct irc_session *irc_session_create(const struct irc_options *options, uint64_t seed);
/* Accepts NULL. */
void irc_session_destroy(struct irc_session *session);

/* A connection has been made: the registration is in the output. */
void irc_session_start(struct irc_session *session, bool is_tls, int64_t now_ms);
/* The connection is gone, whoever ended it. What was queued is dropped. */
void irc_session_lost(struct irc_session *session, int64_t now_ms);

void irc_session_feed(struct irc_session *session, struct str bytes, int64_t now_ms);
/* Takes the next event; false when there is none. Its views live until the next call of
 * irc_session_next, start or lost. */
bool irc_session_next(struct irc_session *session, struct irc_event *out);
/* The event that irc_session_next gave last cannot be dealt with yet: it is given again
 * after irc_session_give_held, before all others. */
void irc_session_hold(struct irc_session *session);
void irc_session_give_held(struct irc_session *session);
/* What is to be sent now, as a view until the next call on this session. */
struct str irc_session_output(const struct irc_session *session);
void irc_session_sent(struct irc_session *session, size_t count);
/* Does what is due; returns when to call again (INT64_MAX: only after other input). */
int64_t irc_session_tick(struct irc_session *session, int64_t now_ms);

/* Says QUIT; IRC_LOST follows when the server has answered, or after 2 s; at once while
 * the registration is not done, and not at all offline. */
void irc_session_quit(struct irc_session *session, struct str reason, int64_t now_ms);

struct irc_status {
    enum irc_state state;
    struct str nick;          /* what we are called now; view until the next feed */
    int64_t lag_ms;           /* of the last PING; -1: not measured yet */
    size_t channels;          /* that we are in */
    uint64_t answers_dropped; /* waited too long, or the queue was full */
    uint64_t lines_refused;   /* over-long or unreadable lines of the server */
    uint64_t events_dropped;
    int64_t seen_ms; /* when the network was last heard: for irc_session_set_seen */
    bool is_logged_in;
};
struct irc_status irc_session_status(const struct irc_session *session);

/* What follows is for the bridge (and for tests). */

/* Who goes first when the server lets us send. */
enum irc_priority {
    IRC_PRIORITY_URGENT,  /* safety */
    IRC_PRIORITY_CONTROL, /* registration, joins, lookups */
    IRC_PRIORITY_DIRECT,
    IRC_PRIORITY_CHANNEL,
    IRC_PRIORITY_LEISURE, /* the rest of a long answer */
};
enum { IRC_PRIORITY_COUNT = IRC_PRIORITY_LEISURE + 1 };

const struct irc_options *irc_session_options(const struct irc_session *session);
/* By the rules of this server, in the arena. */
struct str irc_session_fold(const struct irc_session *session, struct arena *arena,
                            struct str name);
/* The settings of a wanted channel, as they are now; views until it is left. False for
 * another. */
bool irc_session_room(const struct irc_session *session, struct str name,
                      struct irc_channel_options *out);
/* The first of our names in a text, as it is written there; else what we are called. */
struct str irc_session_name_in(const struct irc_session *session, struct str text);
bool irc_session_is_channel_name(const struct irc_session *session, struct str name);
/* Bytes for the text of one PRIVMSG to target, so that every reader gets all of it. */
size_t irc_session_line_bytes(const struct irc_session *session, struct str target);

/* May a room be sent bold text, as far as is known? */
bool irc_session_takes_bold(const struct irc_session *session, struct str room);
/* Lines of one message to a room (multiline), or 0 where each is a message of its own. */
size_t irc_session_message_lines(const struct irc_session *session);

/* One answer, and whose it is. */
struct irc_saying {
    struct str target;
    struct irc_text text;
    struct str nick;     /* who asked; empty: nobody waits for it */
    struct str mask;     /* the same, "nick!user@host"; may be empty */
    struct str account;  /* the same, "account:NAME"; may be empty */
    struct str room;     /* where it was asked; empty: in private */
    struct str reply_to; /* msgid of the question; may be empty */
    enum irc_priority priority;
    bool is_notice;   /* by NOTICE */
    bool must_arrive; /* all of it, if need be on the next link (promises.h) */
    uint32_t promise; /* its number there, or that of what it is a part of; 0: none yet */
};
/* Queues it; its lines leave in order and are dropped together, and who is left without an
 * answer is told so later (excuses.h). Offline it is dropped and counted, unless it must
 * arrive. Copies. */
void irc_session_say(struct irc_session *session, const struct irc_saying *saying,
                     int64_t now_ms);
/* Too many ask at once, and this one gets no answer: he is named in a line for all. Room
 * empty: he asked in private. Copies. */
void irc_session_excuse(struct irc_session *session, struct str room, struct str nick,
                        int64_t now_ms);
/* If the server refuses what was just said to nick in private, this is said instead.
 * Copies; forgotten after 60 s. */
void irc_session_set_fallback(struct irc_session *session, struct str nick,
                              const struct irc_saying *instead, int64_t now_ms);
/* Asks who the sender of the event that irc_session_next gave last is; that event is
 * given again, with is_account_known, after the answer or 5 s. False when too many wait
 * or it is known already: then nothing comes. */
bool irc_session_ask_account(struct irc_session *session, int64_t now_ms);
/* IRC_KEEP tells what has to be kept, so that it lasts. key may be empty. */
void irc_session_join(struct irc_session *session, struct str channel, struct str key,
                      int64_t now_ms);
void irc_session_leave(struct irc_session *session, struct str channel, int64_t now_ms);
/* By somebody who is no admin; false when there are too many of these. */
bool irc_session_join_invited(struct irc_session *session, struct str channel,
                              int64_t now_ms);
/* room_row.h: ambient, operators, notice, private_more, region. False when that cannot be set. */
bool irc_session_set(struct irc_session *session, struct str channel, struct str key,
                     struct str value, int64_t now_ms);
/* What was kept, before the first start. */
void irc_session_restore(struct irc_session *session, struct str channel, struct str row);
/* When this network was last heard, before the first start; what was asked since then is
 * new (catch_up.h). */
void irc_session_set_seen(struct irc_session *session, int64_t seen_ms);
/* Does the server keep what is said, so that a question may come twice? */
bool irc_session_has_history(const struct irc_session *session);
/* Any line, where the options allow it. */
void irc_session_raw(struct irc_session *session, struct str line, int64_t now_ms);

#endif
