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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_base64_goes_both_ways),
        cmocka_unit_test(padded_base64_is_read_and_malformed_is_not),
        cmocka_unit_test(event_of_the_specification_has_its_content_hash),
        cmocka_unit_test(changed_text_or_signature_does_not_verify),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
