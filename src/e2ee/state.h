/* SPDX-License-Identifier: MIT */
/*
 * state: what the files of the machine share. No other file looks at it.
 *
 *     machine.c        start, requests and their responses, ticks
 *     own_keys.c       the account: identity, one-time and fallback keys
 *     devices.c        whose devices are watched, and what they are
 *     device_keys.c    what /keys/query answers, checked
 *     cross_signing.c  the identity of our own user
 *     recovery.c       the same, taken out of secret storage and put into it
 *     sessions.c       Olm sessions: kept, chosen, used
 *     claims.c         new ones: keys of other devices asked for; mended ones
 *     to_device.c      what other devices send to this one
 *     outgoing.c       bytes for other devices, until the server has them
 *     rooms.c          settings and members of encrypted rooms
 *     sharing.c        our Megolm session of a room: made, shared, used
 *     room_keys.c      Megolm sessions of others, and what they open
 *     pending.c        events that wait for a key
 *     pruning.c        rows that are of no use any more
 */
#ifndef E2EE_STATE_H
#define E2EE_STATE_H

#include "base/array.h"
#include "base/map.h"
#include "base/random.h"
#include "e2ee/machine.h"

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
    char *session; /* of interactive authentication; heap, or NULL */
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

struct e2ee_room {
    char *id;
    char *algorithm, *visibility;
    int64_t rotation_ms, rotation_count;
    bool is_kept;       /* has a row */
    bool has_members;   /* all of them are in rows */
    bool is_rotating;   /* a new session before the next message */
    uint64_t ready;     /* revision at which all had the key; 0: never */
    int64_t waiting_ms; /* since when a message waits to be sealed; 0: none does */
    struct e2ee_job members;
};

struct e2ee_pending {
    char *room, *id, *session, *sender; /* heap */
    int64_t place;                      /* in the order in which they came */
    int64_t first_ms, next_ms;
    unsigned tries;
    bool is_direct, is_hinted;
};

struct e2ee_machine {
    struct e2ee_options options;
    struct e2ee_store *store; /* of the options */
    struct random random;     /* for waits and transaction ids, not for keys */
    char *device;             /* empty: not started */
    bool is_stopped;
    bool was_set_up; /* by an earlier run */
    int64_t now_ms, started_ms;
    int64_t prune_ms;  /* when to look for what is of no use any more; 0: at the start */
    uint64_t revision; /* counts changes of devices and members */

    struct e2ee_own_keys own;
    struct e2ee_cross_signing signing;
    struct e2ee_recovery recovery;
    struct map outdated; /* user -> struct e2ee_outdated */
    struct e2ee_job query;
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
    } events;
    struct e2ee_counters counters;
};

/* machine.c */

bool e2ee_job_may_start(const struct e2ee_job *job, int64_t now_ms);
void e2ee_job_start(struct e2ee_job *job);
void e2ee_job_done(struct e2ee_job *job);
/* Again later, at the earliest after what the server said. */
void e2ee_job_failed(struct e2ee_machine *machine, struct e2ee_job *job,
                     const struct e2ee_response *response);
/* The earlier of the two, for a job that waits. */
int64_t e2ee_job_due_ms(const struct e2ee_job *job, int64_t other_ms);

/* A request: its path grows by e2ee_flight_segment. */
struct e2ee_flight *e2ee_flight_take_off(struct e2ee_machine *machine,
                                         enum e2ee_call call, const char *method,
                                         const char *path);
void e2ee_flight_segment(struct e2ee_flight *flight, struct str segment);
void e2ee_flight_body(struct e2ee_flight *flight, const struct json *json);

void e2ee_tell(struct e2ee_machine *machine, enum e2ee_event_kind kind,
               const char *format, ...) PRINTF_LIKE(3, 4);
void e2ee_add_event(struct e2ee_machine *machine, const struct e2ee_event *event);
struct str e2ee_user(const struct e2ee_machine *machine);
struct str e2ee_device_id(const struct e2ee_machine *machine);
bool e2ee_id_is_valid(struct str id, char sigil);
bool e2ee_device_id_is_valid(struct str id);
/* "ed25519:ID". */
struct str e2ee_key_id(struct arena *arena, struct str id);
/* A seed as it is kept: encrypted with the pickle key, base64. */
struct str e2ee_lock_seed(struct e2ee_machine *machine, const unsigned char seed[32],
                          struct str name, struct arena *arena);
bool e2ee_unlock_seed(struct e2ee_machine *machine, struct str text, struct str name,
                      unsigned char seed[32]);

/* own_keys.c */

bool e2ee_own_keys_start(struct e2ee_machine *machine, struct str device,
                         struct error *err);
