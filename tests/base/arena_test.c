/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/array.h"

static void pieces_are_zeroed_aligned_and_apart(void **state)
{
    (void)state;
    struct arena arena;
    char *last = NULL;

    arena_init(&arena);
    for (size_t i = 1; i < 5000; i += 37) {
        char *piece = arena_alloc(&arena, i, 1);
        assert_int_equal((uintptr_t)piece % _Alignof(max_align_t), 0);
        for (size_t k = 0; k < i; k++)
            assert_int_equal(piece[k], 0);
        memset(piece, 0x55, i);
        assert_true(!last || *last == 0x55);
        last = piece;
    }
    arena_clear(&arena);
    assert_int_equal(arena.total_bytes, 0);
}

static void texts_and_pieces_do_not_touch(void **state)
{
    (void)state;
    struct arena arena;
    struct str texts[300];
    char *pieces[300];

    arena_init(&arena);
    for (size_t i = 0; i < 300; i++) {
        texts[i] = arena_format(&arena, "%0*zu", (int)(i % 50) + 4, i);
        pieces[i] = arena_alloc(&arena, i + 1, 1);
        memset(pieces[i], 0x55, i + 1);
        const struct str parts[] = {STR("a"), STR(""), texts[i]};
        texts[i] = arena_join(&arena, parts, 3);
    }
    for (size_t i = 0; i < 300; i++) {
        assert_int_equal(strtoul(texts[i].ptr + 1, NULL, 10), i);
        assert_int_equal(strlen(texts[i].ptr), texts[i].len);
        assert_int_equal(pieces[i][0], 0x55);
        assert_int_equal(pieces[i][i], 0x55);
    }
    arena_clear(&arena);
}

static void a_reset_keeps_memory_for_the_next_use(void **state)
{
    (void)state;
    struct arena arena;

    arena_init(&arena);
    for (int i = 0; i < 100; i++)
        (void)arena_alloc(&arena, 1000, 1);
    arena_reset(&arena);
    size_t kept = arena.total_bytes;
    assert_true(kept > 0);
    char *piece = arena_alloc(&arena, 1000, 1);
    assert_int_equal(piece[999], 0);
    assert_int_equal(arena.total_bytes, kept);
    arena_clear(&arena);
}

static void what_is_large_leaves_the_block_that_is_filled(void **state)
{
    (void)state;
    struct arena arena;

    arena_init(&arena);
    char *before = arena_alloc(&arena, 16, 1);
    char *large = memset(arena_alloc(&arena, 500000, 1), 'x', 500000);
    char *after = arena_alloc(&arena, 16, 1);
    assert_ptr_equal(after, before + 16);
    assert_int_equal(large[0] + large[499999], 2 * 'x');
    assert_true(arena.total_bytes < 510000);
    arena_reset(&arena);
    assert_true(arena.total_bytes > 0 && arena.total_bytes < 500000);
    arena_clear(&arena);
}

static void formatted_text_of_any_length_fits(void **state)
{
    (void)state;
    struct arena arena;

    arena_init(&arena);
    struct str text = arena_format(&arena, "%05000d|%s", 7, "end");
    assert_int_equal(text.len, 5004);
    assert_true(str_ends_with(text, STR("7|end")));
    assert_int_equal(text.ptr[text.len], '\0');
    arena_clear(&arena);
}

static void lists_grow_and_keep_their_elements(void **state)
{
    (void)state;
    struct {
        int *items;
        size_t count, capacity;
    } list = {0};
    struct arena arena;

    arena_init(&arena);
    for (int i = 0; i < 1000; i++)
        *ARRAY_ADD_IN(&arena, &list) = i;
    for (int i = 0; i < 1000; i++)
        assert_int_equal(list.items[i], i);
    arena_clear(&arena);
}

static void what_was_given_last_grows_in_its_place(void **state)
{
    (void)state;
    struct arena arena;

    arena_init(&arena);
    char *list = memset(arena_alloc(&arena, 5, 1), 'x', 5);
    size_t used = arena.used_bytes;
    char *grown = arena_grow(&arena, list, 5, 100, 1);
    assert_ptr_equal(grown, list);
    assert_int_equal(arena.used_bytes - used, 112 - 16);
    for (size_t i = 5; i < 100; i++)
        assert_int_equal(grown[i], 0);
    (void)arena_alloc(&arena, 1, 1);
    list = arena_grow(&arena, grown, 100, 200, 1);
    assert_ptr_not_equal(list, grown);
    assert_memory_equal(list, "xxxxx", 6);
    list = arena_grow(&arena, list, 200, 1000000, 1); /* more than the block has */
    assert_memory_equal(list, "xxxxx", 6);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_zeroed_aligned_and_apart),
        cmocka_unit_test(texts_and_pieces_do_not_touch),
        cmocka_unit_test(a_reset_keeps_memory_for_the_next_use),
        cmocka_unit_test(what_is_large_leaves_the_block_that_is_filled),
        cmocka_unit_test(formatted_text_of_any_length_fits),
        cmocka_unit_test(what_was_given_last_grows_in_its_place),
        cmocka_unit_test(lists_grow_and_keep_their_elements),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
