/* SPDX-License-Identifier: MIT */
/*
 * signing: JSON objects signed and checked by the rules of Matrix: without "signatures"
 * and "unsigned", in canonical form, by Ed25519.
 *
 *     signing_sign(object, STR("@faq:example.org"), STR("ed25519:DEVICE"), seed);
 *     signing_verify(object, STR("@ann:example.org"), STR("ed25519:KEY"), public_key);
 *
 * https://spec.matrix.org/v1.19/appendices/#signing-json
 */
#ifndef E2EE_SIGNING_H
#define E2EE_SIGNING_H

#include "e2ee/crypto.h"
#include "text/json.h"

enum { SIGNING_BYTES_MAX = 256 * 1024 }; /* of the canonical form */

/* Adds a signature beside those that are there; one of the same entity and key is
 * replaced. Gives a new object for json_destroy, or NULL when the object cannot be signed
 * (not sound, a number that is no integer, too large). */
MUST_CHECK
struct json *signing_sign(const struct json *object, struct str entity, struct str key_id,
                          const unsigned char seed[CRYPTO_SEED_BYTES]);

/* The same in two steps, for a key that another part holds: the bytes to be signed (false
 * when the object cannot be signed), and the object with the signature, in base64. */
MUST_CHECK
bool signing_bytes(const struct json *object, struct buf *out);
struct json *signing_add(const struct json *object, struct str entity, struct str key_id,
                         struct str signature);

/* Is there a right signature of that entity by that key? */
MUST_CHECK
bool signing_verify(const struct json *object, struct str entity, struct str key_id,
                    const unsigned char public_key[CRYPTO_PUBLIC_KEY_BYTES]);

#endif
