/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/utf8.h"

static void every_character_survives_encoding_and_decoding(void **state)
{
    (void)state;
    for (uint32_t character = 0; character <= 0x10ffff; character++) {
        if (character >= 0xd800 && character <= 0xdfff)
            continue;
        char bytes[4];
        struct str s = str_make(bytes, utf8_encode(character, bytes));
        uint32_t back = 0;
        assert_true(utf8_is_valid(s));
        assert_true(utf8_next(&s, &back));
        assert_int_equal(back, character);
        assert_int_equal(s.len, 0);
    }
}

static void overlong_forms_surrogates_and_too_large_values_are_invalid(void **state)
{
    (void)state;
    const struct str bad[] = {
        STR_INIT("\xc0\xaf"),         STR_INIT("\xe0\x80\xaf"), STR_INIT("\xed\xa0\x80"),
        STR_INIT("\xf4\x90\x80\x80"), STR_INIT("\xff"),         STR_INIT("\x80"),
        STR_INIT("\xe2\x82"),         STR_INIT("a\xc3"),
    };
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_false(utf8_is_valid(bad[i]));
}

static void an_invalid_byte_is_taken_alone(void **state)
{
    (void)state;
    struct str s = STR("\xe2\x82z");
    uint32_t character;
    assert_int_equal(utf8_count(s), 3);
    assert_true(utf8_next(&s, &character));
    assert_int_equal(character, UTF8_REPLACEMENT);
    assert_true(utf8_next(&s, &character));
    assert_int_equal(character, UTF8_REPLACEMENT);
    assert_true(utf8_next(&s, &character));
    assert_int_equal(character, 'z');
    assert_false(utf8_next(&s, &character));
}

static void an_invalid_byte_is_found_wherever_it_stands(void **state)
{
    char text[40];

    (void)state;
    for (size_t len = 1; len <= sizeof(text); len++)
        for (size_t at = 0; at < len; at++) {
            memset(text, 'a', sizeof(text));
            assert_true(utf8_is_valid(str_make(text, len)));
            text[at] = (char)0xff;
            assert_false(utf8_is_valid(str_make(text, len)));
            memcpy(text + at, "\xc3\xa4", len - at < 2 ? len - at : 2);
            assert_int_equal(utf8_is_valid(str_make(text, len)), len - at >= 2);
        }
}

static void a_surrogate_is_written_as_the_replacement(void **state)
{
    (void)state;
    char bytes[4];
    size_t len = utf8_encode(0xd801, bytes);
    assert_true(str_equal(str_make(bytes, len), STR("\xef\xbf\xbd")));
}

static void bytes_that_are_not_utf8_are_read_as_latin1(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    assert_true(str_equal(utf8_clean(&arena, STR("caf\xe9")), STR("caf\xc3\xa9")));
    struct str valid = STR("caf\xc3\xa9");
    assert_ptr_equal(utf8_clean(&arena, valid).ptr, valid.ptr);
    arena_clear(&arena);
}

static void a_cut_never_ends_inside_a_character(void **state)
{
    (void)state;
    struct str s = STR("a\xc3\xa9\xe2\x82\xac\xf0\x9f\x99\x82z");
    const size_t fits[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11, 11};
    for (size_t max = 0; max < sizeof(fits) / sizeof(fits[0]); max++)
        assert_int_equal(utf8_fit(s, max).len, fits[max]);
    assert_int_equal(utf8_fit(STR("\x80\x80\x80\x80\x80\x80"), 4).len, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_character_survives_encoding_and_decoding),
        cmocka_unit_test(overlong_forms_surrogates_and_too_large_values_are_invalid),
        cmocka_unit_test(an_invalid_byte_is_taken_alone),
        cmocka_unit_test(an_invalid_byte_is_found_wherever_it_stands),
        cmocka_unit_test(a_surrogate_is_written_as_the_replacement),
        cmocka_unit_test(bytes_that_are_not_utf8_are_read_as_latin1),
        cmocka_unit_test(a_cut_never_ends_inside_a_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
