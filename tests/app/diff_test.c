/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/commands.h"
#include "folder.h"
#include "printed.h"

#define RYE  "## Rye\n\n```toml faq\nask = [\"how long does rye keep\"]\n```\n\nWeek.\n\n"
#define OATS "## Oats\n\n```toml faq\nask = [\"can oats be toasted\"]\n```\n\nYes.\n\n"

static void the_same_folder_twice_differs_in_nothing(void **state)
{
    (void)state;
    int status;
    struct folder folder;
    folder_make(&folder);
    folder_write(&folder, "bread.md", "# Bread\n\n" RYE OATS);
    char *text = printed(&status, command_diff, "diff", folder.path, folder.path, NULL);
    assert_int_equal(status, STATUS_FINE);
    assert_string_equal(text, "2 questions, 0 answered differently\n");
    free(text);
    folder_remove(&folder);
}

static void what_a_removed_topic_answered_is_listed(void **state)
{
    (void)state;
    int status;
    struct folder before, after;
    folder_make(&before);
    folder_make(&after);
    folder_write(&before, "bread.md", "# Bread\n\n" RYE OATS);
    folder_write(&after, "bread.md", "# Bread\n\n" RYE);
    char *text = printed(&status, command_diff, "diff", before.path, after.path, NULL);
    assert_int_equal(status, STATUS_NO);
    assert_non_null(strstr(text, "topic oats: removed\n"));
    assert_non_null(strstr(text, "can oats be toasted\n  - answer oats\n  + "));
    assert_null(strstr(text, "rye"));
    assert_non_null(
        strstr(text, "2 questions, 1 answered differently: 0 now right, 1 now wrong\n"));
    free(text);
    folder_remove(&before);
    folder_remove(&after);
}

static void questions_of_a_file_are_asked_too(void **state)
{
    (void)state;
    int status;
    struct folder before, after;
    folder_make(&before);
    folder_make(&after);
    folder_write(&before, "bread.md", "# Bread\n\n" RYE OATS);
    folder_write(&after, "bread.md", "# Bread\n\n" RYE);
    const char *path = folder_write(&after, "questions", "are oats ever toasted\n");
    char *text =
        printed(&status, command_diff, "diff", before.path, after.path, path, NULL);
    assert_int_equal(status, STATUS_NO);
    assert_non_null(strstr(text, "are oats ever toasted\n  - "));
    assert_non_null(
        strstr(text, "3 questions, 2 answered differently: 0 now right, 1 now wrong\n"));
    free(text);
    folder_remove(&before);
    folder_remove(&after);
}

static void what_a_room_reads_instead_is_shown(void **state)
{
    (void)state;
    int status;
    struct folder before, after;
    folder_make(&before);
    folder_make(&after);
    folder_write(&before, "bread.md", "# Bread\n\n" RYE "## Oats\n\nYes.\n\nLong.\n");
    folder_write(&after, "bread.md",
                 "# Bread\n\n## Rye\n\n```toml faq\nask = [\"how long does rye keep\"]\n"
                 "```\n\nA month.\n\n## Oats\n\nYes.\n\nLonger.\n");
    char *text = printed(&status, command_diff, "diff", before.path, after.path, NULL);
    assert_non_null(strstr(text, "topic rye: changed\n  - Week.\n  + A month.\n"));
    assert_non_null(strstr(text, "topic oats: changed\n  (the short answer is the same; "
                                 "what follows on \"more\" changed)\n"));
    free(text);
    folder_remove(&before);
    folder_remove(&after);
}

static void what_became_right_is_told(void **state)
{
    (void)state;
    int status;
    struct folder before, after;
    folder_make(&before);
    folder_make(&after);
    folder_write(&before, "bread.md", "# Bread\n\n" RYE);
    folder_write(&after, "bread.md", "# Bread\n\n" RYE OATS);
    const char *path = folder_write(&after, "questions",
                                    "{\"q\": \"toasted oats\", \"topic\": \"oats\"}\n");
    char *text =
        printed(&status, command_diff, "diff", before.path, after.path, path, NULL);
    assert_non_null(strstr(text, "topic oats: added\n"));
    assert_non_null(strstr(text, "  + answer oats (now right)\n"));
    assert_non_null(strstr(text, "answered differently: 2 now right, 0 now wrong\n"));
    free(text);
    folder_remove(&before);
    folder_remove(&after);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_folder_twice_differs_in_nothing),
        cmocka_unit_test(what_a_removed_topic_answered_is_listed),
        cmocka_unit_test(questions_of_a_file_are_asked_too),
        cmocka_unit_test(what_a_room_reads_instead_is_shown),
        cmocka_unit_test(what_became_right_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
