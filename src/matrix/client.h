/* SPDX-License-Identifier: MIT */
/*
 * matrix client: one account on one homeserver, without the connection and without the
 * database. The owner carries its requests, gives it the responses, and keeps its
 * changes; it opens nothing and asks for no clock.
 *
 *     struct matrix_client *client = matrix_client_create(&options, seed);
 *     for each kept row, in the order kept:
 *         matrix_client_restore(client, &row);          the changes of earlier runs
 *     matrix_client_start(client, now_ms);
 *
 *     after start, every response, every tick and every say:
 *         while (matrix_client_next(client, &event))     hear messages, log the rest
 *             if (event.kind == MATRIX_MESSAGE && matrix_bridge_message(...))
 *                 bot_hear(...), matrix_bridge_act(...)  which fills the outbox
 *         begin; while (matrix_client_next_change(client, &change)) keep it; commit
 *         matrix_client_saved(client);
 *         while (matrix_client_next_request(client, &request)) send it
 *         next_ms = matrix_client_tick(client, now_ms);
 *
 *     matrix_client_response(client, request.id, &response, now_ms);   as they arrive
 *
 * Save, then send: next_request gives nothing while events are waiting, or changes
 * that it depends on, or before matrix_client_saved was called behind them. So the sync position, the questions
 * seen and the answers made lie in one transaction, and a question that was received is
 * answered exactly once: the transaction id of an answer is made from the question's
 * event id, so even an answer that is made again is the same one to the server.
 * When the store refuses, the owner may call matrix_client_saved all the same and go on.
 *
 * States (all transitions are in client.c and login.c, nowhere else):
 *
 *     login.h: -> VERSIONS ... WHOAMI -> FILTER -> SYNCING <-> WAITING (backoff)
 *                               ^                    |
 *         REFRESH or LOGIN -----+-- 401: with a refresh token, or soft_logout
 *                                                    +-- other 401 ----> STOPPED
 *
 * The first sync ever is history: rooms are learned, nothing is answered. Without
 * a machine (e2ee/machine.h) encrypted rooms are left with a reason; with one, what is said
 * in them is sealed first. Rooms with a tombstone are not written to.
 * Ids (users, rooms, events) are at most MATRIX_ID_MAX bytes and compare exactly.
 *
 * https://spec.matrix.org/v1.19/client-server-api/
 */
#ifndef MATRIX_CLIENT_H
#define MATRIX_CLIENT_H

#include "matrix/exchange.h"
#include "matrix/options.h"

enum { MATRIX_HELD_MAX = 256 }; /* messages */

struct matrix_client;

/* Copies nothing: the options and what they point to must outlive the client. */
struct matrix_client *matrix_client_create(const struct matrix_options *options,
                                           uint64_t seed);
/* Accepts NULL. */
void matrix_client_destroy(struct matrix_client *client);
void matrix_client_start(struct matrix_client *client, int64_t now_ms);

/* Requests. */

/* What has to be sent now; false when there is nothing. Views live until the response is
 * given. Several may be under way at once. */
bool matrix_client_next_request(struct matrix_client *client,
                                struct matrix_request *request);

/* An unknown id is ignored. Nothing of the response is kept. */
void matrix_client_response(struct matrix_client *client, uint64_t id,
                            const struct matrix_response *response, int64_t now_ms);

/* Does what is due; returns when to call again at the latest (Unix time, ms). */
int64_t matrix_client_tick(struct matrix_client *client, int64_t now_ms);

/* Events. */

/* Takes the next event; false when there is none, and then all that was given counts as
 * dealt with. Views live until the next response or tick. */
bool matrix_client_next(struct matrix_client *client, struct matrix_event *event);
/* Is a message among those not taken yet? An owner who goes then keeps no changes: the
 * position behind the message would be among them. */
bool matrix_client_has_message(const struct matrix_client *client);
/* Puts the message just taken aside, for an owner who cannot answer it yet. All goes on
 * meanwhile, but the position is not kept, nor that the message was seen: after a stop or a
 * kill it comes again, and what was said behind it and was answered does not, where the
 * owner asks its store (see matrix_client_restore). False, and it is lost, behind
 * MATRIX_HELD_MAX others. */
