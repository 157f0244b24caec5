/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/rich.h"

static int arena_set_up(void **state)
{
    static struct arena arena;
    arena_init(&arena);
    *state = &arena;
    return 0;
}

static int arena_tear_down(void **state)
{
    arena_clear(*state);
    return 0;
}

static void plain_text_comes_out_as_it_went_in(void **state)
{
    struct rich rich = rich_from_text(*state, STR("a *b*"));
    assert_int_equal(rich.count, 1);
    assert_true(str_equal(rich_plain(*state, rich), STR("a *b*")));
}

static void a_link_is_written_out_once_behind_its_words(void **state)
{
    struct str url = STR("https://x.org");
    struct rich_span spans[] = {
        {.text = STR("see ")},
        {.text = STR("the "), .url = url},
        {.text = STR("page"), .url = url, .styles = RICH_STRONG},
        {.text = STR(".")},
    };
    struct rich_block block = {.kind = RICH_PARAGRAPH, .spans = spans, .count = 4};
    assert_true(str_equal(rich_block_plain(*state, &block),
                          STR("see the page (https://x.org).")));
}

static void a_link_that_shows_its_url_is_not_repeated(void **state)
{
    struct rich_span spans[] = {
        {.text = STR("https://x.org"), .url = STR("https://x.org")},
        {.text = STR(" or ")},
        {.text = STR("a@x.org"), .url = STR("mailto:a@x.org")},
    };
    struct rich_block block = {.kind = RICH_PARAGRAPH, .spans = spans, .count = 3};
    assert_true(
        str_equal(rich_block_plain(*state, &block), STR("https://x.org or a@x.org")));
}

static void items_are_marked_and_moved_in(void **state)
{
    struct rich_span span = {.text = STR("a")};
    struct rich_block blocks[] = {
        {.kind = RICH_PARAGRAPH, .spans = &span, .count = 1},
        {.kind = RICH_ITEM, .level = 1, .number = 2, .spans = &span, .count = 1},
        {.kind = RICH_ITEM, .level = 2, .spans = &span, .count = 1},
    };
    struct rich rich = {.blocks = blocks, .count = 3};
    assert_true(str_equal(rich_plain(*state, rich), STR("a\n2. a\n  - a")));
    assert_true(str_equal(rich_plain(*state, rich_slice(rich, 1, 2)), STR("2. a")));
    assert_int_equal(rich_slice(rich, 1, 9).count, 2);
    assert_int_equal(rich_slice(rich, 3, 9).count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_text_comes_out_as_it_went_in),
        cmocka_unit_test(a_link_is_written_out_once_behind_its_words),
        cmocka_unit_test(a_link_that_shows_its_url_is_not_repeated),
        cmocka_unit_test(items_are_marked_and_moved_in),
    };
    return cmocka_run_group_tests(tests, arena_set_up, arena_tear_down);
}
