/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "safety/reading.h"

static void assert_reads(const char *message, const char *expected)
{
    struct arena arena;
    struct reading reading;
    arena_init(&arena);
    reading_make(&arena, str_from_c(message), (struct reader){0}, &reading);
    if (!str_equal(reading.text, str_from_c(expected)))
        fail_msg("\"%.*s\", not \"%s\"", STR_ARG(reading.text), expected);
    arena_clear(&arena);
}

static void short_forms_are_written_out(void **state)
{
    (void)state;
    assert_reads("Im SO done... he wont wake up!!",
                 " i am so done . he will not wake up . ");
    assert_reads("i dont wanna, cant & won't", " i do not want to can not will not . ");
    assert_reads("i'd od'd 2nite", " i would overdosed tonight . ");
    assert_reads("2day im yrs older", " today i am years older . ");
}

static void disguised_and_clipped_words_are_read(void **state)
{
    (void)state;
    assert_reads("i d0nt w4nt t0 l1ve", " i do not want to live . ");
    assert_reads("su1cide", " suicide . ");
    assert_reads("keep thinkin of dyin", " keep thinking of dying . ");
    assert_reads("them w/o me", " them without me . ");
    assert_reads("w/o's", " without s . ");
    assert_reads("jumpping", " jumping . ");
}

static void a_word_that_is_right_is_left_alone(void **state)
{
    (void)state;
    assert_reads("k9 and b12 will do", " k9 and b12 will do . ");
    assert_reads("off the bin", " off the bin . ");
}

static void a_number_and_its_unit_are_two_words(void **state)
{
    (void)state;
    assert_reads("80kg, 0.5 or 1,000", " 80 kg 05 or 1000 . ");
}

static void but_begins_a_new_thought(void **state)
{
    (void)state;
    assert_reads("not me but him", " not me . but him . ");
}

static void a_possessive_keeps_its_noun(void **state)
{
    (void)state;
    assert_reads("my friend\xe2\x80\x99s lips", " my friend s lips . ");
}

static void the_thought_around_a_part_is_found(void **state)
{
    (void)state;
    struct arena arena;
    struct reading reading;
    arena_init(&arena);
    reading_make(&arena, STR("one two. three four five. six"), (struct reader){0},
                 &reading);
    size_t at = str_find(reading.text, STR(" four"));
    struct str part = str_slice(reading.text, at, at + 5);
    assert_true(str_equal(reading_clause(&reading, part), STR(" three four five ")));
    assert_true(str_equal(reading_before(&reading, part), STR(" three")));
    assert_true(str_equal(reading_after(&reading, part), STR(" five ")));
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_forms_are_written_out),
        cmocka_unit_test(disguised_and_clipped_words_are_read),
        cmocka_unit_test(a_word_that_is_right_is_left_alone),
        cmocka_unit_test(a_number_and_its_unit_are_two_words),
        cmocka_unit_test(but_begins_a_new_thought),
        cmocka_unit_test(a_possessive_keeps_its_noun),
        cmocka_unit_test(the_thought_around_a_part_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
