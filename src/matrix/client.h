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

#include "base/arena.h"
#include "base/str.h"

struct matrix_client;
struct e2ee_machine;

enum {
    MATRIX_ID_MAX = 255,
    MATRIX_BODY_MAX = 50 * 1024 * 1024, /* of a response: give less to the HTTP hand */
    MATRIX_ROOMS_MAX = 3000,            /* joined; further invites are refused */
    MATRIX_OUTBOX_MAX = 1000,           /* rows; further ordinary ones are not taken */
    MATRIX_SEEN_MAX = 4096,             /* events remembered, the oldest go first */
    MATRIX_MAX_AGE_MS = 10 * 60 * 1000,
    MATRIX_ANSWERS_FIRST_MS = 200, /* so long a sync waits for answers under way */
};

/* A room of the configuration: id or alias, with its settings. */
struct matrix_room_options {
    struct str id;
    struct str region;
    bool is_ambient, is_quiet;
};

enum matrix_receipts {
    MATRIX_RECEIPTS_PUBLIC,
    MATRIX_RECEIPTS_PRIVATE,
    MATRIX_RECEIPTS_OFF
};

struct matrix_options {
    struct str network; /* its name in the configuration */
    struct str region;  /* of the crisis lines, where a room names none; may be empty */
    struct str homeserver;    /* "https://host"; empty: looked for at the first login */
    struct str user;          /* "@faq:example.org" */
    struct str password;      /* secret; may be empty */
    struct str token;         /* secret, of the configuration; may be empty */
    bool uses_browser;        /* neither of the two: a person logs it in in a browser */
    const struct str *admins; /* MXIDs */
    size_t admin_count;
    const struct str *ignores; /* globs of MXIDs that get safety replies only */
    size_t ignore_count;
    const struct str *invites; /* who may invite: globs of MXIDs; ids and aliases of */
                               /* rooms, whose members may */
    size_t invite_count;
    const struct matrix_room_options *rooms; /* joined at start */
    size_t room_count;
    struct e2ee_machine
        *machine;       /* of the same account; NULL: encrypted rooms are left */
    int64_t max_age_ms; /* older questions are not followed; 0: MATRIX_MAX_AGE_MS */
    const struct str *admin_rooms; /* ids or aliases: who may change the power levels */
    size_t admin_room_count;       /* there is an admin there */
    struct str display_name;       /* empty: left as it is */
    struct str avatar;             /* "mxc://..."; the same */
    enum matrix_receipts receipts;
    bool says_text;      /* in direct rooms m.text, which rings, in place of m.notice */
    bool starts_threads; /* in rooms an answer begins a thread at its question */
    bool hears_emotes;   /* "/me asks what it is" is a question, too */
};

/* Copies nothing: the options and what they point to must outlive the client. */
struct matrix_client *matrix_client_create(const struct matrix_options *options,
                                           uint64_t seed);
/* Accepts NULL. */
void matrix_client_destroy(struct matrix_client *client);
void matrix_client_start(struct matrix_client *client, int64_t now_ms);

/* Requests. */

struct matrix_request {
    uint64_t id;              /* for matrix_client_response */
    const char *method;       /* "GET", "POST", "PUT" */
    struct str base;          /* "https://host" */
    struct str path;          /* from the "/" behind it, encoded, with its query */
    struct str body;          /* empty: none */
    const char *type;         /* of the body: "application/json" ... */
    struct str authorization; /* secret: the value of that header; empty: none */
    unsigned timeout_ms;      /* for the whole exchange */
    bool is_secret;           /* the bodies hold secrets: keep them out of the log */
};

/* What has to be sent now; false when there is nothing. Views live until the response is
 * given. Several may be under way at once. */
bool matrix_client_next_request(struct matrix_client *client,
                                struct matrix_request *request);

struct matrix_response {
    unsigned status;        /* of HTTP; 0: there was no answer (then error says why) */
    struct str body;        /* as it came */
    struct str error;       /* of the connection, for the log */
    int64_t retry_after_ms; /* by the header; 0: none */
    int64_t server_ms;      /* Unix time by the Date header; 0: not known */
    struct str location;    /* of a redirect; may be empty */
    bool is_too_large;      /* broken off at MATRIX_BODY_MAX: status and body are empty */
};

/* An unknown id is ignored. Nothing of the response is kept. */
void matrix_client_response(struct matrix_client *client, uint64_t id,
                            const struct matrix_response *response, int64_t now_ms);

/* Does what is due; returns when to call again at the latest (Unix time, ms). */
int64_t matrix_client_tick(struct matrix_client *client, int64_t now_ms);

/* Events. */

