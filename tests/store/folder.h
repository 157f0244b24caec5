/* SPDX-License-Identifier: MIT */
/* folder: a folder of its own for each test of files, removed with all that is in it. */
#ifndef TESTS_STORE_FOLDER_H
#define TESTS_STORE_FOLDER_H

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "store/store.h"

struct folder {
    struct arena arena;
    struct str path;
};

static inline struct str folder_file(struct folder *folder, const char *name)
{
    return arena_format(&folder->arena, "%.*s/%s", STR_ARG(folder->path), name);
}

static inline void folder_write(struct folder *folder, const char *name, struct str text)
{
    FILE *file = fopen(folder_file(folder, name).ptr, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text.ptr, 1, text.len, file), text.len);
    assert_int_equal(fclose(file), 0);
}

static inline unsigned folder_mode(struct folder *folder, const char *name)
{
    struct stat status;
    assert_int_equal(stat(folder_file(folder, name).ptr, &status), 0);
    return status.st_mode & 07777;
}

static inline int folder_create(void **state)
{
    char path[] = "/tmp/faqd-test-XXXXXX";
    struct folder *folder = ALLOC(struct folder);

    arena_init(&folder->arena);
    if (!mkdtemp(path))
        return -1;
    folder->path = arena_copy(&folder->arena, str_from_c(path));
    *state = folder;
    return 0;
}

static inline int folder_remove_one(const char *path, const struct stat *status, int kind,
                                    struct FTW *place)
{
    (void)status;
    (void)kind;
    (void)place;
    return remove(path);
}

static inline int folder_destroy(void **state)
{
    struct folder *folder = *state;

    nftw(folder->path.ptr, folder_remove_one, 8, FTW_DEPTH | FTW_PHYS);
    arena_clear(&folder->arena);
    free(folder);
    return 0;
}

static inline struct store *folder_store(struct folder *folder)
{
    struct error err = {0};
    struct store *store = store_open(folder_file(folder, "state"), &err);

    if (!store)
        fail_msg("%s", err.text);
    return store;
}

/* Runs part in a process of its own, which may crash; gives its status as wait does. */
static inline int folder_fork(struct folder *folder, int (*part)(struct folder *folder))
{
    int status = -1;
    pid_t child = fork();

    if (child == 0)
        _exit(part(folder));
    assert_true(child > 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

/* The same without the rights of root, who may write anywhere. */
static inline void folder_drop_rights(void)
{
    if (geteuid() == 0 && (setgid(65534) || setuid(65534)))
        _exit(99);
}

#define FOLDER_TEST(name) \
    cmocka_unit_test_setup_teardown(name, folder_create, folder_destroy)

#endif