void e2ee_own_keys_save(struct e2ee_machine *machine);
void e2ee_own_keys_work(struct e2ee_machine *machine);
struct e2ee_flight *e2ee_own_keys_call(struct e2ee_machine *machine);
void e2ee_own_keys_answer(struct e2ee_machine *machine,
                          const struct e2ee_response *response);
/* Signed device keys, for uploads and inside of messages. For json_destroy. */
struct json *e2ee_own_keys_document(struct e2ee_machine *machine);
/* The server shows this for our device (NULL: nothing). */
void e2ee_own_keys_check(struct e2ee_machine *machine, const struct json *device);
/* Signed by the device. Takes object; NULL when it cannot be signed. */
struct json *e2ee_own_keys_sign(struct e2ee_machine *machine, struct json *object);

/* devices.c */

struct e2ee_device {
    struct str user, id, curve25519, ed25519; /* in the arena given */
    bool is_signed;                           /* by its owner's identity */
};

struct e2ee_devices {
    struct e2ee_device *items;
    size_t count, capacity;
};

void e2ee_devices_start(struct e2ee_machine *machine);
void e2ee_devices_clear(struct e2ee_machine *machine);
void e2ee_devices_track(struct e2ee_machine *machine, struct str user);
/* Whoever is tracked has changed something. */
void e2ee_devices_outdate(struct e2ee_machine *machine, struct str user);
void e2ee_devices_untrack(struct e2ee_machine *machine, struct str user);
bool e2ee_devices_is_tracked(const struct e2ee_machine *machine, struct str user);
/* The list is of no use yet, and there is hope that it will be soon. */
bool e2ee_devices_is_waiting(const struct e2ee_machine *machine, struct str user);
struct e2ee_flight *e2ee_devices_call(struct e2ee_machine *machine);
void e2ee_devices_answer(struct e2ee_machine *machine,
                         const struct e2ee_response *response);
void e2ee_devices_list(const struct e2ee_machine *machine, struct str user,
                       struct arena *arena, struct e2ee_devices *out);
bool e2ee_devices_find(const struct e2ee_machine *machine, struct str user,
                       struct str device, struct arena *arena, struct e2ee_device *out);
bool e2ee_devices_find_by_curve(const struct e2ee_machine *machine, struct str user,
                                struct str curve25519, struct arena *arena,
                                struct e2ee_device *out);
/* By the policy: may it get keys, is it heard? */
bool e2ee_devices_allows(const struct e2ee_machine *machine,
                         const struct e2ee_device *device);
/* The same since it was first seen. */
bool e2ee_devices_has_pinned_identity(const struct e2ee_machine *machine,
                                      struct str user);
bool e2ee_devices_has_identity(const struct e2ee_machine *machine, struct str user);

/* device_keys.c */

/* What the answer says about one user, put into rows; devices that are gone go. */
void e2ee_device_keys_take(struct e2ee_machine *machine, struct str user,
                           const struct json *answer);
/* The one key of a cross-signing key object of that user and usage, or empty. */
struct str e2ee_device_keys_public(const struct json *key, struct str user,
                                   const char *usage);
/* Is it a device of that user and id, with its own signature? */
bool e2ee_device_keys_are_sound(const struct json *keys, struct str user,
                                struct str device, struct e2ee_device *out);

/* cross_signing.c */

bool e2ee_cross_signing_start(struct e2ee_machine *machine, struct error *err);
void e2ee_cross_signing_clear(struct e2ee_machine *machine);
/* An answer to /keys/query about ourselves. */
void e2ee_cross_signing_see(struct e2ee_machine *machine, const struct json *answer);
struct e2ee_flight *e2ee_cross_signing_call(struct e2ee_machine *machine);
void e2ee_cross_signing_answer(struct e2ee_machine *machine, enum e2ee_call call,
                               const struct e2ee_response *response);
const unsigned char *e2ee_cross_signing_seed(struct e2ee_machine *machine, size_t i);
/* Strict clients will not talk to us; why says the cure. */
void e2ee_cross_signing_give_up(struct e2ee_machine *machine, const char *why);
/* These seeds, if they are those of the identity that the server shows. */
void e2ee_cross_signing_take_over(struct e2ee_machine *machine,
                                  unsigned char seeds[E2EE_SIGNING_KEYS][32]);
void e2ee_cross_signing_stored(struct e2ee_machine *machine);
/* Adds the signature of our identity to a device of ours. Takes object. */
struct json *e2ee_cross_signing_sign(struct e2ee_machine *machine, struct json *object);

/* recovery.c */

void e2ee_recovery_init(struct e2ee_machine *machine);
void e2ee_recovery_clear(struct e2ee_machine *machine);
/* Takes the identity out of secret storage; false without a recovery key, or when that was
 * tried. */