enum matrix_event_kind {
    MATRIX_ONLINE,  /* the first sync of this run has been read */
    MATRIX_OFFLINE, /* text: why; it is tried again */
    MATRIX_STOPPED, /* text: why and the cure; nothing more will happen */
    MATRIX_MESSAGE, /* somebody wrote: give it to matrix_bridge_message */
    MATRIX_JOINED,  /* room, sender: who had invited (may be empty) */
    MATRIX_LEFT,    /* room, text: why */
    MATRIX_MOVED,   /* room, id: of the older room whose settings hold there now */
    MATRIX_SENT,    /* room, id: of the own event, reply_to: the question */
    MATRIX_UNSENT,  /* room, text: why an answer was given up */
    MATRIX_WARNING, /* text: for the log, a person should read it */
    MATRIX_NOTE,    /* text: for the log (events dropped, gaps, invites refused ...) */
};

/* An edited question comes as a message of the same id: its new text, and edit names the
 * event that changed it. */
struct matrix_event {
    enum matrix_event_kind kind;
    struct str room, id, sender;
    struct str edit;      /* message: event that edits it; empty: as first written */
    struct str text;      /* message: its body as it came; others: above */
    struct str formatted; /* message: formatted_body if it is HTML; may be empty */
    struct str reply_to;  /* message: event that it answers; may be empty */
    struct str thread;    /* message: root of its thread; may be empty */
    struct str name;      /* message: display name of the sender; may be empty */
    int64_t time_ms;      /* message: when it was sent, by our clock */
    bool is_mentioned;    /* message: m.mentions names us */
    bool has_mentions;    /* message: m.mentions was there at all */
    bool is_late;         /* message: we were away when it was sent */
    bool is_forgeable; /* message: encrypted, by a device that its owner has not signed */
    bool is_correction; /* message: edited, and its answer is there to be corrected */
    bool is_hushed;     /* message: edited too often, only what is urgent is answered */
    bool is_related;    /* message: a child of another event: no root for a thread */
};

/* Takes the next event; false when there is none. Views live until the next response
 * or tick. */
bool matrix_client_next(struct matrix_client *client, struct matrix_event *event);
/* Is a message among those not taken yet? An owner who cannot answer yet takes none then, and
 * keeps no changes: the position behind the message would be among them. */
bool matrix_client_has_message(const struct matrix_client *client);

/* Changes: what has to be kept, and is given back by matrix_client_restore. */

enum matrix_change_kind {
    MATRIX_VALUE,           /* key, value (may be a secret: the access token) */
    MATRIX_VALUE_REMOVE,    /* key */
    MATRIX_ROOM,            /* key: room id; value: what is known of it */
    MATRIX_ROOM_REMOVE,     /* key */
    MATRIX_OUTBOX,          /* key: transaction id; room; value: what to send; time_ms */
    MATRIX_OUTBOX_REMOVE,   /* key */
    MATRIX_SEEN,            /* key: event id of a message that was heard; time_ms */
    MATRIX_ANSWERED,        /* key: event id of a question; value: its answers, if any; */
                            /* time_ms */
    MATRIX_ANSWERED_REMOVE, /* key, time_ms */
};

/* Values are in the client's own format, valid UTF-8. */
struct matrix_change {
    enum matrix_change_kind kind;
    struct str key, value, room;
    int64_t time_ms; /* outbox: when made; seen: when heard; answered: when asked */
    bool is_urgent;  /* outbox; only told, restore reads it in the value */
};

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

struct matrix_message {
    struct str room;
    struct str content;  /* JSON of an m.room.message, see matrix/format.h; copied */
    struct str question; /* event id that it answers; empty: unasked */
    struct str edit;     /* event id of the edit that it answers; empty: none */
    struct str asker;    /* MXID; may be empty */
    unsigned part;       /* of the answers to that question, from 0: makes the txn */
    bool is_urgent;
};

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

struct matrix_counters {
    uint64_t syncs, messages, sent, unsent;
    uint64_t refused_responses; /* not JSON, too deep, cut off ... */
    uint64_t dropped_events;    /* wrong types, duplicate keys, NULs, lone surrogates */
    uint64_t rate_limited;      /* 429 */
    uint64_t corrected, withdrawn; /* own answers: edited, redacted by us */
    uint64_t stale;                /* answers that grew too old in the queue */
    uint64_t liked, disliked;      /* thumbs at own answers, and answers that somebody */
                                   /* else redacted, since the database was made */
    size_t rooms, waiting;         /* now: joined rooms, rows in the outbox */
};
struct matrix_counters matrix_client_counters(const struct matrix_client *client);

#endif
