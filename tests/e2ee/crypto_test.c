/* SPDX-License-Identifier: MIT */
#include "vectors.h"

#include "e2ee/crypto.h"

static void published_base64_goes_both_ways(void **state)
{
    struct json *file = vectors_read("unpadded-base64.json");
    struct arena arena;
    size_t count = 0;
    (void)state;

    arena_init(&arena);
    for (const struct json *item = json_first(json_get(file, "vectors")); item;
         item = json_next(item), count++) {
        struct str bytes = json_string(item, "bytes_ascii");
        struct str text = json_string(item, "base64");
        unsigned char back[16];
        struct str made =
            crypto_base64(&arena, (const unsigned char *)bytes.ptr, bytes.len);
        assert_true(str_equal(made, text));
        assert_true(crypto_from_base64(text, back, bytes.len));
        assert_memory_equal(back, bytes.ptr, bytes.len);
    }
    assert_int_equal(count, 7);
    arena_clear(&arena);
    json_destroy(file);
}

static void padded_base64_is_read_and_malformed_is_not(void **state)
{
    unsigned char out[4];
    (void)state;

    assert_true(crypto_from_base64(STR("Zm9vYg=="), out, 4));
    assert_memory_equal(out, "foob", 4);
    assert_false(crypto_from_base64(STR("Zm9vYg="), out, 4));
    assert_false(crypto_from_base64(STR("Zm9vY"), out, 4));
    assert_false(crypto_from_base64(STR("Zm9vYg==="), out, 4));
    assert_false(crypto_from_base64(STR("Zm9v-g"), out, 4));
    assert_false(crypto_from_base64(STR("Zm9vYmE"), out, 4));
}

static void event_of_the_specification_has_its_content_hash(void **state)
{
    static const char text[] =
        "{\"auth_events\":[],\"content\":{},\"depth\":3,\"origin\":\"domain\","
        "\"origin_server_ts\":1000000,\"prev_events\":[],\"room_id\":\"!x:domain\","
        "\"sender\":\"@a:domain\",\"type\":\"X\"}";
    struct json *file = vectors_read("event-signing.json");
    const struct json *first = json_first(json_get(file, "vectors"));
    struct str hash =
        json_string(json_get(json_get(first, "signed"), "hashes"), "sha256");
    unsigned char digest[CRYPTO_SHA256_BYTES];
    struct arena arena;
    (void)state;

    arena_init(&arena);
    crypto_sha256(str_from_c(text), digest);
    assert_true(str_equal(crypto_base64(&arena, digest, sizeof digest), hash));
    arena_clear(&arena);
    json_destroy(file);
}

static void changed_text_or_signature_does_not_verify(void **state)
{
    unsigned char seed[CRYPTO_SEED_BYTES] = {1, 2, 3};
    unsigned char key[CRYPTO_PUBLIC_KEY_BYTES], signature[CRYPTO_SIGNATURE_BYTES];
    (void)state;

    assert_true(crypto_public_key(seed, key));
    assert_true(crypto_sign(seed, STR("text"), signature));
    assert_true(crypto_verify(key, STR("text"), signature));
    assert_false(crypto_verify(key, STR("Text"), signature));
    assert_false(crypto_verify(key, STR(""), signature));
    signature[63] ^= 1;
    assert_false(crypto_verify(key, STR("text"), signature));
}

static void assert_hex(const unsigned char *bytes, size_t count, const char *hex)
{
    char text[200];

    for (size_t i = 0; i < count; i++)
        snprintf(text + 2 * i, 3, "%02x", bytes[i]);
    assert_string_equal(text, hex);
}

/* RFC 4231, test case 2. */
static void published_hmac_is_made(void **state)
{
    unsigned char out[CRYPTO_SHA256_BYTES];
    (void)state;

    assert_true(crypto_hmac(STR("Jefe"), STR("what do ya want for nothing?"), out));
    assert_hex(out, sizeof out,
               "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

/* RFC 5869, test case 3: no salt, which is a salt of zeros, and no info. */
static void published_hkdf_is_made(void **state)
{
    unsigned char secret[22], out[42];
    (void)state;

    memset(secret, 0x0b, sizeof secret);
    assert_true(crypto_hkdf(str_make((const char *)secret, sizeof secret), STR(""), out,
                            sizeof out));
    assert_hex(out, sizeof out,
               "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
               "9d201395faa4b61a96c8");
}

/* NIST SP 800-38A, F.5.5, the first block. */
static void published_counter_mode_goes_both_ways(void **state)
{
    static const unsigned char key[CRYPTO_KEY_BYTES] = {
        0x60, 0x3d, 0xeb, 0x10, 0x15, 0xca, 0x71, 0xbe, 0x2b, 0x73, 0xae,
        0xf0, 0x85, 0x7d, 0x77, 0x81, 0x1f, 0x35, 0x2c, 0x07, 0x3b, 0x61,
        0x08, 0xd7, 0x2d, 0x98, 0x10, 0xa3, 0x09, 0x14, 0xdf, 0xf4,
    };
    static const unsigned char plain[16] = {
        0x6b, 0xc1, 0xbe, 0xe2, 0x2e, 0x40, 0x9f, 0x96,
        0xe9, 0x3d, 0x7e, 0x11, 0x73, 0x93, 0x17, 0x2a,
    };
    unsigned char iv[CRYPTO_IV_BYTES], out[16], back[16];
    (void)state;

    for (size_t i = 0; i < sizeof iv; i++)
        iv[i] = (unsigned char)(0xf0 + i);
    assert_true(crypto_aes_ctr(key, iv, str_make((const char *)plain, 16), out));
    assert_hex(out, sizeof out, "601ec313775789a5b7a7f504bbf3d228");
    assert_true(crypto_aes_ctr(key, iv, str_make((const char *)out, 16), back));
    assert_memory_equal(back, plain, sizeof plain);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_hmac_is_made),
        cmocka_unit_test(published_hkdf_is_made),
        cmocka_unit_test(published_counter_mode_goes_both_ways),
        cmocka_unit_test(published_base64_goes_both_ways),
        cmocka_unit_test(padded_base64_is_read_and_malformed_is_not),
        cmocka_unit_test(event_of_the_specification_has_its_content_hash),
        cmocka_unit_test(changed_text_or_signature_does_not_verify),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
