/* SPDX-License-Identifier: MIT */
/*
 * state: what the machine remembers while it runs. Only its own files look at it, each with
 * its header:
 *
 *     machine.c        start, requests and their responses, ticks
 *     names.c          who we are, what names look like
 *     events.c         what the owner is told
 *     flight.c         what is asked of the server, and again after a failure
 *     seed.c           secret seeds at rest
 *     own_keys.c       the account: identity, one-time and fallback keys
 *     devices.c        whose devices are watched, and what they are
 *     changes.c        whose devices have changed while syncs were missed
 *     device_keys.c    what /keys/query answers, checked
 *     cross_signing.c  the identity of our own user
 *     authentication.c what a server may ask before it takes that
 *     recovery.c       the same, taken out of secret storage and put into it
 *     sessions.c       Olm sessions: kept, chosen, used
 *     claims.c         new ones: keys of other devices asked for; mended ones
 *     to_device.c      what other devices send to this one
 *     floods.c         how many of these a user may send
 *     outgoing.c       bytes for other devices, until the server has them
 *     copy.c           rows that are older than what was sent
 *     news.c           what has changed lately of devices and members
 *     rooms.c          settings and members of encrypted rooms
 *     sealing.c        our Megolm session of a room: kept, used
 *     sharing.c        the same: made, and shared with those who may read
 *     room_keys.c      Megolm sessions of others, and what they open
 *     held.c           the last few of these, ready for use
 *     pending.c        events that wait for a key
 *     asking.c         keys that did not come, asked for and given to us by others
 *     forwarding.c     keys that other devices of ours ask for
 *     pruning.c        rows that are of no use any more
 */
#ifndef E2EE_STATE_H
#define E2EE_STATE_H

#include "base/array.h"
#include "base/map.h"
#include "base/random.h"
#include "e2ee/exchange.h"
#include "e2ee/options.h"

#define E2EE_OLM_ALGORITHM    "m.olm.v1.curve25519-aes-sha2"
#define E2EE_MEGOLM_ALGORITHM "m.megolm.v1.aes-sha2"

enum {
    E2EE_MAX_AGE_MS = 10 * 60 * 1000,
    E2EE_ANSWER_MAX = 16 * 1024 * 1024, /* of a response that is read */
    E2EE_ID_MAX = 255,
};

/* Something that is asked of the server until it works. */
struct e2ee_job {
    bool is_under_way;
    unsigned failures;
    int64_t next_ms;
};

enum e2ee_call {
    E2EE_CALL_UPLOAD,
    E2EE_CALL_QUERY,
    E2EE_CALL_CHANGES,
    E2EE_CALL_CLAIM,
    E2EE_CALL_TO_DEVICE,    /* detail: transaction id */
    E2EE_CALL_MEMBERS,      /* detail: room */
    E2EE_CALL_SIGNING_KEYS, /* the public keys of cross-signing */
    E2EE_CALL_SIGNATURES,
    E2EE_CALL_ACCOUNT_DATA,
};

struct e2ee_flight {
    uint64_t id;
    enum e2ee_call call;
    const char *method;
    struct buf path, body;
    char *detail; /* heap */
    bool is_secret;
};

struct e2ee_own_keys {
    struct e2ee_account *account;
    struct e2ee_identity identity;
    bool is_uploaded;      /* the device keys are on the server */
    bool has_old_fallback; /* it still takes messages */
    bool needs_fallback;
    int64_t fallback_ms; /* when the newest was made */
    int64_t count;       /* one-time keys on the server; -1: not known */
    struct e2ee_job job;
};

struct e2ee_outdated {
    char *user;
    uint64_t generation, asked; /* asked: of the query under way */
    bool is_asked;
    bool was_tried; /* a query has failed since: do not wait for it any longer */
    int64_t since_ms;
    struct e2ee_job job;
};

struct e2ee_gap {    /* of syncs */
    char *from, *to; /* positions, heap; from NULL: there is none; to empty: not known */
    int64_t since_ms;
    struct e2ee_job job;
};

enum e2ee_signing_step {
    E2EE_SIGNING_UNKNOWN,   /* what the server has is not known yet */
    E2EE_SIGNING_TAKING,    /* the identity out of secret storage */
    E2EE_SIGNING_UPLOADING, /* our public keys */
    E2EE_SIGNING_DEVICE,    /* our signatures */
    E2EE_SIGNING_CHECKING,  /* asking the server what it shows to others */
    E2EE_SIGNING_DONE,
    E2EE_SIGNING_GIVEN_UP,
};

enum { E2EE_SIGNING_KEYS = 3 }; /* master, self-signing, user-signing */

struct e2ee_cross_signing {
    enum e2ee_signing_step step;
    bool has_seeds, is_verified;
    bool is_stored; /* in the secret storage of the account */
    char shown[E2EE_SIGNING_KEYS][E2EE_KEY_TEXT + 1]; /* public keys on the server */
    unsigned char master[32], self_signing[32], user_signing[32]; /* seeds, secret */
    char *session;     /* of interactive authentication; heap, or NULL */
    int64_t person_ms; /* since when a person is asked to allow it; 0: none is */
    unsigned tries;
    struct e2ee_job job;
};