bool matrix_client_hold(struct matrix_client *client, const struct matrix_event *message);
/* Those held are the next events, in the order in which they came. */
void matrix_client_give_held(struct matrix_client *client);

/* Changes: what has to be kept, and is given back by matrix_client_restore. */

/* Takes the next change; false when there is none. Views live until
 * matrix_client_saved. */
bool matrix_client_next_change(struct matrix_client *client,
                               struct matrix_change *change);
bool matrix_client_has_changes(const struct matrix_client *client);
/* May those that wait stay in memory for a while, and be kept together with later ones?
 * Then requests leave all the same. A crash takes back no more than a position, what was
 * seen behind it, and that answers arrived: all that comes again. */
bool matrix_client_may_wait(const struct matrix_client *client);
/* Must those that wait outlive even a power cut? Most follow from what the server said
 * since the position of this commit or of the one before it, are given again, and lead to
 * the same requests. Tokens are not; nor is a question that a limited sync leaves out, or
 * that is too old by then: an urgent answer must not be lost with it. */
bool matrix_client_must_last(const struct matrix_client *client);
/* All changes taken so far are committed: requests that depend on them may leave. */
void matrix_client_saved(struct matrix_client *client);
/* While what the machine put could not be committed: nothing that depends on it leaves. */
void matrix_client_hold_keys(struct matrix_client *client, bool are_held);
/* Before start: gives back values, rooms, questions (the oldest first) and outbox
 * rows (in the order in which they were first kept). What cannot be read is left out.
 * Seen events need not come back: position and answers are of one transaction, so they
 * only matter to an owner who wants to be sure and asks its store before it hears a
 * message. */
void matrix_client_restore(struct matrix_client *client,
                           const struct matrix_change *change);

/* Doing. All end up as changes and requests. */

/* Puts a message at the end of the room's queue (an urgent one before the ordinary).
 * False when it is not taken: not in that room, an encrypted or replaced one, queue
 * full.
 *
 * To an edited question the part takes the place of the same part of the earlier answer:
 * changed in the queue, by an edit in the room, or not at all when it says the same. What
 * is urgent is always said anew. Nothing is said to a question that was redacted. */
bool matrix_client_say(struct matrix_client *client, const struct matrix_message *message,
                       int64_t now_ms);
/* After all parts of the answer to an edited question were said: earlier parts from that
 * number on are withdrawn, except urgent ones. */
void matrix_client_withdraw(struct matrix_client *client, struct str question,
                            struct str edit, unsigned from_part, int64_t now_ms);
/* room: id or alias. */
void matrix_client_join(struct matrix_client *client, struct str room, int64_t now_ms);
void matrix_client_leave(struct matrix_client *client, struct str room, struct str reason,
                         int64_t now_ms);

/* Looking. */

struct matrix_room_view {
    struct str name;   /* own display name there, or the localpart */
    struct str region; /* of the configuration; may be empty */
    bool is_joined;
    bool is_direct;   /* two members or fewer, invited ones counted */
    bool is_writable; /* joined, not replaced, encrypted only with a machine */
    bool is_ambient, is_quiet;
    bool is_encrypted;
};

/* Views live until the next response. An unknown room is not joined. */
struct matrix_room_view matrix_client_room(const struct matrix_client *client,
                                           struct str id);
/* A room that only this user and we are in, fit to write to; empty when there is none. */
struct str matrix_client_direct_room(const struct matrix_client *client, struct str user);
bool matrix_client_is_own(const struct matrix_client *client, struct str event_id);
/* By the list, or by power in a room that the operator named for it. */
bool matrix_client_is_admin(const struct matrix_client *client, struct str room,
                            struct str user);
/* Why the user is none there, for the log. */
const char *matrix_client_why_no_admin(const struct matrix_client *client,
                                       struct str room);
/* By the list, or because they answer us as only a program would: see breaker.h. */
bool matrix_client_is_ignored(const struct matrix_client *client, struct str room,
                              struct str user);
bool matrix_client_says_text(const struct matrix_client *client);
bool matrix_client_starts_threads(const struct matrix_client *client);
/* Our own MXID. */
struct str matrix_client_user(const struct matrix_client *client);
struct str matrix_client_network(const struct matrix_client *client);

struct matrix_counters matrix_client_counters(const struct matrix_client *client);

#endif
