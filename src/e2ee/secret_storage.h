/* SPDX-License-Identifier: MIT */
/*
 * secret storage: secrets that lie on the server, encrypted with a recovery key that only
 * the owner of the account has: m.secret_storage.v1.aes-hmac-sha2.
 *
 *     secret_storage_parse_key(text, key)                     "EsTc 5rr1 ..."
 *     secret_storage_fits(key, description)                   is it the one described?
 *     secret_storage_open(key, name, sealed, &arena, &secret)
 *
 * https://spec.matrix.org/v1.19/client-server-api/#msecret_storagev1aes-hmac-sha2-1
 */
#ifndef E2EE_SECRET_STORAGE_H
#define E2EE_SECRET_STORAGE_H

#include "base/arena.h"
#include "e2ee/chance.h"
#include "e2ee/crypto.h"
#include "text/json.h"

enum { SECRET_STORAGE_KEY_BYTES = CRYPTO_KEY_BYTES, SECRET_STORAGE_TEXT_MAX = 4096 };

#define SECRET_STORAGE_ALGORITHM "m.secret_storage.v1.aes-hmac-sha2"

/* The key as people keep it: base58 in groups of four. White space does not matter; false
 * when it was mistyped. */
MUST_CHECK
bool secret_storage_parse_key(struct str text,
                              unsigned char key[SECRET_STORAGE_KEY_BYTES]);
struct str secret_storage_format_key(const unsigned char key[SECRET_STORAGE_KEY_BYTES],
                                     struct arena *arena);

/* The content of m.secret_storage.key.ID, from which fits tells the key again. For
 * json_destroy. */
struct json *secret_storage_describe(const unsigned char key[SECRET_STORAGE_KEY_BYTES],
                                     const struct e2ee_chance *chance);
bool secret_storage_fits(const unsigned char key[SECRET_STORAGE_KEY_BYTES],
                         const struct json *description);

/* One secret, by the name of its account data: {"iv", "ciphertext", "mac"}. For
 * json_destroy. */
struct json *secret_storage_seal(const unsigned char key[SECRET_STORAGE_KEY_BYTES],
                                 struct str name, struct str secret,
                                 const struct e2ee_chance *chance);
MUST_CHECK
bool secret_storage_open(const unsigned char key[SECRET_STORAGE_KEY_BYTES],
                         struct str name, const struct json *sealed, struct arena *arena,
                         struct str *secret);

#endif
