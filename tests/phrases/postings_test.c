/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "phrases/postings.h"

static void numbers_are_listed_by_mark_in_their_order(void **state)
{
    (void)state;
    struct postings_draft draft = {0};
    struct postings postings;
    struct arena arena;

    arena_init(&arena);
    postings_add(&draft, POSTINGS_MARKS_MAX - 1, 7);
    postings_add(&draft, 0, 9);
    postings_add(&draft, POSTINGS_MARKS_MAX - 1, 3);
    postings_freeze(&draft, &arena, &postings);
    struct posted first = postings_at(&postings, 0);
    struct posted last = postings_at(&postings, POSTINGS_MARKS_MAX - 1);
    assert_int_equal(first.count, 1);
    assert_int_equal(first.numbers[0], 9);
    assert_int_equal(last.count, 2);
    assert_int_equal(last.numbers[0], 3);
    assert_int_equal(last.numbers[1], 7);
    assert_int_equal(postings_at(&postings, 1).count, 0);
    arena_clear(&arena);
}

static void what_was_counted_says_how_common_a_mark_is(void **state)
{
    (void)state;
    struct postings_draft draft = {0};

    postings_count(&draft, 5);
    postings_count(&draft, 5);
    assert_int_equal(postings_of(&draft, 5), 2);
    assert_int_equal(postings_of(&draft, 6), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_listed_by_mark_in_their_order),
        cmocka_unit_test(what_was_counted_says_how_common_a_mark_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
