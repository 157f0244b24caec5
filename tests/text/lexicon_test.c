/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/macros.h"
#include "text/lexicon.h"

static void usual_words_come_before_rare_ones_and_names(void **state)
{
    (void)state;
    assert_int_equal(lexicon_rank(STR("what")), LEXICON_USUAL);
    assert_true(lexicon_rank(STR("bladder")) < lexicon_rank(STR("cystitis")));
    assert_int_equal(lexicon_rank(STR("denver")), LEXICON_NAME);
    assert_int_equal(lexicon_rank(STR("zzzz")), LEXICON_UNKNOWN);
}

static void words_of_both_shores_and_contractions_are_there(void **state)
{
    (void)state;
    assert_int_not_equal(lexicon_rank(STR("colour")), LEXICON_UNKNOWN);
    assert_int_not_equal(lexicon_rank(STR("color")), LEXICON_UNKNOWN);
    assert_int_not_equal(lexicon_rank(STR("don't")), LEXICON_UNKNOWN);
    assert_int_not_equal(lexicon_rank(STR("fiance")), LEXICON_UNKNOWN);
}

static void the_ends_of_the_list_are_found(void **state)
{
    (void)state;
    assert_int_not_equal(lexicon_rank(STR("a")), LEXICON_UNKNOWN);
    assert_int_not_equal(lexicon_rank(STR("z")), LEXICON_UNKNOWN);
    struct lexicon_run run = {NULL, 0, 0};
    for (size_t length = LEXICON_LETTERS_MAX; run.count == 0; length--)
        for (char letter = 'z'; letter >= 'a' && run.count == 0; letter--)
            run = lexicon_run(length, str_make(&letter, 1));
    assert_int_not_equal(lexicon_rank(lexicon_word(run, run.count - 1)), LEXICON_UNKNOWN);
}

static void every_word_of_the_list_is_found(void **state)
{
    (void)state;
    for (size_t length = 1; length <= LEXICON_LETTERS_MAX; length++)
        for (char letter = 'a'; letter <= 'z'; letter++) {
            struct lexicon_run run = lexicon_run(length, str_make(&letter, 1));
            for (size_t i = 0; i < run.count; i++)
                assert_int_equal(lexicon_rank(lexicon_word(run, i)),
                                 lexicon_word_rank(run, i));
        }
}

static void a_run_holds_all_words_that_begin_so(void **state)
{
    (void)state;
    struct lexicon_run run = lexicon_run(9, STR("depress"));
    assert_true(run.count >= 2);
    for (size_t i = 0; i < run.count; i++) {
        assert_int_equal(lexicon_word(run, i).len, 9);
        assert_true(str_starts_with(lexicon_word(run, i), STR("depress")));
        assert_int_equal(lexicon_word_rank(run, i), lexicon_rank(lexicon_word(run, i)));
    }
    assert_int_equal(lexicon_run(4, STR("what")).count, 1);
    assert_int_equal(lexicon_run(4, STR("xqzj")).count, 0);
}

static void what_is_no_word_is_in_no_list(void **state)
{
    (void)state;
    assert_int_equal(lexicon_rank(STR("")), LEXICON_UNKNOWN);
    assert_int_equal(lexicon_rank(STR("\n")), LEXICON_UNKNOWN);
    assert_int_equal(lexicon_rank(STR("What")), LEXICON_UNKNOWN);
    assert_int_equal(lexicon_rank(STR("{|}")), LEXICON_UNKNOWN);
    assert_int_equal(lexicon_rank(STR("\xc3\xa9t")), LEXICON_UNKNOWN);
    assert_int_equal(lexicon_rank(STR("abcdefghijklmnopqrstuvwxyz")), LEXICON_UNKNOWN);
    assert_int_equal(lexicon_run(0, STR("")).count, 0);
    assert_int_equal(lexicon_run(5, STR("")).count, 0);
    assert_int_equal(lexicon_run(200, STR("a")).count, 0);
}

static void letters_are_those_that_make_a_word_in_one_place(void **state)
{
    (void)state;
    static const char *const texts[] = {"cat", "bladder", "xz", "don't", "i'm", "a"};
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        for (size_t at = 0; at < strlen(texts[i]); at++) {
            uint32_t letters = lexicon_letters(str_from_c(texts[i]), at);
            char bytes[16] = {0};
            memcpy(bytes, texts[i], strlen(texts[i]));
            for (unsigned letter = 0; letter < 26; letter++) {
                bytes[at] = (char)('a' + letter);
                bool is_word = lexicon_rank(str_from_c(bytes)) != LEXICON_UNKNOWN;
                assert_int_equal(letters >> letter & 1, is_word);
            }
        }
    assert_int_equal(lexicon_letters(STR("abcdefghijklmnopqrstuvwxyz"), 3), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(usual_words_come_before_rare_ones_and_names),
        cmocka_unit_test(words_of_both_shores_and_contractions_are_there),
        cmocka_unit_test(the_ends_of_the_list_are_found),
        cmocka_unit_test(every_word_of_the_list_is_found),
        cmocka_unit_test(a_run_holds_all_words_that_begin_so),
        cmocka_unit_test(what_is_no_word_is_in_no_list),
        cmocka_unit_test(letters_are_those_that_make_a_word_in_one_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
