/* SPDX-License-Identifier: MIT */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "folder.h"
#include "store/files.h"

static const struct files_limits LIMITS = {.max_file_bytes = 100, .max_files = 5};

static unsigned reads_left = UINT_MAX; /* of folders, before the disk fails */

/* Stands before that of the C library. */
struct dirent *readdir(DIR *folder)
{
    union {
        void *symbol;
        struct dirent *(*call)(DIR *);
    } real = {.symbol = dlsym(RTLD_NEXT, "readdir")};

    if (reads_left == 0) {
        errno = EIO;
        return NULL;
    }
    reads_left--;
    return real.call(folder);
}

static void folder_gives_articles_and_vocabularies_in_order(void **state)
{
    struct folder *folder = *state;
    struct files files = {0};
    struct error err;

    folder_write(folder, "b.md", STR("# B"));
    folder_write(folder, "a.toml", STR("x = 1"));
    folder_write(folder, ".a.md.swp", STR("no"));
    folder_write(folder, ".hidden.md", STR("no"));
    folder_write(folder, "README", STR("no"));
    folder_write(folder, "b.md~", STR("no"));
    assert_true(files_read_folder(folder_file(folder, ""), &LIMITS, &folder->arena,
                                  &files, &err));
    assert_int_equal(files.count, 2);
    assert_true(str_equal(files.items[0].path, folder_file(folder, "a.toml")));
    assert_true(str_equal(files.items[1].path, folder_file(folder, "b.md")));
    assert_string_equal(files.items[1].text.ptr, "# B");
    assert_int_equal(files.items[1].problem.len, 0);
}

static void file_with_a_problem_does_not_hide_the_others(void **state)
{
    struct folder *folder = *state;
    struct files files = {0};
    struct error err;

    folder_write(folder, "large.md", str_make(arena_alloc(&folder->arena, 101, 1), 101));
    folder_write(folder, "just.md", str_make(arena_alloc(&folder->arena, 100, 1), 100));
    assert_int_equal(mkdir(folder_file(folder, "folder.md").ptr, 0700), 0);
    assert_int_equal(mkfifo(folder_file(folder, "pipe.md").ptr, 0600), 0);
    assert_int_equal(symlink("nowhere", folder_file(folder, "z.md").ptr), 0);
    assert_true(files_read_folder(folder->path, &LIMITS, &folder->arena, &files, &err));
    assert_int_equal(files.count, 5);
    assert_true(str_equal(files.items[0].problem, STR("is not a regular file")));
    assert_int_equal(files.items[1].problem.len, 0);
    assert_int_equal(files.items[1].text.len, 100);
    assert_true(str_equal(files.items[2].problem, STR("is larger than 100 bytes")));
    assert_true(str_equal(files.items[3].problem, STR("is not a regular file")));
    assert_true(str_equal(files.items[4].problem,
                          STR("cannot be read: No such file or directory")));
}

static void folder_with_too_many_files_is_refused(void **state)
{
    struct folder *folder = *state;
    struct files files = {0};
    struct error err;
    char name[16];

    for (int i = 0; i < 6; i++) {
        snprintf(name, sizeof(name), "%d.md", i);
        folder_write(folder, name, STR("x"));
    }
    assert_false(files_read_folder(folder->path, &LIMITS, &folder->arena, &files, &err));
    assert_int_equal(err.kind, ERROR_LIMIT);
}

/* Half of an article's files would be taken for all of them. */
static void folder_that_fails_half_way_is_refused(void **state)
{
    struct folder *folder = *state;
    struct files files = {0};
    struct error err;

    folder_write(folder, "a.md", STR("# A"));
    folder_write(folder, "b.md", STR("# B"));
    reads_left = 2;
    bool is_read =
        files_read_folder(folder_file(folder, ""), &LIMITS, &folder->arena, &files, &err);
    reads_left = UINT_MAX;
    assert_false(is_read);
    assert_int_equal(err.kind, ERROR_SYSTEM);
    assert_non_null(strstr(err.text, "the folder cannot be read"));
}

static void missing_folder_is_named(void **state)
{
    struct folder *folder = *state;
    struct files files = {0};
    struct error err;
    char text[600];

    assert_false(files_read_folder(folder_file(folder, "faq"), &LIMITS, &folder->arena,
                                   &files, &err));
    error_format(&err, text, sizeof(text));
    assert_non_null(strstr(text, "/faq: the folder cannot be read: No such file"));
}

