/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/fold.h"
#include "text/utf8.h"

static int make_arena(void **state)
{
    static struct arena arena;
    arena_init(&arena);
    *state = &arena;
    return 0;
}

static int clear_arena(void **state)
{
    arena_clear(*state);
    return 0;
}

static void assert_folds(struct arena *arena, const char *text, const char *expected)
{
    struct str folded = fold_text(arena, str_from_c(text));
    char *copy = ARENA_ARRAY(arena, char, folded.len + 1);
    memcpy(copy, folded.ptr, folded.len);
    assert_string_equal(copy, expected);
}

static void case_width_and_accents_do_not_matter(void **state)
{
    assert_folds(*state, "KetAMine 50", "ketamine 50");
    assert_folds(*state, "Caf\xc3\xa9 na\xc3\xafve", "cafe naive");
    assert_folds(*state, "cafe\xcc\x81", "cafe");
    assert_folds(*state, "\xef\xbc\xab\xef\xbd\x85\xef\xbd\x94", "ket");
    assert_folds(*state, "\xf0\x9d\x90\xa4\xf0\x9d\x90\x9e\xf0\x9d\x90\xad", "ket");
    assert_folds(*state,
                 "STRASSE stra\xc3\x9f"
                 "e",
                 "strasse strasse");
    assert_folds(*state, "\xce\x91\xce\xa3", "\xce\xb1\xcf\x83");
    assert_folds(*state,
                 "\xc2\xa0"
                 "5\xc2\xb5g",
                 " 5\xce\xbcg");
    assert_folds(*state, "\xed\x95\x9c", "\xed\x95\x9c");
}

static void all_apostrophes_are_straight(void **state)
{
    assert_folds(*state, "what\xe2\x80\x99s", "what's");
    assert_folds(*state, "don\xc2\xb4t", "don't");
    assert_folds(*state, "don`t", "don't");
    assert_folds(*state, "i\xca\xbcm", "i'm");
}

static void invisible_characters_do_not_hide_a_word(void **state)
{
    assert_folds(*state, "ke\xe2\x80\x8bta\xc2\xadmine", "ketamine");
    assert_folds(*state, "\xef\xbb\xbfket", "ket");
    assert_folds(*state,
                 "k\x02"
                 "e\x1dt\x0f",
                 "ket");
    assert_folds(*state,
                 "k\xe2\x80\xae"
                 "et",
                 "ket");
}

static void colour_codes_go_with_their_digits(void **state)
{
    assert_folds(*state,
                 "\x03"
                 "04,12ket\x03",
                 "ket");
    assert_folds(*state,
                 "\x03"
                 "4ket",
                 "ket");
    assert_folds(*state,
                 "\x03"
                 "4,ket",
                 ",ket");
    assert_folds(*state,
                 "\x03"
                 "123 mg",
                 "3 mg");
    assert_folds(*state,
                 "\x04"
                 "ff00AAket",
                 "ket");
    assert_folds(*state,
                 "\x04"
                 "ff00AA,001122ket",
                 "ket");
    assert_folds(*state,
                 "\x04"
                 "added",
                 "added");
}

static void line_ends_and_tabs_become_spaces(void **state)
{
    assert_folds(*state,
                 "a\tb\nc\r\nd\xe2\x80\xa8"
                 "e",
                 "a b c  d e");
}

static void long_runs_of_a_letter_become_two(void **state)
{
    assert_folds(*state, "heeeelp sooo good", "heelp soo good");
    assert_folds(*state, "HeEeElp", "heelp");
    assert_folds(*state, "1000 mg ...", "1000 mg ...");
    assert_folds(*state, "\xd0\xb0\xd0\xb0\xd0\xb0\xd0\xb0", "\xd0\xb0\xd0\xb0");
}

static void roman_numerals_keep_their_letters(void **state)
{
    assert_folds(*state, "Schedule III", "schedule iii");
    assert_folds(*state, "(III) viii, xviii.", "(iii) viii, xviii.");
    assert_folds(*state, "hiii viiiew iiis", "hii viiew iis");
    assert_folds(*state, "phase II", "phase ii");
}

