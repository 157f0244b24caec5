/* SPDX-License-Identifier: MIT */
/*
 * crypto: digests, signatures, ciphers and base64 as Matrix uses them. The only door to
 * libcrypto of this floor. It draws no random numbers: seeds are given to it.
 */
#ifndef E2EE_CRYPTO_H
#define E2EE_CRYPTO_H

#include "base/arena.h"
#include "base/macros.h"

enum {
    CRYPTO_SHA256_BYTES = 32,
    CRYPTO_SEED_BYTES = 32,
    CRYPTO_PUBLIC_KEY_BYTES = 32,
    CRYPTO_SIGNATURE_BYTES = 64,
    CRYPTO_KEY_BYTES = 32, /* of AES-256 and HMAC-SHA-256 */
    CRYPTO_IV_BYTES = 16,
};

void crypto_sha256(struct str text, unsigned char out[CRYPTO_SHA256_BYTES]);
/* HMAC-SHA-256, https://www.rfc-editor.org/rfc/rfc2104. False when libcrypto refuses. */
MUST_CHECK
bool crypto_hmac(struct str key, struct str text, unsigned char out[CRYPTO_SHA256_BYTES]);
/* HKDF-SHA-256 with a salt of 32 zero bytes, https://www.rfc-editor.org/rfc/rfc5869;
 * count is at most 255 * 32. */
MUST_CHECK
bool crypto_hkdf(struct str secret, struct str info, unsigned char *out, size_t count);
/* AES-256 in counter mode, the same both ways; out has text.len bytes. */
MUST_CHECK
bool crypto_aes_ctr(const unsigned char key[CRYPTO_KEY_BYTES],
                    const unsigned char iv[CRYPTO_IV_BYTES], struct str text,
                    unsigned char *out);
/* In a time that does not tell where they differ. */
bool crypto_is_equal(const void *a, const void *b, size_t count);
/* Overwrites a secret for good. Accepts NULL. */
void crypto_wipe(void *secret, size_t count);

/* Ed25519, https://www.rfc-editor.org/rfc/rfc8032. False when libcrypto refuses. */
MUST_CHECK
bool crypto_public_key(const unsigned char seed[CRYPTO_SEED_BYTES],
                       unsigned char out[CRYPTO_PUBLIC_KEY_BYTES]);
MUST_CHECK
bool crypto_sign(const unsigned char seed[CRYPTO_SEED_BYTES], struct str text,
                 unsigned char out[CRYPTO_SIGNATURE_BYTES]);
/* False for a wrong signature and for a key that is none. */
MUST_CHECK
bool crypto_verify(const unsigned char public_key[CRYPTO_PUBLIC_KEY_BYTES],
                   struct str text,
                   const unsigned char signature[CRYPTO_SIGNATURE_BYTES]);

/* Unpadded base64, https://spec.matrix.org/v1.19/appendices/#unpadded-base64. Lives in
 * the arena. */
struct str crypto_base64(struct arena *arena, const unsigned char *bytes, size_t count);
/* Takes padded text too; false unless it is exactly count bytes. Bits left over at the
 * end are ignored: the seed in the specification's own vectors has some. */
MUST_CHECK
bool crypto_from_base64(struct str text, unsigned char *out, size_t count);

#endif
