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
 * What it is told: options.h; what it tells: event.h; what it is to say: saying.h.
 *
 * Protocol: https://modern.ircdocs.horse/ and https://ircv3.net/irc/
 */
#ifndef IRC_SESSION_H
#define IRC_SESSION_H

#include "base/arena.h"
#include "base/str.h"
#include "irc/event.h"
#include "irc/options.h"
#include "irc/saying.h"

struct irc_session;

enum irc_state {
    IRC_STATE_OFFLINE,
    IRC_STATE_NEGOTIATING,
    IRC_STATE_REGISTERING,
    IRC_STATE_ONLINE,
    IRC_STATE_LOST,
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
