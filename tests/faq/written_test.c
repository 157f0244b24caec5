/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "faq/load.h"
#include "faq/written.h"

static void every_example_comes_once_in_the_order_of_the_page(void **state)
{
    (void)state;
    static const struct {
        const char *topic, *text;
        bool is_not_ask;
    } expected[] = {
        {"rye", "how long does rye keep", false},
        {"rye", "is rye dark", false},
        {"rye", "is rye whiskey strong", true},
        {"oats", "can oats be toasted", false},
    };
    const struct faq_file file = {
        .path = STR("bread.md"),
        .text = STR("# Bread\n\n## Rye\n\n```toml faq\n"
                    "ask = [\"how long does rye keep\", \"is rye dark\"]\n"
                    "not_ask = [\"is rye whiskey strong\"]\n```\n\nA week.\n\n"
                    "## Wheat\n\nYes.\n\n## Oats\n\n```toml faq\n"
                    "ask = [\"can oats be toasted\"]\n```\n\nYes.\n"),
    };
    const struct faq_options options = {.review_months = 24, .today = 20261120};
    struct faq_written_at at = {0};
    struct faq_written example;
    struct arena arena;
    size_t count = 0;

    arena_init(&arena);
    struct diagnostics found = {.arena = &arena};
    struct faq_snapshot *faq = faq_load(&file, 1, &options, &found);
    assert_non_null(faq);
    for (; faq_written_next(faq, &at, &example); count++) {
        assert_true(count < COUNT_OF(expected));
        assert_true(str_equal(example.topic->id, str_from_c(expected[count].topic)));
        assert_true(str_equal(example.text, str_from_c(expected[count].text)));
        assert_int_equal(example.is_not_ask, expected[count].is_not_ask);
    }
    assert_int_equal(count, COUNT_OF(expected));
    assert_false(faq_written_next(faq, &at, &example));
    faq_snapshot_destroy(faq);
    arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_example_comes_once_in_the_order_of_the_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
