/* SPDX-License-Identifier: MIT */
/*
 * parts: what the files of the machine do for each other. No other file looks at it.
 */
#ifndef E2EE_PARTS_H
#define E2EE_PARTS_H

#include "e2ee/state.h"

/* The device that made a message or a Megolm session, or that is said to have. */
struct e2ee_maker {
    struct str user, curve25519, ed25519;
};

/* flight.c */

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
/* It has its response. */
void e2ee_flight_land(struct e2ee_machine *machine, struct e2ee_flight *flight);

/* events.c */

void e2ee_tell(struct e2ee_machine *machine, enum e2ee_event_kind kind,
               const char *format, ...) PRINTF_LIKE(3, 4);
void e2ee_add_event(struct e2ee_machine *machine, const struct e2ee_event *event);

/* names.c */

struct str e2ee_user(const struct e2ee_machine *machine);
struct str e2ee_device_id(const struct e2ee_machine *machine);
bool e2ee_id_is_valid(struct str id, char sigil);
bool e2ee_device_id_is_valid(struct str id);
/* "ed25519:ID". */
struct str e2ee_key_id(struct arena *arena, struct str id);

/* seed.c */

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

/* changes.c */

void e2ee_changes_start(struct e2ee_machine *machine);
void e2ee_changes_clear(struct e2ee_machine *machine);
bool e2ee_changes_are_waited_for(const struct e2ee_machine *machine);
struct e2ee_flight *e2ee_changes_call(struct e2ee_machine *machine);
void e2ee_changes_answer(struct e2ee_machine *machine,
                         const struct e2ee_response *response);

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

/* authentication.c */

/* What the server has asked for, to an upload of the identity. */
void e2ee_authentication_add(struct e2ee_machine *machine, struct json *body);
/* 401: it asks. */
void e2ee_authentication_take(struct e2ee_machine *machine,
                              const struct e2ee_response *response);
void e2ee_authentication_end(struct e2ee_machine *machine);

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

/* So many are wanted that others have to wait. */
bool e2ee_claims_are_full(const struct e2ee_machine *machine);
/* Asks for a key of that device, so that there will be a session. False when that
 * failed lately. */
bool e2ee_claims_want(struct e2ee_machine *machine, const struct e2ee_device *device,
                      bool is_repair);
/* Is it still to be said to the device that there is no session with it? Then it counts as
 * said. */
bool e2ee_claims_is_to_tell(struct e2ee_machine *machine,
                            const struct e2ee_device *device);
/* A message of that device could not be read. */
void e2ee_claims_repair(struct e2ee_machine *machine, struct str user,
                        struct str curve25519);
/* An m.dummy: a device begins anew with us, since it could not read the last. */
void e2ee_claims_greeted(struct e2ee_machine *machine, const struct e2ee_maker *sender,
                         const struct json *content);
struct e2ee_flight *e2ee_claims_call(struct e2ee_machine *machine);
void e2ee_claims_answer(struct e2ee_machine *machine,
                        const struct e2ee_response *response);
void e2ee_claims_clear(struct e2ee_machine *machine);

/* floods.c */

/* May that user send one more message that makes rows? */
bool e2ee_floods_allow(struct e2ee_machine *machine, struct str user);

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

/* copy.c */

/* Something shows that the rows are older than what was sent: ends all sessions, once a
 * run. */
void e2ee_copy_found(struct e2ee_machine *machine, const char *sign);

/* news.c */

/* The devices of a user, or the members or settings of a room, have changed. */
void e2ee_news_add(struct e2ee_machine *machine, struct str subject);
/* Anything may have changed. */
void e2ee_news_of_all(struct e2ee_machine *machine);
/* Was there any of the room or one of its members after that revision? */
bool e2ee_news_concern(const struct e2ee_machine *machine, struct str room,
                       uint64_t since);
void e2ee_news_clear(struct e2ee_machine *machine);

/* rooms.c */

