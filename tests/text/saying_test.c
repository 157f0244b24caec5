/* SPDX-License-Identifier: MIT */
#include "text/saying.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static bool is(const char *text)
{
    struct arena arena;
    struct words words;

    arena_init(&arena);
    words_read(&arena, str_from_c(text), NULL, &words);
    bool is_one =
        saying_is(&words, "do not understand|too long", " i that is it for me ");
    arena_clear(&arena);
    return is_one;
}

static void a_phrase_among_small_words_is_one(void **state)
{
    (void)state;
    assert_true(is("I don't understand that"));
    assert_true(is("Too long for me. I dont understand it"));
}

static void any_other_word_makes_it_none(void **state)
{
    (void)state;
    assert_false(is("I don't understand the leaflet"));
    assert_false(is("that is it for me"));
    assert_false(is("understand do not"));
    assert_false(is(""));
}

static bool may_be(const struct sayings *sayings, size_t row, const char *text)
{
    struct arena arena;
    struct words words;

    arena_init(&arena);
    words_read(&arena, str_from_c(text), NULL, &words);
    bool may = sayings_possible(sayings, &words) >> row & 1;
    arena_clear(&arena);
    return may;
}

static void of_many_sayings_those_are_possible_that_have_all_words(void **state)
{
    struct sayings sayings = {0};

    (void)state;
    sayings_add(&sayings, 0, "do not understand|too long", " i that is it for me ");
    sayings_add(&sayings, 31, "go away", " please ");
    assert_true(may_be(&sayings, 0, "too long for me"));
    assert_false(may_be(&sayings, 31, "too long for me"));
    assert_true(may_be(&sayings, 31, "please go away"));
    assert_false(may_be(&sayings, 0, "I don't understand the leaflet"));
}

static void a_long_message_is_none(void **state)
{
    (void)state;
    assert_false(is("too long too long too long too long too long too long too long too "
                    "long"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_phrase_among_small_words_is_one),
        cmocka_unit_test(any_other_word_makes_it_none),
        cmocka_unit_test(of_many_sayings_those_are_possible_that_have_all_words),
        cmocka_unit_test(a_long_message_is_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
