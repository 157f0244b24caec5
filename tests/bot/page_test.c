/* SPDX-License-Identifier: MIT */
#include "bot/page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

static const struct chat_shape direct = {.lines_max = 4, .line_bytes = 116};

/* Blocks of so many bytes each. */
static struct rich passage_of(struct arena *arena, const size_t *bytes, size_t count)
{
    struct rich passage = {ARENA_ARRAY(arena, struct rich_block, count), count};

    for (size_t i = 0; i < count; i++) {
        char *text = arena_alloc(arena, bytes[i] + 1, 1);
        memset(text, 'x', bytes[i]);
        passage.blocks[i] = rich_from_text(arena, str_make(text, bytes[i])).blocks[0];
    }
    return passage;
}

static size_t end_of(const struct chat_shape *shape, const struct chat_reply *reply,
                     const size_t *bytes, size_t count, size_t start)
{
    struct arena arena;

    arena_init(&arena);
    size_t end = page_end(&arena, shape, reply, passage_of(&arena, bytes, count), start);
    arena_clear(&arena);
    return end;
}

static void whole_blocks_are_taken_while_they_fit(void **state)
{
    const size_t bytes[] = {50, 150, 50, 50};
    const struct chat_reply reply = {.closing = STR("closing")};

    (void)state;
    assert_int_equal(end_of(&direct, &reply, bytes, 4, 0), 2);
    assert_int_equal(end_of(&direct, &reply, bytes, 4, 2), 4);
}

static void the_closing_line_has_its_place(void **state)
{
    const size_t bytes[] = {50, 50, 50, 50};
    const struct chat_reply bare = {0};
    const struct chat_reply full = {.lead = STR("lead"), .closing = STR("closing")};

    (void)state;
    assert_int_equal(end_of(&direct, &bare, bytes, 4, 0), 4);
    assert_int_equal(end_of(&direct, &full, bytes, 4, 0), 2);
}

static void a_block_larger_than_a_page_is_given_alone(void **state)
{
    const size_t bytes[] = {5000, 50};
    const struct chat_reply reply = {.closing = STR("closing")};

    (void)state;
    assert_int_equal(end_of(&direct, &reply, bytes, 2, 0), 1);
    assert_int_equal(end_of(&direct, &reply, bytes, 2, 1), 2);
    assert_int_equal(end_of(&direct, &reply, bytes, 2, 2), 2);
}

static void a_network_of_whole_passages_gets_all(void **state)
{
    const size_t bytes[] = {5000, 5000};
    const struct chat_shape shape = {.takes_passage = true};
    const struct chat_reply reply = {.closing = STR("closing")};

    (void)state;
    assert_int_equal(end_of(&shape, &reply, bytes, 2, 0), 2);
}

static void a_heading_does_not_end_a_page(void **state)
{
    const size_t bytes[] = {50, 50, 10, 200};
    const struct chat_reply reply = {.closing = STR("closing")};
    struct arena arena;

    (void)state;
    arena_init(&arena);
    struct rich passage = passage_of(&arena, bytes, 4);
    passage.blocks[2].kind = RICH_HEADING;
    assert_int_equal(page_end(&arena, &direct, &reply, passage, 0), 2);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_blocks_are_taken_while_they_fit),
        cmocka_unit_test(the_closing_line_has_its_place),
        cmocka_unit_test(a_block_larger_than_a_page_is_given_alone),
        cmocka_unit_test(a_network_of_whole_passages_gets_all),
        cmocka_unit_test(a_heading_does_not_end_a_page),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