static void ascii_folds_the_same_beside_other_scripts(void **state)
{
    struct arena *arena = *state;
    char text[0x80 + 2];
    for (size_t i = 0; i < 0x80; i++)
        text[i] = (char)(0x7f - i);
    struct str alone = fold_text(arena, str_make(text, 0x80));
    memcpy(text + 0x80, "\xc3\xa9", 2);
    struct str beside = fold_text(arena, str_make(text, sizeof(text)));
    assert_true(str_equal(alone, str_slice(beside, 0, beside.len - 1)));
}

static void any_bytes_become_valid_utf8(void **state)
{
    struct arena *arena = *state;
    char text[256];
    for (size_t i = 0; i < sizeof(text); i++)
        text[i] = (char)(unsigned char)(255 - i);
    assert_true(utf8_is_valid(fold_text(arena, str_make(text, sizeof(text)))));
    assert_folds(arena, "caf\xe9", "cafe");
    assert_int_equal(fold_text(arena, str_make(NULL, 0)).len, 0);
}

static void a_long_text_is_cut_between_characters(void **state)
{
    struct arena *arena = *state;
    static char text[FOLD_BYTES_MAX + 2];
    for (size_t i = 0; i + 1 < sizeof(text); i += 2)
        memcpy(text + i, i % 4 ? "\xd0\xb0" : "\xd0\xb1", 2);
    struct str folded = fold_text(arena, str_make(text + 1, sizeof(text) - 1));
    assert_true(utf8_is_valid(folded));
    folded = fold_text(arena, str_make(text, sizeof(text)));
    assert_int_equal(folded.len, FOLD_BYTES_MAX);
    for (size_t i = 0; i + 2 < sizeof(text); i += 3)
        memcpy(text + i, "\xef\xb7\xba", 3); /* one that becomes 18 */
    folded = fold_text(arena, str_make(text, sizeof(text) - 1));
    assert_true(folded.len <= FOLD_BYTES_MAX);
    assert_true(utf8_is_valid(folded));
}

static void words_are_of_letters_and_numbers_of_all_scripts(void **state)
{
    (void)state;
    assert_true(fold_is_word_character('k'));
    assert_true(fold_is_word_character('7'));
    assert_true(fold_is_word_character(0x43a));
    assert_false(fold_is_word_character('\''));
    assert_false(fold_is_word_character('-'));
    assert_false(fold_is_word_character(0x2014));
    assert_false(fold_is_word_character(0x1f642));
}

static void a_grapheme_is_never_cut(void **state)
{
    (void)state;
    struct str accent = STR("e\xcc\x81x");
    assert_int_equal(fold_grapheme_end(accent, 0), 3);
    assert_int_equal(fold_grapheme_end(accent, 3), 4);
    assert_int_equal(fold_grapheme_end(accent, 4), 4);
    struct str family = STR("\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7z");
    assert_int_equal(fold_grapheme_end(family, 0), 11);
    struct str flags =
        STR("\xf0\x9f\x87\xa9\xf0\x9f\x87\xaa\xf0\x9f\x87\xab\xf0\x9f\x87\xb7");
    assert_int_equal(fold_grapheme_end(flags, 0), 8);
    assert_int_equal(fold_grapheme_end(flags, 8), 16);
}

#define WITH_ARENA(test) cmocka_unit_test_setup_teardown(test, make_arena, clear_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_ARENA(case_width_and_accents_do_not_matter),
        WITH_ARENA(all_apostrophes_are_straight),
        WITH_ARENA(invisible_characters_do_not_hide_a_word),
        WITH_ARENA(colour_codes_go_with_their_digits),
        WITH_ARENA(line_ends_and_tabs_become_spaces),
        WITH_ARENA(long_runs_of_a_letter_become_two),
        WITH_ARENA(roman_numerals_keep_their_letters),
        WITH_ARENA(ascii_folds_the_same_beside_other_scripts),
        WITH_ARENA(any_bytes_become_valid_utf8),
        WITH_ARENA(a_long_text_is_cut_between_characters),
        cmocka_unit_test(words_are_of_letters_and_numbers_of_all_scripts),
        cmocka_unit_test(a_grapheme_is_never_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
