/* SPDX-License-Identifier: MIT */
/*
 * matrix exchange: what a client and its owner give each other: requests to carry and their
 * responses, events to hear, changes to keep, messages to say; and counters to look at.
 */
#ifndef MATRIX_EXCHANGE_H
#define MATRIX_EXCHANGE_H

#include "base/str.h"

enum {
    MATRIX_ID_MAX = 255,                /* bytes of a user, room or event id */
    MATRIX_BODY_MAX = 50 * 1024 * 1024, /* of a response: give less to the HTTP hand */
};

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

struct matrix_response {
    unsigned status;        /* of HTTP; 0: there was no answer (then error says why) */
    struct str body;        /* as it came */
    struct str error;       /* of the connection, for the log */
    int64_t retry_after_ms; /* by the header; 0: none */
    int64_t server_ms;      /* Unix time by the Date header; 0: not known */
    struct str location;    /* of a redirect; may be empty */
    bool is_too_large;      /* broken off at MATRIX_BODY_MAX: status and body are empty */
};

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

/* What is to be said. */
struct matrix_message {
    struct str room;
    struct str content;  /* JSON of an m.room.message, see matrix/format.h; copied */
    struct str question; /* event id that it answers; empty: unasked */
    struct str edit;     /* event id of the edit that it answers; empty: none */
    struct str asker;    /* MXID; may be empty */
    unsigned part;       /* of the answers to that question, from 0: makes the txn */
    bool is_urgent;
};

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

#endif
