/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

#include "net/watch.h"

enum { PATIENCE_MS = 10000, SILENCE_MS = 450 };

struct place {
    struct loop *loop;
    struct watch *watch;
    char dir[64]; /* above the watched one */
    int changes;
};

static const char *path_of(const struct place *place, const char *name)
{
    static char paths[4][128];
    static int next;

    char *path = paths[next++ % 4];
    snprintf(path, sizeof(paths[0]), "%s/%s", place->dir, name);
    return path;
}

static void write_file(const struct place *place, const char *name, const char *text)
{
    FILE *file = fopen(path_of(place, name), "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void note_change(void *context)
{
    struct place *place = context;
    place->changes++;
}

static void watch_faq(struct place *place)
{
    place->watch =
        watch_create(place->loop, str_from_c(path_of(place, "faq")), note_change, place);
}

static int place_create(void **state)
{
    struct place *place = calloc(1, sizeof(*place));
    struct error err;

    snprintf(place->dir, sizeof(place->dir), "/tmp/faqd-test-XXXXXX");
    place->loop = loop_create(&err);
    if (!place->loop || !mkdtemp(place->dir) || mkdir(path_of(place, "faq"), 0700))
        return -1;
    write_file(place, "faq/a.md", "# A");
    watch_faq(place);
    *state = place;
    return 0;
}

static int remove_one(const char *path, const struct stat *status, int kind,
                      struct FTW *at)
{
    (void)status;
    (void)kind;
    (void)at;
    return remove(path);
}

static int place_destroy(void **state)
{
    struct place *place = *state;

    watch_destroy(place->watch);
    loop_destroy(place->loop);
    nftw(place->dir, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    free(place);
    return 0;
}

static void wait_for(struct place *place, int changes, int64_t patience_ms)
{
    int64_t end_ms = loop_now_ms() + patience_ms;
    struct error err;

    while (place->changes < changes && loop_now_ms() < end_ms)
        assert_true(loop_wait(place->loop, 50, &err));
}

/* One more change is told, and no second one follows. */
static void assert_one_change(struct place *place)
{
    int before = place->changes;

    wait_for(place, before + 1, PATIENCE_MS);
    wait_for(place, before + 2, SILENCE_MS);
    assert_int_equal(place->changes, before + 1);
}

static void several_writes_are_one_change(void **state)
{
    struct place *place = *state;

    assert_null(watch_trouble(place->watch));
    write_file(place, "faq/a.md", "# A2");
    write_file(place, "faq/b.md", "# B");
    write_file(place, "faq/words.toml", "x = 1");
    assert_one_change(place);
}

static void rename_over_a_file_is_a_change(void **state)
{
    struct place *place = *state;

    for (int i = 0; i < 2; i++) {
        write_file(place, "faq/.a.md.swp", "# A3");
        assert_int_equal(
            rename(path_of(place, "faq/.a.md.swp"), path_of(place, "faq/a.md")), 0);
        assert_one_change(place);
    }
}

static void other_files_are_no_change(void **state)
{
    struct place *place = *state;

    write_file(place, "faq/.hidden.md", "x");
    write_file(place, "faq/a.md~", "x");
    write_file(place, "faq/notes.txt", "x");
    write_file(place, "beside.md", "x");
    wait_for(place, 1, SILENCE_MS);
    assert_int_equal(place->changes, 0);
}

static void removed_file_is_a_change(void **state)
{
    struct place *place = *state;

    assert_int_equal(remove(path_of(place, "faq/a.md")), 0);
    assert_one_change(place);
}

static void replaced_folder_is_a_change_and_is_watched(void **state)
{
    struct place *place = *state;

    assert_int_equal(mkdir(path_of(place, "new"), 0700), 0);
    write_file(place, "new/a.md", "# new");
    assert_int_equal(rename(path_of(place, "faq"), path_of(place, "old")), 0);
    assert_int_equal(rename(path_of(place, "new"), path_of(place, "faq")), 0);
    assert_one_change(place);
    write_file(place, "faq/b.md", "# B");
    assert_one_change(place);
    write_file(place, "old/b.md", "# B");
    wait_for(place, 99, SILENCE_MS);
    assert_int_equal(place->changes, 2);
}

static void replaced_link_is_a_change_and_is_watched(void **state)
{
    struct place *place = *state;

    watch_destroy(place->watch);
    assert_int_equal(rename(path_of(place, "faq"), path_of(place, "v1")), 0);
    assert_int_equal(mkdir(path_of(place, "v2"), 0700), 0);
    assert_int_equal(symlink("v1", path_of(place, "faq")), 0);
    watch_faq(place);
    assert_int_equal(symlink("v2", path_of(place, "next")), 0);
    assert_int_equal(rename(path_of(place, "next"), path_of(place, "faq")), 0);
    assert_one_change(place);
    write_file(place, "v2/b.md", "# B");
    assert_one_change(place);
}

static void missing_folder_is_trouble_until_it_comes_back(void **state)
{
    struct place *place = *state;

    assert_int_equal(remove(path_of(place, "faq/a.md")), 0);
    assert_int_equal(rmdir(path_of(place, "faq")), 0);
    assert_one_change(place);
    assert_non_null(watch_trouble(place->watch));
    assert_non_null(strstr(watch_trouble(place->watch), "/faq: No such file"));
    assert_int_equal(mkdir(path_of(place, "faq"), 0700), 0);
    wait_for(place, 2, PATIENCE_MS);
    assert_null(watch_trouble(place->watch));
    write_file(place, "faq/a.md", "# A");
    wait_for(place, 3, PATIENCE_MS);
    assert_int_equal(place->changes, 3);
}

static void busy_folder_is_told_at_last(void **state)
{
    struct place *place = *state;
    int64_t end_ms = loop_now_ms() + WATCH_PATIENCE_MS + 2000;
    struct error err;

    while (!place->changes && loop_now_ms() < end_ms) {
        write_file(place, "faq/a.md", "# again");
        assert_true(loop_wait(place->loop, 50, &err));
        usleep(20 * 1000);
    }
    assert_int_equal(place->changes, 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, place_create, place_destroy)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(several_writes_are_one_change),
        TEST(rename_over_a_file_is_a_change),
        TEST(other_files_are_no_change),
        TEST(removed_file_is_a_change),
        TEST(replaced_folder_is_a_change_and_is_watched),
        TEST(replaced_link_is_a_change_and_is_watched),
        TEST(missing_folder_is_trouble_until_it_comes_back),
        TEST(busy_folder_is_told_at_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