static void secret_loses_one_line_end_and_no_more(void **state)
{
    struct folder *folder = *state;
    struct secret secret;
    struct error err;

    folder_write(folder, "password", STR(" pass word \n\n"));
    assert_int_equal(chmod(folder_file(folder, "password").ptr, 0600), 0);
    assert_true(
        file_read_secret(folder_file(folder, "password"), &folder->arena, &secret, &err));
    assert_true(str_equal(secret.text, STR(" pass word \n")));
    assert_false(secret.is_exposed);
}

static void secret_that_others_may_read_is_exposed(void **state)
{
    struct folder *folder = *state;
    struct secret secret;
    struct error err;

    folder_write(folder, "password", STR("x"));
    assert_int_equal(chmod(folder_file(folder, "password").ptr, 0640), 0);
    assert_true(
        file_read_secret(folder_file(folder, "password"), &folder->arena, &secret, &err));
    assert_true(secret.is_exposed);
}

static void missing_or_empty_secret_is_a_mistake_in_the_configuration(void **state)
{
    struct folder *folder = *state;
    struct secret secret;
    struct error err;

    assert_false(
        file_read_secret(folder_file(folder, "password"), &folder->arena, &secret, &err));
    assert_int_equal(err.kind, ERROR_CONFIG);
    assert_string_equal(err.file, folder_file(folder, "password").ptr);
    folder_write(folder, "password", STR("\n"));
    assert_false(
        file_read_secret(folder_file(folder, "password"), &folder->arena, &secret, &err));
    assert_int_equal(err.kind, ERROR_CONFIG);
    assert_non_null(strstr(err.text, "is empty"));
}

static void private_folder_is_made_once_and_kept(void **state)
{
    struct folder *folder = *state;
    struct error err;

    assert_true(folder_make_private(folder_file(folder, "state"), &err));
    assert_int_equal(folder_mode(folder, "state"), 0700);
    assert_true(folder_make_private(folder_file(folder, "state"), &err));
}

static void folder_that_others_may_write_is_refused(void **state)
{
    struct folder *folder = *state;
    struct error err;

    assert_true(folder_make_private(folder_file(folder, "state"), &err));
    assert_int_equal(chmod(folder_file(folder, "state").ptr, 0770), 0);
    assert_false(folder_make_private(folder_file(folder, "state"), &err));
    assert_int_equal(err.kind, ERROR_CONFIG);
    assert_non_null(strstr(err.text, "chmod 700"));
}

static void written_file_replaces_the_old_one_and_is_private(void **state)
{
    struct folder *folder = *state;
    struct str text;
    struct error err;

    folder_write(folder, "token", STR("a longer old one"));
    assert_int_equal(chmod(folder_file(folder, "token").ptr, 0644), 0);
    assert_true(file_write_private(folder_file(folder, "token"), STR("new"), &err));
    assert_int_equal(folder_mode(folder, "token"), 0600);
    assert_true(
        file_read(folder_file(folder, "token"), 100, &folder->arena, &text, &err));
    assert_true(str_equal(text, STR("new")));
}

static void failed_write_leaves_the_old_file_and_no_other(void **state)
{
    struct folder *folder = *state;
    struct error err;

    assert_int_equal(mkdir(folder_file(folder, "token").ptr, 0700), 0);
    folder_write(folder, "token/content", STR("x"));
    assert_false(file_write_private(folder_file(folder, "token"), STR("new"), &err));
    assert_int_equal(err.kind, ERROR_STORE);
    folder_mode(folder, "token/content");
    assert_int_equal(remove(folder_file(folder, "token/content").ptr), 0);
    assert_int_equal(rmdir(folder_file(folder, "token").ptr), 0);
    assert_int_equal(rmdir(folder->path.ptr), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(folder_gives_articles_and_vocabularies_in_order),
        FOLDER_TEST(file_with_a_problem_does_not_hide_the_others),
        FOLDER_TEST(folder_with_too_many_files_is_refused),
        FOLDER_TEST(folder_that_fails_half_way_is_refused),
        FOLDER_TEST(missing_folder_is_named),
        FOLDER_TEST(secret_loses_one_line_end_and_no_more),
        FOLDER_TEST(secret_that_others_may_read_is_exposed),
        FOLDER_TEST(missing_or_empty_secret_is_a_mistake_in_the_configuration),
        FOLDER_TEST(private_folder_is_made_once_and_kept),
        FOLDER_TEST(folder_that_others_may_write_is_refused),
        FOLDER_TEST(written_file_replaces_the_old_one_and_is_private),
        FOLDER_TEST(failed_write_leaves_the_old_file_and_no_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
