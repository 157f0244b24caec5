/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/faq_folder.h"
#include "folder.h"

static const char article[] = "# Bread\n\n## Rye\n\nRye bread keeps for a week.\n";

static const struct faq_options faq_options = {.review_months = 24, .today = 20261120};

static int set_up(void **state)
{
    static struct arena arena;
    arena_init(&arena);
    *state = &arena;
    return 0;
}

static int tear_down(void **state)
{
    arena_clear(*state);
    return 0;
}

static void articles_of_the_folder_become_topics(void **state)
{
    struct folder folder;
    struct diagnostics found;
    folder_make(&folder);
    folder_write(&folder, "bread.md", article);
    folder_write(&folder, "notes.txt", "no article");
    struct faq_snapshot *faq =
        faq_folder_load(str_from_c(folder.path), &faq_options, *state, &found);
    assert_non_null(faq);
    assert_int_equal(faq_topic_count(faq), 1);
    assert_true(str_equal(faq_topic_at(faq, 0)->id, STR("rye")));
    faq_snapshot_destroy(faq);
    folder_remove(&folder);
}

static void one_unreadable_file_is_an_error_and_no_smaller_faq(void **state)
{
    struct folder folder;
    struct diagnostics found;
    folder_make(&folder);
    folder_write(&folder, "bread.md", article);
    char path[2 * FOLDER_PATH_MAX];
    snprintf(path, sizeof(path), "%s/cake.md", folder.path);
    assert_int_equal(symlink("nowhere", path), 0);
    assert_null(faq_folder_load(str_from_c(folder.path), &faq_options, *state, &found));
    assert_true(found.error_count > 0);
    assert_true(str_ends_with(found.items[0].file, STR("/cake.md")));
    unlink(path);
    folder_remove(&folder);
}

static void no_folder_and_an_empty_one_are_errors(void **state)
{
    struct folder folder;
    struct diagnostics found;
    folder_make(&folder);
    assert_null(faq_folder_load(str_from_c(folder.path), &faq_options, *state, &found));
    assert_int_equal(found.error_count, 1);
    folder_remove(&folder);
    assert_null(faq_folder_load(str_from_c(folder.path), &faq_options, *state, &found));
    assert_int_equal(found.error_count, 1);
    assert_true(str_equal(found.items[0].file, str_from_c(folder.path)));
}

static void a_load_that_failed_leaves_no_old_errors_behind(void **state)
{
    struct diagnostics found;
    assert_null(faq_folder_load(STR("/nonexistent"), &faq_options, *state, &found));
    struct faq_snapshot *faq =
        faq_folder_load(STR(FAQ_DIR), &faq_options, *state, &found);
    assert_non_null(faq);
    assert_int_equal(found.error_count, 0);
    faq_snapshot_destroy(faq);
}

static void today_is_a_date_of_this_century(void **state)
{
    (void)state;
    int today = faq_folder_today();
    assert_in_range(today / 10000, 2025, 2100);
    assert_in_range(today / 100 % 100, 1, 12);
    assert_in_range(today % 100, 1, 31);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(articles_of_the_folder_become_topics),
        cmocka_unit_test(one_unreadable_file_is_an_error_and_no_smaller_faq),
        cmocka_unit_test(no_folder_and_an_empty_one_are_errors),
        cmocka_unit_test(a_load_that_failed_leaves_no_old_errors_behind),
        cmocka_unit_test(today_is_a_date_of_this_century),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