enum e2ee_recovery_step {
    E2EE_RECOVERY_IDLE,
    E2EE_RECOVERY_TAKE_ID,
    E2EE_RECOVERY_TAKE_KEY,
    E2EE_RECOVERY_TAKE_SECRET,
    E2EE_RECOVERY_KEEP_ID,
    E2EE_RECOVERY_CHECK_KEY,
    E2EE_RECOVERY_KEEP_KEY,
    E2EE_RECOVERY_KEEP_SECRET,
    E2EE_RECOVERY_KEEP_DEFAULT,
};

struct e2ee_recovery {
    enum e2ee_recovery_step step;
    char own_id[33], id[128]; /* of a recovery key: what we call ours; the one at hand */
    bool has_tried;
    size_t at;                                  /* of the secrets */
    unsigned char seeds[E2EE_SIGNING_KEYS][32]; /* secret */
    struct e2ee_job job;
};

/* A device that a session is wanted with. */
struct e2ee_wanted {
    char *user, *device; /* heap */
    bool is_repair;      /* tell it about the new session */
    bool is_asked;
};

struct e2ee_parcel {                /* of messages for other devices */
    char *txn, *type, *body, *room; /* heap; room: whose key it brings, or empty */
    struct e2ee_job job;
};

/* A key that another device of our own user asks for. */
struct e2ee_wish {
    char *device, *room, *session; /* heap */
};

/* Our Megolm session of a room, unpickled, as its row has it. */
struct e2ee_current {
    struct e2ee_outbound *outbound; /* NULL: there is none */
    int64_t made_ms, count;
    bool is_read; /* the row was looked for */
};

struct e2ee_room {
    char *id;
    char *algorithm, *visibility;
    int64_t rotation_ms, rotation_count;
    bool is_kept;     /* has a row */
    bool has_members; /* all of them are in rows */
    bool is_rotating; /* a new session before the next message */
    struct e2ee_current current;
    uint64_t ready; /* revision at which all had the key; 0: never */
    uint64_t tried; /* revision at which something was missing for that; 0: never */
    int64_t tried_ms;
    int64_t waiting_ms; /* since when a message waits to be sealed; 0: none does */
    struct e2ee_job members;
};

struct e2ee_pending {
    char *room, *id, *session, *sender; /* heap */
    int64_t place;                      /* in the order in which they came */
    int64_t first_ms, next_ms;
    unsigned tries;
    bool is_direct, is_hinted;
    bool is_told; /* opened; its row stays until the owner has dealt with it */
};

enum { E2EE_NEWS_MAX = 64 };

struct e2ee_news { /* what has changed lately of devices and members, the oldest first */
    struct e2ee_piece_of_news {
        char *subject; /* heap: a user or a room */
        uint64_t revision;
    } items[E2EE_NEWS_MAX];
    size_t count;
    uint64_t forgotten; /* what changed up to that revision may be anything */
};

enum { E2EE_HELD_MAX = 32 };

struct e2ee_held {        /* a session of others, ready for its next message */
    char *room, *session; /* heap */
    struct e2ee_inbound *inbound;
    uint64_t used; /* when, by count */
};

struct e2ee_floods { /* messages of users for devices, counted */
    int64_t since_ms;
    uint16_t counts[1024]; /* by hash of the user */
};

struct e2ee_machine {
    struct e2ee_options options;
    struct e2ee_store *store; /* of the options */
    struct random random;     /* for waits and transaction ids, not for keys */
    char *device;             /* empty: not started */
    bool is_stopped;
    bool was_set_up; /* by an earlier run */
    bool is_copy;    /* the rows are older than what was sent: said and mended */
    int64_t now_ms, started_ms;
    int64_t prune_ms;  /* when to look for what is of no use any more; 0: at the start */
    uint64_t revision; /* counts changes of devices and members */
    struct e2ee_news news;

    struct e2ee_own_keys own;
    struct e2ee_cross_signing signing;
    struct e2ee_recovery recovery;
    struct map outdated; /* user -> struct e2ee_outdated */
    struct e2ee_job query;
    struct e2ee_gap gap;
    struct {
        struct e2ee_wanted *items;
        size_t count, capacity;
    } wanted;
    struct e2ee_job claim;
    unsigned claim_refusals; /* answers that were none, one after the other */
    struct {
        struct e2ee_parcel **items;
        size_t count, capacity;
    } parcels;
    uint64_t parcel_count;
    struct {
        struct e2ee_wish *items;
        size_t count, capacity;
    } wishes;
    int64_t wishes_ms;   /* when the count below began */
    unsigned wish_count; /* taken since */
    char txn_prefix[17];
    struct map rooms; /* id -> struct e2ee_room */
    struct {
        struct e2ee_pending **items;
        size_t count, capacity;
    } pending;
    struct {
        struct e2ee_flight **items;
        size_t count, capacity;
    } flights;
    uint64_t last_flight;
    struct {
        struct arena arena;
        struct e2ee_event *items;
        size_t count, capacity, taken;
        size_t notes; /* since all were taken */
    } events;
    struct e2ee_floods floods;
    struct e2ee_held held[E2EE_HELD_MAX];
    uint64_t held_count;
    struct e2ee_counters counters;
};

#endif
