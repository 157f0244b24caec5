/* SPDX-License-Identifier: MIT */
#include "e2ee/secret_storage.h"

enum {
    DIGITS = 58,
    RECOVERY_BYTES = 2 + SECRET_STORAGE_KEY_BYTES + 1, /* prefix, key, parity */
    RECOVERY_DIGITS = 48,
    IV_HIGH_BIT = 8, /* the byte of bit 63, which is kept clear */
};

static const char ALPHABET[] =
    "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
static const unsigned char PREFIX[] = {0x8b, 0x01};

/* number = number * DIGITS + digit, in big-endian bytes; false when it does not fit. */
static bool push_digit(unsigned char number[RECOVERY_BYTES], unsigned digit)
{
    for (size_t i = RECOVERY_BYTES; i-- > 0;) {
        digit += number[i] * (unsigned)DIGITS;
        number[i] = (unsigned char)(digit & 0xff);
        digit >>= 8;
    }
    return digit == 0;
}

bool secret_storage_parse_key(struct str text,
                              unsigned char key[SECRET_STORAGE_KEY_BYTES])
{
    unsigned char number[RECOVERY_BYTES] = {0}, parity = 0;

    for (size_t i = 0; i < text.len; i++) {
        const char *digit = text.ptr[i] ? strchr(ALPHABET, text.ptr[i]) : NULL;
        if (char_is_space(text.ptr[i]) || text.ptr[i] == '\n' || text.ptr[i] == '\r')
            continue;
        if (!digit || !push_digit(number, (unsigned)(digit - ALPHABET)))
            return false;
    }
    for (size_t i = 0; i < sizeof number; i++)
        parity ^= number[i];
    memcpy(key, number + sizeof PREFIX, SECRET_STORAGE_KEY_BYTES);
    bool is_right = parity == 0 && memcmp(number, PREFIX, sizeof PREFIX) == 0;
    crypto_wipe(number, sizeof number);
    return is_right;
}

/* number = number / DIGITS; gives the remainder. */
static unsigned pop_digit(unsigned char number[RECOVERY_BYTES])
{
    unsigned rest = 0;

    for (size_t i = 0; i < RECOVERY_BYTES; i++) {
        rest = rest << 8 | number[i];
        number[i] = (unsigned char)(rest / DIGITS);
        rest %= DIGITS;
    }
    return rest;
}

struct str secret_storage_format_key(const unsigned char key[SECRET_STORAGE_KEY_BYTES],
                                     struct arena *arena)
{
    unsigned char number[RECOVERY_BYTES] = {0};
    char digits[RECOVERY_DIGITS];
    struct str text = {0};

    memcpy(number, PREFIX, sizeof PREFIX);
    memcpy(number + sizeof PREFIX, key, SECRET_STORAGE_KEY_BYTES);
    for (size_t i = 0; i + 1 < sizeof number; i++)
        number[sizeof number - 1] ^= number[i];
    for (size_t i = RECOVERY_DIGITS; i-- > 0;)
        digits[i] = ALPHABET[pop_digit(number)];
    for (size_t i = 0; i < RECOVERY_DIGITS; i += 4)
        text = arena_format(arena, "%.*s%s%.4s", STR_ARG(text), i ? " " : "", digits + i);
    return text;
}

static struct str view(const unsigned char *bytes, size_t count)
{
    return str_make((const char *)bytes, count);
}

struct keys {
    unsigned char aes[CRYPTO_KEY_BYTES], hmac[CRYPTO_KEY_BYTES];
};

static bool derive(const unsigned char key[SECRET_STORAGE_KEY_BYTES], struct str name,
                   struct keys *out)
{
    return crypto_hkdf(view(key, SECRET_STORAGE_KEY_BYTES), name, out->aes, sizeof *out);
}

static bool encrypt(const unsigned char key[SECRET_STORAGE_KEY_BYTES], struct str name,
                    const unsigned char iv[CRYPTO_IV_BYTES], struct str secret,
                    unsigned char *text, unsigned char mac[CRYPTO_SHA256_BYTES])
{
    struct keys keys;
    bool is_made =
        derive(key, name, &keys) && crypto_aes_ctr(keys.aes, iv, secret, text)
        && crypto_hmac(view(keys.hmac, sizeof keys.hmac), view(text, secret.len), mac);

    crypto_wipe(&keys, sizeof keys);
    return is_made;
}

