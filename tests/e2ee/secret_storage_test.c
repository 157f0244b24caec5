/* SPDX-License-Identifier: MIT */
#include "seeded.h"
#include "vectors.h"

#include "e2ee/secret_storage.h"

/* A key and its text as matrix-js-sdk's own tests have them. */
static const unsigned char KEY[32] = {
    0x77, 0x07, 0x6d, 0x0a, 0x73, 0x18, 0xa5, 0x7d, 0x3c, 0x16, 0xc1,
    0x72, 0x51, 0xb2, 0x66, 0x45, 0xdf, 0x4c, 0x2f, 0x87, 0xeb, 0xc0,
    0x99, 0x2a, 0xb1, 0x77, 0xfb, 0xa5, 0x1d, 0xb9, 0x2c, 0x2a,
};
#define KEY_TEXT "EsTc LW2K PGiF wKEA 3As5 g5c4 BXwk qeeJ ZJV8 Q9fu gUMN UE4d"

static void known_key_is_written_and_read(void **state)
{
    unsigned char key[32];
    struct arena arena;
    (void)state;

    arena_init(&arena);
    assert_string_equal(secret_storage_format_key(KEY, &arena).ptr, KEY_TEXT);
    assert_true(secret_storage_parse_key(STR(KEY_TEXT), key));
    assert_memory_equal(key, KEY, sizeof KEY);
    assert_true(secret_storage_parse_key(
        STR("EsTcLW2KPGiFwKEA3As5g5c4BXwkqeeJZJV8Q9fugUMNUE4d\n"), key));
    arena_clear(&arena);
}

static void mistyped_key_is_refused(void **state)
{
    static const char *const texts[] = {
        "",
        "EsTc LW2K PGiF wKEA 3As5 g5c4 BXwk qeeJ ZJV8 Q9fu gUMN UE4e",
        "EsTc LW2K PGiF wKEA 3As5 g5c4 BXwk qeeJ ZJV8 Q9fu gUMN",
        "EsTc LW2K PGiF wKEA 3As5 g5c4 BXwk qeeJ ZJV8 Q9fu gUMN UE4d zzzz zzzz",
        "EsTc LW2K PGiF wKEA 3As5 g5c4 BXwk qeeJ ZJV8 Q9fu gUMN UE40",
    };
    unsigned char key[32];
    (void)state;

    for (size_t i = 0; i < COUNT_OF(texts); i++)
        assert_false(secret_storage_parse_key(str_from_c(texts[i]), key));
}

static void secret_comes_back_with_its_key_and_name_alone(void **state)
{
    unsigned char other[32] = {1};
    struct random random;
    struct e2ee_chance chance = seeded_chance(&random, 1);
    struct arena arena;
    struct str secret;
    (void)state;

    arena_init(&arena);
    struct json *sealed =
        secret_storage_seal(KEY, STR("m.cross_signing.master"), STR("c2VlZA"), &chance);
    assert_true(
        secret_storage_open(KEY, STR("m.cross_signing.master"), sealed, &arena, &secret));
    assert_true(str_equal(secret, STR("c2VlZA")));
    assert_false(secret_storage_open(KEY, STR("m.cross_signing.self_signing"), sealed,
                                     &arena, &secret));
    assert_false(secret_storage_open(other, STR("m.cross_signing.master"), sealed, &arena,
                                     &secret));
    json_destroy(sealed);
    arena_clear(&arena);
}

static void description_tells_its_key_from_others(void **state)
{
    unsigned char other[32] = {1};
    struct random random;
    struct e2ee_chance chance = seeded_chance(&random, 2);
    struct json *description = secret_storage_describe(KEY, &chance);
    (void)state;

    assert_true(secret_storage_fits(KEY, description));
    assert_false(secret_storage_fits(other, description));
    assert_false(secret_storage_fits(KEY, NULL));
    json_destroy(description);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_key_is_written_and_read),
        cmocka_unit_test(mistyped_key_is_refused),
        cmocka_unit_test(secret_comes_back_with_its_key_and_name_alone),
        cmocka_unit_test(description_tells_its_key_from_others),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