struct e2ee_room *e2ee_rooms_get(struct e2ee_machine *machine, struct str id);
void e2ee_rooms_clear(struct e2ee_machine *machine);
/* All rows of our sessions have gone. */
void e2ee_rooms_drop_sessions(struct e2ee_machine *machine);
void e2ee_rooms_save(struct e2ee_machine *machine, const struct e2ee_room *room);
/* No message more under a session that is there now. */
void e2ee_rooms_rotate_all(struct e2ee_machine *machine);
struct e2ee_flight *e2ee_rooms_call(struct e2ee_machine *machine);
void e2ee_rooms_answer(struct e2ee_machine *machine, struct str room,
                       const struct e2ee_response *response);

/* sealing.c */

/* Our session of a room, held with the room. */
struct e2ee_current *e2ee_current_get(const struct e2ee_machine *machine,
                                      struct e2ee_room *room);
/* Its row has gone. */
void e2ee_current_drop(struct e2ee_room *room);
void e2ee_current_save(struct e2ee_machine *machine, struct str room,
                       const struct e2ee_current *current);
bool e2ee_current_is_used_up(const struct e2ee_machine *machine,
                             const struct e2ee_room *room,
                             const struct e2ee_current *current);

/* sharing.c */

/* What that device got of our keys it gets again: it may have been unable to read it. */
void e2ee_sharing_repeat(struct e2ee_machine *machine, const struct e2ee_device *device);

/* room_keys.c */

/* The names of a Megolm session, as a key, a refusal or a forwarded key gives them. */
struct e2ee_key_names {
    struct str room, session;
};

/* Views into content; false when it names none, or one of another kind. */
bool e2ee_key_names_read(const struct json *content, struct e2ee_key_names *out);

void e2ee_room_keys_take(struct e2ee_machine *machine, const struct e2ee_maker *maker,
                         const struct json *content);
/* Keeps the key if it is the session named and better than what is known of it. */
void e2ee_room_keys_keep(struct e2ee_machine *machine, const struct e2ee_maker *maker,
                         struct str room, struct str session,
                         struct e2ee_inbound *inbound);
/* NULL: it is not there, or cannot be read. */
struct e2ee_inbound *e2ee_room_keys_load(const struct e2ee_machine *machine,
                                         const struct json *row);
void e2ee_room_keys_withheld(struct e2ee_machine *machine, const struct json *content);

/* held.c */

/* The session of a row; a view until the next call. NULL: it cannot be read. */
struct e2ee_inbound *e2ee_held_get(struct e2ee_machine *machine, struct str room,
                                   struct str session, const struct json *row);
void e2ee_held_drop(struct e2ee_machine *machine, struct str room, struct str session);
void e2ee_held_clear(struct e2ee_machine *machine);

/* asking.c */

/* The key of an event that waits is asked for, once, of the devices of its sender and of
 * our user. */
void e2ee_asking_begin(struct e2ee_machine *machine, struct str room,
                       const struct json *event);
/* The key has come. */
void e2ee_asking_end(struct e2ee_machine *machine, struct str room, struct str session);
/* An opened m.forwarded_room_key of the device of sender. */
void e2ee_asking_take(struct e2ee_machine *machine, const struct e2ee_maker *sender,
                      const struct json *content);

/* forwarding.c */

/* An m.room_key_request. */
void e2ee_forwarding_take(struct e2ee_machine *machine, struct str sender,
                          const struct json *content);
void e2ee_forwarding_work(struct e2ee_machine *machine);
void e2ee_forwarding_clear(struct e2ee_machine *machine);

/* pruning.c */

void e2ee_pruning_work(struct e2ee_machine *machine);

/* pending.c */

/* Tells the asker, unless that was done for the session today. */
void e2ee_pending_hint(struct e2ee_machine *machine, struct str room, struct str session,
                       struct str code);
void e2ee_pending_start(struct e2ee_machine *machine);
void e2ee_pending_clear(struct e2ee_machine *machine);
/* A key of that session has come. */
void e2ee_pending_wake(struct e2ee_machine *machine, struct str room, struct str session);
void e2ee_pending_wake_all(struct e2ee_machine *machine);
void e2ee_pending_forget_room(struct e2ee_machine *machine, struct str room);
void e2ee_pending_work(struct e2ee_machine *machine);
int64_t e2ee_pending_due_ms(const struct e2ee_machine *machine, int64_t other_ms);

#endif