bool e2ee_recovery_begin(struct e2ee_machine *machine);
/* Puts it in, if there is a recovery key and it is not there. */
void e2ee_recovery_keep(struct e2ee_machine *machine);
struct e2ee_flight *e2ee_recovery_call(struct e2ee_machine *machine);
void e2ee_recovery_answer(struct e2ee_machine *machine,
                          const struct e2ee_response *response);

/* sessions.c */

bool e2ee_sessions_has(const struct e2ee_machine *machine, struct str curve25519);
/* The content of an m.room.encrypted event for one device, or NULL. Saves the session.
 * For json_destroy. */
struct json *e2ee_sessions_seal(struct e2ee_machine *machine,
                                const struct e2ee_device *device, const char *type,
                                const struct json *content);
/* The payload of an encrypted event for this device, or NULL; not yet looked at. For
 * json_destroy. */
struct json *e2ee_sessions_open(struct e2ee_machine *machine, struct str sender_curve,
                                const struct e2ee_message *message);
/* A new session, and room for it: those used longest ago go. */
void e2ee_sessions_keep(struct e2ee_machine *machine, struct str curve25519,
                        struct e2ee_session *session);

/* claims.c */

/* Asks for a key of that device, so that there will be a session. False when that
 * failed lately. */
bool e2ee_claims_want(struct e2ee_machine *machine, const struct e2ee_device *device,
                      bool is_repair);
/* A message of that device could not be read. */
void e2ee_claims_repair(struct e2ee_machine *machine, struct str user,
                        struct str curve25519);
struct e2ee_flight *e2ee_claims_call(struct e2ee_machine *machine);
void e2ee_claims_answer(struct e2ee_machine *machine,
                        const struct e2ee_response *response);
void e2ee_claims_clear(struct e2ee_machine *machine);

/* outgoing.c */

enum { E2EE_PARCEL_MAX = 100 };

struct e2ee_outgoing { /* a parcel being filled, for E2EE_PARCEL_MAX devices at most */
    struct json *body, *messages;
    struct str users[E2EE_PARCEL_MAX]; /* views of the devices' */
    struct json *objects[E2EE_PARCEL_MAX];
    size_t user_count;
    size_t count; /* of devices */
};

void e2ee_outgoing_start(struct e2ee_machine *machine);
void e2ee_outgoing_clear(struct e2ee_machine *machine);
void e2ee_outgoing_begin(struct e2ee_outgoing *outgoing);
/* Takes content. */
void e2ee_outgoing_add(struct e2ee_outgoing *outgoing, const struct e2ee_device *device,
                       struct json *content);
/* Keeps it and sends it. room: empty, or that of the key in it. */
void e2ee_outgoing_end(struct e2ee_machine *machine, struct e2ee_outgoing *outgoing,
                       const char *type, struct str room);
bool e2ee_outgoing_has_room(const struct e2ee_machine *machine, struct str room);
struct e2ee_flight *e2ee_outgoing_call(struct e2ee_machine *machine);
void e2ee_outgoing_answer(struct e2ee_machine *machine, struct str txn,
                          const struct e2ee_response *response);

/* rooms.c */

struct e2ee_room *e2ee_rooms_get(struct e2ee_machine *machine, struct str id);
void e2ee_rooms_clear(struct e2ee_machine *machine);
void e2ee_rooms_save(struct e2ee_machine *machine, const struct e2ee_room *room);
struct e2ee_flight *e2ee_rooms_call(struct e2ee_machine *machine);
void e2ee_rooms_answer(struct e2ee_machine *machine, struct str room,
                       const struct e2ee_response *response);

/* room_keys.c */

void e2ee_room_keys_take(struct e2ee_machine *machine, struct str user,
                         struct str curve25519, struct str ed25519,
                         const struct json *content);
void e2ee_room_keys_withheld(struct e2ee_machine *machine, const struct json *content);

/* pruning.c */

void e2ee_pruning_work(struct e2ee_machine *machine);

/* pending.c */

/* Tells the asker, unless that was done for the session today. */
void e2ee_pending_hint(struct e2ee_machine *machine, struct str room, struct str session,
                       struct str code);
void e2ee_pending_start(struct e2ee_machine *machine);
void e2ee_pending_clear(struct e2ee_machine *machine);
/* A key of that session has come, or (session empty) devices of that user have. */
void e2ee_pending_wake(struct e2ee_machine *machine, struct str room, struct str session);
void e2ee_pending_wake_user(struct e2ee_machine *machine, struct str user);
void e2ee_pending_forget_room(struct e2ee_machine *machine, struct str room);
void e2ee_pending_work(struct e2ee_machine *machine);
int64_t e2ee_pending_due_ms(const struct e2ee_machine *machine, int64_t other_ms);

#endif