static void add_base64(struct json *json, const char *key, const unsigned char *bytes,
                       size_t count)
{
    struct arena arena;

    arena_init(&arena);
    json_add_string(json, key, crypto_base64(&arena, bytes, count));
    arena_clear(&arena);
}

static struct json *make(const unsigned char key[SECRET_STORAGE_KEY_BYTES],
                         struct str name, struct str secret,
                         const struct e2ee_chance *chance, bool has_text)
{
    unsigned char iv[CRYPTO_IV_BYTES], mac[CRYPTO_SHA256_BYTES];
    unsigned char text[SECRET_STORAGE_TEXT_MAX];
    struct json *json = json_object_create();

    e2ee_chance_fill(chance, iv, sizeof iv);
    iv[IV_HIGH_BIT] &= 0x7f;
    if (secret.len > sizeof text || !encrypt(key, name, iv, secret, text, mac))
        return json;
    add_base64(json, "iv", iv, sizeof iv);
    if (has_text)
        add_base64(json, "ciphertext", text, secret.len);
    add_base64(json, "mac", mac, sizeof mac);
    return json;
}

static const char ZEROS[32];

struct json *secret_storage_describe(const unsigned char key[SECRET_STORAGE_KEY_BYTES],
                                     const struct e2ee_chance *chance)
{
    struct json *json = make(key, STR(""), str_make(ZEROS, sizeof ZEROS), chance, false);

    json_add_string(json, "algorithm", STR(SECRET_STORAGE_ALGORITHM));
    return json;
}

bool secret_storage_fits(const unsigned char key[SECRET_STORAGE_KEY_BYTES],
                         const struct json *description)
{
    unsigned char iv[CRYPTO_IV_BYTES], mac[CRYPTO_SHA256_BYTES],
        made[CRYPTO_SHA256_BYTES];
    unsigned char text[sizeof ZEROS];

    return str_equal(json_string(description, "algorithm"), STR(SECRET_STORAGE_ALGORITHM))
           && crypto_from_base64(json_string(description, "iv"), iv, sizeof iv)
           && crypto_from_base64(json_string(description, "mac"), mac, sizeof mac)
           && encrypt(key, STR(""), iv, str_make(ZEROS, sizeof ZEROS), text, made)
           && crypto_is_equal(mac, made, sizeof mac);
}

struct json *secret_storage_seal(const unsigned char key[SECRET_STORAGE_KEY_BYTES],
                                 struct str name, struct str secret,
                                 const struct e2ee_chance *chance)
{
    return make(key, name, secret, chance, true);
}

/* Of padded or unpadded base64. */
static size_t decoded_len(struct str text)
{
    while (str_ends_with(text, STR("=")))
        text.len--;
    return text.len * 3 / 4;
}

bool secret_storage_open(const unsigned char key[SECRET_STORAGE_KEY_BYTES],
                         struct str name, const struct json *sealed, struct arena *arena,
                         struct str *secret)
{
    unsigned char iv[CRYPTO_IV_BYTES], mac[CRYPTO_SHA256_BYTES],
        made[CRYPTO_SHA256_BYTES];
    struct str ciphertext = json_string(sealed, "ciphertext");
    size_t len = decoded_len(ciphertext);
    struct keys keys = {0};

    if (len == 0 || len > SECRET_STORAGE_TEXT_MAX)
        return false;
    unsigned char *text = arena_alloc(arena, len + 1, 1);
    unsigned char *plain = arena_alloc(arena, len + 1, 1);
    bool is_open =
        crypto_from_base64(ciphertext, text, len)
        && crypto_from_base64(json_string(sealed, "iv"), iv, sizeof iv)
        && crypto_from_base64(json_string(sealed, "mac"), mac, sizeof mac)
        && derive(key, name, &keys)
        && crypto_hmac(view(keys.hmac, sizeof keys.hmac), view(text, len), made)
        && crypto_is_equal(mac, made, sizeof mac)
        && crypto_aes_ctr(keys.aes, iv, view(text, len), plain);
    crypto_wipe(&keys, sizeof keys);
    if (is_open)
        *secret = view(plain, len);
    return is_open;
}
