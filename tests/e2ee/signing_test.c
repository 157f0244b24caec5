/* SPDX-License-Identifier: MIT */
#include "vectors.h"

#include "e2ee/signing.h"

struct keys {
    struct str entity, id;
    unsigned char seed[CRYPTO_SEED_BYTES], public_key[CRYPTO_PUBLIC_KEY_BYTES];
};

static void read_keys(const struct json *file, struct keys *out)
{
    struct str published =
        json_string(json_get(file, "derived"), "ed25519_public_key_base64");
    unsigned char derived[CRYPTO_PUBLIC_KEY_BYTES];

    out->entity = json_string(file, "entity");
    out->id = json_string(file, "key_id");
    assert_true(crypto_from_base64(json_string(file, "seed_base64"), out->seed,
                                   CRYPTO_SEED_BYTES));
    assert_true(crypto_public_key(out->seed, out->public_key));
    if (published.len > 0) {
        assert_true(crypto_from_base64(published, derived, sizeof derived));
        assert_memory_equal(derived, out->public_key, sizeof derived);
    }
}

static void assert_same(const struct json *a, const struct json *b)
{
    struct buf left, right;

    buf_init(&left, 1 << 16);
    buf_init(&right, 1 << 16);
    assert_true(json_format_canonical(a, &left));
    assert_true(json_format_canonical(b, &right));
    assert_string_equal(buf_c_string(&left), buf_c_string(&right));
    buf_clear(&left);
    buf_clear(&right);
}

static void published_objects_are_signed_as_published(void **state)
{
    struct json *file = vectors_read("json-signing.json");
    struct keys keys;
    size_t count = 0;
    (void)state;

    read_keys(file, &keys);
    for (const struct json *item = json_first(json_get(file, "vectors")); item;
         item = json_next(item), count++) {
        struct json *made =
            signing_sign(json_get(item, "input"), keys.entity, keys.id, keys.seed);
        assert_non_null(made);
        assert_same(made, json_get(item, "signed"));
        assert_true(signing_verify(json_get(item, "signed"), keys.entity, keys.id,
                                   keys.public_key));
        json_destroy(made);
    }
    assert_int_equal(count, 2);
    json_destroy(file);
}

/* The first event keeps all its members when it is redacted, as signing demands. */
static void published_event_verifies(void **state)
{
    struct json *file = vectors_read("event-signing.json");
    const struct json *event = json_get(json_first(json_get(file, "vectors")), "signed");
    struct keys keys;
    (void)state;

    read_keys(file, &keys);
    assert_true(signing_verify(event, keys.entity, keys.id, keys.public_key));
    json_destroy(file);
}

static struct json *parse(const char *text)
{
    struct error err = {0};
    struct json *json = json_parse(str_from_c(text), 1 << 16, &err);

    assert_non_null(json);
    return json;
}

static void changed_member_breaks_the_signature_and_unsigned_does_not(void **state)
{
    unsigned char seed[CRYPTO_SEED_BYTES] = {9}, key[CRYPTO_PUBLIC_KEY_BYTES];
    struct json *object = parse("{\"one\":1,\"unsigned\":{\"age\":3}}");
    struct json *made = signing_sign(object, STR("a"), STR("ed25519:1"), seed);
    (void)state;

    assert_true(crypto_public_key(seed, key));
    json_add_i64(json_add_object(made, "x"), "y", 1);
    assert_false(signing_verify(made, STR("a"), STR("ed25519:1"), key));
    json_destroy(made);
    made = signing_sign(object, STR("a"), STR("ed25519:1"), seed);
    assert_true(signing_verify(made, STR("a"), STR("ed25519:1"), key));
    assert_false(signing_verify(made, STR("b"), STR("ed25519:1"), key));
    assert_false(signing_verify(made, STR("a"), STR("ed25519:2"), key));
    assert_non_null(json_get(made, "unsigned"));
    json_destroy(made);
    json_destroy(object);
}

static void second_signature_stands_beside_the_first(void **state)
{
    unsigned char one[CRYPTO_SEED_BYTES] = {1}, two[CRYPTO_SEED_BYTES] = {2};
    unsigned char key[CRYPTO_PUBLIC_KEY_BYTES];
    struct json *object = parse("{\"a\":\"b\"}");
    struct json *once = signing_sign(object, STR("ann"), STR("ed25519:1"), one);
    struct json *twice = signing_sign(once, STR("ann"), STR("ed25519:2"), two);
    (void)state;

    assert_true(crypto_public_key(one, key));
    assert_true(signing_verify(twice, STR("ann"), STR("ed25519:1"), key));
    assert_true(crypto_public_key(two, key));
    assert_true(signing_verify(twice, STR("ann"), STR("ed25519:2"), key));
    json_destroy(twice);
    json_destroy(once);
    json_destroy(object);
}

static void ambiguous_objects_are_not_signed(void **state)
{
    static const char *const texts[] = {
        "{\"a\":1,\"a\":2}", "{\"a\":1.5}", "{\"a\":\"x\\u0000y\"}", "[1]", "7",
    };
    unsigned char seed[CRYPTO_SEED_BYTES] = {1};
    (void)state;

    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        struct json *json = parse(texts[i]);
        assert_null(signing_sign(json, STR("a"), STR("ed25519:1"), seed));
        json_destroy(json);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_objects_are_signed_as_published),
        cmocka_unit_test(published_event_verifies),
        cmocka_unit_test(changed_member_breaks_the_signature_and_unsigned_does_not),
        cmocka_unit_test(second_signature_stands_beside_the_first),
        cmocka_unit_test(ambiguous_objects_are_not_signed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
