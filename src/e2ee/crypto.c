/* SPDX-License-Identifier: MIT */
#include "e2ee/crypto.h"

#include <assert.h>
#include <limits.h>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>

#include "base/buf.h"

static const char DIGITS[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static const unsigned char *bytes_of(struct str s)
{
    return (const unsigned char *)(s.len > 0 ? s.ptr : "");
}

void crypto_sha256(struct str text, unsigned char out[CRYPTO_SHA256_BYTES])
{
    SHA256(bytes_of(text), text.len, out);
}

bool crypto_hmac(struct str key, struct str text, unsigned char out[CRYPTO_SHA256_BYTES])
{
    unsigned len = CRYPTO_SHA256_BYTES;

    return HMAC(EVP_sha256(), bytes_of(key), (int)key.len, bytes_of(text), text.len, out,
                &len)
           && len == CRYPTO_SHA256_BYTES;
}

/* T(i) = HMAC(PRK, T(i - 1) | info | i), written out: libcrypto's own needs ten calls. */
bool crypto_hkdf(struct str secret, struct str info, unsigned char *out, size_t count)
{
    static const char salt[CRYPTO_SHA256_BYTES];
    unsigned char key[CRYPTO_SHA256_BYTES], block[CRYPTO_SHA256_BYTES] = {0};
    bool is_made = crypto_hmac(str_make(salt, sizeof salt), secret, key);
    struct buf text;

    buf_init(&text, sizeof block + info.len + 1);
    for (size_t done = 0, i = 1; is_made && done < count; i++) {
        size_t part = count - done < sizeof block ? count - done : sizeof block;
        buf_reset(&text);
        if (i > 1)
            buf_add(&text, str_make((const char *)block, sizeof block));
        buf_add(&text, info);
        buf_add_char(&text, (char)i);
        is_made =
            crypto_hmac(str_make((const char *)key, sizeof key), buf_view(&text), block);
        memcpy(out + done, block, part);
        done += part;
    }
    crypto_wipe(text.bytes, text.capacity);
    buf_clear(&text);
    crypto_wipe(key, sizeof key);
    crypto_wipe(block, sizeof block);
    return is_made;
}

bool crypto_aes_ctr(const unsigned char key[CRYPTO_KEY_BYTES],
                    const unsigned char iv[CRYPTO_IV_BYTES], struct str text,
                    unsigned char *out)
{
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    int len = 0;
    bool is_done =
        context && text.len < INT_MAX
        && EVP_EncryptInit_ex(context, EVP_aes_256_ctr(), NULL, key, iv) == 1
        && EVP_EncryptUpdate(context, out, &len, bytes_of(text), (int)text.len) == 1;

    EVP_CIPHER_CTX_free(context);
    return is_done && (size_t)len == text.len;
}

bool crypto_is_equal(const void *a, const void *b, size_t count)
{
    return CRYPTO_memcmp(a, b, count) == 0;
}

void crypto_wipe(void *secret, size_t count)
{
    if (secret)
        OPENSSL_cleanse(secret, count);
}

static EVP_PKEY *private_key(const unsigned char seed[CRYPTO_SEED_BYTES])
{
    return EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, seed, CRYPTO_SEED_BYTES);
}

bool crypto_public_key(const unsigned char seed[CRYPTO_SEED_BYTES],
                       unsigned char out[CRYPTO_PUBLIC_KEY_BYTES])
{
    EVP_PKEY *key = private_key(seed);
    size_t len = CRYPTO_PUBLIC_KEY_BYTES;
    bool is_made = key && EVP_PKEY_get_raw_public_key(key, out, &len) == 1;

    EVP_PKEY_free(key);
    return is_made && len == CRYPTO_PUBLIC_KEY_BYTES;
}

bool crypto_sign(const unsigned char seed[CRYPTO_SEED_BYTES], struct str text,
                 unsigned char out[CRYPTO_SIGNATURE_BYTES])
{
    EVP_PKEY *key = private_key(seed);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    size_t len = CRYPTO_SIGNATURE_BYTES;
    bool is_made = key && context
                   && EVP_DigestSignInit(context, NULL, NULL, NULL, key) == 1
                   && EVP_DigestSign(context, out, &len, bytes_of(text), text.len) == 1;

    EVP_MD_CTX_free(context);
    EVP_PKEY_free(key);
    return is_made && len == CRYPTO_SIGNATURE_BYTES;
}

bool crypto_verify(const unsigned char public_key[CRYPTO_PUBLIC_KEY_BYTES],
                   struct str text, const unsigned char signature[CRYPTO_SIGNATURE_BYTES])
{
    EVP_PKEY *key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, public_key,
                                                CRYPTO_PUBLIC_KEY_BYTES);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool is_right = key && context
                    && EVP_DigestVerifyInit(context, NULL, NULL, NULL, key) == 1
                    && EVP_DigestVerify(context, signature, CRYPTO_SIGNATURE_BYTES,
                                        bytes_of(text), text.len)
                           == 1;

    EVP_MD_CTX_free(context);
    EVP_PKEY_free(key);
    return is_right;
}

struct str crypto_base64(struct arena *arena, const unsigned char *bytes, size_t count)
{
    char *text = arena_alloc(arena, count * 4 / 3 + 5, 1);
    size_t len = 0;
    unsigned bits = 0, value = 0;

    for (size_t i = 0; i < count; i++) {
        value = (value << 8 | bytes[i]) & 0xffff;
        for (bits += 8; bits >= 6; bits -= 6)
            text[len++] = DIGITS[value >> (bits - 6) & 63];
    }
    if (bits > 0)
        text[len++] = DIGITS[value << (6 - bits) & 63];
    return str_make(text, len);
}

static struct str without_padding(struct str text)
{
    if (text.len % 4 != 0)
        return text;
    for (int i = 0; i < 2 && str_ends_with(text, STR("=")); i++)
        text.len--;
    return text;
}

bool crypto_from_base64(struct str text, unsigned char *out, size_t count)
{
    unsigned bits = 0, value = 0;
    size_t len = 0;

    text = without_padding(text);
    if (text.len != (count * 4 + 2) / 3)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        const char *digit = text.ptr[i] ? strchr(DIGITS, text.ptr[i]) : NULL;
        if (!digit)
            return false;
        value = (value << 6 | (unsigned)(digit - DIGITS)) & 0xffff;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            out[len++] = (unsigned char)(value >> bits & 0xff);
        }
    }
    assert(len == count);
    return true;
}
