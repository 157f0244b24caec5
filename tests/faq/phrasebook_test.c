/* SPDX-License-Identifier: MIT */
#include "faq/phrasebook.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

enum { MANY = 20000 };

static const struct str odd[] = {
    STR_INIT("What is it?"), STR_INIT(""),
    STR_INIT("what  is it"), STR_INIT(" "),
    STR_INIT("it is what "), STR_INIT(" what"),
    STR_INIT("it"),          STR_INIT("\xc3\xa9t\xc3\xa9"),
};

static void texts_come_back_byte_for_byte(void **state)
{
    (void)state;
    enum { COUNT = sizeof(odd) / sizeof(odd[0]) };
    struct phrasebook book;
    struct arena arena;

    arena_init(&arena);
    phrasebook_make(&book, odd, COUNT, &arena);
    const uint8_t *row = book.rows;
    for (size_t i = 0; i < COUNT; i++, row = phrasebook_skip(row, 1)) {
        struct str text = phrasebook_read(&book, row, &arena);
        assert_true(str_equal(text, odd[i]));
        assert_ptr_equal(row, phrasebook_skip(book.rows, i));
    }
    arena_clear(&arena);
}

static void more_words_than_two_bytes_can_count_are_told_apart(void **state)
{
    (void)state;
    struct phrasebook book;
    struct arena arena;

    arena_init(&arena);
    struct str *texts = ARENA_ARRAY(&arena, struct str, MANY);
    for (unsigned i = 0; i < MANY; i++)
        texts[i] = arena_format(&arena, "w%u of w%u", i, i * 7 % MANY);
    phrasebook_make(&book, texts, MANY, &arena);
    for (size_t i = 0; i < MANY; i += 1999) {
        const uint8_t *row = phrasebook_skip(book.rows, i);
        assert_true(str_equal(phrasebook_read(&book, row, &arena), texts[i]));
    }
    arena_clear(&arena);
}

static void no_texts_make_an_empty_book(void **state)
{
    (void)state;
    struct phrasebook book;
    struct arena arena;

    arena_init(&arena);
    phrasebook_make(&book, NULL, 0, &arena);
    assert_ptr_equal(book.rows, phrasebook_skip(book.rows, 0));
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_come_back_byte_for_byte),
        cmocka_unit_test(more_words_than_two_bytes_can_count_are_told_apart),
        cmocka_unit_test(no_texts_make_an_empty_book),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
