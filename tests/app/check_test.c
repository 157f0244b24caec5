/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/commands.h"
#include "folder.h"
#include "printed.h"

/* Some are understood as a neighbour's, even though they were learned from. To drop them
 * costs a point of what is understood of questions that were never seen, so they stay; one
 * of a hundred is what the fit leaves. */
enum { STRAYS_MAX = 130 };

static size_t count_of(const char *text, const char *what)
{
    size_t count = 0;

    for (const char *at = text; (at = strstr(at, what)); at++)
        count++;
    return count;
}

/* One run: it learns from all examples a dozen times. */
static void the_shipped_faq_keeps_to_all_rules(void **state)
{
    (void)state;
    static const char *const never[] = {
        "no source stands behind", "no date of review", "names an amount",
        "names a number of",       "names a promise",   "names how much of a dose",
        "names nobody to ask",     "no short answer",   "is broken",
        "fight over the example",
    };
    int status;
    char *text = printed(&status, command_check, "check", "--faq", FAQ_DIR, NULL);

    assert_int_equal(status, STATUS_FINE);
    assert_non_null(strstr(text, "\nleft out one by one, "));
    assert_non_null(strstr(text, "\n0 errors, "));
    for (size_t i = 0; i < sizeof(never) / sizeof(*never); i++)
        if (strstr(text, never[i]))
            fail_msg("check says \"%s\" of the shipped articles:\n%s", never[i], text);
    assert_true(count_of(text, "is understood as") <= STRAYS_MAX);
    free(text);
}

static void examples_are_told_by_topic(void **state)
{
    (void)state;
    int status;
    struct folder folder;
    folder_make(&folder);
    folder_write(
        &folder, "bread.md",
        "# Bread\n\n## Rye\n\n```toml faq\n"
        "ask = [\"how long does rye keep\", \"how long will rye stay good\",\n"
        "\"purple zebra\"]\n```\n\nA week.\n\n"
        "## Oats\n\n```toml faq\nask = [\"can oats be toasted\"]\n```\n\nAlways.\n");
    char *text =
        printed(&status, command_check, "check", "--faq", folder.path, "--explain", NULL);
    assert_int_equal(status, STATUS_FINE);
    assert_non_null(strstr(text, "bread.md:3: topic \"rye\": of 3 examples, 2 would be "
                                 "understood without themselves; these 1 would not:\n"));
    assert_non_null(strstr(text, "bread.md:7:1: \"purple zebra\" goes to "));
    assert_non_null(strstr(text, "names a word to look at twice: \"always\""));
    free(text);
    text = printed(&status, command_check, "check", "--faq", folder.path, NULL);
    assert_non_null(strstr(text, "; --explain lists the others"));
    assert_null(strstr(text, "purple zebra"));
    free(text);
    folder_remove(&folder);
}

static void patterns_that_no_example_needs_are_told(void **state)
{
    (void)state;
    int status;
    struct folder folder;
    folder_make(&folder);
    folder_write(&folder, "bread.md",
                 "# Bread\n\n## Rye\n\n```toml faq\n"
                 "ask = [\"how long does rye keep\"]\nmatch = ['\"rye\"', '\"spelt\"']\n"
                 "```\n\nA week.\n");
    char *text =
        printed(&status, command_check, "check", "--faq", folder.path, "--explain", NULL);
    assert_non_null(strstr(text, "the best for no example of their topic:\n"));
    assert_non_null(strstr(text, "bread.md:7:19: \"spelt\"\n"));
    assert_null(strstr(text, "bread.md:7:10:"));
    free(text);
    folder_remove(&folder);
}

static void all_mistakes_are_listed_with_their_places(void **state)
{
    (void)state;
    int status;
    struct folder folder;
    folder_make(&folder);
    folder_write(&folder, "bread.md",
                 "# Bread\n\n## Rye\n\n```toml faq\nid = \n```\n\nA week.\n\n"
                 "## Oats\n\n```toml faq\nask = 7\n```\n\nYes.\n");
    char *text = printed(&status, command_check, "check", "--faq", folder.path, NULL);
    assert_int_equal(status, STATUS_NO);
    assert_non_null(strstr(text, "/bread.md:6:"));
    assert_non_null(strstr(text, "/bread.md:14:"));
    assert_non_null(strstr(text, ": error: "));
    free(text);
    folder_remove(&folder);
}

static void mistakes_of_the_configuration_count(void **state)
{
    (void)state;
    int status;
    struct folder folder;
    folder_make(&folder);
    folder_write(&folder, "bread.md", "# Bread\n\n## Rye\n\nA week.\n");
    const char *path =
        folder_write(&folder, "faqd.toml", "[faq]\ndir = \".\"\nwach = true\n");
    char *text = printed(&status, command_check, "check", "-c", path, NULL);
    assert_int_equal(status, STATUS_NO);
    assert_non_null(strstr(text, "; the configuration has errors, too"));
    free(text);
    folder_remove(&folder);
}

static void what_is_not_there_cannot_be_checked(void **state)
{
    (void)state;
    int status;
    free(printed(&status, command_check, "check", "--faq", "/nonexistent", NULL));
    assert_int_equal(status, STATUS_CANNOT_RUN);
    free(printed(&status, command_check, "check", "-c", "/nonexistent", NULL));
    assert_int_equal(status, STATUS_CANNOT_RUN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_shipped_faq_keeps_to_all_rules),
        cmocka_unit_test(examples_are_told_by_topic),
        cmocka_unit_test(patterns_that_no_example_needs_are_told),
        cmocka_unit_test(all_mistakes_are_listed_with_their_places),
        cmocka_unit_test(mistakes_of_the_configuration_count),
        cmocka_unit_test(what_is_not_there_cannot_be_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
