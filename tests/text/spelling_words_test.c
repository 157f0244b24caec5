/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/macros.h"
#include "text/spelling_words.h"

static const char *const WORDS[] = {"bladder", "blender",  "rash",
                                    "rush",    "ketamine", "wash"};

static struct spelling_words make(struct arena *arena)
{
    struct spelling_draft draft = {0};
    struct spelling_words words;

    for (size_t i = 0; i < COUNT_OF(WORDS); i++)
        spelling_words_add(&draft, str_from_c(WORDS[i]), SPELLING_ORDINARY, 1);
    spelling_words_freeze(&draft, arena, &words);
    return words;
}

static void words_that_were_added_are_found_and_no_others(void **state)
{
    (void)state;
    struct arena arena;

    arena_init(&arena);
    struct spelling_words words = make(&arena);
    for (size_t i = 0; i < COUNT_OF(WORDS); i++) {
        const struct spelling_word *found =
            spelling_words_find(&words, str_from_c(WORDS[i]));
        assert_non_null(found);
        assert_true(str_equal(spelling_words_text(&words, found), str_from_c(WORDS[i])));
    }
    assert_null(spelling_words_find(&words, STR("resh")));
    assert_null(spelling_words_find(&words, STR("bladders")));
    assert_null(spelling_words_find(&words, STR("")));
    arena_clear(&arena);
}

static void letters_are_those_that_make_a_word_in_one_place(void **state)
{
    (void)state;
    struct arena arena;

    arena_init(&arena);
    struct spelling_words words = make(&arena);
    assert_int_equal(spelling_words_letters(&words, STR("rxsh"), 1),
                     1U << ('a' - 'a') | 1U << ('u' - 'a'));
    assert_int_equal(spelling_words_letters(&words, STR("mash"), 0),
                     1U << ('r' - 'a') | 1U << ('w' - 'a'));
    assert_int_equal(spelling_words_letters(&words, STR("ketaminx"), 7),
                     1U << ('e' - 'a'));
    assert_int_equal(spelling_words_letters(&words, STR("mesh"), 0), 0);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_that_were_added_are_found_and_no_others),
        cmocka_unit_test(letters_are_those_that_make_a_word_in_one_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
