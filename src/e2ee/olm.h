/* SPDX-License-Identifier: MIT */
/*
 * olm: the ratchets, as Matrix uses them: an account with its keys, Olm sessions between
 * two devices, Megolm sessions for a room. The only door to libolm (olm_account.c,
 * olm_session.c, olm_megolm.c), and shaped so that another library could stand behind it:
 * JSON, signatures over JSON and what a session is for are none of its business.
 *
 *     struct e2ee_account *account = e2ee_account_create(&chance);
 *     struct e2ee_session *session =
 *         e2ee_session_create_outbound(account, their_curve25519, their_key, &chance);
 *     struct e2ee_message message = e2ee_session_encrypt(session, text, &chance, arena);
 *
 * All keys and messages are unpadded base64. What is created is destroyed by its
 * destroy, which wipes it and accepts NULL. "save" gives a pickle: text that only who has
 * the pickle key can load again, and a changed one is refused. An object changes with
 * every encrypt and decrypt: save it before anything that came of it leaves.
 * Functions that may fail on what a peer sent give NULL, false or an empty str.
 *
 * https://spec.matrix.org/v1.19/olm-megolm/
 */
#ifndef E2EE_OLM_H
#define E2EE_OLM_H

#include "base/arena.h"
#include "base/macros.h"
#include "e2ee/chance.h"
#include "text/json.h"

enum {
    E2EE_KEY_TEXT = 43, /* bytes of a Curve25519 or Ed25519 key in base64 */
    E2EE_PICKLE_KEY_BYTES = 32,
    E2EE_MESSAGE_MAX = 256 * 1024, /* of an encrypted message that is looked at */
};

struct e2ee_pickle_key {
    unsigned char bytes[E2EE_PICKLE_KEY_BYTES];
};

struct e2ee_identity {
    char curve25519[E2EE_KEY_TEXT + 1];
    char ed25519[E2EE_KEY_TEXT + 1];
};

/* Is it text of a key? */
bool e2ee_key_is_valid(struct str key);

/* The account of a device. */

struct e2ee_account;

struct e2ee_account *e2ee_account_create(const struct e2ee_chance *chance);
void e2ee_account_destroy(struct e2ee_account *account);
struct e2ee_account *e2ee_account_load(struct str pickle,
                                       const struct e2ee_pickle_key *key);
struct str e2ee_account_save(struct e2ee_account *account,
                             const struct e2ee_pickle_key *key, struct arena *arena);
struct e2ee_identity e2ee_account_identity(const struct e2ee_account *account);
/* The Ed25519 signature of the device over these bytes. */
struct str e2ee_account_sign(struct e2ee_account *account, struct str text,
                             struct arena *arena);

/* One-time keys wait until they are marked as published; the account holds at most
 * e2ee_account_keys_max and drops the oldest beyond. The keys come as JSON
 * {"AAAAAQ": "key", ...} for json_destroy. */
size_t e2ee_account_keys_max(const struct e2ee_account *account);
void e2ee_account_add_keys(struct e2ee_account *account, size_t count,
                           const struct e2ee_chance *chance);
struct json *e2ee_account_unpublished_keys(const struct e2ee_account *account);
/* The fallback key takes messages when one-time keys have run out. The one before the
 * newest still works until it is forgotten. */
void e2ee_account_add_fallback_key(struct e2ee_account *account,
                                   const struct e2ee_chance *chance);
struct json *e2ee_account_unpublished_fallback_key(const struct e2ee_account *account);
void e2ee_account_forget_old_fallback_key(struct e2ee_account *account);
/* Both kinds. */
void e2ee_account_mark_published(struct e2ee_account *account);

/* An Olm session with one other device. */

struct e2ee_session;

enum e2ee_message_kind { E2EE_MESSAGE_FIRST = 0, E2EE_MESSAGE_LATER = 1 };

struct e2ee_message {
    enum e2ee_message_kind kind;
    struct str body; /* empty: it failed */
};

struct e2ee_session *e2ee_session_create_outbound(struct e2ee_account *account,
                                                  struct str their_curve25519,
                                                  struct str their_one_time_key,
                                                  const struct e2ee_chance *chance);
/* From a message of kind FIRST. The one-time key that it took stays in the account until
 * e2ee_account_use_key: only a message that decrypts may cost one. */
struct e2ee_session *e2ee_session_create_inbound(struct e2ee_account *account,
                                                 struct str their_curve25519,
                                                 struct str body);
void e2ee_account_use_key(struct e2ee_account *account, struct e2ee_session *session);
void e2ee_session_destroy(struct e2ee_session *session);
struct e2ee_session *e2ee_session_load(struct str pickle,
                                       const struct e2ee_pickle_key *key);
struct str e2ee_session_save(struct e2ee_session *session,
                             const struct e2ee_pickle_key *key, struct arena *arena);
struct str e2ee_session_id(struct e2ee_session *session, struct arena *arena);
/* Was this message of kind FIRST made for this session? */
bool e2ee_session_matches(struct e2ee_session *session, struct str their_curve25519,
                          struct str body);
struct e2ee_message e2ee_session_encrypt(struct e2ee_session *session, struct str text,
                                         const struct e2ee_chance *chance,
                                         struct arena *arena);
MUST_CHECK
bool e2ee_session_decrypt(struct e2ee_session *session,
                          const struct e2ee_message *message, struct arena *arena,
                          struct str *out);

/* A Megolm session of ours, for one room. */

struct e2ee_outbound;

struct e2ee_outbound *e2ee_outbound_create(const struct e2ee_chance *chance);
void e2ee_outbound_destroy(struct e2ee_outbound *outbound);
struct e2ee_outbound *e2ee_outbound_load(struct str pickle,
                                         const struct e2ee_pickle_key *key);
struct str e2ee_outbound_save(struct e2ee_outbound *outbound,
                              const struct e2ee_pickle_key *key, struct arena *arena);
struct str e2ee_outbound_id(struct e2ee_outbound *outbound, struct arena *arena);
/* What others need to read from the next message on. Secret. */
struct str e2ee_outbound_key(struct e2ee_outbound *outbound, struct arena *arena);
uint32_t e2ee_outbound_index(struct e2ee_outbound *outbound);
struct str e2ee_outbound_encrypt(struct e2ee_outbound *outbound, struct str text,
                                 struct arena *arena);

/* A Megolm session of another device, or of our own to read it again. */

struct e2ee_inbound;

struct e2ee_inbound *e2ee_inbound_create(struct str key);
/* From what e2ee_inbound_export gave: it says nothing of who made the session. */
struct e2ee_inbound *e2ee_inbound_import(struct str key);
/* What another device needs to read all that this one can. Secret. */
struct str e2ee_inbound_export(struct e2ee_inbound *inbound, struct arena *arena);
void e2ee_inbound_destroy(struct e2ee_inbound *inbound);
struct e2ee_inbound *e2ee_inbound_load(struct str pickle,
                                       const struct e2ee_pickle_key *key);
struct str e2ee_inbound_save(struct e2ee_inbound *inbound,
                             const struct e2ee_pickle_key *key, struct arena *arena);
struct str e2ee_inbound_id(struct e2ee_inbound *inbound, struct arena *arena);
/* The first message that it can read. */
uint32_t e2ee_inbound_first_index(struct e2ee_inbound *inbound);
MUST_CHECK
bool e2ee_inbound_decrypt(struct e2ee_inbound *inbound, struct str body,
                          struct arena *arena, struct str *out, uint32_t *index);

#endif
